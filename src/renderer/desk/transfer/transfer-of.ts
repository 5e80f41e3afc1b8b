import type { Call } from '../../../core/calls/call';
import type { Transfer } from '../../../core/calls/transfer';

/** A call with a transfer of a certain kind. */
export type CallWith<Kind extends Transfer['kind']> = Extract<Call, { state: 'talking' | 'held' }> & {
  readonly transfer: Extract<Transfer, { kind: Kind }>;
};

/** A caller who is being handed on. */
export type CallInTransfer = CallWith<'holding'> | CallWith<'consulting'> | CallWith<'asking'>;

function transferOf(call: Call): Transfer | undefined {
  return call.state === 'talking' || call.state === 'held' ? call.transfer : undefined;
}

/** Whether this call's caller is being handed on at this moment. */
export function isInTransfer(call: Call): call is CallInTransfer {
  const transfer = transferOf(call);
  return transfer !== undefined && transfer.kind !== 'failed';
}

/** Whether the last attempt to hand this caller on came to nothing, and has not been put away. */
export function hasFailedTransfer(call: Call): call is CallWith<'failed'> {
  return transferOf(call)?.kind === 'failed';
}

/** The caller who is being handed on; there is one at most. */
export function callInTransfer(calls: readonly Call[]): CallInTransfer | undefined {
  return calls.find(isInTransfer);
}

/** The call to the colleague, while there is one. */
export function consultationOf({ transfer }: CallInTransfer, calls: readonly Call[]): Call | undefined {
  return calls.find(({ callId, state }) => state !== 'ended' && callId === transfer.callId);
}
