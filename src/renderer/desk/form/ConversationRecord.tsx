import { FileText } from 'lucide-react';
import type { Conversation } from '../../../contract/ipc/desk-state';
import { useTranslation } from '../../i18n/translation';
import { Banner, Button, EmptyState, ScrollArea } from '../../ui';
import { useKeyActions, useKeyTexts } from '../keys/KeyProvider';
import { usePausingFields } from '../recording/use-pausing-fields';
import { useDraft } from './drafts';
import { FirstEmptyField } from './FirstEmptyField';
import { FormBoundary } from './FormBoundary';
import { fieldAt, RecordForm } from './RecordForm';
import styles from './record.module.css';
import { SavedSign } from './SavedSign';
import { useFinish } from './use-finish';

/** One conversation's after-call form, from the first ring until it is finished. */
export function ConversationRecord({ conversation }: { readonly conversation: Conversation }) {
  const { t } = useTranslation(['form', 'calls']);
  const { keyProps } = useKeyTexts();
  const { draft, view } = useDraft(conversation);
  const { isFinishing, fields, problem, finish, forgive } = useFinish(conversation, draft);
  const { conversationId, form, isCallOver, notReached } = conversation;
  const pausing = usePausingFields({ conversationId, form: form?.form, values: view.values, fieldAt });
  useKeyActions({ 'finish-record': finish });
  const trouble = problem ?? view.problem;

  return (
    <div className={styles.record}>
      <ScrollArea>
        <div className={styles.form} {...pausing}>
          {notReached && (
            <Banner severity="info" title={t(`calls:notReached.${notReached}`)}>
              {t('calls:notReached.form')}
            </Banner>
          )}
          {form ? (
            <FormBoundary fallback={<Banner severity="error" title={t('form:broken')} announce="polite" />}>
              <RecordForm
                form={form.form}
                isVoluntary={notReached !== undefined}
                values={view.values}
                problems={fields}
                onChange={(values, touched) => {
                  draft.change(values, touched);
                  forgive(touched);
                }}
                onBlur={() => void draft.flush()}
              />
            </FormBoundary>
          ) : (
            <EmptyState icon={<FileText aria-hidden="true" />} title={t('form:none')}>
              {t('form:noneText')}
            </EmptyState>
          )}
        </div>
      </ScrollArea>
      <div className={styles.finish}>
        <div role="status" className={styles.outcome}>
          {trouble && <Banner severity={trouble === 'call-running' ? 'info' : 'warning'} title={t(`form:problem.${trouble}`)} />}
          {fields.length > 0 && <Banner severity="error" title={t('form:finish.problems', { count: fields.length })} />}
        </div>
        {form && isCallOver && !notReached && fields.length === 0 && <FirstEmptyField form={form.form} values={view.values} />}
        <div className={styles.finishRow}>
          {form ? <SavedSign view={view} /> : <span />}
          <Button look={isCallOver ? 'primary' : 'secondary'} isPending={isFinishing} onPress={finish} {...keyProps('finish-record')}>
            {t('form:finish.button')}
          </Button>
        </div>
      </div>
    </div>
  );
}
