import { test } from '@playwright/test';
import { disposeApps } from '../app';
import { type Asterisk, startAsterisk } from './asterisk';
import type { AsteriskOptions } from './configuration/options';

/** Starts one PBX for all tests of a file and answers how to get it; ends it after them, with every app that is left. */
export function pbxOfFile(options: Partial<AsteriskOptions> = {}): () => Asterisk {
  let asterisk: Asterisk | undefined;
  test.beforeAll(async () => {
    asterisk = await startAsterisk(options);
  });
  test.afterAll(async () => {
    await disposeApps();
    await asterisk?.dispose();
  });
  return () => {
    if (!asterisk) throw new Error('The PBX starts before the first test of the file');
    return asterisk;
  };
}
