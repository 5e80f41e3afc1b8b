import type { CallEndCause } from '../../core/calls/call';
import type { AudioDevices, PhoneCommand } from '../../core/phone/phone-command';
import type { PhoneEvent } from '../../core/phone/phone-event';
import type { SoundCheckMode } from '../../core/phone/sound-check';
import { unreachable } from '../../core/result';
import { Lifetime } from '../lifetime';
import { type Devices, type DeviceWatch, watchDevices } from './audio/devices';
import type { MicrophoneProblem } from './audio/microphone';
import { MutedSpeech } from './audio/muted-speech';
import { OutgoingSound } from './audio/outgoing-sound';
import { Output } from './audio/output';
import { ReturnedSpeakers } from './audio/returned-speakers';
import { watchSamples } from './audio/sample-watch';
import { Signals } from './audio/signals';
import { createSilentTrack } from './audio/silent-track';
import { SoundCheck } from './audio/sound-check';
import { Conference } from './conference';
import { Headset } from './headset/headset';
import type { Hid } from './headset/hid';
import { noMicrophoneCause } from './no-microphone-cause';
import { PbxCalls } from './pbx-calls';
import { CallRecordings } from './recording/call-recordings';
import type { KeepChunk } from './recording/chunk-sender';
import type { CallLeg } from './sip/call-leg';
import type { CallLegEvents } from './sip/call-leg-port';
import { SipLine } from './sip/sip-line';
import type { OpenWebSocket } from './sip/socket-link';
import type { VoiceMix } from './sip/voice-mix';
import { SoundFirst } from './sound-first';

export interface PhonePort {
  readonly report: (event: PhoneEvent) => void;
  readonly keepRecording: KeepChunk;
  readonly mediaDevices: MediaDevices;
  /** Absent where the system has none. */
  readonly hid: Hid | undefined;
  /** Where the audio elements live. */
  readonly parent: HTMLElement;
  readonly isLinux: boolean;
  readonly open: OpenWebSocket;
  readonly newCallId: () => string;
  /** 0 to 1, for spreading retries. */
  readonly random: () => number;
  /** Ms since the PC was started, its sleep included. */
  readonly uptimeMs: () => Promise<number>;
}

interface PhoneCall {
  /** `asked` is an answer or dial that waits for the microphone; `announced` one that nobody asked for, while its tone sounds. */
  phase: 'ringing' | 'asked' | 'announced' | 'answering' | 'dialling' | 'talking';
  leg: CallLeg | undefined;
  isMuted?: boolean;
  isHeld?: boolean;
}

/** How long the tone before a call that answers itself has, ms. */
const announcementMs = 600;

/** The ring sounds when the caller's name is on the screen: starting a sound takes the processor from painting it. */
const ringDelayMs = 80;

/** Applies what main asks and reports what comes of it. Commands for calls that are not there do nothing. */
export class Phone {
  readonly #port: PhonePort;
  readonly #lifetime = new Lifetime();
  readonly #calls = new Map<string, PhoneCall>();
  readonly #outgoing: OutgoingSound;
  readonly #output: Output;
  readonly #signals: Signals;
  readonly #soundCheck: SoundCheck;
  readonly #soundFirst: SoundFirst;
  readonly #headset: Headset;
  readonly #mutedSpeech: MutedSpeech;
  readonly #conference: Conference;
  readonly #speakers: ReturnedSpeakers;
  readonly #recordings: CallRecordings;
  readonly #pbxCalls: PbxCalls;
  /** Asked since the last `connect`: they may be asked before the line they are for. */
  readonly #askedHints = new Set<string>();
  #askedMailbox: string | undefined;
  #devices: DeviceWatch | undefined;
  #line: SipLine | undefined;
  #isLineOn = false;
  #keepsMicrophoneOpen = false;

