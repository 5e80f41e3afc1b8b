import { act, cleanup, screen } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import { idleState } from '../testing/fake-bridge';
import { renderDesk } from '../testing/render-desk';
import { useFirstRun } from './use-first-run';

function Shown() {
  return <p>{useFirstRun().isShown ? 'first run' : 'desk'}</p>;
}

const configured = idleState().configuration;
const server = 'wss://pbx.example/ws';

describe('the end of the first run', () => {
  afterEach(cleanup);

  async function open() {
    const desk = await renderDesk(<Shown />, idleState({ line: { kind: 'off' }, configuration: { ...configured, isConfigured: false } }));
    return desk.main;
  }
  const shown = () => screen.getByRole('paragraph').textContent;

  it.each([
    ['registered', { kind: 'registered', since: 1, server }],
    ['connected, and at rest until the agent is ready', { kind: 'off', server }],
  ] as const)('comes when the phone is %s, and not with the account alone', async (_what, line) => {
    const main = await open();
    act(() => main.change({ configuration: configured }));
    expect(shown()).toBe('first run');
    act(() => main.change({ line: { kind: 'connecting', since: 1 } }));
    act(() => main.change({ line: { kind: 'down', since: 1, problem: 'wrong-credentials' } }));
    expect(shown()).toBe('first run');
    act(() => main.change({ line }));
    expect(shown()).toBe('desk');
    act(() => main.change({ line: { kind: 'down', since: 2, problem: 'unreachable' } }));
    expect(shown()).toBe('desk');
  });
});
