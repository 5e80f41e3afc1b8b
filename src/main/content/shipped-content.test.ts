import { resolve } from 'node:path';
import type { Schema } from '@cfworker/json-schema';
import { describe, expect, it } from 'vitest';
import { defineFields, matches } from '../../core/forms/form-fields';
import { validateForm } from '../../core/forms/validate-form';
import { languageSchema } from '../../core/policy/configuration';
import { listPlaceholders } from '../../core/scripts/script-variables';
import { type Content, loadContent } from './load-content';

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
    const words = /\b(best|competitors?|cheaper than|better than|cheapest|number one)\b/i;
    expect(spokenOrAdvised(content.scripts).filter((text) => words.test(text))).toEqual([]);
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

describe.each(languageSchema.options.filter((language) => language !== 'en'))('the shipped content in %s', (language) => {
  const translated = loadContent([resolve(folder, 'languages', language)]);

  it('is whole', () => {
    expect([translated.problems, translated.remarks]).toEqual([[], []]);
    expect([...translated.scripts.keys()].sort()).toEqual([...content.scripts.keys()].sort());
    expect([...translated.forms.keys()].sort()).toEqual([...content.forms.keys()].sort());
  });

  it.each([...content.scripts.values()])('says what script $scriptId says, step by step, in its own words', (english) => {
    const ours = translated.scripts.get(english.scriptId);
    expectTranslation(ours, english);
    // Ukrainian calls people in the vocative, which no card has: there the agent says the name.
    const isNamed = (variable: string) => language !== 'uk' || variable !== 'name';
    expect(ours?.steps.map(({ say }) => listPlaceholders(say).sort())).toEqual(
      english.steps.map(({ say }) => listPlaceholders(say).filter(isNamed).sort()),
    );
  });

  it.each([...content.forms.values()])('asks what form $formId asks, with the same fields and values, in its own words', (english) => {
    expectTranslation(translated.forms.get(english.formId), english);
  });

  it('never promises the best and never speaks of competitors', () => {
    const words = /legjobb|versenytárs|лучш(ий|ая|ее|ие)|конкурент|найкращ|najboljš|konkuren|(?<!\p{L})ən yaxşı|rəqib/iu;
    expect(spokenOrAdvised(translated.scripts).filter((text) => words.test(text))).toEqual([]);
  });
});

function spokenOrAdvised(scripts: Content['scripts']): string[] {
  const steps = [...scripts.values()].flatMap((script) => script.steps);
  return steps.map(({ say, hint = '', selfService = '' }) => `${say} ${hint} ${selfService}`);
}

const textKeys = ['title', 'say', 'hint', 'selfService', 'label', 'description'];

/** Words that a language with Latin letters may have as English has them. */
const spelledAlike = ['Internet', 'Router'];

/** The same in all that a program reads, and another text wherever a person reads one. */
function expectTranslation(ours: unknown, english: unknown) {
  expect(withoutTexts(ours)).toEqual(withoutTexts(english));
  const theirs = textsOf(english);
  expect(textsOf(ours)).toHaveLength(theirs.length);
  const isLeft = (text: string) => /[a-z]{3}/i.test(text) && theirs.includes(text) && !spelledAlike.includes(text);
  expect(textsOf(ours).filter(isLeft)).toEqual([]);
}

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
