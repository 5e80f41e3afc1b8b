import { describe, expect, it } from 'vitest';
import { type AccountFields, readAccount, writeAccount } from './read-account';

const good: AccountFields = {
  servers: 'wss://one.example.org:8089/ws\n wss://two.example.org/ws ',
  user: ' 1001 ',
  domain: 'pbx.example.org',
  displayName: '',
  authUser: '',
  secretKind: 'password',
  password: ' with blanks ',
  ha1: '',
  realm: '',
};

describe('readAccount', () => {
  it('reads servers line by line and leaves the password as it is', () => {
    expect(readAccount(good, null, false)).toEqual({
      ok: true,
      value: {
        account: {
          servers: ['wss://one.example.org:8089/ws', 'wss://two.example.org/ws'],
          user: '1001',
          domain: 'pbx.example.org',
          registerExpiresS: 300,
        },
        secret: { kind: 'password', password: ' with blanks ' },
      },
    });
  });

  it('names every field that cannot be right', () => {
    const fields = { ...good, servers: 'pbx.example.org', user: '1001@pbx', domain: '', password: '' };
    expect(readAccount(fields, null, false)).toEqual({ ok: false, problem: ['servers', 'user', 'domain', 'password'] });
  });

  it('keeps the secret there is when none is typed', () => {
    const kept = { servers: ['wss://a.example.org'], user: '1', domain: 'a', registerExpiresS: 120 };
    expect(readAccount({ ...good, password: '' }, kept, true)).toMatchObject({
      ok: true,
      value: { account: { registerExpiresS: 120 }, secret: undefined },
    });
  });

  it('joins what policy has set with what is typed', () => {
    const set = { servers: ['wss://a.example.org'], digits: 'info' as const, registerExpiresS: 120 };
    const fields = { ...writeAccount(set), user: '1001', domain: 'a.example.org', password: 'open sesame' };
    expect(readAccount(fields, set, false)).toMatchObject({ value: { account: { ...set, user: '1001', domain: 'a.example.org' } } });
  });

  it('takes an HA1 only whole', () => {
    const fields = { ...good, secretKind: 'ha1' as const, ha1: 'abc', realm: '' };
    expect(readAccount(fields, null, false)).toEqual({ ok: false, problem: ['ha1', 'realm'] });
    const ha1 = '0123456789abcdef0123456789ABCDEF';
    expect(readAccount({ ...fields, ha1, realm: 'asterisk' }, null, false)).toMatchObject({
      value: { secret: { kind: 'ha1', ha1, realm: 'asterisk' } },
    });
  });

  it('never writes a secret into the form', () => {
    const account = { servers: ['wss://a.example.org'], user: '1', domain: 'a', registerExpiresS: 300 };
    expect(writeAccount(account)).toMatchObject({ password: '', ha1: '' });
  });
});
