import { act, cleanup, fireEvent, screen } from '@testing-library/react';
import { afterEach, expect, it } from 'vitest';
import type { Notice } from '../../../contract/ipc/desk-state';
import { success } from '../../../core/result';
import { idleState } from '../testing/fake-bridge';
import { renderDesk, shownMessages } from '../testing/render-desk';
import { Notices } from './Notices';

afterEach(cleanup);

const noticeId = '00000000-0000-4000-8000-0000000000aa';

function noticeOf(notice: Pick<Notice, 'kind'> & Partial<Notice>): Notice {
  return { noticeId, severity: 'warning', at: 0, parameters: {}, ...notice };
}

it.each<[Notice['cause'], string[]]>([
  ['busy', ['The line there is busy.', 'Try again, or call another number.']],
  ['unknown-number', ['This number does not exist.', 'Try again, or call another number.']],
  ['no-microphone', ['There was no microphone.', 'Plug in the headset, or choose it in the settings.']],
  ['microphone-refused', ['The microphone was not allowed.', 'privacy settings of the computer']],
])('says why a call failed (%s) and what helps', async (cause, words) => {
  await renderDesk(<Notices />, idleState({ notices: [noticeOf({ kind: 'call-failed', cause })] }));
  const { textContent } = shownMessages();
  for (const each of ['The call could not be made', ...words]) expect(textContent).toContain(each);
});

it('offers to call back whoever was cut off, by name', async () => {
  const notice = noticeOf({ kind: 'call-cut', cause: 'media-lost', parameters: { number: '+36301234567', who: 'Anna Example' } });
  const { main } = await renderDesk(<Notices />, idleState({ notices: [notice] }), { dial: () => Promise.resolve(success(undefined)) });
  expect(shownMessages().textContent).toContain('The call was cut off');
  await act(async () => fireEvent.click(screen.getByRole('button', { name: 'Call Anna Example back' })));
  expect(main.asked('dial')).toMatchObject([{ target: '+36301234567' }]);
});

it('does by key what the newest message offers, and closes the newest', async () => {
  const cut = (id: number, number: string) =>
    noticeOf({ noticeId: `00000000-0000-4000-8000-00000000000${id}`, kind: 'call-cut', parameters: { number } });
  const last = noticeOf({ noticeId: '00000000-0000-4000-8000-000000000003', kind: 'hold-reminder' });
  const notices = [cut(1, '+36301234567'), cut(2, '+36705550101'), last];
  const { main } = await renderDesk(<Notices />, idleState({ notices }), { dial: () => Promise.resolve(success(undefined)) });
  await act(async () => fireEvent.keyDown(document.body, { key: 'j', ctrlKey: true }));
  expect(main.asked('dial')).toMatchObject([{ target: '+36705550101' }]);
  await act(async () => fireEvent.keyDown(document.body, { key: 'b', ctrlKey: true }));
  expect(main.asked('dismissNotice')).toEqual([{ noticeId: last.noticeId }]);
});
