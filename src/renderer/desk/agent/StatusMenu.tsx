import { Check, ChevronDown, CircleDashed } from 'lucide-react';
import { useState } from 'react';
import { Button as AriaButton } from 'react-aria-components';
import type { AgentView } from '../../../contract/ipc/desk-state';
import { useTranslation } from '../../i18n/translation';
import { GlanceTimer, Menu, MenuItem, MenuSection, StateLight, Tooltip, useEachSecond } from '../../ui';
import { useKeyActions, useKeyTexts } from '../keys/KeyProvider';
import { useBridge, useDesk } from '../store/DeskProvider';
import styles from './agent.module.css';
import { readConfirmation } from './confirmation';
import { offeredReasons, useReasonName } from './reason-name';
import { lookOf, toneAt } from './state-look';
import { useStateName } from './state-name';

const ready = 'state:ready';
const stay = 'state:stay';

function isAtRest({ state }: AgentView): boolean {
  return state.kind === 'ready' || state.kind === 'not-ready';
}

/** The agent's state, large, with what the PBX confirmed of it; opens the choice of what comes next. */
export function StatusMenu() {
  const { t } = useTranslation('agent');
  const bridge = useBridge();
  const [isOpen, setIsOpen] = useState(false);
  const agent = useDesk((desk) => desk.agent);
  const holdReminderS = useDesk((desk) => desk.configuration.holdReminderS);
  const nameState = useStateName();
  const { keyProps } = useKeyTexts();

  const { state } = agent;
  const look = lookOf(state, holdReminderS * 1000);
  const tone = useEachSecond((now) => toneAt(look, now));
  const { word, isAsAsked, isWorthSaying } = readConfirmation(agent);
  const isResting = isAtRest(agent);

  function choose(key: string) {
    if (key === ready) void bridge.request.setReady();
    else if (key === stay) void bridge.request.setAfterCall({ reasonId: null });
    else if (isResting) void bridge.request.setNotReady({ reasonId: key });
    else void bridge.request.setAfterCall({ reasonId: key });
  }

  useKeyActions({
    ready: () => (state.kind === 'not-ready' ? choose(ready) : setIsOpen(true)),
    'after-call': isResting ? undefined : () => setIsOpen(true),
  });

  const { shortcut, ...ariaKeys } = keyProps(isResting ? 'ready' : 'after-call');
  const trigger = (
    <AriaButton
      {...ariaKeys}
      className={styles.status ?? ''}
      data-tone={tone}
      aria-label={`${t('status')}: ${nameState(state)}. ${t(`confirmed.${word}`)}`}
    >
      <StateLight tone={tone} isHollow={!isAsAsked} isPulsing={state.kind === 'ringing'} />
      <span className={styles.statusTexts}>
        <span className={styles.statusWord}>{nameState(state)}</span>
        {isWorthSaying && (
          <span className={styles.confirmation} data-problem={!isAsAsked || undefined}>
            {isAsAsked ? <Check aria-hidden="true" /> : <CircleDashed aria-hidden="true" />}
            {t(`confirmed.${word}`)}
          </span>
        )}
      </span>
      <GlanceTimer {...look} label={t('timeInState')} />
      <ChevronDown aria-hidden="true" />
    </AriaButton>
  );

  return (
    <Menu
      trigger={
        <Tooltip text={t(!isResting ? 'afterCall' : state.kind === 'ready' ? 'status' : 'goReady')} shortcut={shortcut}>
          {trigger}
        </Tooltip>
      }
      label={t('status')}
      isOpen={isOpen}
      onOpenChange={setIsOpen}
      onAction={choose}
    >
      <Choices agent={agent} />
    </Menu>
  );
}

/** What may come next; drawn only while the menu is open. */
function Choices({ agent }: { readonly agent: AgentView }) {
  const { t } = useTranslation('agent');
  const { keyLabel } = useKeyTexts();
  const nameReason = useReasonName();
  const reasons = useDesk((desk) => desk.configuration.reasons);
  const { state, pendingReasonId } = agent;
  const isResting = isAtRest(agent);
  return (
    <>
      {state.kind === 'not-ready' && (
        <MenuSection>
          <MenuItem id={ready} text={t('goReady')} icon={<StateLight tone="green" />} shortcut={keyLabel('ready')} />
        </MenuSection>
      )}
      {!isResting && pendingReasonId !== undefined && (
        <MenuSection>
          <MenuItem id={stay} text={t('stayReady')} icon={<StateLight tone="green" />} />
        </MenuSection>
      )}
      <MenuSection title={isResting ? t('notReadyFor') : t('afterCall')}>
        {offeredReasons(reasons).map(({ id, limitS }) => (
          <MenuItem
            key={id}
            id={id}
            text={nameReason(id)}
            icon={<StateLight tone="amber" isHollow={!isResting && pendingReasonId !== id} />}
            detail={limitS === undefined ? undefined : t('minutes', { count: Math.round(limitS / 60) })}
          />
        ))}
      </MenuSection>
    </>
  );
}
