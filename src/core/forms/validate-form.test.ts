import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Form, FormValues } from './form';
import { listFields } from './form-fields';
import { describeForHistory } from './form-history';
import { cleanFormValues, validateForm } from './validate-form';

const choice = (title: string, ...values: string[]) => ({
  type: 'string',
  title,
  oneOf: values.map((value) => ({ const: value, title: `The ${value}` })),
});

// oxlint-disable-next-line unicorn/no-thenable -- JSON Schema's keyword
const consequence = 'then';
const when = (condition: object, follows: object, otherwise = {}) => ({ if: condition, [consequence]: follows, else: otherwise });

const form: Form = {
  formId: 'fault',
  title: 'Fault',
  version: 1,
  schema: {
    type: 'object',
    properties: {
      topic: choice('Topic', 'internet', 'television'),
      visit: { type: 'boolean', title: 'Visit needed' },
      attempts: { type: 'integer', title: 'Attempts', minimum: 0, maximum: 9 },
      email: { type: 'string', title: 'E-mail', format: 'email' },
      time: { type: 'string', title: 'Time', format: 'time' },
      order: { type: 'string', title: 'Order', pattern: '^(\\w|\\d)+$' },
      lights: { type: 'array', title: 'Lights', items: { type: 'string', enum: ['power', 'line'] }, uniqueItems: true },
      summary: { type: 'string', title: 'Summary', minLength: 3, maxLength: 20 },
    },
    required: ['topic', 'summary'],
    allOf: [
      when(
        { properties: { visit: { const: true } }, required: ['visit'] },
        { properties: { day: { type: 'string', title: 'Day', format: 'date' } }, required: ['day'] },
      ),
      when(
        { properties: { topic: { const: 'internet' } }, required: ['topic'] },
        { required: ['lights'] },
        { properties: { channel: { type: 'number', title: 'Channel' } } },
      ),
    ],
  },
  ui: { 'ui:order': ['topic', 'visit', 'day', '*', 'summary'] },
  history: { topic: 'topic', outcome: 'lights', summary: 'summary' },
};

const good: FormValues = { topic: 'internet', lights: ['line'], summary: 'No light.' };

describe('validateForm', () => {
  it('finds nothing in a whole form', () => {
    expect(validateForm(form, good)).toEqual([]);
    expect(validateForm(form, { ...good, visit: true, day: '2027-02-28', email: 'anna@example.org', attempts: 0, time: '09:30' })).toEqual(
      [],
    );
  });

  it('counts blank text, empty lists and null as missing, in the order of the fields', () => {
    expect(validateForm(form, { topic: 'internet', visit: true, day: '', lights: [], summary: '  ', email: null })).toEqual([
      { field: 'day', kind: 'required', message: 'required' },
      { field: 'lights', kind: 'required', message: 'required' },
      { field: 'summary', kind: 'required', message: 'required' },
    ]);
  });

  it('asks only for fields that apply', () => {
    expect(validateForm(form, { topic: 'television', visit: false, summary: 'Dark.' })).toEqual([]);
  });

  it.each<[FormValues, string, string]>([
    [{ topic: 'radio' }, 'topic', 'not-a-choice'],
    [{ attempts: '3' }, 'attempts', 'not-a-number'],
    [{ attempts: 1.5 }, 'attempts', 'not-a-number'],
    [{ attempts: -1 }, 'attempts', 'too-small'],
    [{ attempts: 10 }, 'attempts', 'too-large'],
    [{ summary: 'No' }, 'summary', 'too-short'],
    [{ summary: 'x'.repeat(21) }, 'summary', 'too-long'],
    [{ email: 'anna' }, 'email', 'not-an-email'],
    [{ visit: true, day: '2027-02-30' }, 'day', 'not-a-date'],
    [{ visit: true, day: 'tomorrow' }, 'day', 'not-a-date'],
    [{ lights: ['moon'] }, 'lights', 'not-a-choice'],
    [{ visit: 'yes' }, 'visit', 'invalid'],
    [{ time: '24:00' }, 'time', 'invalid'],
    [{ time: 'noon' }, 'time', 'invalid'],
    [{ order: `${'7'.repeat(5000)}!` }, 'order', 'invalid'],
  ])('says of %j that %s is %s', (values, field, message) => {
    const problems = validateForm(form, { ...good, ...values });
    expect(problems.find((problem) => problem.field === field)).toEqual({ field, kind: 'invalid', message });
  });

  it('never leaves its schema marked, changed or in the way of the next form', () => {
    const before = JSON.stringify(form);
    validateForm(form, good);
    expect(JSON.stringify(form)).toBe(before);
  });

  it('answers for any JSON without failing, each field once and in order', () => {
    const name = fc.constantFrom('topic', 'visit', 'attempts', 'email', 'lights', 'summary', 'day', 'channel', '__proto__', 'other');
    fc.assert(
      fc.property(fc.dictionary(name, fc.jsonValue() as fc.Arbitrary<FormValues[string]>), (values) => {
        const fields = validateForm(form, values).map((problem) => problem.field);
        const order = listFields(form, values).map((field) => field.name);
        expect(fields).toEqual(order.filter((field) => fields.includes(field)));
        expect(validateForm(form, cleanFormValues(form, values))).toEqual(validateForm(form, values));
      }),
    );
  });
});

describe('listFields', () => {
  it('keeps the order of the file, conditional fields where the order puts them', () => {
    const names = (values: FormValues) => listFields(form, values).map((field) => field.name);
    expect(names({ visit: true, topic: 'internet' })).toEqual([
      'topic',
      'visit',
      'day',
      'attempts',
      'email',
      'time',
      'order',
      'lights',
      'summary',
    ]);
    expect(names({})).toEqual(['topic', 'visit', 'attempts', 'email', 'time', 'order', 'lights', 'channel', 'summary']);
  });
});

describe('cleanFormValues', () => {
  it('drops what is empty and what was answered to a question that no longer applies', () => {
    expect(cleanFormValues(form, { ...good, visit: false, day: '2027-03-01', email: ' ', extra: 1 })).toEqual({ ...good, visit: false });
  });
});

describe('describeForHistory', () => {
  it('shows choices by their titles and leaves out what is empty', () => {
    expect(describeForHistory(form, good)).toEqual({ topic: 'The internet', outcome: 'line', summary: 'No light.' });
    expect(describeForHistory(form, { topic: 'internet', summary: ' ' })).toEqual({ topic: 'The internet' });
  });
});
