import '../testing/dom-gaps';
import { act, cleanup, fireEvent, screen } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import { systemReasons } from '../../../core/agent/agent-effect';
import { idleState } from '../testing/fake-bridge';
import { renderDesk } from '../testing/render-desk';
import { StatusMenu } from './StatusMenu';

const since = 1_790_000_000_000;
const callId = '00000000-0000-4000-8000-00000000000a';

function press(key: string, modifiers: { shiftKey?: boolean } = {}) {
  act(() => void fireEvent.keyDown(document.body, { key, ...modifiers }));
}

describe('the status menu', () => {
  afterEach(cleanup);

  it('offers the reasons with their lengths on F10, none of them set by rules', async () => {
    const { main } = await renderDesk(<StatusMenu />, idleState());
    press('F10');
    expect(screen.getAllByRole('menuitem').map((item) => item.textContent)).toEqual([
      'Break15 min',
      'Lunch45 min',
      'Paperwork20 min',
      'Training',
    ]);
    act(() => screen.getByRole('menuitem', { name: 'Lunch' }).click());
    expect(main.asked('setNotReady')).toEqual([{ reasonId: 'lunch' }]);
  });

  it('goes ready on F10', async () => {
    const { main } = await renderDesk(
      <StatusMenu />,
      idleState({
        agent: { state: { kind: 'not-ready', since, reasonId: 'paperwork', author: 'agent' }, confirmed: 'paused' },
      }),
    );
    press('F10');
    expect(main.asked('setReady')).toHaveLength(1);
  });

  it('keeps the choice for after the call while one is on', async () => {
    const { main } = await renderDesk(
      <StatusMenu />,
      idleState({
        agent: { state: { kind: 'on-call', since, callId }, confirmed: 'available', pendingReasonId: 'lunch' },
      }),
    );
    press('F10', { shiftKey: true });
    act(() => screen.getByRole('menuitem', { name: 'Break' }).click());
    press('F10', { shiftKey: true });
    act(() => screen.getByRole('menuitem', { name: 'Stay ready' }).click());
    expect(main.asked('setAfterCall')).toEqual([{ reasonId: 'break' }, { reasonId: null }]);
  });

  it('says what the PBX does, not what was asked', async () => {
    const { main } = await renderDesk(<StatusMenu />, idleState({ agent: { state: { kind: 'ready', since }, confirmed: 'paused' } }));
    expect(screen.getByRole('button').getAttribute('aria-label')).toBe('Your status: Ready. Queues do not ring you');
    act(() => main.change({ agent: { state: { kind: 'ready', since }, confirmed: 'paused', confirmationProblem: 'no-answer' } }));
    expect(screen.getByText('The PBX did not answer')).toBeTruthy();
  });

  // `wrap-up` is told to the queues and never shown
  it.each(Object.values(systemReasons).filter((reasonId) => reasonId !== 'wrap-up'))('has words for %s', async (reasonId) => {
    const state = { kind: 'not-ready', since, reasonId, author: 'system' } as const;
    await renderDesk(<StatusMenu />, idleState({ agent: { state, confirmed: 'paused' } }));
    const label = screen.getByRole('button').getAttribute('aria-label');
    expect(label).toMatch(/^Your status: [A-Z]/);
    expect(label).not.toContain(`: ${reasonId}.`);
  });
});
