import type { Conversation, DeskConfiguration, DeskPatch, DeskSnapshot, Practice } from '../../contract/ipc/desk-state';
import type { PopupCall } from '../../contract/ipc/popup';
import type { AgentEffect } from '../../core/agent/agent-effect';
import type { Department } from '../../core/directory/department';
import type { FormValues } from '../../core/forms/form';
import type { PhoneSecret } from '../../core/phone/account';
import type { LineState } from '../../core/phone/line-state';
import type { PhoneCommand } from '../../core/phone/phone-command';
import { isMicrophoneUsable, type MicrophoneState, type PhoneEvent } from '../../core/phone/phone-event';
import type { Configuration, Queue } from '../../core/policy/configuration';
import type { QualityMoment } from '../../core/quality/call-quality';
import { failure, type Result, success, unreachable } from '../../core/result';
import type { Content } from '../content/load-content';
import { dialString } from '../customers/dial-string';
import type { WritableDatabase } from '../database/handle';
import { readRecentCalls } from '../database/recent-calls';
import { readToday } from '../database/today';
import { createQueuePresence } from '../queue-presence/create-queue-presence';
import type { Confirmation, QueuePresence } from '../queue-presence/queue-presence';
import { type AgentControl, createAgentControl, notReadyRequest } from './agent-control';
import { type CallControl, createCallControl } from './call-control';
import { createCallQuality } from './call-quality';
import { createConversationStorage } from './conversation-storage';
import { type Conversations, createConversations } from './conversations';
import { createCues } from './cues';
import { createDeskStateStore } from './desk-state-store';
import { createHoldReminder } from './hold-reminder';
import { createNotices, type Notices } from './notices';
import { createOfferOutcome } from './offer-outcome';
import { popupCall } from './popup-call';
import { createRecords, shownRecentCalls, startOfDay } from './records';
import type { SessionClock } from './session-clock';
import type { TransferControl } from './transfer-control';
import { createWrapUpTimes } from './wrap-up-times';

/** One agent's work on this PC: the single writer of the journal, told by the phone, the desk and the clock. */
export interface Session {
  readonly conversations: Conversations;
  readonly notices: Notices;
  readonly transfers: TransferControl;
  snapshot(): DeskSnapshot;
  handlePhone(event: PhoneEvent): void;
  /** The voice process died; `started` follows when the next one is there. */
  loseVoice(): void;
  /** Settings or policy changed. */
  reconfigure(): void;
  /** More of the directory is known. */
  showDirectory(): void;
  setReady(): void;
  setNotReady(reasonId: string): void;
  setAfterCall(reasonId: string | null): void;
  extendWrapUp(): void;
  finishForm(conversationId: string, values: FormValues): ReturnType<Conversations['finish']>;
  hold(callId: string, on: boolean): void;
  dial(target: string): Result<void, 'not-a-number' | 'line-down' | 'already-dialling'>;
  /** What goes on in a practice shift changed. */
  showPractice(practice: Practice): void;
  keepPracticeResult(result: Practice['results'][number]): void;
  /** The PC woke from sleep: whatever was due meanwhile happens now. */
  wake(): void;
  dispose(): void;
}

/** What the session needs of its surroundings. Configuration, secret and content are read anew whenever they are needed. */
export interface SessionPort {
  readonly database: WritableDatabase;
  readonly clock: SessionClock;
  readonly userAgent: string;
  configuration(): Configuration;
  deskConfiguration(): DeskConfiguration;
  /** Where callers are handed on to: the configuration's departments and the content's. */
  directory(): readonly Department[];
  accountSecret(): PhoneSecret | undefined;
  /** Practice may go on in silence where there is no microphone, if the person wishes; real work never. */
  mayWorkWithoutMicrophone(): boolean;
  content(): Content;
  send(command: PhoneCommand): void;
  publish(patch: DeskPatch): void;
  /** An after-call form is on record. */
  onRecorded?(conversation: Conversation, wrapUpMs: number): void;
  /** One more second of the call that is talked in. */
  showQuality(moment: QualityMoment): void;
  showPopup(call: Omit<PopupCall, 'theme'> | null): void;
}

