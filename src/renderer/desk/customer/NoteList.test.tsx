import { cleanup, fireEvent, screen } from '@testing-library/react';
import { afterEach, expect, it } from 'vitest';
import { card } from '../testing/cards';
import { idleState } from '../testing/fake-bridge';
import { renderDesk } from '../testing/render-desk';
import { NoteList } from './NoteList';

afterEach(cleanup);

function write(text: string) {
  const field = screen.getByLabelText<HTMLTextAreaElement>('New note');
  fireEvent.change(field, { target: { value: text } });
  fireEvent.click(screen.getByRole('button', { name: 'Add note' }));
  return field;
}

it('keeps the text of a note that could not be saved, even when the tab is left', async () => {
  const addNote = () => Promise.reject(new Error('disk'));
  const { unmount } = await renderDesk(<NoteList card={card({ cardId: 21 })} />, idleState(), { addNote });
  write('Call after four');
  await screen.findByText(/The note was not saved/);
  unmount();
  await renderDesk(<NoteList card={card({ cardId: 21 })} />, idleState());
  expect(screen.getByLabelText<HTMLTextAreaElement>('New note').value).toBe('Call after four');
});

it('empties the field only when main has kept the note', async () => {
  const { main } = await renderDesk(<NoteList card={card({ cardId: 22 })} />, idleState(), {
    addNote: () => Promise.resolve(card({ cardId: 22 })),
  });
  const field = write('Call after four');
  expect(field.value).toBe('Call after four');
  await expect.poll(() => field.value).toBe('');
  expect(main.asked('addNote')).toEqual([{ cardId: 22, body: 'Call after four' }]);
});
