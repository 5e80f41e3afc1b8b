import { act, cleanup, fireEvent, screen } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { AgentView } from '../../../contract/ipc/desk-state';
import { call, conversation } from '../testing/calls';
import { idleState } from '../testing/fake-bridge';
import { renderDesk, shownMessages } from '../testing/render-desk';
import { BreakScreen, useBreak } from './BreakScreen';

const since = 1_790_000_000_000;
const callId = '00000000-0000-4000-8000-00000000000a';

function onReason(reasonId: string): AgentView {
  return { state: { kind: 'not-ready', since, reasonId, author: 'agent', limitMs: 900_000 }, confirmed: 'paused' };
}

function Screen() {
  const rest = useBreak();
  return rest ? <BreakScreen {...rest} onHide={() => undefined} /> : null;
}

describe('the break screen', () => {
  beforeEach(() => void vi.useFakeTimers({ now: since + 60_000 }));
  afterEach(() => {
    cleanup();
    vi.useRealTimers();
  });

  it('counts down, then says how long the break is over, and goes ready', async () => {
    const { main } = await renderDesk(<Screen />, idleState({ agent: onReason('break') }));
    expect(screen.getByRole('timer').textContent).toBe('14:00left');
    act(() => void vi.advanceTimersByTime(15 * 60_000));
    expect(screen.getByRole('timer').textContent).toBe('+1:00over');
    fireEvent.click(screen.getByRole('button', { name: /Back to work/ }));
    expect(main.asked('setReady')).toHaveLength(1);
  });

  it('says why the way back is barred, and nothing that can wait', async () => {
    const { main } = await renderDesk(<Screen />, idleState({ agent: onReason('break') }));
    fireEvent.click(screen.getByRole('button', { name: /Back to work/ }));
    const common = { at: since, severity: 'error', parameters: {} } as const;
    act(() =>
      main.change({
        notices: [
          { ...common, noticeId: '00000000-0000-4000-8000-0000000000f1', kind: 'microphone-missing' },
          { ...common, noticeId: '00000000-0000-4000-8000-0000000000f2', kind: 'storage-failed' },
        ],
      }),
    );
    expect(shownMessages().textContent).toMatch(/No microphone found.*Plug in the headset/);
    expect(shownMessages().children).toHaveLength(1);
  });

  it('is only for breaks, and gives way to a call', async () => {
    const { main } = await renderDesk(<Screen />, idleState({ agent: onReason('paperwork') }));
    expect(screen.queryByRole('timer')).toBeNull();
    act(() => main.change({ agent: onReason('lunch') }));
    expect(screen.getByRole('heading').textContent).toBe('Lunch');
    act(() => main.change({ calls: [call(callId, 'ringing')], conversations: [conversation(callId)] }));
    expect(screen.queryByRole('timer')).toBeNull();
  });
});
