import '../testing/dom-gaps';
import { act, cleanup, fireEvent, screen, within } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import { notReadyYet, practiceResult, practiceShift, practiceState } from '../testing/practice';
import { renderDesk } from '../testing/render-desk';
import { PracticeCentre } from './PracticeCentre';

function press(name: string | RegExp) {
  return act(async () => void fireEvent.click(screen.getByRole('button', { name })));
}

function nameOfFocused() {
  return document.activeElement?.textContent;
}

describe('the centre in practice', () => {
  afterEach(cleanup);

  it('has one next step: to be ready', async () => {
    const { main } = await renderDesk(<PracticeCentre />, practiceState({ next: { kind: 'waiting' } }, { agent: notReadyYet }));
    expect(screen.getByText('Press F10 to be ready')).toBeTruthy();
    await press('Ready');
    expect(main.asked('setReady')).toHaveLength(1);
  });

  it('has the caller of a scenario come, which takes being ready', async () => {
    const { main } = await renderDesk(<PracticeCentre />, practiceState({ next: { kind: 'waiting' } }, { agent: notReadyYet }));
    await press('Call me now: A caller who shouts');
    expect(main.asked('chooseNextCaller')).toEqual([{ scenarioId: 'shouts' }]);
    expect(main.asked('setReady')).toHaveLength(1);
  });

  it('says who calls next and leaves it to their turn again', async () => {
    const { main } = await renderDesk(<PracticeCentre />, practiceState({ nextScenarioId: 'shouts' }));
    expect(screen.getByText('Next: A caller who shouts')).toBeTruthy();
    await press('Leave it to their turn');
    expect(main.asked('chooseNextCaller')).toEqual([{ scenarioId: null }]);
    expect(main.asked('setReady')).toEqual([]);
  });

  it('says what to do when the callers have stopped, and asks for none', async () => {
    await renderDesk(<PracticeCentre />, practiceState({ next: { kind: 'failed' } }));
    expect(screen.getByRole('status').textContent).toContain('The practice callers have stopped');
    expect(screen.getByRole<HTMLButtonElement>('button', { name: /Call me now: A tariff/ }).disabled).toBe(true);
  });

  it('shows the result of a call when it comes, field by field, and goes on from there', async () => {
    const { main } = await renderDesk(<PracticeCentre />, practiceState());
    act(() => main.change({ practice: practiceShift({ results: [practiceResult('1')] }) }));
    expect(nameOfFocused()).toBe('Result: A tariff question');
    const rows = within(screen.getByRole('table')).getAllByRole('row').slice(1);
    expect(
      rows.map((row) =>
        within(row)
          .getAllByRole('cell')
          .map((cell) => cell.textContent),
      ),
    ).toEqual([
      ['No', 'Yes', 'look again'],
      ['not repeated here', 'nothing that must not be noted', 'right'],
    ]);
    expect(screen.getByText('first “Find a crew”, then “Promise a time”')).toBeTruthy();
    expect(screen.getByText('Promise the call that the customer asked for.')).toBeTruthy();
    await press('Again');
    await press('Next caller');
    expect(main.asked('chooseNextCaller')).toEqual([{ scenarioId: 'tariff' }, { scenarioId: null }]);
    await press('Back to the callers');
    expect(screen.getByRole('heading', { name: 'Practice' })).toBeTruthy();
  });

  it('takes the focus from nobody who types', async () => {
    const desk = (
      <>
        <input aria-label="Number" />
        <PracticeCentre />
      </>
    );
    const { main } = await renderDesk(desk, practiceState());
    const field = screen.getByRole('textbox');
    act(() => field.focus());
    act(() => main.change({ practice: practiceShift({ results: [practiceResult('1')] }) }));
    expect(screen.getByRole('heading', { name: 'Result: A tariff question' })).toBeTruthy();
    expect(document.activeElement).toBe(field);
  });

  it('has kind words and no points for a call that was missed', async () => {
    const { main } = await renderDesk(<PracticeCentre />, practiceState());
    const {
      answerMs: _answer,
      talkMs: _talk,
      wrapUpMs: _wrapUp,
      ...missed
    } = practiceResult('1', { outcome: 'missed', points: 0, checks: [] });
    act(() => main.change({ practice: practiceShift({ results: [missed] }) }));
    expect(screen.getByText(/No harm done/)).toBeTruthy();
    expect(screen.queryByText('of 100 points')).toBeNull();
  });

  it('tells the progress in tables, and opens an earlier result from there', async () => {
    const results = [practiceResult('2', { points: 90 }), practiceResult('1', { points: 60, outcome: 'cut-off', at: 1_789_000_000_000 })];
    await renderDesk(<PracticeCentre />, practiceState({ results }));
    act(() => screen.getByRole('tab', { name: 'My progress' }).click());
    const [calls, scenarios] = screen.getAllByRole('table');
    const read = (table: HTMLElement | undefined) => {
      const rows = table ? within(table).getAllByRole('row').slice(1) : [];
      return rows.map((row) =>
        within(row)
          .getAllByRole('cell')
          .map((cell) => cell.textContent),
      );
    };
    expect(read(calls).map(([, end, points]) => [end, points])).toEqual([
      ['settled', '90'],
      ['ended early', '60'],
    ]);
    expect(read(scenarios)).toEqual([['2', '90', '90']]);
    await act(
      async () => void fireEvent.click(screen.getAllByRole('button', { name: /^Show the result: A tariff question/ })[1] as HTMLElement),
    );
    expect(screen.getByText(/ended before everything was settled/)).toBeTruthy();
  });

  it('says what will stand where there is nothing yet', async () => {
    await renderDesk(<PracticeCentre />, practiceState({ scenarios: [], next: { kind: 'waiting' } }));
    expect(screen.getByText('Nobody can call here')).toBeTruthy();
    act(() => screen.getByRole('tab', { name: 'My progress' }).click());
    expect(screen.getByText('No practice calls yet')).toBeTruthy();
  });
});
