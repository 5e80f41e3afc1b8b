import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { load } from 'js-yaml';
import { expect, it } from 'vitest';

const root = resolve(import.meta.dirname, '../..');
const read = (file: string): string => readFileSync(resolve(root, file), 'utf8');

it('the packed program has every folder that main reads beside its code', () => {
  const { files } = load(read('electron-builder.yml')) as { files: string[] };
  const folders = [...read('src/main/index.ts').matchAll(/getAppPath\(\), '(assets\/[\w-]+)/g)].map(([, folder]) => folder);
  expect(folders).toEqual(expect.arrayContaining(['assets/content', 'assets/practice']));
  expect(folders.filter((folder) => !files.includes(`${folder}/**`))).toEqual([]);
});

it('the packed program starts its utility processes by scripts that are built beside main', () => {
  const inputs = read('electron.vite.config.ts');
  const forked = ['src/main/practice/start-exchange-process.ts', 'src/main/customers/start-import-process.ts'].map(
    (file) => /import\.meta\.dirname, '([\w-]+)\.js'/.exec(read(file))?.[1],
  );
  expect(forked).toEqual(['exchange', 'card-import']);
  for (const name of forked) expect(inputs).toMatch(new RegExp(`'?${name}'?: resolve\\(`));
});
