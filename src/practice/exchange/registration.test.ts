import { expect, it, describe as suite } from 'vitest';
import { useExchange } from './testing/exchange-under-test';
import { credentials } from './testing/raw-phone';
import { describe } from './testing/second-phone';

const registrar = 'sip:127.0.0.1';
const contact = '<sip:1001@phone.invalid;transport=ws>';

suite('registration at the practice exchange', () => {
  const under = useExchange();
  const { events, rawPhone, enterQueue } = under;

  const changes = (): unknown[] => events.flatMap((event) => (event.type === 'registered' ? [[event.user, event.on]] : []));
  const pass = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

  it('is renewed without a word, and tells how long it lasts', async () => {
    const phone = await rawPhone();
    const renewed = await phone.register({ Expires: '120' });
    expect([renewed.status, renewed.header('Contact')]).toEqual([200, `${contact};expires=120`]);
    expect(changes()).toEqual([['1001', true]]);
  });

  it('ends when it is not renewed in time, and not before where it is', async () => {
    const phone = await rawPhone();
    await phone.register({ Expires: '1' });
    await pass(600);
    await phone.register({ Expires: '1' });
    await pass(600);
    expect(changes()).toEqual([['1001', true]]);
    await expect.poll(changes).toEqual([
      ['1001', true],
      ['1001', false],
    ]);
    enterQueue();
    await pass(200);
    expect(events.some(({ type }) => type === 'ringing')).toBe(false);
  });

  it('is told to who asks, and lasts no longer for it', async () => {
    const phone = await rawPhone();
    await phone.register({ Expires: '1' });
    const asked = await phone.askAs('REGISTER', registrar, { To: '<sip:1001@127.0.0.1>', Contact: undefined });
    expect([asked.status, asked.header('Contact')]).toEqual([200, `${contact};expires=1`]);
    await expect.poll(changes, { timeout: 2000 }).toContainEqual(['1001', false]);
  });

  it('is taken back by an Expires of 0, by name or all at once, and not by that of another address', async () => {
    const phone = await rawPhone();
    const old = await phone.register({ Contact: '<sip:1001@elsewhere.invalid>', Expires: '0' });
    expect([old.status, old.header('Contact')]).toEqual([200, `${contact};expires=300`]);
    const named = await phone.register({ Contact: `${contact};expires=0` });
    expect([named.status, named.header('Contact')]).toEqual([200, '']);
    await phone.register();
    expect((await phone.register({ Contact: '*', Expires: '0' })).status).toBe(200);
    expect(changes()).toEqual([
      ['1001', true],
      ['1001', false],
      ['1001', true],
      ['1001', false],
    ]);
    expect((await phone.register({ Contact: '*' })).status).toBe(400);
  });

  it('is for the phone of its own user', async () => {
    const phone = await rawPhone();
    expect((await phone.register({ From: '<sip:1002@127.0.0.1>;tag=x' })).status).toBe(403);
    expect((await phone.register({ To: '<sip:1002@127.0.0.1>' })).status).toBe(403);
    const invite = await phone.askAs('INVITE', 'sip:6240@127.0.0.1', { From: '<sip:1002@127.0.0.1>;tag=x' }, describe('phone'));
    expect(invite.status).toBe(403);
    expect(changes()).toEqual([['1001', true]]);
  });

  it('asks again when the nonce is not of today, and says that only this was wrong', async () => {
    const phone = await rawPhone();
    const headers = { To: '<sip:1001@127.0.0.1>' };
    const challenge = await phone.ask(phone.write('REGISTER', registrar, headers));
    expect(challenge.header('WWW-Authenticate')).not.toContain('stale');
    const who = { user: '1001', method: 'REGISTER', target: registrar };
    const askWith = (password: string, nonce?: string) =>
      phone.ask(phone.write('REGISTER', registrar, { ...headers, Authorization: credentials(challenge, { ...who, password }, nonce) }));
    const stale = await askWith('one', 'f00d');
    expect([stale.status, stale.header('WWW-Authenticate')]).toEqual([401, expect.stringContaining('stale=true')]);
    const wrong = await askWith('wrong');
    expect([wrong.status, wrong.header('WWW-Authenticate')]).toEqual([401, expect.not.stringContaining('stale')]);
    expect((await askWith('one')).status).toBe(200);
  });

  it('says what this is, in each answer', async () => {
    const phone = await rawPhone();
    const answers = [await phone.ask(phone.write('OPTIONS', registrar)), await phone.ask(phone.write('REGISTER', registrar))];
    expect(answers.map(({ header }) => header('Server'))).toEqual(Array(2).fill(expect.stringContaining('never for production')));
    expect(answers[1]?.header('WWW-Authenticate')).toContain('realm="practice"');
  });
});
