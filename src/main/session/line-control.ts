import type { QueueAvailability } from '../../core/agent/agent-effect';
import type { AgentEvent } from '../../core/agent/agent-event';
import type { PhoneSecret } from '../../core/phone/account';
import type { LineState } from '../../core/phone/line-state';
import type { PhoneCommand } from '../../core/phone/phone-command';
import type { PhoneEvent } from '../../core/phone/phone-event';
import { isUp } from '../../core/phone/resting-line';
import type { Configuration } from '../../core/policy/configuration';
import { createQueuePresence } from '../queue-presence/create-queue-presence';
import type { Confirmation, QueuePresence } from '../queue-presence/queue-presence';
import type { DeskStateStore } from './desk-state-store';
import type { SessionClock } from './session-clock';

/** The way to the PBX: who is connected there, whether the line is up, and what the queues are told of the agent. */
export interface LineControl {
  isUp(): boolean;
  /** Connects, whatever was before: a new voice process knows nothing yet. */
  connect(): void;
  /** Connects anew if the account or what goes with it has changed, and not while a call goes on. */
  connectIfChanged(): void;
  follow(line: LineState): void;
  tellQueues(availability: QueueAvailability): void;
  /** What the queues are known to do. */
  confirmation(): Confirmation;
  /** Answers whether the event was about the queues. */
  handle(event: PhoneEvent): boolean;
  dispose(): void;
}

export interface LinePort {
  readonly store: DeskStateStore;
  readonly clock: SessionClock;
  readonly userAgent: string;
  /** Of this installation (RFC 5626, 4.1). */
  readonly instanceId: string;
  configuration(): Configuration;
  accountSecret(): PhoneSecret | undefined;
  tellAgent(event: AgentEvent): void;
  onConfirmation(confirmation: Confirmation): void;
  /** Whatever is watched at the PBX is to be asked of the new line. */
  onConnect(): void;
  send(command: PhoneCommand): void;
}

const notConfirmed: Confirmation = { confirmed: 'unknown' };

export function createLineControl(port: LinePort): LineControl {
  const { store, clock, configuration, tellAgent, send } = port;
  let presence: QueuePresence | undefined;
  let confirmation = notConfirmed;
  /** The account and all that was connected with it, to see a change. */
  let connectedAs: string | undefined;
  /** Where the line was registered last. */
  let server: string | undefined;

  function wantedConnection(): string {
    const { account, headers, presence: driver, queues, calls } = configuration();
    return JSON.stringify([account, headers, driver, queues.map((one) => one.id), calls.voicemail, port.accountSecret()]);
  }

  function connect(): void {
    connectedAs = wantedConnection();
    const { account, headers } = configuration();
    const secret = port.accountSecret();
    tellAgent({ type: 'line-lost' });
    startPresence();
    port.onConnect();
    const { userAgent, instanceId } = port;
    server = undefined;
    if (account && secret) send({ type: 'connect', account, secret, headers, userAgent, instanceId });
    else send({ type: 'disconnect' });
  }

  function startPresence(): void {
    presence?.dispose();
    confirmation = notConfirmed;
    presence = createQueuePresence(configuration(), {
      send,
      newId: clock.newId,
      after: clock.after,
      onConfirmation(now) {
        confirmation = now;
        port.onConfirmation(now);
      },
    });
  }

  return {
    isUp: () => isUp(store.state().line),
    connect,
    connectIfChanged() {
      if (store.state().calls.length === 0 && wantedConnection() !== connectedAs) connect();
    },
    follow(line) {
      store.change({ line });
      const isElsewhere = line.kind === 'registered' && server !== undefined && line.server !== server;
      if (line.kind === 'registered') server = line.server;
      if (isUp(line)) tellAgent({ type: 'line-restored', isElsewhere });
      else if (line.kind !== 'connecting') tellAgent({ type: 'line-lost' });
    },
    tellQueues: (availability) => presence?.ask(availability),
    confirmation: () => confirmation,
    handle: (event) => presence?.handle(event) ?? false,
    dispose: () => presence?.dispose(),
  };
}
