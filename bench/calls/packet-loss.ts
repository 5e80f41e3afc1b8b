import { seededRandom } from '../../tests/support/customers/random';

const blockPackets = 100;

/**
 * The loss of a line: of every hundred packets exactly its share (in whole per cent), at random places among them. So it is
 * random as the E-model takes it, and the same whenever one looks.
 */
export function makePacketLoss(seed: number) {
  const random = seededRandom(seed);
  let lossShare = 0;
  let left = 0;
  let toLose = 0;
  let lost = 0;
  let passed = 0;
  return {
    /** From now on, and counted anew. */
    set(share: number): void {
      lossShare = share;
      left = 0;
      lost = 0;
      passed = 0;
    },
    /** Whether the next packet is lost. */
    takesNext(): boolean {
      if (left === 0) {
        left = blockPackets;
        toLose = Math.round(lossShare * blockPackets);
      }
      const isLost = random.chance(toLose / left);
      left -= 1;
      if (isLost) {
        toLose -= 1;
        lost += 1;
      } else passed += 1;
      return isLost;
    },
    /** What was really lost, 0 to 1. */
    suffered: () => lost / Math.max(1, lost + passed),
  };
}
