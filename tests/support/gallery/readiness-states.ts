import type { DeskState, Notice } from '../../../src/contract/ipc/desk-state';
import { knownId } from './people';
import { deskStates } from './states';

function notice(at: number, kind: Notice['kind'], severity: Notice['severity'], parameters = {}): Notice {
  return { noticeId: '00000000-0000-4000-8000-0000000009ac', kind, severity, at, parameters };
}

/** The desk as main would say it at `now`: all proven, and each thing that may keep callers away. */
export const readinessStates = {
  proven: (now) => deskStates.ready(now),
  talking: (now) => ({ ...deskStates.talking(now), quality: { callId: knownId, band: 'good', mos: 4.4 } }),
  'microphone-silent': (now) => {
    const idle = deskStates.ready(now);
    return {
      ...idle,
      agent: {
        state: { kind: 'not-ready', since: now - 8000, reasonId: 'microphone-silent', author: 'system' },
        confirmed: 'paused',
      },
      readiness: { ...idle.readiness, microphone: { state: 'failed', provenAt: now - 9000 } },
      notices: [notice(now, 'microphone-silent', 'error')],
    };
  },
  'server-silent': (now) => {
    const idle = deskStates.ready(now);
    return {
      ...idle,
      agent: { state: { kind: 'not-ready', since: now - 3000, reasonId: 'server-silent', author: 'system' }, confirmed: 'unknown' },
      readiness: { ...idle.readiness, server: { state: 'failed', provenAt: now - 18_000 } },
      notices: [notice(now, 'server-silent', 'error')],
    };
  },
} as const satisfies Record<string, (now: number) => DeskState>;
