import { test } from '@playwright/test';
import type { DeskState } from '../../../src/contract/ipc/desk-state';
import { type Look, looksOf, startedGallery } from './gallery-page';
import { deskStates } from './states';
import { importDone, importPreview, openCard, searchAnswer, settingsAnswer, workspaceStates } from './workspace-states';

const looks = looksOf('light-en-1280', 'dark-hu-1920', 'light-uk-1280');

const gallery = startedGallery();

test.describe.configure({ mode: 'serial' });

const show = (look: Look, state: DeskState, more: Record<string, unknown> = {}) =>
  gallery.show(look, state, {
    readSettings: settingsAnswer,
    searchCards: searchAnswer,
    readCard: openCard,
    chooseImportFile: { ok: true, value: importPreview },
    startImport: { ok: true },
    saveRefusedRows: { ok: true, value: { fileName: 'ügyfelek-2026-11 - kihagyott sorok.csv', rows: 1312 } },
    ...more,
  });
const emit = (name: string, payload: unknown) => gallery.emit(name, payload);
const expectGood = (name: string) => gallery.expectGood(name);

const settingsPages = ['account', 'devices', 'interface', 'keys', 'cards', 'about'] as const;

for (const look of looks) {
  for (const [name, make] of Object.entries(workspaceStates)) {
    test(`${name} ${look.name}`, async () => {
      await show(look, make(Date.now()));
      await expectGood(`${look.name}-${name}`);
    });
  }

  for (const settingsPage of settingsPages) {
    test(`settings ${settingsPage} ${look.name}`, async () => {
      await show(look, deskStates.ready(Date.now()));
      await gallery.openSettings(settingsPage);
      await expectGood(`${look.name}-settings-${settingsPage}`);
    });
  }

  test(`import ${look.name}`, async () => {
    await show(look, deskStates.ready(Date.now()));
    await gallery.openSettings('cards');
    await gallery.page.getByRole('dialog').getByRole('tabpanel').getByRole('button').click();
    await expectGood(`${look.name}-import-columns`);
    await emit('importProgress', { kind: 'running', rows: 81_200, imported: 80_650, skipped: 550, share: 0.42 });
    await expectGood(`${look.name}-import-running`);
    await emit('importProgress', importDone);
    await expectGood(`${look.name}-import-done`);
    await gallery.page.getByRole('dialog').getByRole('tabpanel').getByRole('button').first().click();
    await expectGood(`${look.name}-import-saved`);
    await emit('refusedRowsShare', 0.42);
    await expectGood(`${look.name}-import-saving`);
  });

  test(`search ${look.name}`, async () => {
    await show(look, deskStates.ready(Date.now()));
    await gallery.page.keyboard.press('Control+k');
    await gallery.page.keyboard.type('kov');
    await gallery.page.getByRole('option').first().waitFor();
    await expectGood(`${look.name}-search-found`);
    await gallery.page.keyboard.press('Enter');
    await gallery.page.getByRole('dialog').waitFor({ state: 'detached' });
    await expectGood(`${look.name}-card-alone`);
  });

  test(`search for the caller ${look.name}`, async () => {
    await show(look, deskStates['ringing-unknown'](Date.now()));
    await gallery.page.keyboard.press('Control+k');
    await gallery.page.keyboard.type('06 30 123');
    await gallery.page.getByRole('option').first().waitFor();
    await expectGood(`${look.name}-search-linking`);
  });

  test(`refused form ${look.name}`, async () => {
    const problem = [
      { field: 'symptom', kind: 'required', message: 'required' },
      { field: 'outcome', kind: 'required', message: 'required' },
    ];
    await show(look, deskStates['wrap-up'](Date.now()), {
      finishForm: { ok: false, problem },
      saveDraft: { ok: false, problem: 'disk-full' },
    });
    await gallery.page.keyboard.press('Control+Enter');
    await expectGood(`${look.name}-form-refused`);
  });
}
