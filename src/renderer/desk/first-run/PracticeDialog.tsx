import { useTranslation } from '../../i18n/translation';
import { Banner, Button, Dialog } from '../../ui';
import { microphoneProblem } from '../sound-check/microphone-problem';
import { useBridge, useDesk, useDeskView, useDeskViewActions } from '../store/DeskProvider';
import styles from './practice-dialog.module.css';
import { usePracticeChange } from './use-practice-change';

/** The way from the desk into practice and back: says what it means, and in words why it cannot be now. */
export function PracticeDialog() {
  const isOpen = useDeskView((view) => view.overlay?.kind === 'practice');
  return isOpen && <OpenDialog />;
}

function OpenDialog() {
  const { t } = useTranslation(['first-run', 'sound', 'common']);
  const bridge = useBridge();
  const { close } = useDeskViewActions();
  const isPractice = useDesk((state) => state.practice !== null);
  const isInCall = useDesk((state) => state.calls.length > 0);
  const locked = useDesk((state) => state.configuration.locked);
  const withoutMicrophone = useDesk((state) => microphoneProblem(state.microphone));
  const { state, enter, leave } = usePracticeChange();
  const isSilent = !isPractice && withoutMicrophone && !locked.includes('devices') && !locked.includes('devices.withoutMicrophone');
  const problem = isInCall ? 'call-running' : state === 'failed' || state === 'call-running' ? state : undefined;

  async function goOn() {
    if (isPractice) {
      leave();
      return;
    }
    // settings are replaced whole, so the others are read first
    if (isSilent) {
      const { settings } = await bridge.request.readSettings();
      await bridge.request.changeSettings({ devices: { ...settings.devices, withoutMicrophone: true } });
    }
    enter();
  }

  const start = isSilent ? t('first-run:practice.startSilent') : t('first-run:practice.start');
  return (
    <Dialog
      isOpen
      onClose={close}
      title={t(isPractice ? 'first-run:practice.endTitle' : 'first-run:practice.title')}
      actions={
        <>
          <Button onPress={close}>{t('common:cancel')}</Button>
          <Button look="primary" isDisabled={isInCall} isPending={state === 'changing'} onPress={() => void goOn()}>
            {isPractice ? t('first-run:practice.end') : start}
          </Button>
        </>
      }
    >
      <div className={styles.dialog}>
        <p>{t(isPractice ? 'first-run:practice.endText' : 'first-run:practice.text')}</p>
        {isSilent && (
          <Banner severity="info" title={t(`sound:problem.${withoutMicrophone}.title`)}>
            {t('first-run:sound.silentHint')}
          </Banner>
        )}
        {problem && <Banner severity="warning" title={t(`first-run:practice.problem.${problem}`)} announce="assertive" />}
      </div>
    </Dialog>
  );
}
