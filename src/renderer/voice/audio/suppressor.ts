import wasmUrl from '@sapphi-red/web-noise-suppressor/gtcrn.wasm?url';
// oxlint-disable-next-line import/default -- the address of the file by the bundler, not what is in it
import workletUrl from '@sapphi-red/web-noise-suppressor/gtcrnWorklet.js?url';

export interface Suppressor {
  readonly node: AudioNode;
  readonly end: () => void;
}

/**
 * Strong noise suppression as a node of this context, which must run at 48 kHz: GTCRN, a small neural network in
 * WebAssembly that delays by 32 ms. Never after the browser's own suppression: two of them take words away.
 */
export async function loadSuppressor(context: AudioContext): Promise<Suppressor> {
  // when it is first wished for: it is larger than all the rest of this window, and cannot be loaded where there is no audio
  const { GtcrnWorkletNode, loadGtcrn } = await import('@sapphi-red/web-noise-suppressor');
  const [wasmBinary] = await Promise.all([loadGtcrn({ url: wasmUrl }), context.audioWorklet.addModule(workletUrl)]);
  const node = new GtcrnWorkletNode(context, { wasmBinary, maxChannels: 1 });
  return {
    node,
    end: () => {
      node.disconnect();
      node.destroy();
    },
  };
}
