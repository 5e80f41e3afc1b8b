import { randomUUID } from 'node:crypto';
import { expect, it } from 'vitest';
import type { LineQuality } from '../../contract/practice/exchange';
import { startExchange } from './exchange';
import { agents, plan } from './testing/exchange-under-test';
import { type RawPhone, startRawPhone } from './testing/raw-phone';
import { describe } from './testing/second-phone';

/** How many timers and sockets keep this process alive, once those that are ending have ended. */
async function running(): Promise<number> {
  await new Promise((resolve) => setTimeout(resolve, 500));
  return process.getActiveResourcesInfo().filter((name) => /^(Timeout|TCP|UDP)/.test(name)).length;
}

it('an exchange that is closed in mid-call says good-bye, and leaves nothing running', async () => {
  const before = await running();
  const exchange = await startExchange({ ...plan, handOverRingS: 60 }, () => undefined);
  const start = async (index: 0 | 1): Promise<RawPhone> => {
    const phone = await startRawPhone({ port: exchange.port, ...(agents[index] ?? { user: '', password: '' }) });
    await phone.register();
    return phone;
  };
  const enter = (line?: LineQuality): void => {
    const callId = randomUUID();
    exchange.handle({ type: 'call', callId, to: { queueId: 'support' }, headers: {}, sdp: describe('caller'), ...(line && { line }) });
  };
  const talking = await start(0);
  enter({ loss: 0.1, delayMs: 10, jitterMs: 10 });
  const call = await talking.takeCall(describe('phone'));
  // nobody picks up there, and main is still to answer the offer
  expect((await call.ask('REFER', { 'Refer-To': '<sip:6251@127.0.0.1>' })).status).toBe(202);
  const offered = talking.ask(call.write('INVITE', {}, describe('phone', 'sendonly')));
  await talking.askAs('SUBSCRIBE', 'sip:support-pause-1001@127.0.0.1', { Event: 'dialog' });
  const ringing = await start(1);
  enter();
  await ringing.hears('INVITE');

  exchange.handle({ type: 'stop' });
  expect((await offered).status).toBeGreaterThanOrEqual(400);
  await Promise.all([talking.hears('BYE'), ringing.hears('CANCEL')]);
  talking.close();
  ringing.close();
  expect(await running()).toBe(before);
});
