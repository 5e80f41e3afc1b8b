import type { Conversation, DeskConfiguration, DeskPatch, DeskSnapshot, Practice } from '../../contract/ipc/desk-state';
import type { PopupCall } from '../../contract/ipc/popup';
import type { AgentEffect } from '../../core/agent/agent-effect';
import { answersItself } from '../../core/calls/auto-answer';
import type { Call } from '../../core/calls/call';
import type { Department } from '../../core/directory/department';
import type { FormValues } from '../../core/forms/form';
import type { NewFact } from '../../core/journal/fact';
import type { PhoneSecret } from '../../core/phone/account';
import type { LineState } from '../../core/phone/line-state';
import type { PhoneCommand } from '../../core/phone/phone-command';
import { isMicrophoneUsable, type MicrophoneState, type PhoneEvent } from '../../core/phone/phone-event';
import type { Configuration, Queue } from '../../core/policy/configuration';
import type { QualityMoment } from '../../core/quality/call-quality';
import { unreachable } from '../../core/result';
import type { Content } from '../content/load-content';
import { dialString } from '../customers/dial-string';
import type { WritableDatabase } from '../database/handle';
import { readRecentCalls } from '../database/recent-calls';
import { readToday } from '../database/today';
import { type AgentControl, createAgentControl, notReadyRequest } from './agent-control';
import { type CallControl, createCallControl } from './call-control';
import { createCallQuality } from './call-quality';
import { createCallRejoin, rejoinAddress } from './call-rejoin';
import { createCoachControl } from './coach-control';
import type { ConferenceControl } from './conference-control';
import { createConversationStorage } from './conversation-storage';
import { type Conversations, createConversations } from './conversations';
import { createCues } from './cues';
import { createDeskStateStore } from './desk-state-store';
import { createDialling, type Dialling } from './dialling';
import { createHeadsetControl } from './headset-control';
import { createHoldRefusals } from './hold-refusals';
import { createHoldReminder } from './hold-reminder';
import { createLamps } from './lamps';
import { createLineControl, type LineControl } from './line-control';
import { describeLostCall, describeLostCalls } from './lost-call';
import { createNotices, type Notices } from './notices';
import { createOfferOutcome } from './offer-outcome';
import { popupCall } from './popup-call';
import { createReadinessControl, unproven } from './readiness-control';
import { createRecordingControl, type RecordingArchive, type RecordingControl } from './recording-control';
import { createRecords, shownRecentCalls, startOfDay } from './records';
import type { SessionClock } from './session-clock';
import type { TransferControl } from './transfer-control';
import { createVoicemail } from './voicemail';
import { createWrapUpTimes } from './wrap-up-times';

/** One agent's work on this PC: the single writer of the journal, told by the phone, the desk and the clock. */
export interface Session {
  readonly conversations: Conversations;
  readonly notices: Notices;
  readonly dialling: Dialling;
  readonly transfers: TransferControl;
  readonly conferences: ConferenceControl;
  readonly recording: RecordingControl;
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
  hangUp(callId: string): void;
  hold(callId: string, on: boolean): void;
  mute(callId: string, on: boolean): void;
  /** What goes on in a practice shift changed. */
  showPractice(practice: Practice): void;
  keepPractice(fact: Extract<NewFact, { type: 'practice-call' | 'practice-result' }>): void;
  /** The PC woke from sleep: whatever was due meanwhile happens now. */
  wake(): void;
  dispose(): void;
}

/** What the session needs of its surroundings. Configuration, secret and content are read anew whenever they are needed. */
export interface SessionPort {
  readonly database: WritableDatabase;
  readonly clock: SessionClock;
  readonly userAgent: string;
  /** Of this installation (RFC 5626, 4.1). */
  readonly instanceId: string;
  configuration(): Configuration;
  deskConfiguration(): DeskConfiguration;
  /** Where callers are handed on to: the configuration's departments and the content's. */
  directory(): readonly Department[];
  accountSecret(): PhoneSecret | undefined;
  /** Practice may go on in silence where there is no microphone, if the person wishes; real work never. */
  mayWorkWithoutMicrophone(): boolean;
  content(): Content;
  readonly recordings: RecordingArchive;
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

