import type { Conversation } from '../../../src/contract/ipc/desk-state';
import type { Card } from '../../../src/core/customers/card';

const day = 86_400_000;

/** A customer with everything a card may hold. Invented. */
export function fullCard(now: number): Card {
  return {
    cardId: 17,
    externalId: 'C-20418',
    name: 'Kovács-Szentgyörgyi Boglárka',
    company: 'Tiszavirág Kft.',
    language: 'hu',
    isVip: true,
    customerSince: '2019-04-30',
    address: '6722 Szeged, Tisza Lajos körút 48., 3. em. 12.',
    email: 'boglarka@example.org',
    tariff: 'Home 300',
    balance: '-12 480 HUF',
    manager: 'Julia Hart',
    phones: [
      { label: 'mobile', e164: '+36301234567', asGiven: '06 30 123 4567' },
      { label: 'work', e164: '+3662555010', asGiven: '62/555-010' },
    ],
    products: [
      { name: 'Home 300', status: 'active', detail: 'Router FL-220, port 4/17', since: '2021-02-01' },
      { name: 'TV Family', status: 'active', detail: '84 channels' },
      { name: 'Order 8841', status: 'open', detail: 'Second access point, crew on 27 Nov' },
    ],
    notes: [
      { noteId: 2, at: now - 2 * day, author: 'Nora Ács', body: 'Prefers to be called after 16:00. Router stands in the hall.' },
      { noteId: 1, at: now - 40 * day, author: 'Péter Lang', body: 'Moved in March, the old line was closed.' },
    ],
    lastInteractions: [
      interaction(
        '1',
        now - 2 * day,
        'Internet fault',
        'Restarted, works again',
        'Router restarts by itself in the evening; asked to watch the lights.',
      ),
      interaction('2', now - 9 * day, 'Tariff change', 'Done', 'From Home 100 to Home 300.'),
      interaction('3', now - 61 * day, 'Invoice', 'Explained'),
    ],
    repeat: { contacts: 2, withinDays: 7, lastTopic: 'Internet fault' },
  };
}

function interaction(digit: string, at: number, topic: string, outcome: string, summary?: string): Card['lastInteractions'][number] {
  return {
    interactionId: `00000000-0000-4000-8000-00000000000${digit}`,
    at,
    direction: 'inbound',
    queueId: 'support',
    agent: 'Péter Lang',
    topic,
    outcome,
    talkMs: 245_000,
    ...(summary === undefined ? {} : { summary }),
  };
}

export const knownId = '00000000-0000-4000-8000-0000000000aa';
export const unknownId = '00000000-0000-4000-8000-0000000000bb';

/** The conversation with that customer, before script and form. */
export function knownConversation(now: number): Conversation {
  return {
    conversationId: knownId,
    direction: 'inbound',
    queueId: 'support',
    identity: { number: '+36301234567', isWithheld: false, queue: 'support' },
    displayNumber: '+36 30 123 4567',
    card: fullCard(now),
    candidates: [],
    isCallOver: false,
  };
}

/** A caller nobody knows. */
export function unknownConversation(): Conversation {
  return {
    conversationId: unknownId,
    direction: 'inbound',
    queueId: 'sales',
    identity: { number: '+38612345678', isWithheld: false, queue: 'sales' },
    displayNumber: '+386 1 234 56 78',
    candidates: [],
    isCallOver: false,
  };
}
