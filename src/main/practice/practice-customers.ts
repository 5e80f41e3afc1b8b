import { v5 as uuidv5 } from 'uuid';
import type { Language } from '../../core/policy/configuration';
import { textIn } from '../../core/practice/local-text';
import type { ScenarioCustomer } from '../../core/practice/scenario';
import { adoptCards, openCardStore } from '../database/card-store';
import type { ImportedCard } from '../database/card-writer';
import { cardFileBeside } from '../database/database';
import { type EarlierContacts, tellEarlierContacts } from '../database/earlier-contacts';
import type { WritableDatabase } from '../database/handle';

/** The open practice database, and the file it came from. */
export interface PracticeDatabase {
  readonly database: WritableDatabase;
  readonly file: string;
  readonly key: Buffer | undefined;
}

/** What a customer's contacts are numbered by, so that telling them again makes no second ones. */
const contactNames = '7a1f6f3e-6f0f-4b43-9a43-3c1a2e0d8b11';
const dayMs = 86_400_000;

/** Puts the scenarios' customers and their past into the practice database, dated from today and in this language. */
export function seedCustomers(
  { database, file, key }: PracticeDatabase,
  customers: readonly ScenarioCustomer[],
  { language, agentName, now }: { language: Language; agentName: string; now: number },
): void {
  const cardFile = cardFileBeside(file);
  const opened = openCardStore({ cardFile, key, at: now, expectedCards: customers.length });
  if (!opened.ok) throw new Error(`The practice customers cannot be kept: ${opened.problem}`);
  for (const customer of customers) opened.value.write(cardOf(customer, language, now));
  const replacement = lastValueOf(opened.value.finish());
  if (replacement !== undefined) adoptCards(database, { cardFile, replacement, key });
  for (const customer of customers) tellEarlierContacts(database, pastOf(customer, language, now), agentName);
}

function cardOf(customer: ScenarioCustomer, language: Language, now: number): ImportedCard {
  const text = (value: Parameters<typeof textIn>[0] | undefined) => value && textIn(value, language);
  return {
    externalId: customer.externalId,
    name: textIn(customer.name, language),
    company: text(customer.company),
    language,
    isVip: customer.isVip,
    customerSince: customer.sinceDaysAgo === undefined ? undefined : isoDay(now, customer.sinceDaysAgo),
    address: text(customer.address),
    email: customer.email,
    tariff: text(customer.tariff),
    balance: text(customer.balance),
    phones: customer.phones.map(({ label, number }) => ({ label: textIn(label, language), e164: number, asGiven: number })),
    products: customer.products.map(({ name, status, detail, sinceDaysAgo }) => ({
      name: textIn(name, language),
      status: textIn(status, language),
      detail: textIn(detail, language),
      ...(sinceDaysAgo !== undefined && { since: isoDay(now, sinceDaysAgo) }),
    })),
  };
}

function pastOf(customer: ScenarioCustomer, language: Language, now: number): EarlierContacts {
  const { externalId, interactions, notes } = customer;
  return {
    externalId,
    contacts: interactions.map(({ daysAgo, at, direction, agent, talkS, topic, outcome, summary }, index) => ({
      conversationId: uuidv5(`${externalId}/${index}`, contactNames),
      at: timeAt(now, daysAgo, at),
      direction,
      agent: textIn(agent, language),
      talkMs: talkS * 1000,
      ...(topic && { topic: textIn(topic, language) }),
      ...(outcome && { outcome: textIn(outcome, language) }),
      ...(summary && { summary: textIn(summary, language) }),
    })),
    notes: notes.map(({ daysAgo, at, author, body }) => ({
      at: timeAt(now, daysAgo, at),
      author: textIn(author, language),
      body: textIn(body, language),
    })),
  };
}

/** So many days before today's date, at this time of the PC's day (`09:30`); wall clock, ms. */
function timeAt(now: number, daysAgo: number, timeOfDay: string): number {
  const [hours = 0, minutes = 0] = timeOfDay.split(':').map(Number);
  const day = new Date(now);
  day.setDate(day.getDate() - daysAgo);
  return day.setHours(hours, minutes, 0, 0);
}

function isoDay(now: number, daysAgo: number): string {
  return new Date(now - daysAgo * dayMs).toISOString().slice(0, 10);
}

/** Runs a generator to its end. */
function lastValueOf<Value>(steps: Generator<unknown, Value>): Value {
  let step = steps.next();
  while (!step.done) step = steps.next();
  return step.value;
}
