import { describe, expect, it } from 'vitest';
import { jsonSchemaValidator } from './json-schema-validator';

const schema = {
  type: 'object',
  required: ['topic'],
  $defs: { money: { type: 'number', minimum: 0 } },
  properties: { topic: { type: 'string' }, amount: { $ref: '#/$defs/money' } },
} as const;

describe('jsonSchemaValidator', () => {
  it('decides a condition, with definitions taken from the whole form', () => {
    const condition = { properties: { amount: { $ref: '#/$defs/money' } }, required: ['amount'] };
    const root = structuredClone(schema) as never;
    expect(jsonSchemaValidator.isValid(condition, { amount: 3 }, root)).toBe(true);
    expect(jsonSchemaValidator.isValid(condition, { amount: -3 }, root)).toBe(false);
    expect(jsonSchemaValidator.isValid(condition, {}, root)).toBe(false);
  });

  it('names the field of each error', () => {
    const { errors } = jsonSchemaValidator.validateFormData({ topic: 'fault', amount: -3 }, structuredClone(schema) as never);
    expect(errors.map((error) => error.property)).toContain('amount');
  });

  it('leaves the schema as it was, even a frozen one', () => {
    const frozen = Object.freeze(structuredClone(schema)) as never;
    jsonSchemaValidator.validateFormData({}, frozen);
    expect(frozen).toEqual(schema);
  });
});
