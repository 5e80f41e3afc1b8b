import type { Card } from '../../../core/customers/card';
import type { Form } from '../../../core/forms/form';
import type { Script } from '../../../core/scripts/script';

/** An invented customer with something in every place. */
export function card(changes: Partial<Card> = {}): Card {
  return {
    cardId: 7,
    externalId: 'C-10442',
    name: 'Katalin Vadász',
    language: 'hu',
    isVip: true,
    customerSince: '2019-04-30',
    address: '1131 Budapest, Fűzfa utca 12, 3. em. 8.',
    email: 'katalin.vadasz@example.org',
    tariff: 'Home 300',
    balance: '−12 400 HUF',
    phones: [
      { label: 'mobile', e164: '+36301234567', asGiven: '+36 30 123 4567' },
      { label: 'work', e164: '+3615550199', asGiven: '+36 1 555 0199' },
    ],
    products: [
      { name: 'Home 300 fibre', status: 'active', detail: '300/150 Mbit/s, router FB-7530', since: '2022-09-01' },
      { name: 'TV Family', status: 'active', detail: '84 channels' },
    ],
    notes: [
      { noteId: 1, at: 1_789_900_000_000, author: 'Péter Bán', body: 'Please call after 16:00, works mornings.' },
      { noteId: 2, at: 1_782_000_000_000, author: 'Nora Ács', body: 'Router was exchanged in June.' },
    ],
    lastInteractions: [
      {
        interactionId: '01923f00-0000-7000-8000-000000000001',
        at: 1_789_800_000_000,
        direction: 'inbound',
        queueId: 'support',
        agent: 'Péter Bán',
        topic: 'Router restarts',
        outcome: 'Line test ordered',
        summary: 'Restarts every evening around nine. Line test ordered for the next morning.',
        talkMs: 412_000,
      },
      {
        interactionId: '01923f00-0000-7000-8000-000000000002',
        at: 1_781_000_000_000,
        direction: 'outbound',
        queueId: 'sales',
        agent: 'Nora Ács',
        topic: 'New tariff',
        outcome: 'Accepted',
        talkMs: 185_000,
      },
    ],
    repeat: { contacts: 1, withinDays: 3, lastTopic: 'Router restarts' },
    ...changes,
  };
}

/** A form with a field of every kind and one that depends on another. */
export function form(): Form {
  return {
    formId: 'fault',
    title: 'Internet fault',
    version: 1,
    schema: {
      type: 'object',
      required: ['topic', 'answered'],
      properties: {
        topic: {
          type: 'string',
          title: 'Topic',
          oneOf: [
            { const: 'fault', title: 'Internet fault' },
            { const: 'slow', title: 'Slow connection' },
            { const: 'tv', title: 'Television' },
            { const: 'bill', title: 'Bill' },
          ],
        },
        answered: {
          type: 'string',
          title: 'Question answered',
          oneOf: [
            { const: 'yes', title: 'Yes' },
            { const: 'partly', title: 'In part' },
            { const: 'no', title: 'No' },
          ],
        },
        lights: {
          type: 'array',
          title: 'Lights at the router',
          uniqueItems: true,
          items: { type: 'string', enum: ['Power', 'Internet', 'WLAN', 'Telephone'] },
        },
        crew: { type: 'boolean', title: 'Send a crew' },
        summary: { type: 'string', title: 'Summary', description: 'In a sentence, for the colleague who takes the next call.' },
        minutes: { type: 'integer', title: 'Minutes without service', minimum: 0 },
      },
      if: { properties: { crew: { const: true } }, required: ['crew'] },
      /* oxlint-disable unicorn/no-thenable */
      // biome-ignore lint/suspicious/noThenProperty: a keyword of JSON Schema
      then: {
        required: ['crewDate'],
        properties: {
          crewDate: { type: 'string', format: 'date', title: 'Day of the visit' },
          fee: { type: 'number', title: 'Fee', minimum: 0 },
        },
      },
    },
    ui: {
      summary: { 'ui:widget': 'textarea' },
      lights: { 'ui:widget': 'checkboxes' },
      fee: { 'ui:widget': 'money', 'ui:options': { currency: 'HUF' } },
      'ui:order': ['topic', 'answered', 'lights', 'crew', 'crewDate', 'fee', '*'],
    },
    history: { topic: 'topic', summary: 'summary' },
  };
}

/** A short script with two ways. */
export function script(): Script {
  return {
    scriptId: 'fault',
    title: 'Internet fault',
    version: 1,
    start: 'lights',
    steps: [
      {
        stepId: 'lights',
        title: 'Find the fault',
        say: 'Good afternoon, {{name}}. I see your tariff is {{tariff}}. Which lights are on at the router, please?',
        hint: 'The router stands by the door in most homes; the lights are on its front.',
        selfService: '1333, then 2, tells whether there is an outage in the street.',
        answers: [
          { answerId: 'green', label: 'All green', next: 'restart', fills: { topic: 'slow' } },
          { answerId: 'red', label: 'Internet is red', next: 'restart', fills: { topic: 'fault' } },
          { answerId: 'none', label: 'None' },
        ],
      },
      {
        stepId: 'restart',
        title: 'Restart',
        say: 'Please pull the plug, count to ten, and put it back. I stay on the line.',
        answers: [
          { answerId: 'works', label: 'It works again' },
          { answerId: 'same', label: 'Still the same' },
        ],
      },
    ],
  };
}
