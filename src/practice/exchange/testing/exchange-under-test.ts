import { randomUUID } from 'node:crypto';
import { Inviter, SessionState } from 'sip.js';
import { afterEach, beforeEach, expect } from 'vitest';
import type { ExchangeCommand, ExchangeEvent } from '../../../contract/practice/exchange';
import { type PracticeExchange, startExchange } from '../exchange';
import { type RawPhone, startRawPhone } from './raw-phone';
import { describe, type SecondPhone, startSecondPhone, until } from './second-phone';

type EventOf<Type extends ExchangeEvent['type']> = Extract<ExchangeEvent, { type: Type }>;

/** Who may register. */
export const agents = [
  { user: '1001', password: 'one' },
  { user: '1002', password: 'two' },
];

/** A centre of one queue. */
export const plan: Omit<Extract<ExchangeCommand, { type: 'start' }>, 'type'> = {
  agents,
  queues: [{ queueId: 'support', ringTimeoutS: 1 }],
  destinations: [
    { number: '6240', behaviour: 'answers' },
    { number: '6260', behaviour: 'busy' },
    { number: '6251', behaviour: 'no-answer' },
  ],
  handOverRingS: 1,
};

const patienceMs = 4000;

/** An exchange for each test of a file, what it tells main, and phones to speak to it. */
export interface ExchangeUnderTest {
  readonly exchange: PracticeExchange;
  readonly events: ExchangeEvent[];
  /** SIP.js with this user's password, or another; not registered yet. */
  startPhone(user?: string, password?: string): Promise<SecondPhone>;
  registeredPhone(user?: string): Promise<SecondPhone>;
  /** A phone whose every message is the test's own, registered. */
  rawPhone(user?: string): Promise<RawPhone>;
  /** A caller enters the queue; answers its id. */
  enterQueue(more?: { number?: string; name?: string; headers?: Record<string, string> }): string;
  /** Waits until the exchange has told of this. */
  happened<Type extends ExchangeEvent['type']>(type: Type, callId?: string): Promise<EventOf<Type>>;
  nextCall(phone: SecondPhone, count?: number): Promise<SecondPhone['calls'][number]>;
  /** A caller of the queue whom the phone has answered. */
  talk(phone: SecondPhone, count?: number): Promise<{ callId: string; call: SecondPhone['calls'][number] }>;
  dial(phone: SecondPhone, target: string): Promise<Inviter>;
}

/** Starts one before each test, and closes it and its phones after. */
export function useExchange(): ExchangeUnderTest {
  let exchange: PracticeExchange;
  const events: ExchangeEvent[] = [];
  const phones: { close(): unknown }[] = [];

  beforeEach(async () => {
    events.length = 0;
    exchange = await startExchange(plan, (event) => events.push(event));
  });

  afterEach(async () => {
    await Promise.all(phones.splice(0).map((phone) => phone.close()));
    exchange.close();
  });

  const passwordOf = (user: string): string => agents.find((agent) => agent.user === user)?.password ?? '';

  async function startPhone(user = '1001', password = passwordOf(user)): Promise<SecondPhone> {
    const phone = await startSecondPhone({ port: exchange.port, user, password });
    phones.push(phone);
    return phone;
  }

  function enterQueue(more: { number?: string; name?: string; headers?: Record<string, string> } = {}): string {
    const callId = randomUUID();
    exchange.handle({ type: 'call', callId, to: { queueId: 'support' }, headers: {}, sdp: describe('caller'), ...more });
    return callId;
  }

  function happened<Type extends ExchangeEvent['type']>(type: Type, callId?: string): Promise<EventOf<Type>> {
    const find = () =>
      events.find((event) => event.type === type && (callId === undefined || ('callId' in event && event.callId === callId)));
    return expect
      .poll(find, { timeout: patienceMs })
      .toBeDefined()
      .then(() => find() as EventOf<Type>);
  }

  async function nextCall(phone: SecondPhone, count = 1) {
    await expect.poll(() => phone.calls.length, { timeout: patienceMs }).toBe(count);
    const call = phone.calls[count - 1];
    if (!call) throw new Error('no call');
    return call;
  }

  return {
    get exchange() {
      return exchange;
    },
    events,
    startPhone,
    async registeredPhone(user = '1001') {
      const phone = await startPhone(user);
      expect(await phone.register()).toBe('registered');
      return phone;
    },
    async rawPhone(user = '1001') {
      const phone = await startRawPhone({ port: exchange.port, user, password: passwordOf(user) });
      phones.push(phone);
      expect((await phone.register()).status).toBe(200);
      return phone;
    },
    enterQueue,
    happened,
    nextCall,
    async talk(phone, count = 1) {
      const callId = enterQueue({ number: '+36305550101', name: 'Emma Clarke' });
      const call = await nextCall(phone, count);
      await call.accept();
      await until(call, SessionState.Established);
      await expect.poll(() => call.dialog?.sessionState).toBe('Confirmed'); // SIP.js ends a call that offers before the ACK
      await happened('answered', callId);
      return { callId, call };
    },
    async dial(phone, target) {
      const inviter = new Inviter(phone.agent, phone.addressOf(target));
      await inviter.invite();
      return inviter;
    },
  };
}
