import { act, cleanup, fireEvent, screen, within } from '@testing-library/react';
import { afterEach, expect, it } from 'vitest';
import type { QualityMoment } from '../../../core/quality/call-quality';
import { Notices } from '../notices/Notices';
import { StatusBar } from '../shell/StatusBar';
import { call } from '../testing/calls';
import { idleState } from '../testing/fake-bridge';
import { renderDesk } from '../testing/render-desk';

const callId = '00000000-0000-4000-8000-00000000000a';
const otherId = '00000000-0000-4000-8000-00000000000b';
const moment: QualityMoment = {
  callId,
  mos: 4.34,
  codec: 'pcmu',
  lossReceivedShare: 0.0249,
  jitterMs: 7.4,
  roundTripMs: 31.2,
  remoteDb: -30,
};
const talking = idleState({ calls: [call(callId, 'talking')], quality: { callId, band: 'good', mos: 4.3 } });

const trace = () => document.querySelector('polyline')?.getAttribute('points')?.split(' ').filter(Boolean) ?? [];

/** What is measured shows at the next full second. */
const passSecond = () => act(() => new Promise<void>((resolve) => setTimeout(resolve, 1010)));

afterEach(cleanup);

it('says the band and the number of the call that is talked in, and what the line is without one', async () => {
  const { main } = await renderDesk(<StatusBar />, talking);
  expect(screen.getByRole('button', { name: 'Line good (4.3)' })).toBeTruthy();
  act(() => main.change({ quality: { callId, band: 'poor', mos: 3.4 } }));
  expect(screen.getByRole('button', { name: 'Line poor (3.4)' })).toBeTruthy();
  act(() => main.change({ calls: [], quality: null }));
  expect(screen.queryByRole('button', { name: /\(/ })).toBeNull();
  expect(screen.getByRole('button', { name: 'Line good' })).toBeTruthy();
});

it('says first that the line is lost', async () => {
  await renderDesk(<StatusBar />, { ...talking, line: { kind: 'down', since: 0, problem: 'unreachable' } });
  expect(screen.queryByText(/Line good/)).toBeNull();
  expect(screen.getByText('No line')).toBeTruthy();
});

it('writes numbers as the language does', async () => {
  await renderDesk(<StatusBar />, talking, {}, 'hu');
  expect(screen.getByRole('button', { name: 'A vonal jó (4,3)' })).toBeTruthy();
});

it('draws the last minute of this call alone, newest second at the right edge', async () => {
  const { main } = await renderDesk(<StatusBar />, talking);
  act(() => {
    for (let second = 0; second < 100; second += 1) main.emit.qualityMoment({ ...moment, mos: second < 99 ? 4.5 : 1 });
    main.emit.qualityMoment({ ...moment, callId: otherId, mos: 2 });
  });
  await passSecond();
  expect(trace()).toHaveLength(60);
  expect(trace().at(0)).toBe('0,0');
  expect(trace().at(-1)).toBe('59,25');
});

it('shows what is behind the word when it is pressed, and what is not known yet', async () => {
  const { main } = await renderDesk(<StatusBar />, talking);
  act(() => main.emit.qualityMoment(moment));
  await passSecond();
  await act(async () => fireEvent.click(screen.getByRole('button', { name: 'Line good (4.3)' })));
  const details = within(screen.getByRole('dialog', { name: 'Line good (4.3)' }));
  expect(details.getByRole('heading', { name: 'Sound of this call' })).toBeTruthy();
  const values = details.getAllByRole('definition').map(({ textContent }) => textContent);
  expect(values).toEqual(['4.3', '2.5%', 'not known yet', '7 ms', '31 ms', 'PCMU']);
});

it('stops listening when the call is over', async () => {
  const { main } = await renderDesk(<StatusBar />, idleState());
  const before = main.listenerCount();
  act(() => main.change({ quality: { callId, band: 'good', mos: 4.3 } }));
  expect(main.listenerCount()).toBe(before + 1);
  act(() => main.change({ quality: null }));
  expect(main.listenerCount()).toBe(before);
});

it.each([
  ['quality-your-network', 'Your network spoils the sound', /cable instead of Wi-Fi/],
  ['quality-their-line', "The other side's line is bad", /offer to call back/],
  ['quality-your-microphone-silent', 'Nothing comes from your microphone', /mute switch/],
  ['quality-your-microphone-loud', 'Your microphone is too loud', /away from your mouth/],
] as const)('warns of %s with its cause and what to do', async (kind, title, advice) => {
  const notice = { noticeId: otherId, at: 1_790_000_000_000, severity: 'warning', kind, parameters: {} } as const;
  await renderDesk(<Notices />, { ...talking, notices: [notice] });
  expect(screen.getByText(title)).toBeTruthy();
  expect(screen.getByText(advice)).toBeTruthy();
});
