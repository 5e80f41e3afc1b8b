import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';

const root = resolve(import.meta.dirname, '../..');
let folder: string;

/** Imports that must not be, by the file they are planted in. */
const planted: Record<string, string> = {
  'src/core/planted-main.ts': "import '../main/program';",
  'src/core/planted-library.ts': "import 'luxon';",
  'src/core/planted-node.ts': "import 'node:fs';",
  'src/core/planted-clock.ts': 'export const now = (): number => Date.now();',
  'src/contract/planted-renderer.ts': "import '../renderer/desk/main';",
  'src/main/planted-renderer.ts': "import '../renderer/desk/store';",
  'src/main/session/planted-sqlite.ts': "import 'better-sqlite3';",
  'src/main/database/planted-electron.ts': "import 'electron';",
  'src/preload/planted-core.ts': "import '../core/result';",
  'src/renderer/desk/planted-main.ts': "import '../../main/program';",
  'src/renderer/desk/planted-electron.ts': "import 'electron';",
  'src/renderer/desk/planted-jssip.ts': "import 'jssip';",
  'src/renderer/voice/sip/planted-desk.ts': "import '../../desk/store';",
};

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'firstline-imports-'));
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'));
  copyFileSync(join(root, '.oxlintrc.json'), join(folder, '.oxlintrc.json'));
  for (const [file, text] of Object.entries(planted)) {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    writeFileSync(join(folder, file), `${text}\n`);
  }
});
afterAll(() => rmSync(folder, { recursive: true }));

it('refuses every import against the direction of the layers', () => {
  const oxlint = join(root, 'node_modules/oxlint/bin/oxlint');
  const { stdout } = spawnSync(process.execPath, [oxlint, '--format=json', 'src'], {
    cwd: folder,
    encoding: 'utf8',
  });
  const { diagnostics } = JSON.parse(stdout) as { diagnostics: { code: string; filename: string }[] };
  const refused = diagnostics.filter((one) => /no-restricted-(imports|globals)/.test(one.code)).map((one) => one.filename);
  expect([...new Set(refused)].sort()).toEqual(Object.keys(planted).sort());
});
