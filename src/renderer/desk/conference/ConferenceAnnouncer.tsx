import { useState } from 'react';
import type { Call } from '../../../core/calls/call';
import { type JoinedCalls, joinedCalls } from '../../../core/calls/joined-calls';
import { useTranslation } from '../../i18n/translation';
import { VisuallyHidden } from '../../ui';
import { useCallTitle } from '../phone/call-name';
import { useDesk } from '../store/DeskProvider';
import { useHearingSentence } from './use-hearing-sentence';

/** Tells a screen reader who hears whom in a conference, each time that changes, and who is left when it is over. */
export function ConferenceAnnouncer() {
  const calls = useDesk((state) => state.calls);
  const joined = joinedCalls(calls);
  const [lastIds, setLastIds] = useState<readonly string[]>([]);
  const ids = joined?.map(({ callId }) => callId);
  if (ids && ids.join() !== lastIds.join()) setLastIds(ids);
  const left = calls.find(({ callId, state }) => state === 'talking' && lastIds.includes(callId));
  return (
    <VisuallyHidden>
      <div role="status">
        {joined && <Sentence calls={joined} />}
        {!joined && left && <Over call={left} />}
      </div>
    </VisuallyHidden>
  );
}

function Sentence({ calls }: { readonly calls: JoinedCalls }) {
  return useHearingSentence(calls);
}

function Over({ call }: { readonly call: Call }) {
  const { t } = useTranslation('conference');
  return t('over', { who: useCallTitle(call).name });
}
