import { test } from '@playwright/test';
import { looksOf, startedGallery } from './gallery-page';
import { deskStates } from './states';
import { importDone, importPreview, settingsAnswer } from './workspace-states';

const gallery = startedGallery();
test.describe.configure({ mode: 'serial' });
for (const look of looksOf('light-en-1280', 'dark-hu-1280', 'dark-uk-1280', 'light-uk-1280', 'contrast-light-hu-1280')) {
  test(look.name, async () => {
    await gallery.show(look, deskStates.ready(Date.now()), {
      readSettings: settingsAnswer,
      chooseImportFile: { ok: true, value: importPreview },
      startImport: { ok: true },
      saveRefusedRows: { ok: true, value: { fileName: 'ügyfelek-2026-11 - kihagyott sorok.csv', rows: 1312 } },
    });
    await gallery.openSettings('cards');
    await gallery.emit('importProgress', importDone);
    await gallery.expectGood(`zz-${look.name}-1done`);
    await gallery.page.locator('button:has(.lucide-download)').click();
    await gallery.expectGood(`zz-${look.name}-2saved`);
    await gallery.emit('refusedRowsShare', 0.42);
    await gallery.expectGood(`zz-${look.name}-3saving`);
    await gallery.emit('importProgress', { kind: 'cancelled', skipped: 1312 });
    await gallery.expectGood(`zz-${look.name}-4cancelled`);
  });
}
