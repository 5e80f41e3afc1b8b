import { expect, it, describe as suite } from 'vitest';
import { pauseHint } from './pause-hint';
import { useExchange } from './testing/exchange-under-test';
import type { RawMessage, RawPhone } from './testing/raw-phone';

const hint = encodeURIComponent(pauseHint('support', '1001'));
const target = `sip:${hint}@127.0.0.1`;

suite('the pause of an agent', () => {
  const under = useExchange();
  const { rawPhone, enterQueue, happened } = under;

  const stateIn = ({ body }: RawMessage): string | undefined => /<state>(\w+)<\/state>/.exec(body)?.[1];

  /** The next state that is told to a phone that watches. */
  async function nextState(phone: RawPhone): Promise<string | undefined> {
    const notification = await phone.hears('NOTIFY');
    phone.answer(notification, 200);
    return stateIn(notification);
  }

  const say = async (phone: RawPhone, words: string): Promise<number> =>
    (await phone.askAs('MESSAGE', 'sip:agent@127.0.0.1', {}, words)).status;

  it('is told to who watches: at once, at each change, and at the end', async () => {
    const phone = await rawPhone();
    const subscribed = await phone.askAs('SUBSCRIBE', target, { Event: 'dialog' });
    expect(await nextState(phone)).toBe('terminated');
    expect(await say(phone, 'pause lunch')).toBe(202);
    expect(await nextState(phone)).toBe('confirmed');
    await say(phone, 'pause training'); // paused already
    await say(phone, 'ready');
    expect(await nextState(phone)).toBe('terminated');
    const within = { 'Call-ID': subscribed.header('Call-ID'), To: subscribed.header('To'), Event: 'dialog', Expires: '0' };
    expect((await phone.askAs('SUBSCRIBE', target, within)).status).toBe(200);
    expect((await phone.hears('NOTIFY')).header('Subscription-State')).toBe('terminated;reason=timeout');
  });

  it('begins by itself when the agent lets a caller ring out', async () => {
    const phone = await rawPhone();
    await phone.askAs('SUBSCRIBE', target, { Event: 'dialog' });
    expect(await nextState(phone)).toBe('terminated');
    await happened('not-taken', enterQueue());
    expect(await nextState(phone)).toBe('confirmed');
  });

  it('is told for as long as was asked, and longer when it is asked again', async () => {
    const phone = await rawPhone();
    const subscribed = await phone.askAs('SUBSCRIBE', target, { Event: 'dialog;id=7', Expires: '1' });
    expect([subscribed.status, subscribed.header('Expires')]).toEqual([200, '1']);
    const first = await phone.hears('NOTIFY');
    expect([first.header('Event'), first.header('Subscription-State')]).toEqual(['dialog;id=7', 'active;expires=1']);
    phone.answer(first, 200);
    const dialog = { 'Call-ID': subscribed.header('Call-ID'), To: subscribed.header('To'), Event: 'dialog;id=7' };
    expect((await phone.askAs('SUBSCRIBE', target, { ...dialog, Expires: '2' })).status).toBe(200);
    const renewed = await phone.hears('NOTIFY');
    expect(renewed.header('Subscription-State')).toBe('active;expires=2');
    phone.answer(renewed, 200);
    const last = await phone.hears('NOTIFY');
    expect(last.header('Subscription-State')).toBe('terminated;reason=timeout');
    phone.answer(last, 200);
    expect((await phone.askAs('SUBSCRIBE', target, { ...dialog, Expires: '60' })).status).toBe(481);
  });

  it('is not told any more to a phone that does not know of it', async () => {
    const phone = await rawPhone();
    await phone.askAs('SUBSCRIBE', target, { Event: 'dialog' });
    phone.answer(await phone.hears('NOTIFY'), 481);
    expect((await phone.askAs('MESSAGE', 'sip:agent@127.0.0.1', {}, 'pause lunch')).status).toBe(202);
    expect(await phone.isAnswered()).toBe(true);
    expect(await Promise.race([phone.hears('NOTIFY').catch(() => 'nothing'), silence()])).toBe('nothing');
  });

  it.each([
    ['another event', 489, target, { Event: 'presence' }],
    ['no event', 489, target, {}],
    ['a queue that is none', 404, `sip:${encodeURIComponent(pauseHint('sales', '1001'))}@127.0.0.1`, { Event: 'dialog' }],
    ['something else', 404, 'sip:6240@127.0.0.1', { Event: 'dialog' }],
    ['an address that cannot be told', 400, target, { Event: 'dialog', Contact: undefined }],
  ])('is not told to who asks for %s', async (_what, status, asked, headers) => {
    const phone = await rawPhone();
    expect((await phone.askAs('SUBSCRIBE', asked, headers)).status).toBe(status);
  });

  it.each([
    ['what means nothing here', 488, 'agent', 'dance'],
    ['nothing at all', 488, 'agent', ''],
    ['words for nobody', 404, '6240', 'ready'],
  ])('does not change for %s', async (_what, status, user, words) => {
    const phone = await rawPhone();
    expect((await phone.askAs('MESSAGE', `sip:${user}@127.0.0.1`, {}, words)).status).toBe(status);
    enterQueue();
    expect((await phone.hears('INVITE')).status).toBe(0);
  });
});

function silence(): Promise<string> {
  return new Promise((resolve) => setTimeout(() => resolve('nothing'), 300));
}
