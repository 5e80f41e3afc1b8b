import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeWebRtc, startLine } from './testing/line-under-test';

const dialogInfo = (state: string): string =>
  `<?xml version="1.0"?><dialog-info xmlns="urn:ietf:params:xml:ns:dialog-info" version="1" state="full" entity="sip:x"><dialog id="x"><state>${state}</state></dialog></dialog-info>`;

beforeEach(fakeWebRtc);
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

describe('a message', () => {
  it('is settled with its status, or 0 without a line', async () => {
    const { line, pbx, pass } = startLine();
    const settled: number[] = [];
    line.sendMessage('agent', 'ready', (status) => settled.push(status));
    line.start();
    await pass(10);
    line.sendMessage('agent', 'pause lunch', (status) => settled.push(status));
    await pass();
    pbx.messageStatus = 403;
    line.sendMessage('agent', 'ready', (status) => settled.push(status));
    await pass();
    pbx.isSilent = true;
    line.sendMessage('agent', 'ready', (status) => settled.push(status));
    await pass(40_000);
    expect(settled).toEqual([0, 202, 403, 0]);
    expect(pbx.requests('MESSAGE')[0]).toMatchObject({ startLine: 'MESSAGE sip:agent@pbx.example SIP/2.0', body: 'pause lunch' });
  });
});

describe('two messages at once', () => {
  it('are sent one after the other, in their order', async () => {
    const { line, pbx, pass } = startLine();
    line.start();
    await pass(10);
    const bodies = (): string[] => pbx.requests('MESSAGE').map(({ body }) => body);
    const settled: number[] = [];
    pbx.messageStatus = undefined;
    line.sendMessage('agent', 'pause signed-in', (status) => settled.push(status));
    line.sendMessage('agent', 'ready', (status) => settled.push(status));
    await pass(5);
    expect(bodies()).toEqual(['pause signed-in']);
    const [first] = pbx.requests('MESSAGE');
    pbx.messageStatus = 202;
    if (first) pbx.reply(first, 202, 'Accepted');
    await pass(5);
    expect(bodies()).toEqual(['pause signed-in', 'ready']);
    expect(settled).toEqual([202, 202]);
  });
});

describe('the mailbox', () => {
  it('is watched, and watched again after the line was lost', async () => {
    const { line, pbx, toldOf, pass } = startLine();
    line.watchMailbox('1001');
    line.start();
    await pass(10);
    const [subscribe] = pbx.requests('SUBSCRIBE');
    expect([subscribe?.startLine, subscribe?.header('Event')]).toEqual(['SUBSCRIBE sip:1001@pbx.example SIP/2.0', 'message-summary']);
    if (subscribe) pbx.notify(subscribe, 'active;expires=600', 'Messages-Waiting: yes\r\nVoice-Message: 2/8\r\n');
    await pass();
    pbx.socket.drop();
    await pass(2000);
    expect(toldOf('mailbox', 'mailbox lost')).toEqual([['mailbox', { isWaiting: true, newCount: 2, oldCount: 8 }], ['mailbox lost']]);
    expect(pbx.requests('SUBSCRIBE').length).toBe(2);
  });
});

describe('a hint', () => {
  it('is watched, and watched again after the line was lost', async () => {
    const { line, pbx, told, toldOf, pass } = startLine();
    line.watchHint('Queue:support_pause_PJSIP/1001');
    line.watchHint('Queue:support_pause_PJSIP/1001');
    line.start();
    await pass(10);
    const [subscribe] = pbx.requests('SUBSCRIBE');
    expect(subscribe?.startLine).toBe('SUBSCRIBE sip:Queue%3Asupport_pause_PJSIP%2F1001@pbx.example SIP/2.0');
    if (subscribe) pbx.notify(subscribe, 'active;expires=600', dialogInfo('confirmed'));
    await pass();
    if (subscribe) pbx.notify(subscribe, 'active;expires=600', dialogInfo('terminated'));
    await pass();
    pbx.socket.drop();
    await pass(2000);
    expect(toldOf('hint', 'hint lost')).toEqual([
      ['hint', 'Queue:support_pause_PJSIP/1001', true],
      ['hint', 'Queue:support_pause_PJSIP/1001', false],
      ['hint lost', 'Queue:support_pause_PJSIP/1001'],
    ]);
    expect(told.at(-1)).toEqual(['line', 'registered']);
    expect(pbx.requests('SUBSCRIBE').length).toBe(2);
  });

  it('that the server ends is said to be lost and tried again', async () => {
    const { line, pbx, toldOf, pass } = startLine();
    line.start();
    await pass(10);
    line.watchHint('x');
    await pass(10);
    const [subscribe] = pbx.requests('SUBSCRIBE');
    if (subscribe) pbx.notify(subscribe, 'terminated;reason=noresource', '');
    await pass();
    expect(toldOf('hint', 'hint lost')).toEqual([['hint lost', 'x']]);
    await pass(2000);
    expect(pbx.requests('SUBSCRIBE').length).toBe(2);
  });
});
