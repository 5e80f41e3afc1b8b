import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { parseCoachNews } from '../../src/core/calls/coach';
import { configurationSchema } from '../../src/core/policy/configuration';
import { parsePolicy } from '../../src/main/policy/policy-file';
import { createQueuePresence } from '../../src/main/queue-presence/create-queue-presence';
import { makeExtensionsConf } from '../support/asterisk/configuration/dialplan';
import { defaultOptions } from '../support/asterisk/configuration/options';

const root = join(import.meta.dirname, '../..');

/** The blocks of a language in a Markdown file. */
function blocksOf(file: string, language: string): string[] {
  return [...readFileSync(join(root, file), 'utf8').matchAll(new RegExp(`^\`\`\`${language}\n([^]*?)^\`\`\`$`, 'gm'))].map(
    ([, text = '']) => text,
  );
}

const [example = ''] = blocksOf('README.md', 'json');

it("takes the README's policy as it stands, with an account that needs nobody to type anything", () => {
  const policy = parsePolicy(example);
  expect(policy.problems).toEqual([]);
  expect(policy.accountSecret?.kind).toBe('ha1');
  expect(configurationSchema.parse(policy.settings)).toMatchObject({ account: { user: '1001' }, presence: { driver: 'message' } });
});

const plan = { ...defaultOptions, directory: '', sipPort: 0, httpPort: 0, httpsPort: 0, rtpPorts: [0, 0], hostAddresses: [] } as const;
const tested = makeExtensionsConf(plan).split('\n');
const untested = (dialplan: string): string[] => dialplan.split('\n').filter((line) => line !== '' && !tested.includes(line));

it('describes the coaching that the tests run, and what the phone understands of it', () => {
  const [, dialplan = ''] = blocksOf('docs/coaching.md', 'ini');
  expect(untested(dialplan)).toEqual([]);
  const told = [...dialplan.matchAll(/Gosub\(coach,tell,1\(\S+,(\w+)\)\)|MESSAGE\(body\)=(\w+)/g)].map(
    ([, mode, word]) => mode ?? word ?? '',
  );
  expect(told.map((body) => parseCoachNews(body)?.mode)).toEqual(['listening', 'whispering', 'joined', 'left']);
});

it('describes the dialplan that the tests run, with the hints that a phone of that policy watches', () => {
  const [, dialplan = ''] = blocksOf('docs/queue-presence.md', 'ini');
  expect(untested(dialplan)).toEqual([]);
  const watched: string[] = [];
  createQueuePresence(configurationSchema.parse(parsePolicy(example).settings), {
    send: (command) => command.type === 'watch-hint' && watched.push(command.target),
    onConfirmation: () => undefined,
    newId: () => '',
    after: () => () => undefined,
  });
  expect(watched.map((hint) => dialplan.includes(`\nexten => ${hint},hint,`))).toEqual([true]);
});
