import { expect, it } from 'vitest';
import { deskContract } from './desk';

it('changes no setting but those that are named', () => {
  const { input } = deskContract.requests.changeSettings;
  expect(input.parse({})).toEqual({});
  expect(input.parse({ country: 'SI' })).toEqual({ country: 'SI' });
});
