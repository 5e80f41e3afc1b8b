/** What is heard comes back later; the answer ends it. `delayMs` up to 10 s. */
export function startEcho(input: AudioNode, output: AudioNode, delayMs: number): () => void {
  const delayTime = delayMs / 1000;
  const delay = new DelayNode(input.context, { maxDelayTime: delayTime, delayTime });
  input.connect(delay);
  delay.connect(output);
  return () => {
    input.disconnect(delay);
    delay.disconnect();
  };
}
