import { act, cleanup, fireEvent, screen } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import type { ColumnMapping, ImportPreview } from '../../../contract/ipc/card-import';
import { failure, success } from '../../../core/result';
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

  it('says in plain words why a file cannot be read', async () => {
    await renderDesk(<ImportWizard />, idleState(), { chooseImportFile: () => Promise.resolve(failure('wrong-encoding' as const)) });
    await choose();
    expect(screen.getByText(/letters cannot be read with this encoding/)).toBeTruthy();
  });
});
