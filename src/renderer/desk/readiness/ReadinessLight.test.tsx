import { act, cleanup, fireEvent, screen, within } from '@testing-library/react';
import { afterEach, expect, it } from 'vitest';
import type { Readiness } from '../../../core/readiness/readiness';
import { StatusBar } from '../shell/StatusBar';
import { call } from '../testing/calls';
import { idleState } from '../testing/fake-bridge';
import { renderDesk } from '../testing/render-desk';

const proven = { state: 'proven', provenAt: 0 } as const;
const well: Readiness = { socket: proven, server: { ...proven, roundTripMs: 8.4 }, registration: proven, microphone: proven };

afterEach(cleanup);

async function showDetails(name: string) {
  await act(async () => fireEvent.click(screen.getByRole('button', { name })));
  const details = within(screen.getByRole('dialog', { name }));
  return { details, rows: details.getAllByRole('listitem').map(({ textContent }) => textContent) };
}

it('shows the four parts with their last proof', async () => {
  const now = Date.now();
  const seen = (secondsAgo: number) => ({ state: 'proven', provenAt: now - secondsAgo * 1000 }) as const;
  const readiness = { socket: seen(2), server: { ...seen(2), roundTripMs: 8.4 }, registration: seen(50), microphone: seen(1) };
  await renderDesk(<StatusBar />, idleState({ readiness }));
  const { details, rows } = await showDetails('Line good');
  expect(details.getByText(/^Yes/)).toBeTruthy();
  expect(rows.map((row) => row?.replace(/\d+ s ago/, 'N s ago'))).toEqual([
    'Connection to the PBX: worksseen N s ago',
    'The PBX answers: worksseen N s ago, in 8 ms',
    'Signed in at the PBX: worksseen N s ago',
    'Your microphone gives sound: worksseen N s ago',
  ]);
});

it.each([
  ['closed', /^Yes, as far as can be seen/, 'opens when you answer'],
  ['silent', /silence is sent/, 'silence, as you chose'],
] as const)('does not say that a microphone was heard that is %s', async (microphone, headline, proof) => {
  await renderDesk(<StatusBar />, idleState({ microphone, readiness: { ...well, microphone: { state: 'proven' } } }));
  const { details, rows } = await showDetails('Line good');
  expect(details.getByText(headline)).toBeTruthy();
  expect(rows.at(-1)).toBe(`Your microphone gives sound: not known yet${proof}`);
});

it('says what fails and what to do about it, and that the queues know', async () => {
  await renderDesk(<StatusBar />, idleState({ readiness: { ...well, microphone: { state: 'failed' } } }));
  expect(screen.getAllByText('Microphone gives no sound')).toHaveLength(2);
  const { details, rows } = await showDetails('Microphone gives no sound');
  expect(details.getByText(/out of the queues/)).toBeTruthy();
  expect(rows.at(-1)).toMatch(/does not worknever seen.*choose another microphone/);
});

it('does not call a line good on which nobody answers', async () => {
  await renderDesk(<StatusBar />, idleState({ readiness: { ...well, server: { state: 'failed', provenAt: 0 } } }));
  expect(screen.getByRole('button', { name: 'PBX does not answer' })).toBeTruthy();
});

it('stays beside the sound of a call', async () => {
  const talking = call('00000000-0000-4000-8000-00000000000a', 'talking');
  await renderDesk(
    <StatusBar />,
    idleState({ calls: [talking], quality: { callId: talking.callId, band: 'good', mos: 4.3 }, readiness: well }),
  );
  expect(screen.getAllByRole('button').map(({ textContent }) => textContent)).toEqual(['Line good', 'Line good (4.3)']);
});
