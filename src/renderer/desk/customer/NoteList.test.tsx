import { act, cleanup, fireEvent, screen } from '@testing-library/react';
import { afterEach, expect, it } from 'vitest';
import { failure, success } from '../../../core/result';
import { card } from '../testing/cards';
import { idleState } from '../testing/fake-bridge';
import { renderDesk } from '../testing/render-desk';
import { CustomerDetails } from './CustomerDetails';
import { NoteList } from './NoteList';

afterEach(cleanup);

function write(text: string) {
  const field = screen.getByLabelText<HTMLTextAreaElement>('New note');
  fireEvent.change(field, { target: { value: text } });
  fireEvent.click(screen.getByRole('button', { name: 'Add note' }));
  return field;
}

const noteField = () => screen.getByLabelText<HTMLTextAreaElement>('New note');
const keeps = {
  keepNote: () => Promise.resolve(success({ savedAt: 1 })),
  readUnfinishedNote: () => Promise.resolve(''),
};

it('keeps the text of a note that could not be saved', async () => {
  const addNote = () => Promise.reject(new Error('disk'));
  await renderDesk(<NoteList card={card({ cardId: 21 })} />, idleState(), { ...keeps, addNote });
  write('Call after four');
  await screen.findByText(/The note was not saved/);
  expect(noteField().value).toBe('Call after four');
});

it('has main keep what is typed when the tab is left, and brings back what main kept', async () => {
  const { main, unmount } = await renderDesk(<NoteList card={card({ cardId: 21 })} />, idleState(), keeps);
  fireEvent.change(noteField(), { target: { value: 'Call after f' } });
  unmount();
  expect(main.asked('keepNote')).toEqual([{ cardId: 21, body: 'Call after f' }]);
  const readUnfinishedNote = () => Promise.resolve('Call after f');
  await renderDesk(<NoteList card={card({ cardId: 21 })} />, idleState(), { ...keeps, readUnfinishedNote });
  expect(noteField().value).toBe('Call after f');
});

it('says why what is typed is not kept', async () => {
  const keepNote = () => Promise.resolve(failure('disk-full' as const));
  await renderDesk(<NoteList card={card({ cardId: 21 })} />, idleState(), { ...keeps, keepNote });
  fireEvent.change(noteField(), { target: { value: 'Call after four' } });
  fireEvent.blur(window);
  await screen.findByText(/^Not saved yet: the disk is full/);
});

it('empties the field only when main has kept the note', async () => {
  const { main } = await renderDesk(<NoteList card={card({ cardId: 22 })} />, idleState(), {
    ...keeps,
    addNote: () => Promise.resolve(card({ cardId: 22 })),
  });
  const field = write('Call after four');
  expect(field.value).toBe('Call after four');
  await expect.poll(() => field.value).toBe('');
  expect(main.asked('addNote')).toEqual([{ cardId: 22, body: 'Call after four' }]);
  await expect.poll(() => main.asked('keepNote').at(-1)).toEqual({ cardId: 22, body: '' });
});

it('is opened, written and added by one key', async () => {
  const addNote = () => Promise.resolve(card({ cardId: 21 }));
  const { main } = await renderDesk(<CustomerDetails card={card({ cardId: 21 })} />, idleState(), { ...keeps, addNote });
  const press = () => act(async () => void fireEvent.keyDown(document.activeElement ?? document.body, { key: 'i', ctrlKey: true }));
  await press();
  await screen.findByLabelText('New note');
  expect(document.activeElement).toBe(noteField());
  fireEvent.change(noteField(), { target: { value: 'Call after four' } });
  await press();
  expect(main.asked('addNote')).toEqual([{ cardId: 21, body: 'Call after four' }]);
  noteField().blur();
  await press();
  expect(document.activeElement).toBe(noteField());
});
