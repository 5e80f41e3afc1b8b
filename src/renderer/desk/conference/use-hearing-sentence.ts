import type { JoinedCalls } from '../../../core/calls/joined-calls';
import { useTranslation } from '../../i18n/translation';
import { useCallTitle } from '../phone/call-name';
import { whoHearsWhom } from './who-hears-whom';

/** Who hears whom in this conference, in words. */
export function useHearingSentence(calls: JoinedCalls): string {
  const { t } = useTranslation('conference');
  const { says, names } = whoHearsWhom(calls);
  const one = useCallTitle(names[0]).name;
  const other = useCallTitle(names[1]).name;
  return t(`says.${says}`, { one, other });
}
