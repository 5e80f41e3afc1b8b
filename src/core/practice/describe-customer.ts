import type { Card, Interaction } from '../customers/card';
import type { Language } from '../policy/configuration';
import { dayNumber, isoDay } from './calendar-day';
import { type LocalText, textIn } from './local-text';
import type { ScenarioCustomer } from './scenario';

/** A scenario's customer as the centre's data would have one: everything of a card but what the database gives it. */
export interface DescribedCustomer extends Omit<Card, 'cardId' | 'notes' | 'lastInteractions' | 'repeat'> {
  readonly notes: readonly { readonly at: number; readonly author: string; readonly body: string }[];
  /** Without id and queue; newest first. */
  readonly interactions: readonly Omit<Interaction, 'interactionId' | 'queueId'>[];
}

/** The day that a scenario's days are told from: its ISO date, and its local midnight (wall clock, ms). */
export interface Today {
  readonly date: string;
  readonly startsAt: number;
}

const dayMs = 86_400_000;

/** The card of a scenario in one language, its days counted back from today. */
export function describeCustomer(customer: ScenarioCustomer, language: Language, today: Today): DescribedCustomer {
  const say = (text: LocalText) => textIn(text, language);
  const maybe = <Key extends string>(key: Key, text: LocalText | undefined) =>
    (text === undefined ? {} : { [key]: say(text) }) as { readonly [key in Key]?: string };
  const dateOf = (daysAgo: number) => isoDay((dayNumber(today.date) ?? 0) - daysAgo);
  const timeOf = (daysAgo: number, clock: string) => today.startsAt - daysAgo * dayMs + minutesOf(clock) * 60_000;
  const { externalId, isVip, sinceDaysAgo, email } = customer;
  return {
    externalId,
    name: say(customer.name),
    ...maybe('company', customer.company),
    language,
    isVip,
    ...(sinceDaysAgo === undefined ? {} : { customerSince: dateOf(sinceDaysAgo) }),
    ...maybe('address', customer.address),
    ...(email === undefined ? {} : { email }),
    ...maybe('tariff', customer.tariff),
    ...maybe('balance', customer.balance),
    phones: customer.phones.map(({ label, number }) => ({ label: say(label), e164: number, asGiven: number })),
    products: customer.products.map((product) => ({
      name: say(product.name),
      status: say(product.status),
      detail: say(product.detail),
      ...(product.sinceDaysAgo === undefined ? {} : { since: dateOf(product.sinceDaysAgo) }),
    })),
    notes: customer.notes.map(({ daysAgo, at, author, body }) => ({ at: timeOf(daysAgo, at), author: say(author), body: say(body) })),
    interactions: customer.interactions
      .map(({ daysAgo, at, direction, agent, topic, outcome, summary, talkS }) => ({
        at: timeOf(daysAgo, at),
        direction,
        agent: say(agent),
        ...maybe('topic', topic),
        ...maybe('outcome', outcome),
        ...maybe('summary', summary),
        talkMs: talkS * 1000,
      }))
      .sort((one, other) => other.at - one.at),
  };
}

function minutesOf(clock: string): number {
  const [hours = 0, minutes = 0] = clock.split(':').map(Number);
  return hours * 60 + minutes;
}
