/** The ends of the telephone band, ITU-T G.712. */
const lowestHz = 300;
const highestHz = 3400;
/** Butterworth: no bump at the edge. */
const flatDb = -3;

export interface TelephoneBand {
  readonly input: AudioNode;
  disconnect(): void;
}

/** What goes in comes out as by telephone: one gentle filter at each end of the band, 12 dB an octave. */
export function createTelephoneBand(context: BaseAudioContext, output: AudioNode): TelephoneBand {
  const input = new BiquadFilterNode(context, { type: 'highpass', frequency: lowestHz, Q: flatDb });
  const upper = new BiquadFilterNode(context, { type: 'lowpass', frequency: highestHz, Q: flatDb });
  input.connect(upper).connect(output);
  return {
    input,
    disconnect() {
      input.disconnect();
      upper.disconnect();
    },
  };
}