  constructor(port: PhonePort) {
    this.#port = port;
    this.#soundFirst = new SoundFirst(port.report, this.#lifetime);
    this.#headset = new Headset({ hid: port.hid, report: port.report });
    this.#output = new Output(port.parent);
    this.#signals = new Signals(port.parent);
    this.#speakers = new ReturnedSpeakers(this.#lifetime, port.isLinux, (speakers) => {
      this.#output.setDevices(speakers);
      this.#signals.setDevices(speakers);
    });
    this.#pbxCalls = new PbxCalls(port.report);
    this.#soundCheck = new SoundCheck(this.#output, (level) => port.report({ type: 'sound-level', level }));
    this.#mutedSpeech = new MutedSpeech((on) => port.report({ type: 'speaking-muted', on }));
    this.#recordings = new CallRecordings({
      findCall: (callId) => this.#findRecordedCall(callId),
      keep: port.keepRecording,
      playTone: () => this.#signals.sayRecorded(),
      playCue: () => this.#signals.cue('recording-on'),
      onFailed: (callId, recordingId, reason) => port.report({ type: 'recording-failed', callId, recordingId, reason, at: Date.now() }),
    });
    this.#outgoing = new OutgoingSound({
      mediaDevices: port.mediaDevices,
      onState: (state) => port.report({ type: 'microphone', state }),
      onOpened: (deviceId) => port.report({ type: 'microphone-opened', deviceId }),
      onTrack: (makeTrack) => {
        if (this.#soundCheck.isOn) this.#soundCheck.hear(makeTrack());
        this.#conference.hear(makeTrack);
        for (const [callId, { leg, phase }] of this.#calls)
          if (phase !== 'ringing' && phase !== 'asked' && phase !== 'announced' && !this.#conference.mixes(callId))
            leg?.replaceTrack(makeTrack());
        this.#recordings.refresh();
      },
      onSource: (source) => this.#mutedSpeech.hearMicrophone(source),
      onSuppressorFailed: (reason) => {
        port.report({ type: 'log', level: 'warn', message: `Strong noise suppression could not be loaded: ${reason}` });
        port.report({ type: 'suppression-failed' });
      },
    });
    this.#conference = new Conference({
      legOf: (callId) => this.#calls.get(callId)?.leg,
      trackOf: (callId) => this.#output.trackOf(callId),
      takeTrack: () => this.#outgoing.takeOpenTrack() ?? createSilentTrack(),
      onTogether: (callId, on) => this.#soundFirst.report({ type: 'together', callId, on, at: Date.now() }),
    });
  }

  get #isInCall(): boolean {
    return [...this.#calls.values()].some(({ phase }) => phase !== 'ringing');
  }

  /** How many calls there are, ringing ones too. */
  get callCount(): number {
    return this.#calls.size;
  }

  start(): void {
    const { mediaDevices, isLinux, report } = this.#port;
    report({ type: 'started' });
    this.#lifetime.listen(window, 'online', () => this.#line?.retryNow());
    watchSamples(
      this.#lifetime,
      () => this.#outgoing.source,
      (isDelivering) => report({ type: 'proof', proof: { of: 'microphone', at: Date.now(), isDelivering } }),
    );
    this.#devices = watchDevices({
      lifetime: this.#lifetime,
      mediaDevices,
      isLinux,
      onChange: (devices) => this.#onDevices(devices),
      onReplugged: (devices) => this.#onReplugged(devices),
    });
    this.#headset.start();
  }

  end(): void {
    this.#line?.stop();
    this.#lifetime.end();
    this.#headset.end();
    this.#soundCheck.change('off');
    this.#mutedSpeech.end();
    this.#conference.end();
    this.#recordings.end();
    this.#outgoing.end();
    this.#output.end();
    this.#signals.end();
  }

  apply(command: PhoneCommand): void {
    switch (command.type) {
      case 'connect':
        this.#connect(command);
        return;
      case 'disconnect':
        this.#line?.stop();
        this.#line = undefined;
        return;
      case 'set-registered':
        this.#line?.setRegistered(command.registered);
        return;
      case 'retry-now':
        this.#line?.retryNow();
        return;
      case 'dial':
        if (command.isForPbx) this.#pbxCalls.dial(command.callId, command.target, this.#line);
        else void this.#dial(command);
        return;
      case 'answer':
        void this.#answer(command);
        return;
      case 'reject':
        this.#calls.get(command.callId)?.leg?.reject();
        return;
      case 'hang-up':
        this.#hangUp(command.callId);
        return;
      case 'hold':
        this.#calls.get(command.callId)?.leg?.hold(command.on);
        this.#followConference();
        return;
      case 'mute':
        this.#calls.get(command.callId)?.leg?.mute(command.on);
        return;
      case 'set-conference':
        this.#conference.set(command.callIds);
        this.#recordings.refresh();
        return;
      case 'record':
        this.#recordings.set(command.callId, command.recording);
        return;
      case 'transfer':
        this.#transfer(command);
        return;
      case 'send-digits':
        this.#calls.get(command.callId)?.leg?.digits(command.digits);
        return;
      case 'send-message':
        this.#sendMessage(command);
        return;
      case 'watch-hint':
        this.#askedHints.add(command.target);
        this.#line?.watchHint(command.target);
        return;
      case 'watch-mailbox':
        this.#askedMailbox = command.mailbox;
        this.#line?.watchMailbox(command.mailbox);
        return;
      case 'set-devices':
        this.#setDevices(command.devices, command.mayBeSilent);
        return;
      case 'look-at-devices':
        this.#devices?.look(command.isOneGone);
        return;
      case 'test-ring':
        this.#signals.test();
        return;
      case 'play-cue':
        this.#signals.cue(command.cue);
        return;
      case 'test-speaker':
        this.#signals.testSpeaker();
        return;
      case 'check-sound':
        this.#checkSound(command.mode);
        return;
      case 'show-headset-lights':
        this.#headset.show(command.lights);
        return;
      case 'test-headset-lights':
        this.#headset.test();
        return;
      default:
        unreachable(command);
    }
  }

  #connect({ account, secret, headers, userAgent, instanceId }: Extract<PhoneCommand, { type: 'connect' }>): void {
    const { report, open, newCallId, random, uptimeMs } = this.#port;
    this.#line?.stop();
    const line = new SipLine({
      account,
      secret,
      headers,
      userAgent,
      instanceId,
      open,
      newCallId,
      random,
      uptimeMs,
      eventsOf: (callId) => this.#pbxCalls.eventsOf(callId) ?? this.#eventsOf(callId),
      events: {
        onLine: (state) => {
          // a line that was replaced has nothing more to say
          if (this.#line !== line && this.#line !== undefined) return;
          this.#isLineOn = state.kind !== 'off';
          report({ type: 'line', line: state });
          this.#updateMicrophone();
          // takes a moment, which the start has not and an agent who is not Ready yet has
          if (state.kind === 'registered') this.#signals.prepare();
        },
        onIncoming: (leg, identity, asksForAnswer) => {
          // first of all: main and the popup wait for it
          report({ type: 'incoming', callId: leg.callId, identity, ...(asksForAnswer && { asksForAnswer }), at: Date.now() });
          this.#calls.set(leg.callId, { phase: 'ringing', leg });
          this.#lifetime.after(ringDelayMs, () => this.#updateRing());
          this.#checkSound('off');
        },
        onAnswer: (roundTripMs) => report({ type: 'proof', proof: { of: 'server', at: Date.now(), roundTripMs } }),
        onRedirected: (leg) => {
          const call = this.#calls.get(leg.callId);
          if (call) call.leg = leg;
          else this.#pbxCalls.redirect(leg);
        },
        onHint: (target, on) => report({ type: 'hint', target, on, at: Date.now() }),
        onHintLost: (target) => report({ type: 'hint-lost', target, at: Date.now() }),
        onCoach: (news) => report({ type: 'coach', news, at: Date.now() }),
        onMailbox: (summary) => report({ type: 'mailbox', summary }),
        onMailboxLost: () => report({ type: 'mailbox-lost' }),
        onFault: (fault) => report({ type: 'log', level: 'warn', message: `A message from the server could not be handled: ${fault}` }),
      },
    });
    this.#line = line;
    for (const target of this.#askedHints) line.watchHint(target);
    this.#askedHints.clear();
    if (this.#askedMailbox !== undefined) line.watchMailbox(this.#askedMailbox);
    this.#askedMailbox = undefined;
    line.start();
  }

  #eventsOf(callId: string): CallLegEvents {
    const { report } = this.#soundFirst;
    const tell = (event: { type: 'held' | 'held-by-other' | 'muted'; on: boolean; isRefused?: boolean }): void =>
      report({ ...event, callId, at: Date.now() });
    let isRingingTold = false;
    return {
      onProgress: (hasEarlyMedia) => {
        this.#signals.ringBack(!hasEarlyMedia);
        if (isRingingTold) return;
        isRingingTold = true;
        report({ type: 'ringing-there', callId, at: Date.now() });
      },
      onTalking: () => {
        const call = this.#calls.get(callId);
        if (call) call.phase = 'talking';
        report({ type: 'talking', callId, at: Date.now() });
        this.#signals.cue('call-connected');
        this.#signals.ringBack(false);
        this.#updateRing();
        this.#followConference();
      },
      onHeld: (on, isRefused) => {
        this.#follow(callId, { isHeld: on });
        tell({ type: 'held', on, ...(isRefused && { isRefused }) });
        this.#followConference();
      },
      onHeldByOther: (on) => {
        tell({ type: 'held-by-other', on });
        this.#followConference();
      },
      onMuted: (on) => {
        this.#follow(callId, { isMuted: on });
        tell({ type: 'muted', on });
        this.#followConference();
      },
      onIdentity: (identity) => report({ type: 'identity', callId, identity, at: Date.now() }),
      onRefused: (detail) => report({ type: 'log', level: 'warn', message: `A re-INVITE was refused: ${detail}` }),
      onStream: (stream) => {
        this.#output.play(callId, stream);
        this.#followConference();
        this.#recordings.hear(callId, stream);
      },
      onQuality: (sample) => report({ type: 'quality', sample }),
      onTransferRinging: () => report({ type: 'transfer-ringing', callId, at: Date.now() }),
      onTransferFailed: (problem, detail) => report({ type: 'transfer-failed', callId, problem, detail, at: Date.now() }),
      onEnded: (cause, detail) => this.#onEnded(callId, cause, detail),
    };
  }

  async #answer({ callId, isUnasked = false }: Extract<PhoneCommand, { type: 'answer' }>): Promise<void> {
    const call = this.#calls.get(callId);
    if (call?.phase !== 'ringing' || !call.leg?.isAnswerable) return;
    call.phase = isUnasked ? 'announced' : 'asked';
    if (isUnasked) await this.#announce();
    if (!call.leg.isAnswerable) return;
    const track = await this.#takeTrack();
    if (typeof track === 'string') {
      // the call rings on: somebody else may take it, or a headset may be plugged in
      if (this.#calls.has(callId)) call.phase = 'ringing';
      this.#updateRing();
      this.#updateMicrophone();
      this.#port.report({ type: 'log', level: 'warn', message: `A call could not be answered: microphone ${track}` });
      return;
    }
    if (!call.leg.isAnswerable) {
      track.stop();
      this.#updateMicrophone();
      return;
    }
    call.phase = 'answering';
    this.#soundFirst.answering(callId);
    call.leg.answer(track);
    this.#updateRing();
    this.#soundFirst.report({ type: 'answering', callId, at: Date.now() });
  }

  /** Tells whoever wears the headset that a call is about to be taken. */
  async #announce(): Promise<void> {
    this.#signals.announce();
    await new Promise<void>((resolve) => this.#lifetime.after(announcementMs, resolve));
  }

  async #dial({ callId, target, handover, isSilent }: Extract<PhoneCommand, { type: 'dial' }>): Promise<void> {
    if (this.#calls.has(callId)) return;
    const call: PhoneCall = { phase: 'asked', leg: undefined };
    this.#calls.set(callId, call);
    this.#checkSound('off');
    const track = await this.#takeTrack();
    if (typeof track === 'string') {
      this.#onEnded(callId, noMicrophoneCause(track), undefined);
      return;
    }
    if (!this.#calls.has(callId)) {
      track.stop();
      this.#updateMicrophone();
      return;
    }
    const line = this.#line;
    call.phase = 'dialling';
    call.leg = line?.dial(callId, target, track, handover) ?? undefined;
    if (isSilent) call.leg?.mute(true);
    if (call.leg) return;
    track.stop();
    this.#onEnded(callId, line?.isReady ? 'unknown-number' : 'line-lost', undefined);
  }

  #hangUp(callId: string): void {
    const call = this.#calls.get(callId);
    if (!call) this.#pbxCalls.hangUp(callId);
    else if (call.leg) call.leg.hangUp();
    else this.#onEnded(callId, 'hung-up-here', undefined);
  }

  #transfer({ callId, to, handover }: Extract<PhoneCommand, { type: 'transfer' }>): void {
    const leg = this.#calls.get(callId)?.leg;
    if (!leg) return;
    const target = to.kind === 'call' ? this.#calls.get(to.callId)?.leg : this.#line?.addressOf(to.number);
    if (target) leg.transfer(target, handover);
    else {
      const problem = to.kind === 'call' ? 'hung-up-there' : this.#line?.isReady ? 'unknown-number' : 'line-lost';
      this.#soundFirst.report({ type: 'transfer-failed', callId, problem, at: Date.now() });
    }
  }

  /** A track for a call, at once when the microphone is open. */
  async #takeTrack(): Promise<MediaStreamTrack | MicrophoneProblem> {
    this.#updateMicrophone();
    const open = this.#outgoing.takeOpenTrack();
    if (open) return open;
    const taken = await this.#outgoing.takeTrack();
    return taken.ok ? taken.value : taken.problem;
  }

  #sendMessage({ requestId, target, body }: Extract<PhoneCommand, { type: 'send-message' }>): void {
    const settle = (status: number): void => this.#port.report({ type: 'message-settled', requestId, status });
    if (this.#line) this.#line.sendMessage(target, body, settle);
    else settle(0);
  }

  /** Not while there is a call: nobody is to hear an echo of what is said to a caller. */
  #checkSound(mode: SoundCheckMode): void {
    const next = this.#calls.size > 0 ? 'off' : mode;
    const wasOn = this.#soundCheck.isOn;
    this.#soundCheck.change(next);
    if (next === 'off' && !wasOn) return;
    this.#updateMicrophone();
    if (next === 'off') return;
    this.#outgoing.tryAgain();
    const track = wasOn ? undefined : this.#outgoing.takeOpenTrack();
    if (track) this.#soundCheck.hear(track);
  }

  #setDevices(devices: AudioDevices, mayBeSilent: boolean): void {
    this.#keepsMicrophoneOpen = devices.keepMicrophoneOpen;
    this.#outgoing.configure(devices, mayBeSilent);
    this.#output.setWanted(devices.speaker);
    this.#signals.configure(devices);
    this.#headset.preferMicrophone(devices.microphone[0]?.label ?? '');
    this.#updateMicrophone();
  }

  #onDevices(devices: Devices): void {
    this.#port.report({ type: 'devices', microphones: [...devices.microphones], speakers: [...devices.speakers] });
    this.#useDevices(devices);
  }

  /** The system has moved the sound of the one that was gone to another, and not back. */
  #onReplugged(devices: Devices): void {
    this.#useDevices({ microphones: [], speakers: [], hasMicrophone: devices.hasMicrophone });
    this.#useDevices(devices);
  }

  #useDevices(devices: Devices): void {
    this.#outgoing.setDevices(devices);
    this.#speakers.setDevices(devices.speakers);
    this.#headset.setMicrophones(devices.microphones.map(({ label }) => label));
  }

  #onEnded(callId: string, cause: CallEndCause, detail: string | undefined): void {
    const call = this.#calls.get(callId);
    if (!call) return;
    this.#recordings.forget(callId);
    this.#calls.delete(callId);
    this.#followConference();
    this.#output.stop(callId);
    this.#followMute();
    if (call.phase === 'talking') this.#signals.cue('call-ended');
    if (![...this.#calls.values()].some((call) => call.phase === 'dialling')) this.#signals.ringBack(false);
    this.#updateRing();
    this.#updateMicrophone();
    this.#soundFirst.report({ type: 'ended', callId, cause, ...(detail && { detail }), at: Date.now() });
  }

  #follow(callId: string, change: Pick<PhoneCall, 'isMuted' | 'isHeld'>): void {
    const call = this.#calls.get(callId);
    if (call) Object.assign(call, change);
    this.#recordings.refresh();
    this.#followMute();
  }

  /** What a call sends may be another track afterwards. */
  #followConference(): void {
    this.#conference.follow();
    this.#recordings.refresh();
  }

  #findRecordedCall(callId: string) {
    const { leg, phase, isHeld = false } = this.#calls.get(callId) ?? {};
    if (!leg || phase !== 'talking') return undefined;
    return { sentTrack: leg.sentTrack, isHeld, sendThrough: (mix?: VoiceMix) => leg.sendThrough(mix) };
  }

  #followMute(): void {
    const hearing = [...this.#calls.values()].filter(({ phase, isHeld }) => phase === 'talking' && !isHeld);
    this.#mutedSpeech.setMuted(hearing.length > 0 && hearing.every(({ isMuted }) => isMuted));
  }

  #updateRing(): void {
    const calls = [...this.#calls.values()];
    const isRinging = calls.some(({ phase, leg }) => phase === 'ringing' || (phase === 'asked' && leg));
    const isBusy = calls.some(({ phase }) => phase !== 'ringing' && phase !== 'asked');
    this.#signals.ring(isRinging ? (isBusy ? 'knock' : 'ring') : null);
  }

  #updateMicrophone(): void {
    const isReady = this.#keepsMicrophoneOpen && this.#isLineOn;
    this.#outgoing.setNeed(this.#isInCall || this.#soundCheck.isOn ? 'sent' : isReady ? 'ready' : 'none');
  }
}
