import type { Call } from '../../../core/calls/call';
import type { CallInTransfer } from './transfer-of';

/** A sentence of the catalogue (`transfer:says`): who is heard by whom. */
export type HeardSentence =
  | 'holding'
  | 'dialling'
  | 'ringing'
  | 'colleague'
  | 'caller'
  | 'bothHeld'
  | 'connecting'
  | 'handingOn'
  | 'ringingOn';

/** Says who is heard by whom while a caller is handed on; `consultation` is the call to the colleague, while there is one. */
export function whoIsHeard(call: CallInTransfer, consultation: Call | undefined): HeardSentence {
  const { transfer } = call;
  if (transfer.kind === 'holding') return 'holding';
  if (transfer.kind === 'asking') {
    if (transfer.how === 'attended') return 'connecting';
    return transfer.isRingingThere ? 'ringingOn' : 'handingOn';
  }
  if (consultation?.state === 'talking') return 'colleague';
  if (call.state === 'talking') return 'caller';
  if (consultation?.state === 'held') return 'bothHeld';
  return consultation?.state === 'dialling' && consultation.isRingingThere ? 'ringing' : 'dialling';
}
