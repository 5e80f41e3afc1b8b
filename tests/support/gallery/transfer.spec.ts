import { test } from '@playwright/test';
import { looksOf, startedGallery } from './gallery-page';
import { deskStates } from './states';
import { transferStates } from './transfer-states';

const looks = looksOf('light-en-1280', 'dark-hu-1920', 'dark-uk-1280');

const gallery = startedGallery();

for (const look of looks) {
  for (const [name, make] of Object.entries(transferStates))
    test(`transfer ${name} ${look.name}`, async () => {
      await gallery.show(look, make(Date.now()), {});
      await gallery.expectGood(`${look.name}-transfer-${name}`);
    });

  test(`transfer panel ${look.name}`, async () => {
    await gallery.show(look, deskStates.talking(Date.now()), { transferNow: { ok: false, problem: 'line-down' } });
    const { keyboard } = gallery.page;
    await keyboard.press('F6');
    await gallery.expectGood(`${look.name}-transfer-panel`);
    await keyboard.type('moscow');
    await keyboard.press('ArrowDown');
    await gallery.expectGood(`${look.name}-transfer-panel-typed`);
    await keyboard.press('Enter');
    await gallery.expectGood(`${look.name}-transfer-panel-chosen`);
    await keyboard.press('Enter');
    await gallery.expectGood(`${look.name}-transfer-panel-refused`);
  });

  test(`transfer closed department ${look.name}`, async () => {
    await gallery.show(look, deskStates.talking(Date.now()), {});
    const { keyboard } = gallery.page;
    await keyboard.press('F6');
    await keyboard.type('moscow');
    await keyboard.press('Enter');
    await gallery.expectGood(`${look.name}-transfer-closed-offered`);
    await keyboard.press('Enter');
    await gallery.expectGood(`${look.name}-transfer-closed-chosen`);
  });
}
