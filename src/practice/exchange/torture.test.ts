import { randomUUID } from 'node:crypto';
import { assert, asyncProperty, constantFrom, integer } from 'fast-check';
import { expect, it, describe as suite } from 'vitest';
import { useExchange } from './testing/exchange-under-test';
import type { RawPhone } from './testing/raw-phone';
import { describe } from './testing/second-phone';
import { type TortureMessage, tortureMessages } from './testing/torture-messages';

suite('the practice exchange under torture', () => {
  const under = useExchange();
  const { events, rawPhone, enterQueue } = under;

  /** Sends a message; answers the status that comes before the answer to what is sent after it. */
  async function outcomeOf(phone: RawPhone, { text }: TortureMessage): Promise<number | 'dropped'> {
    const before = phone.heardStatuses().length;
    phone.send(text);
    expect(await phone.isAnswered()).toBe(true);
    const answers = phone.heardStatuses().slice(before, -1); // the last is of what `isAnswered` sent
    return answers.find((status) => status >= 200) ?? 'dropped';
  }

  it.each(tortureMessages)('$name: $outcome', async (message) => {
    const phone = await rawPhone();
    expect(await outcomeOf(phone, message)).toBe(message.outcome);
    expect(events.filter(({ type }) => type !== 'log' && type !== 'registered')).toEqual([]);
    enterQueue();
    await phone.takeCall(describe('phone')); // nothing keeps the agent busy
  });

  it('puts up with whatever becomes of a message on its way', async () => {
    const phone = await rawPhone();
    const messages = [
      phone.write('INVITE', 'sip:6240@127.0.0.1', {}, describe('phone')),
      phone.write('REGISTER', 'sip:127.0.0.1', { To: '<sip:1001@127.0.0.1>', Authorization: 'Digest username="1001", realm="practice"' }),
      phone.write('REFER', 'sip:exchange@127.0.0.1', { 'Refer-To': '<sip:6240@127.0.0.1?Replaces=x%3Bto-tag%3D1%3Bfrom-tag%3D2>' }),
      phone.write('SUBSCRIBE', 'sip:Queue@127.0.0.1', { Event: 'dialog', Expires: '60' }),
      phone.write('CANCEL', 'sip:6240@127.0.0.1', { 'Call-ID': randomUUID() }),
    ];
    const scars = constantFrom(
      '',
      '\r\n',
      '\r\n\r\n',
      '\u0000',
      '"',
      '<',
      '>',
      ';',
      '=',
      '%',
      '%00',
      ',',
      ':',
      '@',
      ' ',
      '\t',
      '9'.repeat(30),
      'ő',
    );
    await assert(
      asyncProperty(
        constantFrom(...messages),
        integer({ min: 0, max: 900 }),
        integer({ min: 0, max: 40 }),
        scars,
        async (text, at, cut, scar) => {
          phone.send(text.slice(0, at) + scar + text.slice(at + cut));
          expect(await phone.isAnswered()).toBe(true);
        },
      ),
      { numRuns: 300 },
    );
    expect(events.filter(({ type }) => type === 'dialled' || type === 'transferred')).toEqual([]);
  }, 30_000);

  it('refuses more than any message needs, and goes on for everybody else', async () => {
    const [phone, other] = [await rawPhone('1001'), await rawPhone('1002')];
    phone.send(phone.write('OPTIONS', 'sip:127.0.0.1', { 'X-Long': 'x'.repeat(70_000) }));
    await expect.poll(() => events).toContainEqual({ type: 'registered', user: '1001', on: false });
    expect(await other.isAnswered()).toBe(true);
  });
});
