import {
  type Invitation,
  Registerer,
  RegistererState,
  type Session,
  type SessionDescriptionHandler,
  type SessionState,
  UserAgent,
} from 'sip.js';

/** A phone of another make: SIP.js, which shares no code with the exchange or with the product's own phone. */
export interface SecondPhone {
  readonly agent: UserAgent;
  /** Calls that came in, newest last. */
  readonly calls: Invitation[];
  register(): Promise<'registered' | 'refused'>;
  unregister(): Promise<void>;
  addressOf(user: string): NonNullable<ReturnType<typeof UserAgent.makeURI>>;
  close(): Promise<void>;
}

export interface SecondPhoneOptions {
  readonly port: number;
  readonly user: string;
  readonly password: string;
}

export async function startSecondPhone({ port, user, password }: SecondPhoneOptions): Promise<SecondPhone> {
  const calls: Invitation[] = [];
  const addressOf = (name: string) => {
    const address = UserAgent.makeURI(`sip:${name}@127.0.0.1`);
    if (!address) throw new Error(`No address: ${name}`);
    return address;
  };
  const agent = new UserAgent({
    uri: addressOf(user),
    transportOptions: { server: `ws://127.0.0.1:${port}` },
    authorizationUsername: user,
    authorizationPassword: password,
    logBuiltinEnabled: false,
    sessionDescriptionHandlerFactory: () => new DescribedOnly(),
    delegate: { onInvite: (invitation) => void calls.push(invitation) },
  });
  await agent.start();
  const registerer = new Registerer(agent);
  return {
    agent,
    calls,
    addressOf,
    register: () =>
      new Promise((resolve) => {
        registerer.stateChange.addListener((state) => {
          if (state === RegistererState.Registered) resolve('registered');
        });
        void registerer.register({ requestDelegate: { onReject: () => resolve('refused') } });
      }),
    unregister: () =>
      new Promise((resolve) => {
        registerer.stateChange.addListener((state) => {
          if (state === RegistererState.Unregistered) resolve();
        });
        void registerer.unregister();
      }),
    close: () => agent.stop(),
  };
}

/** Settles when a call has come this far. */
export function until(session: Session, wanted: SessionState): Promise<void> {
  if (session.state === wanted) return Promise.resolve();
  return new Promise((resolve) => {
    session.stateChange.addListener((state) => {
      if (state === wanted) resolve();
    });
  });
}

/** A session description as a phone with one audio stream would make it. */
export function describe(name: string, direction = 'sendrecv'): string {
  return ['v=0', `o=- 1 1 IN IP4 127.0.0.1`, `s=${name}`, 'c=IN IP4 127.0.0.1', 't=0 0', 'm=audio 9 RTP/AVP 0', `a=${direction}`, ''].join(
    '\r\n',
  );
}

/** Describes a stream that nobody hears: the exchange has no sound, and neither has this phone. */
class DescribedOnly implements SessionDescriptionHandler {
  close(): void {}

  getDescription(options?: object): Promise<{ body: string; contentType: string }> {
    const isHold = options !== undefined && 'hold' in options && options.hold === true;
    return Promise.resolve({ body: describe('second phone', isHold ? 'sendonly' : 'sendrecv'), contentType: 'application/sdp' });
  }

  hasDescription(contentType: string): boolean {
    return contentType === 'application/sdp';
  }

  rollbackDescription(): Promise<void> {
    return Promise.resolve();
  }

  setDescription(): Promise<void> {
    return Promise.resolve();
  }

  sendDtmf(): boolean {
    return false; // digits go by INFO
  }
}
