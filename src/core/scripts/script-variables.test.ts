import { describe, expect, it } from 'vitest';
import type { Card } from '../customers/card';
import { collectScriptValues, fillPlaceholders, hasBrokenPlaceholder, listPlaceholders } from './script-variables';

const card: Card = {
  cardId: 1,
  externalId: 'C-1',
  name: 'Anna Kovács',
  tariff: 'Home 300',
  company: ' ',
  isVip: false,
  phones: [],
  products: [],
  notes: [],
  lastInteractions: [],
};

describe('a text with placeholders', () => {
  it('is filled from card, agent and queue', () => {
    const values = collectScriptValues(card, 'Nina', undefined);
    expect(values).toEqual({ name: 'Anna Kovács', tariff: 'Home 300', agent: 'Nina' });
    expect(fillPlaceholders('Good day, {{ name }}, {{agent}} here. You have {{tariff}}.', values)).toBe(
      'Good day, Anna Kovács, Nina here. You have Home 300.',
    );
  });

  it('falls back to its own words, to nothing, or to an ellipsis', () => {
    expect(fillPlaceholders('Dear {{name|Sir or Madam}}{{company|}}, {{balance}} is due', {})).toBe('Dear Sir or Madam, … is due');
  });

  it('takes a value for text, even one that looks like a placeholder or a replacement pattern', () => {
    expect(fillPlaceholders('{{name}}', { name: '{{balance}} $& <b>' })).toBe('{{balance}} $& <b>');
  });

  it('knows what is named and what is broken', () => {
    expect(listPlaceholders('{{name}} {{ shoeSize | 42 }}')).toEqual(['name', 'shoeSize']);
    expect(['{{name}', '{{ }}', 'name}}', '{{a {{name}}'].map(hasBrokenPlaceholder)).toEqual([true, true, true, true]);
    expect(hasBrokenPlaceholder('{{name|a}} {one}')).toBe(false);
  });
});
