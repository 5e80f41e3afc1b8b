import { describe, expect, it } from 'vitest';
import { checkForm } from './check-form';
import { type Form, formSchema } from './form';

function form(schema: Record<string, unknown>, rest: Partial<Form> = {}): Form {
  return formSchema.parse({ formId: 'f', title: 'F', schema: { type: 'object', ...schema }, ...rest });
}

// oxlint-disable-next-line unicorn/no-thenable -- JSON Schema's keyword
const consequence = 'then';
const when = (condition: object, follows: object) => ({ if: condition, [consequence]: follows });

const text = { type: 'string', title: 'Text' };
const problemsOf = (checked: Form) => {
  const result = checkForm(checked);
  return result.ok ? [] : result.problem;
};

describe('checkForm', () => {
  it('accepts every kind of field, and conditions', () => {
    const fields = {
      text,
      long: { type: 'string', title: 'Long', minLength: 1, maxLength: 10, pattern: '^[A-Z]+$', default: 'A' },
      day: { type: 'string', title: 'Day', format: 'date' },
      time: { type: 'string', title: 'Time', format: 'time', default: '09:30' },
      amount: { type: 'number', title: 'Amount', minimum: 0, multipleOf: 0.01 },
      count: { type: 'integer', title: 'Count', default: 1 },
      done: { type: 'boolean', title: 'Done', default: false },
      one: { type: 'string', title: 'One', enum: ['a', 'b'] },
      card: { type: 'string', title: 'Card', 'x-pause-recording': true },
      titled: { type: 'string', title: 'Titled', oneOf: [{ const: 'a', title: 'A' }] },
      several: { type: 'array', title: 'Several', items: { type: 'string', oneOf: [{ const: 'a', title: 'A' }] }, uniqueItems: true },
    };
    const conditional = form(
      {
        properties: fields,
        required: ['text'],
        ...when(
          { properties: { done: { const: true } }, required: ['done'] },
          { properties: { day: { title: 'Day of the visit' }, why: text }, required: ['day', 'why'] },
        ),
        allOf: [{ if: { required: ['count'] }, else: { required: ['amount'] } }],
      },
      { ui: { 'ui:order': ['text', '*'], long: { 'ui:widget': 'textarea' } }, history: { topic: 'one', summary: 'why' } },
    );
    expect(problemsOf(conditional)).toEqual([]);
  });

  it.each<[string, Record<string, unknown>, unknown]>([
    ['a group', { type: 'object', title: 'G', properties: {} }, { kind: 'unsupported-type', field: 'x' }],
    ['no type', { title: 'N' }, { kind: 'unsupported-type', field: 'x' }],
    ['an unknown format', { ...text, format: 'uri' }, { kind: 'unsupported-type', field: 'x' }],
    ['a reference', { ...text, $ref: '#/x' }, { kind: 'unsupported-keyword', field: 'x', keyword: '$ref' }],
    ['no title', { type: 'string' }, { kind: 'missing-title', field: 'x' }],
    ['a pause that is no yes or no', { ...text, 'x-pause-recording': 'yes' }, { kind: 'bad-pause', field: 'x' }],
    ['no choices', { ...text, enum: [] }, { kind: 'bad-choices', field: 'x' }],
    ['a choice twice', { ...text, enum: ['a', 'a'] }, { kind: 'bad-choices', field: 'x' }],
    ['an untitled choice', { ...text, oneOf: [{ const: 'a' }] }, { kind: 'bad-choices', field: 'x' }],
    ['a list of text', { type: 'array', title: 'L', items: { type: 'string' } }, { kind: 'bad-choices', field: 'x' }],
    ['a broken pattern', { ...text, pattern: '(' }, { kind: 'bad-pattern', field: 'x' }],
    ['a pattern that looks ahead', { ...text, pattern: '^(?=.*a)' }, { kind: 'unbounded-pattern', field: 'x' }],
    ['a choice that says more', { ...text, oneOf: [{ const: 'a', title: 'A', pattern: '^a' }] }, { kind: 'bad-choices', field: 'x' }],
    ['limits that exclude everything', { ...text, minLength: 5, maxLength: 2 }, { kind: 'contradictory-limits', field: 'x' }],
    ['a default that is not allowed', { ...text, enum: ['a'], default: 'b' }, { kind: 'bad-default', field: 'x' }],
  ])('refuses a field with %s', (_, field, problem) => {
    expect(problemsOf(form({ properties: { x: field } }))).toEqual([problem]);
  });

  it.each<[string, Form, unknown[]]>([
    ['has no fields', form({ properties: {} }), [{ kind: 'no-fields' }]],
    ['names a field oddly', form({ properties: { '1st': text } }), [{ kind: 'bad-name', field: '1st' }]],
    [
      'requires a field that is not there',
      form({ properties: { x: text }, required: ['y'] }),
      [{ kind: 'unknown-field', field: 'y', where: 'required' }],
    ],
    [
      'has an if and nothing else',
      form({ properties: { x: text }, if: { required: ['x'] } }),
      [{ kind: 'incomplete-condition', index: 0 }],
    ],
    [
      'has a condition that an empty field meets',
      form({ properties: { x: text }, ...when({ properties: { x: { const: 'a' } } }, { required: ['x'] }) }),
      [{ kind: 'condition-on-empty', field: 'x' }],
    ],
    [
      'uses a keyword that we do not render',
      form({ properties: { x: text }, patternProperties: {} }),
      [{ kind: 'unsupported-keyword', keyword: 'patternProperties' }],
    ],
    [
      'matches a pattern in a condition',
      form({ properties: { x: text }, ...when({ properties: { x: { not: { pattern: '(a+)+$' } } }, required: ['x'] }, {}) }),
      [{ kind: 'unsupported-keyword', keyword: 'pattern' }],
    ],
    [
      'nests a condition in a branch',
      form({ properties: { x: text }, allOf: [when({ required: ['x'] }, { required: ['x'], if: {} })] }),
      [{ kind: 'unsupported-keyword', keyword: 'if' }],
    ],
    [
      'shows fields that are not there',
      form({ properties: { x: text } }, { ui: { 'ui:order': ['x', 'y'], z: {} }, history: { topic: 't' } }),
      [
        { kind: 'unknown-field', field: 't', where: 'history' },
        { kind: 'unknown-field', field: 'y', where: 'ui' },
        { kind: 'unknown-field', field: 'z', where: 'ui' },
      ],
    ],
  ])('refuses a form that %s', (_, wrong, problems) => {
    expect(problemsOf(wrong)).toEqual(problems);
  });
});
