import { Phone, UserRound } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { Autocomplete, Header, Input, ListBox, ListBoxItem, ListBoxSection, SearchField, VisuallyHidden } from 'react-aria-components';
import { useTranslation } from '../../i18n/translation';
import { Badge, Banner, Kbd } from '../../ui';
import { useLinkCard } from '../customer/use-link-card';
import { type DialProblem, useDial } from '../phone/use-dial';
import { useDeskViewActions, useShownConversation } from '../store/DeskProvider';
import { readDialable } from './dialable';
import type { Entry } from './entry';
import styles from './search.module.css';
import { useCommands } from './use-commands';
import { useDepartmentEntries } from './use-department-entries';
import { useHits } from './use-hits';

/** The field and its results. Arrow keys move through the results while the focus stays in the field. */
export function SearchBox({ onDone }: { readonly onDone: () => void }) {
  const { t } = useTranslation(['search', 'phone', 'directory']);
  const [query, setQuery] = useState('');
  const [problem, setProblem] = useState<DialProblem>();
  const { hits, query: answered } = useHits(query);
  const customers = useCustomerEntries(hits);
  const isLinking = useIsLinking();
  const calls = useCallEntries({ query, isLinking, onProblem: setProblem, onDone });
  // together with the customers, lest Enter calls a department that only stood there first
  const departments = useDepartmentEntries({ query: answered, isLinking, onProblem: setProblem, onDone });
  const commands = useCommands(query).map(({ id, text, icon, run }) => ({ id, text, run, content: <Line icon={icon} text={text} /> }));
  const entries: readonly Entry[] = [...calls, ...customers, ...departments, ...commands];
  const foundWords = [
    t('search:found', { count: hits.length }),
    ...(departments.length > 0 ? [t('search:foundContacts', { count: departments.length })] : []),
  ].join(', ');
  const isAnswered = answered === query.trim();

  function choose(id: string) {
    const entry = entries.find((one) => one.id === id);
    if (!entry) return;
    // everything else closes the palette before what it opens
    if (!entry.mayFail) onDone();
    entry.run();
  }

  return (
    <Autocomplete inputValue={query} onInputChange={setQuery}>
      <SearchField aria-label={t('search:field')} className={styles.field ?? ''} autoFocus>
        <Input className={styles.input ?? ''} placeholder={t('search:field')} maxLength={200} spellCheck={false} />
      </SearchField>
      {isLinking && <p className={styles.linking}>{t('search:linking')}</p>}
      {query.trim() === '' && <p className={styles.advice}>{t('search:start')}</p>}
      {problem && <Banner severity="warning" title={t(`phone:dial.error.${problem}`)} announce="polite" />}
      <VisuallyHidden>
        <span role="status">{query.trim() !== '' && isAnswered && foundWords}</span>
      </VisuallyHidden>
      <ListBox aria-label={t('search:title')} className={styles.results ?? ''} onAction={(id) => choose(String(id))}>
        <Section entries={calls} title={undefined} />
        <Section entries={customers} title={t('search:customers')} />
        <Section entries={departments} title={t('directory:list')} />
        <Section entries={commands} title={t('search:commands')} />
      </ListBox>
      {query.trim() !== '' && isAnswered && entries.length === 0 && <p className={styles.advice}>{t('search:none')}</p>}
      <footer className={styles.keys}>
        <Kbd>↑↓</Kbd> {t('search:keys.choose')} <Kbd>Enter</Kbd> {t('search:keys.open')} <Kbd>Esc</Kbd> {t('search:keys.close')}
      </footer>
    </Autocomplete>
  );
}

/** A found card: links it to a caller who is not known yet, otherwise opens it. */
function useCustomerEntries(hits: ReturnType<typeof useHits>['hits']): Entry[] {
  const { t } = useTranslation('customer');
  const linkCard = useLinkCard();
  const { showCard } = useDeskViewActions();
  const conversation = useShownConversation();
  return hits.map(({ cardId, name, company, isVip, address, tariff, phone }) => ({
    id: `card ${cardId}`,
    text: name,
    run: () => (conversation && !conversation.card ? linkCard(conversation.conversationId, cardId) : showCard(cardId)),
    content: (
      <>
        <UserRound aria-hidden="true" />
        <span className={styles.texts}>
          <span className={styles.hitName}>
            {name} {isVip && <Badge tone="accent">{t('vip')}</Badge>}
          </span>
          <span className={styles.detail}>{[company, address, tariff].filter(Boolean).join(' · ')}</span>
        </span>
        {phone && <span className={styles.phone}>{phone}</span>}
      </>
    ),
  }));
}

/** Offers to call what was typed, when it is a number. */
function useCallEntries({ query, isLinking, onProblem, onDone }: Parameters<typeof useDepartmentEntries>[0]): Entry[] {
  const { t } = useTranslation('search');
  const dial = useDial();
  const target = readDialable(query);
  // who looks for the card of the person on the line must not dial by pressing Enter
  if (target === undefined || isLinking) return [];
  const text = t('call', { number: query.trim() });
  const run = async () => {
    const outcome = await dial(target);
    if (outcome.ok) onDone();
    else onProblem(outcome.problem);
  };
  return [{ id: 'call', text, run, mayFail: true, content: <Line icon={<Phone aria-hidden="true" />} text={text} /> }];
}

function Section({ entries, title }: { readonly entries: readonly Entry[]; readonly title: string | undefined }) {
  if (entries.length === 0) return null;
  return (
    <ListBoxSection {...(title === undefined ? { 'aria-label': entries[0]?.text ?? '' } : {})} className={styles.section ?? ''}>
      {title !== undefined && <Header className={styles.title ?? ''}>{title}</Header>}
      {entries.map(({ id, text, content }) => (
        <ListBoxItem key={id} id={id} textValue={text} className={styles.result ?? ''}>
          {content}
        </ListBoxItem>
      ))}
    </ListBoxSection>
  );
}

function Line({ icon, text }: { readonly icon: ReactNode; readonly text: string }) {
  return (
    <>
      {icon}
      <span className={styles.texts}>{text}</span>
    </>
  );
}

/** Whether a chosen card will be linked to the person on the line. */
function useIsLinking(): boolean {
  const conversation = useShownConversation();
  return conversation !== undefined && conversation.card === undefined;
}