export function createSession(port: SessionPort): Session {
  const { database, clock } = port;
  const agentName = (): string => port.configuration().account?.user ?? 'local';
  const queue = (queueId: string | undefined): Queue | undefined => port.configuration().queues.find((one) => one.id === queueId);

  let presence: QueuePresence | undefined;
  let confirmation: Confirmation = { confirmed: 'unknown' };
  const wrapUpTimes = createWrapUpTimes();
  /** The account and all that was connected with it, to see a change. */
  let connectedAs: string | undefined;

  const store = createDeskStateStore(
    {
      agent: { state: { kind: 'not-ready', since: clock.now(), reasonId: 'signed-in', author: 'system' }, confirmed: 'unknown' },
      line: { kind: 'off' },
      microphone: 'unknown',
      calls: [],
      quality: null,
      conversations: [],
      recent: readRecentCalls(database, shownRecentCalls),
      notices: [],
      today: readToday(database, agentName(), startOfDay(clock.now())),
      configuration: port.deskConfiguration(),
      practice: null,
    },
    port.publish,
  );
  const notices = createNotices(store, clock);
  const records = createRecords({ database, store, notices, clock, agentName });
  const storage = createConversationStorage(
    database,
    () => ({ agent: agentName(), country: port.configuration().country, repeatDays: port.configuration().limits.repeatCallDays }),
    clock,
  );
  const conversations = createConversations(store, storage, { queue, content: port.content, onRecorded: port.onRecorded }, clock);
  const offerOutcome = createOfferOutcome(clock);
  const holdReminder = createHoldReminder(
    clock,
    () => port.configuration().limits.holdReminderS * 1000,
    () => {
      notices.add({ kind: 'hold-reminder', severity: 'warning' });
      port.send({ type: 'play-cue', cue: 'held-call' });
    },
  );
  const cues = createCues(clock, (cue) => port.send({ type: 'play-cue', cue }));
  const quality = createCallQuality({ store, notices, thresholds: () => port.configuration().quality, show: port.showQuality });
  const agent: AgentControl = createAgentControl(clock, { onChange: showAgent, onEffect: carryOut });
  const calls: CallControl = createCallControl({
    store,
    conversations,
    offerOutcome,
    clock,
    queue,
    directory: port.directory,
    isLineUp,
    dialString: toDial,
    isOwnNumber: (number) => !number.startsWith('+') || port.directory().some((entry) => toDial(entry.number) === number),
    send: port.send,
    tellAgent: agent.apply,
    record: records.append,
    addRecent: records.addRecent,
    onRinging: showPopup,
    onHold() {
      holdReminder.follow(store.state().calls);
      if (!store.state().calls.some((call) => call.state === 'held')) notices.remove('hold-reminder');
    },
    takeQuality: quality.take,
    onFailure: (cause) => notices.add({ kind: 'call-failed', severity: 'warning', cause }),
  });

  function showAgent(): void {
    const state = agent.state();
    const pendingReasonId = agent.pendingReasonId();
    wrapUpTimes.follow(state, clock.now());
    cues.followAgent(state);
    store.change({
      agent: {
        state,
        confirmed: confirmation.confirmed,
        ...(pendingReasonId !== undefined && { pendingReasonId }),
        ...(confirmation.problem && { confirmationProblem: confirmation.problem }),
      },
    });
  }

  function carryOut(effect: AgentEffect): void {
    switch (effect.type) {
      case 'tell-queues': {
        const { availability } = effect;
        presence?.ask(availability.isAvailable ? { available: true } : { available: false, reasonId: availability.reasonId });
        break;
      }
      case 'record-state':
        records.append({ type: 'agent-state', payload: { state: effect.state, author: effect.author } });
        break;
      case 'save-unfinished-form': {
        const saved = conversations.finishByTime(effect.callId, wrapUpTimes.spentMs(effect.callId, clock.now()));
        if (saved.ok) {
          wrapUpTimes.forget(effect.callId);
          notices.add({ kind: 'form-saved-by-time', severity: 'info' });
        } else records.reportProblem(saved.problem); // the form stays open, to be finished by hand
        records.showToday();
        break;
      }
      case 'notice':
        notices.add({ kind: effect.kind, severity: 'warning' });
        break;
      default:
        unreachable(effect);
    }
  }

  function showPopup(): void {
    const ringing = store.state().calls.find((call) => call.state === 'ringing');
    port.showPopup(ringing ? popupCall(ringing, conversations.find(ringing.callId), store.state()) : null);
  }

  function startPresence(): void {
    presence?.dispose();
    confirmation = { confirmed: 'unknown' };
    presence = createQueuePresence(port.configuration(), {
      send: port.send,
      newId: clock.newId,
      after: clock.after,
      onConfirmation(now) {
        confirmation = now;
        offerOutcome.paused(now.confirmed === 'paused');
        showAgent();
      },
    });
  }

  /** Connects anew if the account or what goes with it has changed, and not while a call goes on. */
  function connectIfChanged(): void {
    const { account, headers, presence: driver, queues } = port.configuration();
    const wanted = JSON.stringify([account, headers, driver, queues.map((one) => one.id), port.accountSecret()]);
    if (wanted === connectedAs || store.state().calls.length > 0) return;
    connectedAs = wanted;
    connect();
  }

  function connect(): void {
    const { account, headers } = port.configuration();
    const secret = port.accountSecret();
    agent.apply({ type: 'line-lost' });
    startPresence();
    if (account && secret) port.send({ type: 'connect', account, secret, headers, userAgent: port.userAgent });
    else port.send({ type: 'disconnect' });
  }

  function sendDevices(): void {
    const { devices } = port.configuration();
    port.send({ type: 'set-devices', devices, mayBeSilent: devices.withoutMicrophone && port.mayWorkWithoutMicrophone() });
  }

  /** A new voice process knows nothing yet. */
  function startVoice(): void {
    sendDevices();
    connectedAs = undefined;
    connectIfChanged();
  }

  /** Not registered on purpose, to be left alone by the queues; the way to the PBX is there. */
  function isResting(line: LineState): boolean {
    return line.kind === 'off' && store.state().configuration.isConfigured && port.configuration().presence.driver === 'unregister';
  }

  function isLineUp(): boolean {
    const { line } = store.state();
    return line.kind === 'registered' || isResting(line);
  }

  function toDial(target: string): string | undefined {
    return dialString(target, port.configuration().country);
  }

  function followLine(line: LineState): void {
    store.change({ line });
    cues.followLine(line);
    if (isLineUp()) agent.apply({ type: 'line-restored' });
    else if (line.kind !== 'connecting') agent.apply({ type: 'line-lost' });
  }

  function followMicrophone(microphone: MicrophoneState): void {
    store.change({ microphone });
    if (isMicrophoneUsable(microphone)) {
      notices.remove('microphone-missing');
      // that there is one does not say that it may be used
      if (microphone !== 'closed') notices.remove('microphone-refused');
      return;
    }
    const kind = microphone === 'refused' ? 'microphone-refused' : 'microphone-missing';
    notices.add({ kind, severity: 'error' });
    agent.apply({ type: 'microphone-lost' });
  }

  const restored = conversations.restore();
  if (restored > 0) notices.add({ kind: 'draft-restored', severity: 'info', parameters: { count: String(restored) } });

  return {
    conversations,
    notices,
    transfers: calls.transfers,
    snapshot: store.snapshot,
    handlePhone(event) {
      if (event.type === 'started') startVoice();
      if (presence?.handle(event)) return;
      if (event.type === 'line') followLine(event.line);
      else if (event.type === 'microphone') followMicrophone(event.state);
      else if (event.type === 'quality') quality.handle(event.sample);
      else calls.handle(event);
      quality.follow();
      if (event.type === 'ended') connectIfChanged();
    },
    loseVoice() {
      const hadCalls = store.state().calls.length > 0;
      followLine({ kind: 'down', since: clock.now(), problem: 'voice-process' });
      calls.loseAll();
      quality.follow();
      if (hadCalls) notices.add({ kind: 'voice-restarted', severity: 'error' });
    },
    reconfigure() {
      store.change({ configuration: port.deskConfiguration() });
      sendDevices();
      connectIfChanged();
    },
    showDirectory: () => store.change({ configuration: port.deskConfiguration() }),
    setReady() {
      const { microphone } = store.state();
      if (isMicrophoneUsable(microphone)) {
        notices.remove('rona');
        notices.remove('break-overrun');
        agent.apply({ type: 'ask-ready' });
      } else {
        followMicrophone(microphone);
        sendDevices(); // it may be there by now
      }
    },
    setNotReady: (reasonId) => agent.apply({ type: 'ask-not-ready', reason: notReadyRequest(reasonId, port.configuration().reasons) }),
    setAfterCall: (reasonId) =>
      agent.apply({
        type: 'ask-after-call',
        reason: reasonId === null ? null : notReadyRequest(reasonId, port.configuration().reasons),
      }),
    extendWrapUp: () => agent.apply({ type: 'wrap-up-extended' }),
    finishForm(conversationId, values) {
      const finished = conversations.finish(conversationId, values, wrapUpTimes.spentMs(conversationId, clock.now()));
      if (finished.ok) {
        wrapUpTimes.forget(conversationId);
        agent.apply({ type: 'form-finished', callId: conversationId });
        records.showToday();
      }
      return finished;
    },
    hold(callId, on) {
      if (!on) calls.holdOthers(callId);
      port.send({ type: 'hold', callId, on });
    },
    dial(target) {
      if (!isLineUp()) return failure('line-down');
      if (store.state().calls.some((call) => call.state === 'dialling')) return failure('already-dialling');
      const digits = toDial(target);
      if (digits === undefined) return failure('not-a-number');
      const callId = clock.newId();
      calls.startDialling(callId, { number: digits, isWithheld: false });
      port.send({ type: 'dial', callId, target: digits });
      return success(undefined);
    },
    showPractice: (practice) => store.change({ practice }),
    keepPracticeResult: (result) => records.append({ type: 'practice-result', payload: result }),
    wake() {
      agent.apply({ type: 'clock' });
      port.send({ type: 'retry-now' });
    },
    dispose() {
      agent.dispose();
      offerOutcome.dispose();
      holdReminder.dispose();
      cues.dispose();
      presence?.dispose();
    },
  };
}
