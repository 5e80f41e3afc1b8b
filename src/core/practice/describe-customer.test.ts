import { expect, it } from 'vitest';
import { describeCustomer } from './describe-customer';
import { customerSchema } from './scenario';

it('writes the card in the language asked for, English standing in, with days counted back over a month', () => {
  const customer = customerSchema.parse({
    externalId: 'P-1',
    name: { en: 'Anna Smith', hu: 'Kovács Anna' },
    sinceDaysAgo: 365,
    tariff: 'Home 300',
    phones: [{ label: { en: 'mobile', hu: 'mobil' }, number: '+36305550102' }],
    products: [{ name: 'Home 300', status: { en: 'active', hu: 'aktív' }, detail: { en: 'router' }, sinceDaysAgo: 10 }],
    notes: [{ daysAgo: 1, at: '08:30', author: 'Eva', body: 'Rings at noon.' }],
    interactions: [
      { daysAgo: 3, at: '10:00', agent: 'Eva', topic: 'Fault', talkS: 90 },
      { daysAgo: 2, at: '11:15', agent: 'Eva', talkS: 60 },
    ],
  });
  const midnight = 1_772_319_600_000;
  expect(describeCustomer(customer, 'hu', { date: '2026-03-01', startsAt: midnight })).toEqual({
    externalId: 'P-1',
    name: 'Kovács Anna',
    language: 'hu',
    isVip: false,
    customerSince: '2025-03-01',
    tariff: 'Home 300',
    phones: [{ label: 'mobil', e164: '+36305550102', asGiven: '+36305550102' }],
    products: [{ name: 'Home 300', status: 'aktív', detail: 'router', since: '2026-02-19' }],
    notes: [{ at: midnight - 55_800_000, author: 'Eva', body: 'Rings at noon.' }],
    interactions: [
      { at: midnight - 132_300_000, direction: 'inbound', agent: 'Eva', talkMs: 60_000 },
      { at: midnight - 223_200_000, direction: 'inbound', agent: 'Eva', topic: 'Fault', talkMs: 90_000 },
    ],
  });
});
