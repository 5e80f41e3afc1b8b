/**
 * How the noise of the room is kept out of the call: `standard` is the browser's own, `strong` is a model of its own that
 * also takes keyboards away and costs more of the processor.
 */
export const noiseSuppressionKinds = ['off', 'standard', 'strong'] as const;

export type NoiseSuppression = (typeof noiseSuppressionKinds)[number];
