import type { DeskState } from '../../../src/contract/ipc/desk-state';
import type { Coach } from '../../../src/core/calls/coach';
import { conferenceStates } from './conference-states';
import { recordingStates } from './recording-states';
import { deskStates } from './states';

const coach = (now: number, mode: Coach['mode'], name = 'Németh-Horváth Zsófia'): Coach => ({ mode, name, since: now - 8_000 });

/** The desk while somebody of the centre is in a call too, as main would say it at `now`. */
export const coachStates = {
  listening: (now) => ({ ...deskStates.talking(now), coach: coach(now, 'listening') }),
  whispering: (now) => ({ ...recordingStates.demanded(now), coach: coach(now, 'whispering') }),
  joined: (now) => ({ ...deskStates.talking(now), coach: { mode: 'joined', since: now - 8_000 } }),
  several: (now) => ({ ...conferenceStates.offered(now), coach: coach(now, 'joined') }),
  conference: (now) => ({ ...conferenceStates.together(now), coach: coach(now, 'whispering') }),
  'long-name': (now) => ({
    ...deskStates.talking(now),
    coach: coach(now, 'whispering', 'Wolfeschlegelsteinhausenbergerdorff'.padEnd(64, 'x')),
  }),
} as const satisfies Record<string, (now: number) => DeskState>;
