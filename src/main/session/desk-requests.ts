import type { RequestHandlers } from '../../contract/ipc/channel';
import type { deskContract } from '../../contract/ipc/desk';
import type { LinkedNumber } from '../../core/phone/dial-link';
import type { OutsideProblem } from '../../core/phone/outside-number';
import type { PhoneCommand } from '../../core/phone/phone-command';
import { failure, type Result, success } from '../../core/result';
import type { CardImport } from '../customers/card-import';
import { searchCustomers } from '../customers/search-customers';
import { readCallHistory } from '../database/call-history';
import { readCard } from '../database/cards';
import type { WritableDatabase } from '../database/handle';
import { addNote } from '../database/notes';
import { storageProblem } from '../database/storage-problem';
import { keepUnfinishedNote, readUnfinishedNote } from '../database/unfinished-notes';
import type { Settings } from '../settings/settings';
import type { Session } from './session';

/** The way into practice and out of it, and who calls there. */
export interface PracticeControl {
  enter(): Promise<Result<void, 'call-running' | 'failed'>>;
  leave(): Promise<Result<void, 'call-running' | 'failed'>>;
  chooseNextCaller(scenarioId: string | null): void;
}

/** What the desk's requests are answered from. */
export interface DeskRequestsPort {
  readonly session: Session;
  readonly settings: Settings;
  readonly database: WritableDatabase;
  readonly cardImport: CardImport;
  send(command: PhoneCommand): void;
  now(): number;
  readonly practice: PracticeControl;
  /** Opens the system's file dialog; undefined when it was closed. */
  chooseFile(): Promise<string | undefined>;
  /** Opens the system's dialog for a file to write; undefined when it was closed. */
  chooseTarget(suggested: string): Promise<string | undefined>;
  /** How far the saving of an import's left-out rows is, 0 to 1. */
  onRefusedShare(share: number): void;
  /** The number that was copied, or is selected, in whatever program. */
  readClipboard(): Promise<Result<LinkedNumber, OutsideProblem>>;
}

const shownHits = 20;

/** The answers to everything a desk may ask. */
export function deskRequests(port: DeskRequestsPort): RequestHandlers<typeof deskContract> {
  const { session, settings, database, cardImport, send } = port;
  const { conversations } = session;

  /** The file chosen last; the desk never names one. */
  let importFile: string | undefined;

  function read(cardId: number) {
    const repeatDays = settings.current().configuration.limits.repeatCallDays;
    return readCard(database, cardId, { now: port.now(), repeatDays }) ?? null;
  }

  return {
    snapshot: session.snapshot,

    setReady: session.setReady,
    setNotReady: ({ reasonId }) => session.setNotReady(reasonId),
    setAfterCall: ({ reasonId }) => session.setAfterCall(reasonId),
    extendWrapUp: session.extendWrapUp,

    dial: ({ target, ...options }) => session.dialling.dial(target, options),
    takeOutsideNumber: ({ handedId }) => session.dialling.takeOutsideNumber(handedId),
    readClipboard: async () => session.dialling.handNumber(await port.readClipboard()),
    readCallHistory: (query) => readCallHistory(database, query),
    answer: ({ callId }) => send({ type: 'answer', callId }),
    reject: ({ callId }) => send({ type: 'reject', callId }),
    hangUp: ({ callId }) => session.hangUp(callId),
    hold: ({ callId, on }) => session.hold(callId, on),
    mute: ({ callId, on }) => session.mute(callId, on),
    record: ({ callId, on }) => session.recording.record(callId, on),
    pauseRecording: ({ callId, on }) => session.recording.pause(callId, on),
    pauseForField: ({ conversationId, on }) => session.recording.pauseForField(conversationId, on),
    transferNow: ({ callId, target, note }) => session.transfers.handOn(callId, target, note),
    askFirst: ({ callId, target, note }) => session.transfers.consult(callId, target, note),
    completeTransfer: ({ callId }) => session.transfers.ask({ type: 'complete', callId }),
    swapCalls: ({ callId }) => session.transfers.ask({ type: 'swap', callId }),
    returnToCaller: ({ callId }) => session.transfers.ask({ type: 'return', callId }),
    joinCalls: ({ callId, otherId }) => session.conferences.ask({ type: 'join', callId, otherId }),
    splitCalls: ({ callId }) => session.conferences.ask({ type: 'split', callId }),
    endConference: ({ callId }) => session.conferences.ask({ type: 'end', callId }),
    sendDigits: ({ callId, digits }) => send({ type: 'send-digits', callId, digits }),
    retryLine: () => send({ type: 'retry-now' }),

    answerScript: ({ conversationId, answerId }) => conversations.answerScript(conversationId, answerId),
    stepBack: ({ conversationId }) => conversations.stepBack(conversationId),
    saveDraft: ({ conversationId, values }) => conversations.saveDraft(conversationId, values),
    finishForm: ({ conversationId, values }) => session.finishForm(conversationId, values),
    addCallerNumber: ({ conversationId }) => conversations.attachCaller(conversationId),
    linkCard: ({ conversationId, cardId }) => conversations.linkCard(conversationId, cardId),

    searchCards: ({ query }) => searchCustomers(database, query, { country: settings.current().configuration.country, limit: shownHits }),
    readCard: ({ cardId }) => read(cardId),
    keepNote({ cardId, body }) {
      try {
        keepUnfinishedNote(database, cardId, body);
        return success({ savedAt: port.now() });
      } catch (error) {
        return failure(storageProblem(error));
      }
    },
    readUnfinishedNote: ({ cardId }) => readUnfinishedNote(database, cardId),
    addNote({ cardId, body }) {
      const author = settings.current().configuration.account?.displayName ?? settings.current().configuration.account?.user ?? '';
      if (!addNote(database, { cardId, author, body, at: port.now() })) return null;
      conversations.refreshCard(cardId);
      return read(cardId);
    },
    createCard: ({ conversationId, name }) => conversations.createCard(conversationId, name),

    async chooseImportFile() {
      const file = await port.chooseFile();
      if (file === undefined) return null;
      importFile = file;
      return cardImport.preview(file);
    },
    previewImport: ({ encoding }) => (importFile === undefined ? failure('unreadable') : cardImport.preview(importFile, encoding)),
    startImport: ({ mapping, encoding }) => cardImport.start(mapping, encoding),
    cancelImport: () => cardImport.cancel(),
    async saveRefusedRows(words) {
      const suggested = cardImport.placeForRefused(words);
      if (suggested === undefined) return failure('failed');
      const target = await port.chooseTarget(suggested);
      return target === undefined ? null : cardImport.saveRefused({ target, words, onShare: port.onRefusedShare });
    },

    readSettings: settings.read,
    changeSettings: settings.change,
    setDevices: (devices) => void settings.change({ devices }),
    testRing: () => send({ type: 'test-ring' }),
    testSpeaker: () => send({ type: 'test-speaker' }),
    testHeadset: () => send({ type: 'test-headset-lights' }),
    checkSound: ({ mode }) => send({ type: 'check-sound', mode }),
    setAccount: ({ account, secret }) => settings.setAccount(account, secret),

    enterPractice: () => port.practice.enter(),
    leavePractice: () => port.practice.leave(),
    chooseNextCaller: ({ scenarioId }) => port.practice.chooseNextCaller(scenarioId),

    dismissNotice: ({ noticeId }) => session.notices.dismiss(noticeId),
  };
}