  /** Calls that the voice process has taken with it, until they have ended here too. */
  const lostWithVoice = new Set<string>();
  const wrapUpTimes = createWrapUpTimes();
  const store = createDeskStateStore(
    {
      agent: { state: { kind: 'not-ready', since: clock.now(), reasonId: 'signed-in', author: 'system' }, confirmed: 'unknown' },
      line: { kind: 'off' },
      microphone: 'unknown',
      readiness: unproven,
      headset: { state: { kind: 'none' }, seen: [] },
      calls: [],
      coach: null,
      recording: { mode: port.configuration().recording.mode, calls: {} },
      quality: null,
      conversations: [],
      voicemail: null,
      lamps: {},
      outsideNumber: null,
      recent: readRecentCalls(database, shownRecentCalls),
      notices: [],
      today: readToday(database, agentName(), startOfDay(clock.now())),
      configuration: port.deskConfiguration(),
      practice: null,
    },
    (patch) => {
      port.publish(patch);
      if (patch.changes.calls) headset.follow(patch.changes.calls);
    },
  );
  const notices = createNotices(store, clock);
  const records = createRecords({ database, store, notices, clock, agentName });
  const storage = createConversationStorage(
    database,
    () => ({ agent: agentName(), country: port.configuration().country, repeatDays: port.configuration().limits.repeatCallDays }),
    clock,
  );
  const conversations = createConversations(store, storage, { queue, content: port.content, onRecorded: port.onRecorded }, clock);
  const recording = createRecordingControl({
    store,
    notices,
    clock,
    archive: port.recordings,
    policy: () => port.configuration().recording,
    send: port.send,
  });
  const offerOutcome = createOfferOutcome(clock);
  const holdReminder = createHoldReminder(
    clock,
    () => port.configuration().limits.holdReminderS * 1000,
    () => {
      notices.add({ kind: 'hold-reminder', severity: 'warning' });
      port.send({ type: 'play-cue', cue: 'held-call' });
    },
  );
  const coach = createCoachControl(store, (cue) => port.send({ type: 'play-cue', cue }));
  const holdRefusals = createHoldRefusals(notices, (cue) => port.send({ type: 'play-cue', cue }));
  const headset = createHeadsetControl({
    store,
    send,
    hold,
    mute,
  });
  const cues = createCues(clock, (cue) => port.send({ type: 'play-cue', cue }));
  const quality = createCallQuality({ store, notices, thresholds: () => port.configuration().quality, show: port.showQuality });
  const lamps = createLamps({ store, directory: port.directory, send: port.send });
  const voicemail = createVoicemail({ store, configuration: port.configuration, send: port.send });
  const agent: AgentControl = createAgentControl(clock, { onChange: showAgent, onEffect: carryOut });
  const line: LineControl = createLineControl({
    store,
    clock,
    userAgent: port.userAgent,
    instanceId: port.instanceId,
    configuration: port.configuration,
    accountSecret: port.accountSecret,
    tellAgent: agent.apply,
    onConfirmation({ confirmed }) {
      offerOutcome.paused(confirmed === 'paused');
      showAgent();
    },
    onConnect() {
      lamps.watchAll();
      voicemail.watch();
    },
    send: port.send,
  });
  const calls: CallControl = createCallControl({
    store,
    conversations,
    offerOutcome,
    clock,
    queue,
    hasQueues: () => port.configuration().queues.length > 0,
    directory: port.directory,
    isLineUp: line.isUp,
    dialString: toDial,
    isOwnNumber: (number) => !number.startsWith('+') || port.directory().some((entry) => toDial(entry.number) === number),
    send,
    tellAgent: agent.apply,
    record: records.append,
    addRecent: (call) => records.addRecent(recording.isRecorded(call.callId) ? { ...call, isRecorded: true } : call),
    onRinging: showPopup,
    onHold() {
      holdReminder.follow(store.state().calls);
      if (!store.state().calls.some((call) => call.state === 'held')) notices.remove('hold-reminder');
      coach.followCalls();
    },
    takeQuality: quality.take,
    answersItself: (call, isMarked) =>
      answersItself({
        call,
        isMarked,
        policy: port.configuration().calls.autoAnswer,
        agent: agent.state().kind,
        others: store.state().calls.filter((other) => other.callId !== call.callId),
        isQueue: (queueId) => queue(queueId) !== undefined,
      }),
    unreached: () => port.configuration().calls.unreached,
    reportStorage: records.reportProblem,
    onFailure({ callId, cause }, lost) {
      // told of by the notice about the voice process
      if (lostWithVoice.delete(callId)) return;
      notices.add({ kind: lost ? 'call-cut' : 'call-failed', severity: 'warning', cause, parameters: describeLostCall(lost) });
    },
  });

  const dialling = createDialling({
    store,
    clock,
    policy: () => port.configuration().calls,
    isLineUp: line.isUp,
    dialString: toDial,
    startDialling: calls.startDialling,
    send: port.send,
  });
  const rejoin = createCallRejoin({
    clock,
    rejoinAddress: (reference) => rejoinAddress(port.configuration(), reference),
    send: port.send,
    tell: followCall,
    onRejoined: () => notices.add({ kind: 'voice-rejoined', severity: 'info' }),
    onLost: loseCall,
    onSettled: () => notices.remove('voice-rejoining'),
  });
  const readiness = createReadinessControl({
    store,
    notices,
    clock,
    onHindrance: (reasonId) => agent.apply({ type: 'hindrance', ...(reasonId !== undefined && { reasonId }) }),
  });

