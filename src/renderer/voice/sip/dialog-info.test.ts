import { describe, expect, it } from 'vitest';
import { isAnyDialogOn, mergeDialogs, parseDialogInfo } from './dialog-info';

const document = (state: string, dialogs: string): string =>
  `<?xml version="1.0"?>\n<dialog-info xmlns="urn:ietf:params:xml:ns:dialog-info" version="0" state="${state}" entity="sip:x@y">${dialogs}</dialog-info>`;

describe('dialog-info', () => {
  it.each([
    ['', false],
    ['<dialog id="a"><state>terminated</state></dialog>', false],
    ['<dialog id="a" direction="recipient"><state>\n early </state></dialog>', true],
    ['<dialog id="a"><state>terminated</state></dialog><dialog id="b"><state>confirmed</state></dialog>', true],
  ])('%s is on: %s', (dialogs, isOn) => {
    const info = parseDialogInfo(document('full', dialogs));
    expect(info && isAnyDialogOn(info.dialogs)).toBe(isOn);
  });

  it('changes what is known by a partial document, and replaces it by a full one', () => {
    const partial = parseDialogInfo(document('partial', '<dialog id="b"><state>terminated</state></dialog>'));
    const full = parseDialogInfo(document('full', '<dialog id="c"><state>confirmed</state></dialog>'));
    const known = new Map([
      ['a', true],
      ['b', true],
    ]);
    expect(partial && [...mergeDialogs(known, partial)]).toEqual([
      ['a', true],
      ['b', false],
    ]);
    expect(full && [...mergeDialogs(known, full)]).toEqual([['c', true]]);
  });

  it.each(['', 'x', '<html/>', '<dialog-info'])('is not read from %j', (text) => {
    expect(parseDialogInfo(text)).toBeNull();
  });
});
