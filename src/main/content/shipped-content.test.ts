import { resolve } from 'node:path';
import type { Schema } from '@cfworker/json-schema';
import { describe, expect, it } from 'vitest';
import { defineFields, matches } from '../../core/forms/form-fields';
import { validateForm } from '../../core/forms/validate-form';
import { languageSchema } from '../../core/policy/configuration';
import { loadContent } from './load-content';

const folder = resolve(import.meta.dirname, '../../../assets/content');
const content = loadContent([folder]);

/** Which form each shipped script writes into. */
const formOfScript: Record<string, string> = {
  'internet-fault': 'fault-report',
  'tariff-question': 'tariff-change',
  complaint: 'complaint',
  'sales-offer': 'work-order',
  general: 'general',
};

describe('the shipped content', () => {
  it('is whole', () => {
    expect([content.problems, content.remarks]).toEqual([[], []]);
    expect([...content.scripts.keys()].sort()).toEqual(Object.keys(formOfScript).sort());
    expect([...content.forms.keys()].sort()).toEqual(Object.values(formOfScript).sort());
  });

  it.each(Object.entries(formOfScript))('fills from script %s only fields and values that form %s has', (scriptId, formId) => {
    const script = content.scripts.get(scriptId);
    const form = content.forms.get(formId);
    if (!script || !form) throw new Error('not loaded');
    const definitions = defineFields(form);
    const fills = script.steps.flatMap((step) => step.answers).flatMap((answer) => Object.entries(answer.fills ?? {}));
    expect(fills.length).toBeGreaterThan(0);
    for (const [field, value] of fills) {
      const schema = definitions.get(field);
      expect(schema, field).toBeDefined();
      // A "no" where the form insists on a "yes" stays with the agent as an open point.
      if (schema && value !== false) expect(matches(schema as Schema, value), `${field}: ${value}`).toBe(true);
    }
  });

  it('never promises the best and never speaks of competitors', () => {
    for (const { steps } of content.scripts.values()) {
      for (const { say, hint = '', selfService = '' } of steps) {
        expect(`${say} ${hint} ${selfService}`).not.toMatch(/\b(best|competitors?|cheaper than|better than|cheapest|number one)\b/i);
      }
    }
  });

  it.each(languageSchema.options.filter((language) => language !== 'en'))('asks and says in %s what every call may need', (language) => {
    const translated = loadContent([folder, resolve(folder, 'languages', language)]);
    expect([translated.problems, translated.remarks]).toEqual([[], []]);
    for (const kind of ['scripts', 'forms'] as const) {
      const [ours, theirs] = [content[kind].get('general'), translated[kind].get('general')];
      expect(withoutTexts(theirs)).toEqual(withoutTexts(ours));
      expect(textsOf(theirs)).toHaveLength(textsOf(ours).length);
      expect(textsOf(theirs).filter((text) => /[a-z]{3}/i.test(text) && textsOf(ours).includes(text))).toEqual([]);
    }
  });

  it('finishes a plain form with what its script fills and little more', () => {
    const form = content.forms.get('work-order');
    if (!form) throw new Error('not loaded');
    expect(validateForm(form, { outcome: 'refused', refusalReason: 'price' })).toEqual([]);
    const ordered = { outcome: 'ordered', service: 'internet', address: '1 Sample Street', reachableAt: '+36 30 555 0101' };
    const complete = { ...ordered, amountDue: 19.99, crewDay: '2027-03-01', crewSlot: '08-10', preparationTold: true };
    expect(validateForm(form, complete).map((problem) => problem.field)).toEqual(['payment']);
    expect(validateForm(form, { ...complete, payment: 'account' })).toEqual([]);
    expect(validateForm(form, { ...complete, payment: 'account', preparationTold: false })).toEqual([
      { field: 'preparationTold', kind: 'invalid', message: 'not-a-choice' },
    ]);
  });
});

const textKeys = ['title', 'say', 'hint', 'selfService', 'label'];

function withoutTexts(part: unknown): unknown {
  return JSON.parse(JSON.stringify(part, (key, value: unknown) => (textKeys.includes(key) ? '' : value)));
}

/** All that a person reads of it. */
function textsOf(part: unknown): string[] {
  const texts: string[] = [];
  JSON.stringify(part, (key, value: unknown) => {
    if (textKeys.includes(key) && typeof value === 'string') texts.push(value);
    return value;
  });
  return texts;
}
