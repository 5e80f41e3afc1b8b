import { cleanup, fireEvent, screen } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import type { ScriptProgress } from '../../../core/scripts/script';
import { CustomerColumn } from '../customer/CustomerColumn';
import { RecordColumn } from '../form/RecordColumn';
import { conversation } from '../testing/calls';
import { card, form, script } from '../testing/cards';
import { idleState } from '../testing/fake-bridge';
import { renderDesk } from '../testing/render-desk';

const conversationId = '01923f00-0000-7000-8000-00000000000a';
const atStart: ScriptProgress = { scriptId: 'fault', stepId: 'lights', path: [], isFinished: false };

function deskAt(progress: ScriptProgress) {
  const work = { card: card(), script: { script: script(), progress }, form: { form: form(), values: {} } };
  return idleState({ conversations: [conversation(conversationId, work)] });
}

function renderWorkspace(progress: ScriptProgress, handlers: Parameters<typeof renderDesk>[2] = {}) {
  const parts = (
    <>
      <CustomerColumn />
      <RecordColumn />
    </>
  );
  return renderDesk(parts, deskAt(progress), { saveDraft: () => Promise.resolve({ ok: true, value: { savedAt: 1 } }), ...handlers });
}

describe('the script', () => {
  afterEach(cleanup);

  it('says the step with the names filled in', async () => {
    await renderWorkspace(atStart);
    expect(screen.getByText(/Good afternoon, Katalin Vadász\. I see your tariff is Home 300\./)).toBeTruthy();
    expect(screen.getByText('step 1 of 1')).toBeTruthy();
  });

  it('takes an answer by its key, but leaves digits to text fields', async () => {
    const { main } = await renderWorkspace(atStart);
    fireEvent.keyDown(screen.getByLabelText('Summary'), { key: '2' });
    expect(main.asked('answerScript')).toEqual([]);
    fireEvent.keyDown(document.body, { key: '2' });
    expect(main.asked('answerScript')).toEqual([{ conversationId, answerId: 'red' }]);
    fireEvent.keyDown(document.body, { key: '9' });
    expect(main.asked('answerScript')).toHaveLength(1);
  });

  it('says that an answer was not taken', async () => {
    await renderWorkspace(atStart, { answerScript: () => Promise.reject(new Error('disk')) });
    fireEvent.keyDown(document.body, { key: '2' });
    expect((await screen.findByRole('alert')).textContent).toContain('That did not work');
  });

  it('sends what was typed before the answer, so that what the script fills in is not undone', async () => {
    const { main } = await renderWorkspace(atStart);
    fireEvent.change(screen.getByLabelText('Summary'), { target: { value: 'Router' } });
    fireEvent.keyDown(document.body, { key: '1' });
    expect(main.asked('saveDraft')).toEqual([{ conversationId, values: { summary: 'Router' } }]);
  });

  it('goes back a step and shows the way so far', async () => {
    const { main } = await renderWorkspace({ ...atStart, stepId: 'restart', path: [{ stepId: 'lights', answerId: 'red' }] });
    expect(screen.getByRole('list', { name: 'So far' }).textContent).toContain('Find the fault: Internet is red');
    fireEvent.click(screen.getByRole('button', { name: 'Step back' }));
    fireEvent.keyDown(document.body, { key: 'Backspace' });
    expect(main.asked('stepBack')).toEqual([{ conversationId }, { conversationId }]);
  });

  it('ends in words and answers no key any more', async () => {
    const { main } = await renderWorkspace({ ...atStart, path: [{ stepId: 'lights', answerId: 'none' }], isFinished: true });
    expect(screen.getByText(/Say goodbye/)).toBeTruthy();
    fireEvent.keyDown(document.body, { key: '1' });
    expect(main.asked('answerScript')).toEqual([]);
  });
});
