import { CircleCheck, CirclePause, Headset, History, Import, Languages, UserCog } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from '../../i18n/translation';
import { offeredReasons, useReasonName } from '../agent/reason-name';
import { useBridge, useDesk, useDeskViewActions } from '../store/DeskProvider';

/** Something the desk can be told to do by its name. */
export interface Command {
  readonly id: string;
  readonly text: string;
  readonly icon: ReactNode;
  readonly run: () => unknown;
}

/** The commands whose name holds the query, whatever its case and accents. */
export function useCommands(query: string): Command[] {
  const { t } = useTranslation(['search', 'calls']);
  const bridge = useBridge();
  const { open } = useDeskViewActions();
  const reasonName = useReasonName();
  const reasons = useDesk((state) => state.configuration.reasons);
  const commands: Command[] = [
    { id: 'ready', text: t('search:command.ready'), icon: <CircleCheck aria-hidden="true" />, run: () => bridge.request.setReady() },
    ...offeredReasons(reasons).map(({ id }) => ({
      id: `not-ready ${id}`,
      text: t('search:command.notReady', { reason: reasonName(id) }),
      icon: <CirclePause aria-hidden="true" />,
      run: () => bridge.request.setNotReady({ reasonId: id }),
    })),
    {
      id: 'call-history',
      text: t('calls:history.title'),
      icon: <History aria-hidden="true" />,
      run: () => open({ kind: 'call-history' }),
    },
    {
      id: 'devices',
      text: t('search:command.devices'),
      icon: <Headset aria-hidden="true" />,
      run: () => open({ kind: 'settings', page: 'devices' }),
    },
    {
      id: 'account',
      text: t('search:command.account'),
      icon: <UserCog aria-hidden="true" />,
      run: () => open({ kind: 'settings', page: 'account' }),
    },
    {
      id: 'interface',
      text: t('search:command.interface'),
      icon: <Languages aria-hidden="true" />,
      run: () => open({ kind: 'settings', page: 'interface' }),
    },
    {
      id: 'cards',
      text: t('search:command.cards'),
      icon: <Import aria-hidden="true" />,
      run: () => open({ kind: 'settings', page: 'cards' }),
    },
  ];
  const wanted = fold(query);
  return commands.filter(({ text }) => fold(text).includes(wanted));
}

function fold(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().trim();
}
