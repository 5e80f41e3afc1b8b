import type { Conversation, RecentCall } from '../../contract/ipc/desk-state';
import type { AgentEvent } from '../../core/agent/agent-event';
import type { Call, CallEndCause } from '../../core/calls/call';
import { describeEndedCall } from '../../core/calls/call-fact';
import { applyPhoneEvent, endAllCalls, markSelfAnswering, startDialling } from '../../core/calls/call-projection';
import type { CallerIdentity } from '../../core/calls/caller-identity';
import { endLonelyConferences, forgetMixing } from '../../core/calls/conference-steps';
import { type ConferenceTimes, countConferenceTimes } from '../../core/calls/conference-times';
import { countHoldTimes, type HoldTimes } from '../../core/calls/hold-times';
import { outcomeOfAttempt } from '../../core/calls/not-reached';
import type { Department } from '../../core/directory/department';
import type { NewFact } from '../../core/journal/fact';
import type { PhoneCommand } from '../../core/phone/phone-command';
import type { PhoneEvent } from '../../core/phone/phone-event';
import type { UnreachedPolicy } from '../../core/policy/call-policy';
import type { Queue } from '../../core/policy/configuration';
import type { QualitySummary } from '../../core/quality/quality-summary';
import type { StorageProblem } from '../database/storage-problem';
import { type ConferenceControl, createConferenceControl } from './conference-control';
import type { Conversations } from './conversations';
import type { DeskStateStore } from './desk-state-store';
import { createHeardCall } from './heard-call';
import type { OfferOutcome } from './offer-outcome';
import type { SessionClock } from './session-clock';
import { createTransferControl, type TransferControl } from './transfer-control';

/** The calls of the desk's state, and what each step of one means for the agent, the conversation and the records. */
export interface CallControl {
  handle(event: PhoneEvent): void;
  /** Puts every call but this one and who is joined with it on hold, before this one is talked to. */
  turnTo(callId: string): void;
  /** Notes a call that is about to be dialled. One about the caller of another call has no conversation of its own. */
  startDialling(callId: string, identity: CallerIdentity, consultationFor?: string): void;
  readonly transfers: TransferControl;
  readonly conferences: ConferenceControl;
  /** The voice process is gone, and with it every call but those that the PBX can bring back. */
  loseAll(keptIds: ReadonlySet<string>): void;
}

export interface CallControlPort {
  readonly store: DeskStateStore;
  readonly conversations: Conversations;
  readonly offerOutcome: OfferOutcome;
  readonly clock: SessionClock;
  queue(queueId: string | undefined): Queue | undefined;
  /** Whether the centre has named its queues; where it has not, any caller may come from one. */
  hasQueues(): boolean;
  directory(): readonly Department[];
  isLineUp(): boolean;
  /** A number as it is sent to the PBX; undefined when it is none. */
  dialString(target: string): string | undefined;
  /** Whether this is a number of the centre's own and not of the network. */
  isOwnNumber(number: string): boolean;
  send(command: PhoneCommand): void;
  tellAgent(event: AgentEvent): void;
  record(fact: NewFact): void;
  addRecent(call: RecentCall): void;
  /** The set of ringing calls changed. */
  onRinging(): void;
  /** A call was put on hold or taken back, or ended. */
  onHold(): void;
  /** What the sound of a call that is over was like; forgets it. */
  takeQuality(callId: string): QualitySummary | undefined;
  /** Whether policy has this call answered at once; `isMarked`: the PBX asks for it. */
  answersItself(call: Call, isMarked: boolean): boolean;
  /** What a dialled call that nobody took leaves where its queue does not say. */
  unreached(): UnreachedPolicy;
  reportStorage(problem: StorageProblem): void;
  /** A call could not be made or was cut off, for a reason the person should know. `lost`: with whom, if it was answered. */
  onFailure(call: Extract<Call, { state: 'ended' }>, lost: Conversation | undefined): void;
}

/** Ends that everybody expects; any other one is told to the person. */
const quietCauses: ReadonlySet<CallEndCause> = new Set([
  'hung-up-here',
  'hung-up-there',
  'rejected-here',
  'caller-gave-up',
  'answered-elsewhere',
  'not-answered',
  'transferred',
]);

/** After-call work where the queue is unknown or the call was dialled: as long as it takes. */
const unlimitedWrapUp = { warnS: 0, extensionS: 0, maxExtensions: 0 };

