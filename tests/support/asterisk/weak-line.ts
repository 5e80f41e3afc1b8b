import { openTcpRelay, type TcpRelay } from './tcp-relay';

/** A way to the PBX that does what a bad network does. */
export interface WeakLine extends TcpRelay {
  /** From now on nothing passes, and nobody is told: a half-open connection. New ones are not taken either. */
  stall(): void;
  /** What comes from now on passes. */
  mend(): void;
}

export async function openWeakLine(targetPort: number): Promise<WeakLine> {
  let isStalled = false;
  const relay = await openTcpRelay(targetPort, { isStalled: () => isStalled });
  return {
    ...relay,
    stall() {
      isStalled = true;
    },
    mend() {
      relay.cut(); // what was lost of the old connections would break their frames
      isStalled = false;
    },
  };
}
