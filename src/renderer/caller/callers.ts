import type { CallerCommand, CallerReport } from '../../contract/ipc/caller';
import { unreachable } from '../../core/result';
import { type CallersRoom, SimulatedCall } from './simulated-call';
import { Noises } from './sound/background';
import { Recordings } from './sound/recordings';
import { Studio } from './sound/studio';

export interface CallersPort {
  readonly report: (report: CallerReport) => void;
  /** Where audio elements live. */
  readonly parent: HTMLElement;
}

/** The simulated callers of this moment: applies what main asks and reports what comes of it. */
export class Callers {
  readonly #report: CallersPort['report'];
  readonly #room: CallersRoom;
  readonly #calls = new Map<string, SimulatedCall>();

  constructor({ report, parent }: CallersPort) {
    this.#report = report;
    this.#room = { studio: new Studio(), recordings: new Recordings(), noises: new Noises(), parent };
  }

  apply(command: CallerCommand): void {
    const { callId } = command;
    const report = this.#report;
    switch (command.type) {
      case 'prepare':
        this.#open(callId).connection.offer((sdp) => report({ type: 'offer', callId, sdp }));
        return;
      case 'connect':
        this.#calls.get(callId)?.connection.takeAnswer(command.sdp);
        return;
      case 'respond': {
        const { requestId, sdp: offer } = command;
        this.#open(callId).connection.answer(offer, (sdp) => report({ type: 'answer', callId, requestId, sdp }));
        return;
      }
      case 'say':
        this.#calls.get(callId)?.say(command);
        return;
      case 'hush':
        this.#calls.get(callId)?.hush();
        return;
      case 'background':
        this.#calls.get(callId)?.background(command);
        return;
      case 'end':
        this.#end(callId);
        return;
      default:
        unreachable(command);
    }
  }

  #open(callId: string): SimulatedCall {
    const known = this.#calls.get(callId);
    if (known) return known;
    const report = this.#report;
    const warn = (message: string): void => report({ type: 'log', level: 'warn', message: message.slice(0, 2000) });
    const call = new SimulatedCall(this.#room, {
      onConnected: () => report({ type: 'connected', callId }),
      onLost: (reason) => {
        this.#end(callId);
        warn(`The connection of a simulated caller is lost: ${reason}`);
        report({ type: 'lost', callId });
      },
      onSaid: (lineId, isWhole) => report({ type: 'said', callId, lineId, isWhole }),
      onAgent: (change) =>
        report(change.type === 'speaks' ? { ...change, type: 'agent-speaks', callId } : { ...change, type: 'agent-pauses', callId }),
      onFault: warn,
    });
    this.#calls.set(callId, call);
    return call;
  }

  #end(callId: string): void {
    this.#calls.get(callId)?.end();
    this.#calls.delete(callId);
  }
}
