import { act, cleanup, fireEvent, screen } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import type { ColumnMapping, ImportPreview } from '../../../contract/ipc/card-import';
import { failure, success } from '../../../core/result';
import type { DeskBridge } from '../store/desk-connection';
import { idleState } from '../testing/fake-bridge';
import { renderDesk } from '../testing/render-desk';
import { ImportWizard } from './ImportWizard';

function previewWith(mapping: ColumnMapping): ImportPreview {
  return {
    fileName: 'customers.csv',
    sizeBytes: 2_400_000,
    format: 'csv',
    encoding: 'utf-8',
    columns: ['Id', 'Name', 'Phone'],
    rows: [['1', 'Leyla Əliyeva', '+994 12 555 01 01']],
    mapping,
  };
}

async function choose() {
  await act(async () => {
    fireEvent.click(screen.getByRole('button', { name: 'Choose file…' }));
    await Promise.resolve();
  });
}

describe('the import', () => {
  afterEach(cleanup);

  it('cannot start while a needed column is missing, and names it', async () => {
    const chooseImportFile = () => Promise.resolve(success(previewWith(['externalId', null, 'phone'])));
    await renderDesk(<ImportWizard />, idleState(), { chooseImportFile });
    await choose();
    expect(screen.getByText('Choose the column that holds: Name')).toBeTruthy();
    expect(screen.getByRole<HTMLButtonElement>('button', { name: 'Start import' }).disabled).toBe(true);
    expect(screen.getByText('Leyla Əliyeva')).toBeTruthy();
  });

  it('shows progress, then what was left out and why', async () => {
    const { main } = await renderDesk(<ImportWizard />, idleState(), {
      chooseImportFile: () => Promise.resolve(success(previewWith(['externalId', 'name', 'phone']))),
      startImport: () => Promise.resolve(success(undefined)),
    });
    await choose();
    await act(async () => {
      fireEvent.click(screen.getByRole('button', { name: 'Start import' }));
      await Promise.resolve();
    });
    act(() => main.emit.importProgress({ kind: 'running', rows: 500, imported: 480, skipped: 20, share: 0.25 }));
    expect(screen.getByRole('progressbar').getAttribute('aria-valuenow')).toBe('25');
    fireEvent.click(screen.getByRole('button', { name: 'Cancel import' }));
    expect(main.asked('cancelImport')).toHaveLength(1);
    act(() => main.emit.importProgress({ kind: 'done', imported: 1200, updated: 3, skipped: 0, durationMs: 65_000, errors: [] }));
    expect(screen.getByText('Import finished')).toBeTruthy();
    expect(screen.getByText('Took 1:05')).toBeTruthy();
    expect(screen.getByText('1,200')).toBeTruthy();
  });

  it('offers to save what was left out, tells how that goes and gives the focus back', async () => {
    let answer: (outcome: Awaited<ReturnType<DeskBridge['request']['saveRefusedRows']>>) => void = () => {};
    const { main } = await renderDesk(
      <ImportWizard />,
      idleState(),
      { saveRefusedRows: () => new Promise((resolve) => (answer = resolve)) },
      'hu',
    );
    const answerWith = async (outcome: Parameters<typeof answer>[0]) =>
      act(async () => {
        answer(outcome);
        await Promise.resolve();
      });
    const errors = Array.from({ length: 1000 }, (_, index) => ({ row: index + 2, problem: 'no-name' as const }));
    act(() => main.emit.importProgress({ kind: 'done', imported: 5, updated: 0, skipped: 5000, durationMs: 1000, errors }));
    expect(screen.getByText('Az első 1000 látható. További 4000 a fájlban lesz, ha elmenti.')).toBeTruthy();
    const save = screen.getByRole('button', { name: 'Kihagyott sorok mentése…' });
    save.focus();
    fireEvent.click(save);
    expect(main.asked('saveRefusedRows')).toMatchObject([
      { fileName: 'kihagyott sorok', headings: { row: 'Sor' }, problems: { 'no-name': 'hiányzik a név' }, separator: ';' },
    ]);
    act(() => main.emit.refusedRowsShare(0.4));
    expect(screen.getByRole('progressbar', { name: 'A kihagyott sorok mentése…' }).getAttribute('aria-valuenow')).toBe('40');
    const cancel = screen.getByRole('button', { name: 'Mentés megszakítása' });
    cancel.focus();
    fireEvent.click(cancel);
    expect(main.asked('cancelImport')).toHaveLength(1);
    await answerWith(failure('cancelled'));
    expect(screen.getAllByRole('status').at(-1)?.textContent).toBe('A mentés megszakadt. Nem készült fájl.');
    expect(document.activeElement?.textContent).toBe('Kihagyott sorok mentése…');

    fireEvent.click(screen.getByRole('button', { name: 'Kihagyott sorok mentése…' }));
    await answerWith(failure('table-changed'));
    expect(screen.getByRole('alert').textContent).toContain('azóta megváltozott');
    fireEvent.click(screen.getByRole('button', { name: 'Kihagyott sorok mentése…' }));
    await answerWith(null);
    expect(screen.queryByRole('alert')).toBeNull();
    fireEvent.click(screen.getByRole('button', { name: 'Kihagyott sorok mentése…' }));
    await answerWith(success({ fileName: 'ügyfelek - kihagyott sorok.csv', rows: 5000 }));
    expect(screen.getByText('A kihagyott sorok mentve, fájl: „ügyfelek - kihagyott sorok.csv”, sorok: 5000')).toBeTruthy();
  });

  it('tells of a cancelled import what was left out by then, and offers it only then', async () => {
    const { main } = await renderDesk(<ImportWizard />, idleState());
    act(() => main.emit.importProgress({ kind: 'cancelled', skipped: 0 }));
    expect(screen.queryByRole('button', { name: 'Save left-out rows…' })).toBeNull();
    act(() => main.emit.importProgress({ kind: 'cancelled', skipped: 1200 }));
    expect(screen.getByText('Rows left out by then: 1,200.')).toBeTruthy();
    expect(screen.getByRole('button', { name: 'Save left-out rows…' })).toBeTruthy();
  });

  it('says in plain words why a file cannot be read', async () => {
    await renderDesk(<ImportWizard />, idleState(), { chooseImportFile: () => Promise.resolve(failure('wrong-encoding' as const)) });
    await choose();
    expect(screen.getByText(/letters cannot be read with this encoding/)).toBeTruthy();
  });
});