export function createCallControl(port: CallControlPort): CallControl {
  const { store, conversations, clock } = port;
  let holdTimes: HoldTimes = new Map();
  let conferenceTimes: ConferenceTimes = new Map();

  function change(changed: readonly Call[], at: number): void {
    const before = store.state().calls;
    const calls = endLonelyConferences(changed);
    if (calls === before) return;
    conferenceTimes = countConferenceTimes(conferenceTimes, before, calls, at);
    holdTimes = countHoldTimes(holdTimes, before, calls, at);
    store.change({ calls: [...calls] });
  }

  function finishEnded(): void {
    for (const call of store.state().calls) if (call.state === 'ended') finish(call);
  }

  function finish(call: Extract<Call, { state: 'ended' }>): void {
    const conversation = conversations.find(call.callId);
    const queueId = conversation?.queueId;
    const cardId = conversation?.card?.cardId;
    const quality = port.takeQuality(call.callId);
    port.record({
      type: 'call',
      payload: describeEndedCall(
        call,
        { holdTimes, conferenceTimes },
        { ...(queueId !== undefined && { queueId }), ...(cardId !== undefined && { cardId }), ...(quality && { quality }) },
        port.isOwnNumber,
      ),
    });
    port.addRecent(describeRecent(call, conversation));
    store.change({ calls: store.state().calls.filter((one) => one.callId !== call.callId) });
    if (call.answeredAt === undefined) endUnanswered(call, queueId);
    else conversations.markCallOver(call.callId, call.endedAt);
    // why a colleague could not be asked is told where the caller is
    if (!quietCauses.has(call.cause) && call.consultationFor === undefined)
      port.onFailure(call, call.answeredAt === undefined ? undefined : conversation);
    tellEnd(call, queueId);
    port.onRinging();
    port.onHold();
  }

  function endUnanswered(call: Extract<Call, { state: 'ended' }>, queueId: string | undefined): void {
    const outcome = outcomeOfAttempt(call);
    const leaves = port.queue(queueId)?.unreached ?? port.unreached();
    const kept = outcome
      ? conversations.endUnreached(call.callId, outcome, call.endedAt, leaves)
      : conversations.endUnanswered(call.callId, call.endedAt);
    if (!kept.ok) port.reportStorage(kept.problem);
  }

  function tellEnd(call: Extract<Call, { state: 'ended' }>, queueId: string | undefined): void {
    const { callId } = call;
    if (call.answeredAt !== undefined) {
      const hasForm = conversations.find(callId)?.form !== undefined;
      const policy = port.queue(queueId)?.wrapUp ?? unlimitedWrapUp;
      port.tellAgent({ type: 'call-ended', callId, wasAnswered: true, ...(hasForm && { wrapUp: { policy, hasForm } }) });
    } else if (call.direction === 'outbound') port.tellAgent({ type: 'call-ended', callId, wasAnswered: false });
    else if (call.cause === 'not-answered') port.tellAgent({ type: 'ring-unanswered', callId });
    else if (call.cause === 'rejected-here' && queueId !== undefined) port.tellAgent({ type: 'offer-rejected', callId });
    else if (call.cause === 'caller-gave-up' && (queueId !== undefined || !port.hasQueues())) {
      const ringTimeoutS = port.queue(queueId)?.ringTimeoutS;
      const { startedAt, endedAt } = call;
      const offer = { startedAt, endedAt, ...(ringTimeoutS !== undefined && { ringTimeoutMs: ringTimeoutS * 1000 }) };
      port.offerOutcome.cancelled(offer, (isRona) => port.tellAgent({ type: isRona ? 'ring-unanswered' : 'offer-cancelled', callId }));
    } else port.tellAgent({ type: 'offer-cancelled', callId });
  }

  const heard = createHeardCall({
    calls: () => store.state().calls,
    send: port.send,
    showMuted(callId) {
      const at = clock.now();
      change(applyPhoneEvent(store.state().calls, { type: 'muted', callId, on: true, at }), at);
    },
  });

  function answerUnasked(callId: string, at: number): void {
    change(markSelfAnswering(store.state().calls, callId), at);
    port.send({ type: 'answer', callId, isUnasked: true });
  }

  function dialling(callId: string, identity: CallerIdentity, consultationFor?: string): void {
    const at = clock.now();
    heard.turnTo(callId);
    if (consultationFor === undefined) conversations.begin({ callId, direction: 'outbound', identity, startedAt: at });
    change(startDialling(store.state().calls, { callId, identity, at, consultationFor }), at);
    port.tellAgent({ type: 'call-dialled', callId });
  }

  const transfers = createTransferControl({
    calls: () => store.state().calls,
    changeCalls: (calls) => change(calls, clock.now()),
    send: heard.send,
    startConsultation({ callId, target, consultationFor }) {
      const { number, name } = target;
      dialling(callId, { number, isWithheld: false, ...(name !== undefined && { displayName: name }) }, consultationFor);
    },
    isLineUp: port.isLineUp,
    dialString: port.dialString,
    directory: port.directory,
    describeCaller(callId) {
      const { identity, card } = conversations.find(callId) ?? {};
      // an agent's own card has an id that means nothing elsewhere
      const customerId = card && card.cardId > 0 ? card.externalId : identity?.customerId;
      const reference = identity?.reference;
      return { ...(reference !== undefined && { reference }), ...(customerId !== undefined && { customerId }) };
    },
    newId: clock.newId,
  });

  const conferences = createConferenceControl({
    calls: () => store.state().calls,
    changeCalls: (calls) => change(calls, clock.now()),
    send: heard.send,
  });

  return {
    turnTo: heard.turnTo,
    startDialling: dialling,
    transfers,
    conferences,
    handle(event) {
      if (!('callId' in event)) return;
      const calls = store.state().calls;
      const before = calls.find((call) => call.callId === event.callId);
      const known = event.type === 'identity' && before ? { ...event, identity: followCaller(before.identity, event.identity) } : event;
      change(applyPhoneEvent(calls, known), known.at);
      // first of all: the agent who has called a colleague is not on hold, though the caller is
      transfers.follow(calls, known);
      heard.settle(known);
      const after = store.state().calls.find((call) => call.callId === event.callId);
      if (!after || after === before) return;
      switch (known.type) {
        case 'incoming':
          if (port.answersItself(after, known.asksForAnswer ?? false)) answerUnasked(known.callId, known.at);
          conversations.begin({ callId: known.callId, direction: 'inbound', identity: known.identity, startedAt: known.at });
          port.onRinging();
          port.tellAgent({ type: 'call-offered', callId: known.callId });
          break;
        case 'answering':
          heard.turnTo(known.callId);
          port.onRinging();
          break;
        case 'talking':
          conversations.markAnswered(known.callId, known.at);
          port.tellAgent({ type: 'call-answered', callId: known.callId });
          heard.follow(known.callId);
          port.onRinging();
          break;
        case 'held':
          port.tellAgent({ type: known.on ? 'call-held' : 'call-resumed', callId: known.callId });
          if (!known.on) heard.follow(known.callId);
          port.onHold();
          break;
        case 'identity':
          conversations.changeIdentity(known.callId, known.identity);
          break;
        case 'ended':
          finishEnded();
          break;
        case 'ringing-there':
        case 'held-by-other':
        case 'together':
        case 'muted':
        case 'recording-failed':
        case 'transfer-ringing':
        case 'transfer-failed':
          break;
      }
    },
    loseAll(keptIds) {
      const at = clock.now();
      change(forgetMixing(endAllCalls(store.state().calls, 'media-lost', at, keptIds)), at);
      finishEnded();
    },
  };
}

/** A new party on the same call: the queue, the PBX's reference and a colleague's note stay, what was known of the one before does not. */
function followCaller(before: CallerIdentity, now: CallerIdentity): CallerIdentity {
  const { queue, reference, customerId, campaign, note } = before;
  const isSame = before.number === now.number;
  return {
    ...(queue !== undefined && { queue }),
    ...(reference !== undefined && { reference }),
    ...(note !== undefined && { note }),
    ...(isSame && customerId !== undefined && { customerId }),
    ...(isSame && campaign !== undefined && { campaign }),
    ...now,
  };
}

function describeRecent(call: Extract<Call, { state: 'ended' }>, conversation: Conversation | undefined): RecentCall {
  const { callId, direction, identity, cause, startedAt, answeredAt, endedAt } = call;
  const { card, displayNumber, queueId } = conversation ?? {};
  const name = card?.name ?? identity.displayName;
  return {
    callId,
    at: startedAt,
    direction,
    cause,
    ...(name !== undefined && { name }),
    ...(identity.number !== undefined && { number: identity.number }),
    ...(displayNumber !== undefined && { displayNumber }),
    ...(queueId !== undefined && { queueId }),
    ...(answeredAt !== undefined && { talkMs: endedAt - answeredAt }),
  };
}
