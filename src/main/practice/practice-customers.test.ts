import { afterEach, beforeEach, expect, it } from 'vitest';
import { temporaryDatabase } from '../../../tests/support/database/temporary-database';
import { customerSchema } from '../../core/practice/scenario';
import { findCardByExternalId } from '../database/card-identity';
import { readCard } from '../database/cards';
import { addNote } from '../database/notes';
import { seedCustomers } from './practice-customers';

const customer = customerSchema.parse({
  externalId: 'P-1',
  name: { en: 'Emma Clarke', hu: 'Kovács Emma' },
  sinceDaysAgo: 400,
  tariff: 'Home 300',
  phones: [{ label: { en: 'mobile', hu: 'mobil' }, number: '+36305550101' }],
  products: [{ name: 'Home 300', status: { en: 'active', hu: 'aktív' }, detail: '300 Mbit/s' }],
  notes: [{ daysAgo: 3, at: '09:30', author: 'Peter', body: { en: 'Restarts at night.', hu: 'Éjjel újraindul.' } }],
  interactions: [{ daysAgo: 2, at: '10:00', agent: 'Nora', topic: { en: 'Fault', hu: 'Hiba' }, talkS: 120 }],
});
const now = new Date(2026, 10, 24, 12).getTime();
const dayMs = 86_400_000;

let place: ReturnType<typeof temporaryDatabase>;

beforeEach(() => {
  place = temporaryDatabase();
});
afterEach(() => place.close());

function seed(language: 'en' | 'hu', at: number): void {
  seedCustomers({ database: place.database, file: place.file, key: undefined }, [customer], { language, agentName: 'Alex', now: at });
}

function card(at: number) {
  const cardId = findCardByExternalId(place.database, 'P-1');
  return cardId === undefined ? undefined : readCard(place.database, cardId, { now: at, repeatDays: 7 });
}

it('gives a customer a card and a past, in the language and dated from today', () => {
  seed('hu', now);
  expect(card(now)).toMatchObject({
    externalId: 'P-1',
    name: 'Kovács Emma',
    customerSince: '2025-10-20',
    phones: [{ label: 'mobil', e164: '+36305550101', asGiven: '+36305550101' }],
    products: [{ status: 'aktív' }],
    notes: [{ author: 'Peter', body: 'Éjjel újraindul.', at: new Date(2026, 10, 21, 9, 30).getTime() }],
    lastInteractions: [{ topic: 'Hiba', at: new Date(2026, 10, 22, 10).getTime(), talkMs: 120_000 }],
    repeat: { contacts: 1, lastTopic: 'Hiba' },
  });
});

it('tells the same past on a later day and in another language, not a second one, and keeps the notes of the agent', () => {
  seed('hu', now);
  const cardId = findCardByExternalId(place.database, 'P-1') ?? 0;
  addNote(place.database, { cardId, author: 'Alex', body: 'Called back.', at: now });
  seed('en', now + 30 * dayMs);
  expect(card(now + 30 * dayMs)).toMatchObject({
    name: 'Emma Clarke',
    notes: [{ body: 'Restarts at night.' }, { body: 'Called back.' }],
    lastInteractions: [{ topic: 'Fault' }],
    repeat: { contacts: 1 },
  });
});
