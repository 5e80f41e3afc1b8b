import '../testing/dom-gaps';
import { cleanup, screen, waitFor } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import { BreakScreen } from '../agent/BreakScreen';
import { CustomerColumn } from '../customer/CustomerColumn';
import { TopBar } from '../shell/TopBar';
import { call, conversation } from '../testing/calls';
import { idleState } from '../testing/fake-bridge';
import { practiceState } from '../testing/practice';
import { renderDesk } from '../testing/render-desk';

const callId = '00000000-0000-4000-8000-00000000000a';
const since = 1_790_000_000_000;
const calling = { next: { kind: 'calling', scenarioId: 'tariff' } } as const;

describe('the mark of practice', () => {
  afterEach(cleanup);

  it('is there in words at the top of the desk, also while a call rings', async () => {
    await renderDesk(<TopBar />, practiceState(calling, { calls: [call(callId, 'ringing')], conversations: [conversation(callId)] }));
    expect(screen.getByText('Practice')).toBeTruthy();
    expect(screen.getByRole('heading').textContent).toBe('Firstline – Practice');
  });

  it('is there in words on the break screen', async () => {
    await renderDesk(<BreakScreen since={since} reasonId="lunch" limitMs={undefined} onHide={() => undefined} />, practiceState());
    expect(screen.getByText('Practice')).toBeTruthy();
  });

  it('is not there in real work', async () => {
    await renderDesk(<TopBar />, idleState());
    expect(screen.queryByText('Practice')).toBeNull();
    expect(screen.getByRole('heading').textContent).toBe('Firstline');
  });
});

describe('a caller without a recording', () => {
  afterEach(cleanup);

  it('is read, and told to a screen reader, until there is something else', async () => {
    const rest = { calls: [call(callId, 'talking')], conversations: [conversation(callId)] };
    const { main } = await renderDesk(<CustomerColumn />, practiceState(calling, rest));
    expect(screen.queryByText('How much is it?')).toBeNull();
    main.change({ practice: practiceState({ ...calling, words: 'How much is it?' }).practice });
    expect((await screen.findByText('How much is it?')).closest('[role=status]')).toBeTruthy();
    main.change({ practice: practiceState(calling).practice });
    await waitFor(() => expect(screen.queryByText('How much is it?')).toBeNull());
  });
});

describe('the goal of a practice call', () => {
  afterEach(cleanup);

  it('stays above the customer until the form is finished', async () => {
    const talking = practiceState(calling, { calls: [call(callId, 'talking')], conversations: [conversation(callId)] });
    const { main } = await renderDesk(<CustomerColumn />, talking);
    expect(screen.getByText('Answer from the card.')).toBeTruthy();
    main.change({
      practice: practiceState({ next: { kind: 'waiting' } }).practice,
      calls: [],
      conversations: [conversation(callId, { isCallOver: true })],
    });
    expect(screen.getByText('Answer from the card.')).toBeTruthy();
  });
});
