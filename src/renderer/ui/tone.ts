/** Colours that carry a meaning. A word always says the same as the colour. */
export type Tone = 'neutral' | 'accent' | 'green' | 'amber' | 'red' | 'blue' | 'violet';
