import { describe, expect, it } from 'vitest';
import { parseMessageSummary } from './message-summary';

describe('a message summary', () => {
  it.each([
    [
      'Messages-Waiting: yes\r\nMessage-Account: sip:*97@pbx\r\nVoice-Message: 2/8 (0/2)\r\n',
      { isWaiting: true, newCount: 2, oldCount: 8 },
    ],
    ['messages-waiting : no\nvoice-message : 0/3\n', { isWaiting: false, newCount: 0, oldCount: 3 }],
    ['Messages-Waiting: yes\r\n', { isWaiting: true }],
    ['Messages-Waiting: yes\r\nVoice-Message: 123456789/0\r\n', { isWaiting: true, newCount: 9999, oldCount: 0 }],
    ['Messages-Waiting: perhaps\r\n', null],
    ['<xml/>', null],
    ['', null],
  ])('is read: %j', (body, summary) => {
    expect(parseMessageSummary(body)).toEqual(summary);
  });
});
