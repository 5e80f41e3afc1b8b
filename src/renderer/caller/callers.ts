import type { CallerCommand, CallerReport } from '../../contract/ipc/caller';
import { unreachable } from '../../core/result';
import { Connection } from './connection';

export interface CallersPort {
  readonly report: (report: CallerReport) => void;
}

/** The simulated callers of this moment: applies what main asks and reports what comes of it. */
export class Callers {
  readonly #report: CallersPort['report'];
  readonly #calls = new Map<string, Connection>();

  constructor({ report }: CallersPort) {
    this.#report = report;
  }

  apply(command: CallerCommand): void {
    const { callId } = command;
    const report = this.#report;
    switch (command.type) {
      case 'prepare':
        this.#open(callId).offer((sdp) => report({ type: 'offer', callId, sdp }));
        return;
      case 'connect':
        this.#calls.get(callId)?.takeAnswer(command.sdp);
        return;
      case 'respond':
        this.#open(callId).answer(command.sdp, (sdp) => report({ type: 'answer', callId, requestId: command.requestId, sdp }));
        return;
      case 'say':
        report({ type: 'said', callId, lineId: command.lineId, isWhole: false });
        return;
      case 'hush':
      case 'background':
      case 'echo':
        return;
      case 'end':
        this.#calls.get(callId)?.end();
        this.#calls.delete(callId);
        return;
      default:
        unreachable(command);
    }
  }

  #open(callId: string): Connection {
    const known = this.#calls.get(callId);
    if (known) return known;
    const [track] = new AudioContext().createMediaStreamDestination().stream.getAudioTracks();
    if (!track) throw new Error('An audio destination has no track');
    const connection = new Connection(track, {
      onStream: () => {},
      onConnected: () => this.#report({ type: 'connected', callId }),
      onLost: (reason) => {
        this.#report({ type: 'log', level: 'warn', message: `A caller's connection is lost: ${reason}` });
        this.#report({ type: 'lost', callId });
      },
    });
    this.#calls.set(callId, connection);
    return connection;
  }
}
