import { afterEach, describe, expect, it } from 'vitest';
import { matchesKey, readKey, writeAriaKey, writeKey } from '../../match-key';
import { createKeyDispatcher } from './key-dispatcher';

function press(target: Element, key: string, modifiers: KeyboardEventInit = {}): KeyboardEvent {
  const event = new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...modifiers });
  target.dispatchEvent(event);
  return event;
}

describe('the keys of the desk', () => {
  const dispatcher = createKeyDispatcher(false);
  window.addEventListener('keydown', dispatcher.handle, true);
  const undo: (() => void)[] = [];

  function listen() {
    const done: string[] = [];
    undo.push(
      dispatcher.register(() => ({
        answer: () => done.push('answer'),
        'script-answer-1': () => done.push('first answer'),
        'finish-record': () => done.push('finish'),
        'after-call': () => done.push('after call'),
        ready: () => done.push('ready'),
        'show-keys': () => done.push('keys'),
      })),
    );
    return done;
  }

  afterEach(() => {
    for (const one of undo.splice(0)) one();
    document.body.replaceChildren();
    dispatcher.choose({});
  });

  it('acts on function keys and combinations even while someone types', () => {
    const done = listen();
    const field = document.body.appendChild(document.createElement('textarea'));
    press(field, 'F2');
    press(field, 'Enter', { ctrlKey: true });
    expect(done).toEqual(['answer', 'finish']);
  });

  it('leaves digits and the question mark to text fields and lists', () => {
    const done = listen();
    const list = document.body.appendChild(document.createElement('div'));
    list.setAttribute('role', 'listbox');
    const places = [document.createElement('input'), document.createElement('textarea')].map((place) => document.body.appendChild(place));
    for (const place of [...places, list]) {
      press(place, '1');
      press(place, '?', { shiftKey: true });
    }
    expect(done).toEqual([]);
    press(document.body, '1');
    press(document.body, '?', { shiftKey: true });
    expect(done).toEqual(['first answer', 'keys']);
  });

  it('tells F10 from Shift F10', () => {
    const done = listen();
    press(document.body, 'F10');
    press(document.body, 'F10', { shiftKey: true });
    expect(done).toEqual(['ready', 'after call']);
  });

  it('takes the key from the page only when it acts', () => {
    listen();
    expect(press(document.body, 'F2').defaultPrevented).toBe(true);
    expect(press(document.body, 'F8').defaultPrevented).toBe(false);
  });

  it('acts once on a key that is held down', () => {
    const done = listen();
    press(document.body, 'F2');
    press(document.body, 'F2', { repeat: true });
    expect(done).toEqual(['answer']);
  });

  it('prefers what was registered last and falls back when that has gone', () => {
    const done = listen();
    const remove = dispatcher.register(() => ({ answer: () => done.push('newer') }));
    press(document.body, 'F2');
    remove();
    press(document.body, 'F2');
    expect(done).toEqual(['newer', 'answer']);
  });

  it('acts on the key that was chosen, and no longer on the usual one', () => {
    const done = listen();
    dispatcher.choose({ answer: 'Mod+J' });
    press(document.body, 'F2');
    press(document.body, 'j', { ctrlKey: true });
    expect(done).toEqual(['answer']);
  });

  it('does nothing while a key is being chosen', () => {
    const done = listen();
    const heard: string[] = [];
    const release = dispatcher.capture((event) => heard.push(event.key));
    expect(press(document.body, 'F2').defaultPrevented).toBe(true);
    release();
    press(document.body, 'F2');
    expect([heard, done]).toEqual([['F2'], ['answer']]);
  });

  it('reads what was pressed', () => {
    const pressed = { key: 'F3', ctrlKey: false, metaKey: false, shiftKey: false, altKey: false };
    expect(readKey(pressed, false)).toBe('F3');
    expect(readKey({ ...pressed, key: 'j', ctrlKey: true }, false)).toBe('Mod+J');
    expect(readKey({ ...pressed, shiftKey: true, ctrlKey: true }, false)).toBe('Mod+Shift+F3');
    expect(readKey({ ...pressed, key: 'j', metaKey: true }, true)).toBe('Mod+J');
    expect(readKey({ ...pressed, key: 'Control', ctrlKey: true }, false)).toBeUndefined();
    expect(readKey({ ...pressed, altKey: true }, false)).toBeUndefined();
    expect([writeAriaKey('Mod+Shift+F3', false), writeAriaKey('Mod+K', true)]).toEqual(['Control+Shift+F3', 'Meta+K']);
  });

  it('uses Command on a Mac', () => {
    const pressed = { key: 'k', ctrlKey: false, metaKey: true, shiftKey: false, altKey: false };
    expect([matchesKey(pressed, 'Mod+K', true), matchesKey(pressed, 'Mod+K', false)]).toEqual([true, false]);
    expect([writeKey('Mod+K', true), writeKey('Mod+K', false)]).toEqual(['⌘ K', 'Ctrl K']);
  });
});
