import { describe, expect, it } from 'vitest';
import type { ImportPreview } from '../../../contract/ipc/card-import';
import { success } from '../../../core/result';
import { createFakeBridge, idleState } from '../testing/fake-bridge';
import { cardImportOf } from './import-store';

const preview: ImportPreview = {
  fileName: 'customers.csv',
  sizeBytes: 2048,
  format: 'csv',
  encoding: 'windows-1250',
  columns: ['Azonosító', 'Név', 'Telefon'],
  rows: [['1', 'Vadász Katalin', '06 30 123 4567']],
  mapping: ['externalId', 'name', 'phone'],
};

function importOver(answers: Parameters<typeof createFakeBridge>[1]) {
  const main = createFakeBridge(idleState(), answers);
  return { main, cards: cardImportOf(main.bridge) };
}

describe('the import of cards', () => {
  it('goes from the file over the columns to the result', async () => {
    const { main, cards } = importOver({ answers: { chooseImportFile: success(preview), startImport: success(undefined) } });
    await cards.choose();
    cards.setField(2, null);
    await cards.start();
    expect(main.asked('startImport')).toEqual([{ mapping: ['externalId', 'name', null], encoding: 'windows-1250' }]);
    main.emit.importProgress({ kind: 'running', rows: 10, imported: 9, skipped: 1, share: 0.5 });
    expect(cards.stage.getState()).toMatchObject({ kind: 'running', progress: { rows: 10 } });
    main.emit.importProgress({ kind: 'cancelled', skipped: 1 });
    expect(cards.stage.getState()).toEqual({ kind: 'ended', progress: { kind: 'cancelled', skipped: 1 } });
  });

  it('stays where it was when the file dialog is closed', async () => {
    const { cards } = importOver({ answers: { chooseImportFile: null } });
    await cards.choose();
    expect(cards.stage.getState()).toEqual({ kind: 'choosing' });
  });

  it('keeps the chosen columns when only the encoding changes, and when the start is refused', async () => {
    const again = { ...preview, encoding: 'utf-8' as const };
    const { cards } = importOver({
      answers: { chooseImportFile: success(preview), previewImport: success(again), startImport: { ok: false, problem: 'busy' } },
    });
    await cards.choose();
    cards.setField(0, null);
    await cards.setEncoding('utf-8');
    expect(cards.stage.getState()).toEqual({ kind: 'mapping', preview: again, mapping: [null, 'name', 'phone'] });
    await cards.start();
    expect(cards.stage.getState()).toMatchObject({ kind: 'mapping', problem: 'busy', mapping: [null, 'name', 'phone'] });
  });

  it('keeps the saving of left-out rows with the result they are of', async () => {
    const saved = { fileName: 'left out.csv', rows: 3 };
    const { main, cards } = importOver({ answers: { saveRefusedRows: success(saved) } });
    const words = { fileName: 'x', headings: { row: 'r', column: 'c', problem: 'p' }, problems: {} as never, separator: ',' } as const;
    main.emit.importProgress({ kind: 'cancelled', skipped: 3 });
    const saving = cards.saveRefused(words);
    expect(cards.stage.getState()).toMatchObject({ kind: 'ended', saving: { kind: 'asked' } });
    main.emit.refusedRowsShare(0.5);
    expect(cards.stage.getState()).toMatchObject({ saving: { kind: 'writing', share: 0.5 } });
    await saving;
    expect(cards.stage.getState()).toEqual({
      kind: 'ended',
      progress: { kind: 'cancelled', skipped: 3 },
      saving: { kind: 'saved', ...saved },
    });
    main.emit.refusedRowsShare(0.9); // one that was on its way
    expect(cards.stage.getState()).toMatchObject({ saving: { kind: 'saved' } });
    const late = cards.saveRefused(words);
    cards.reset();
    await late;
    expect(cards.stage.getState()).toEqual({ kind: 'choosing' });
  });

  it('is one for the window, whatever page shows it', () => {
    const { main, cards } = importOver({});
    expect(cardImportOf(main.bridge)).toBe(cards);
  });
});