  function showAgent(): void {
    const state = agent.state();
    const pendingReasonId = agent.pendingReasonId();
    const { confirmed, problem } = line.confirmation();
    wrapUpTimes.follow(state, clock.now());
    cues.followAgent(state);
    store.change({
      agent: {
        state,
        confirmed,
        ...(pendingReasonId !== undefined && { pendingReasonId }),
        ...(problem && { confirmationProblem: problem }),
      },
    });
  }

  function carryOut(effect: AgentEffect): void {
    switch (effect.type) {
      case 'tell-queues':
        line.tellQueues(effect.availability);
        break;
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

  /** Of a call that the voice process says nothing of. */
  function followCall(event: PhoneEvent): void {
    calls.handle(event);
    recording.handle(event);
    quality.follow();
  }

  /** Says that these calls are over with the voice process, and whom to call back, before they end here. */
  function tellLost(lost: readonly Call[]): void {
    for (const { callId } of lost) lostWithVoice.add(callId);
    for (const parameters of describeLostCalls(lost, conversations.find))
      notices.add({ kind: 'voice-restarted', severity: 'error', parameters });
  }

  /** The voice process died in this call, and it is over for good. */
  function loseCall(callId: string): void {
    tellLost(store.state().calls.filter((call) => call.callId === callId));
    followCall({ type: 'ended', callId, cause: 'media-lost', at: clock.now() });
  }

  function showPopup(): void {
    const ringing = store.state().calls.find((call) => call.state === 'ringing');
    port.showPopup(ringing ? popupCall(ringing, conversations.find(ringing.callId), store.state()) : null);
  }

  function sendDevices(): void {
    const { devices } = port.configuration();
    port.send({ type: 'set-devices', devices, mayBeSilent: devices.withoutMicrophone && port.mayWorkWithoutMicrophone() });
  }

  /** A new voice process knows nothing yet. */
  function startVoice(): void {
    headset.forget();
    sendDevices();
    line.connect();
    calls.conferences.resume();
  }

  function toDial(target: string): string | undefined {
    return dialString(target, port.configuration().country);
  }

  function send(command: PhoneCommand): void {
    if (!rejoin.take(command)) port.send(command);
  }

  function hold(callId: string, on: boolean): void {
    if (!on) calls.turnTo(callId);
    calls.conferences.sendToAll({ type: 'hold', callId, on });
  }

  function mute(callId: string, on: boolean): void {
    calls.conferences.sendToAll({ type: 'mute', callId, on });
  }

  function followLine(state: LineState): void {
    cues.followLine(state);
    line.follow(state);
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
    dialling,
    transfers: calls.transfers,
    conferences: calls.conferences,
    recording,
    snapshot: store.snapshot,
    handlePhone(event) {
      if (event.type === 'started') startVoice();
      if (lamps.handle(event) || voicemail.handle(event) || coach.handle(event) || line.handle(event)) return;
      if (event.type === 'line') {
        followLine(event.line);
        rejoin.follow(event.line);
      } else if (event.type === 'microphone') followMicrophone(event.state);
      else if (event.type === 'suppression-failed') notices.add({ kind: 'suppression-failed', severity: 'warning' });
      else if (event.type === 'quality') quality.handle(event.sample);
      else if (event.type === 'headset' || event.type === 'headset-pressed') headset.handle(event);
      else {
        const told = rejoin.handle(event);
        if (told) calls.handle(told);
      }
      recording.handle(event);
      holdRefusals.handle(event);
      readiness.handle(event);
      quality.follow();
      if (event.type === 'ended') line.connectIfChanged();
    },
    loseVoice() {
      const lost = store.state().calls;
      followLine({ kind: 'down', since: clock.now(), problem: 'voice-process' });
      const keptIds = rejoin.begin(lost);
      tellLost(lost.filter(({ callId }) => !keptIds.has(callId)));
      recording.loseVoice(keptIds);
      calls.loseAll(keptIds);
      holdRefusals.forget();
      readiness.forget();
      quality.follow();
      if (keptIds.size > 0) notices.add({ kind: 'voice-rejoining', severity: 'warning' });
    },
    reconfigure() {
      store.change({ configuration: port.deskConfiguration() });
      recording.showMode();
      if (port.configuration().devices.noiseSuppression !== 'strong') notices.remove('suppression-failed');
      sendDevices();
      line.connectIfChanged();
    },
    showDirectory() {
      store.change({ configuration: port.deskConfiguration() });
      lamps.watch();
    },
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
    hangUp: (callId) => send({ type: 'hang-up', callId }),
    hold,
    mute,
    showPractice: (practice) => store.change({ practice }),
    keepPractice: records.append,
    wake() {
      agent.apply({ type: 'clock' });
      port.send({ type: 'retry-now' });
    },
    dispose() {
      recording.dispose();
      agent.dispose();
      offerOutcome.dispose();
      holdReminder.dispose();
      cues.dispose();
      readiness.dispose();
      rejoin.dispose();
      line.dispose();
    },
  };
}
