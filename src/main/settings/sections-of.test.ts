import { expect, it } from 'vitest';
import type { JsonObject } from '../policy/merge';
import { sectionsOf } from './sections-of';

it('shows and changes the given sections only', () => {
  let stored: JsonObject = { country: 'HU', account: { user: '1001' } };
  const file = sectionsOf(
    {
      read: () => stored,
      write: (next) => {
        stored = next;
      },
    },
    ['country', 'interface'],
  );
  expect(file.read()).toEqual({ country: 'HU' });
  file.write({ interface: { theme: 'dark' }, account: { user: 'practice' } });
  expect(stored).toEqual({ country: 'HU', account: { user: '1001' }, interface: { theme: 'dark' } });
});
