import type { LineProblem } from '../../../core/phone/line-state';

/** Why a REGISTER failed, from its final status (none when nothing came) and JsSIP's cause. */
export function registrationProblemOf(status: number | undefined, cause: string | undefined): LineProblem {
  switch (status) {
    case undefined:
      return cause === 'Connection Error' ? 'unreachable' : 'timeout';
    case 401:
    case 403:
    case 407:
      return 'wrong-credentials';
    case 404:
      return 'unknown-account';
    case 408:
      return 'timeout';
    default:
      return 'refused';
  }
}
