import type { CertificateFlaw } from '../certificate';

/** An agent's account at the PBX. */
export interface AsteriskAgent {
  readonly user: string;
  readonly password: string;
  /** How the PBX tells of a new other party: UPDATE, or a re-INVITE that may cross the agent's own. */
  readonly connectedLineMethod: 'update' | 'invite';
  /** Which the phone may speak, the best first; opus, ulaw and alaw when absent. */
  readonly codecs?: string;
}

export interface AsteriskQueue {
  readonly name: string;
  /** How long one agent is rung. */
  readonly ringS: number;
  /** Whether the queue pauses an agent that did not answer. */
  readonly isAutoPaused: boolean;
  readonly members: readonly string[];
}

/** What a test may choose of its PBX. */
export interface AsteriskOptions {
  readonly agents: readonly AsteriskAgent[];
  readonly queues: readonly AsteriskQueue[];
  /** What is wrong with the certificate of its WSS. */
  readonly certificateFlaw: CertificateFlaw;
  /** Whether a phone that speaks from another of its addresses than its SDP's first is taken for it only from its fourth packet on. */
  readonly isRtpStrict: boolean;
}

export const defaultOptions: AsteriskOptions = {
  agents: [
    { user: '1001', password: 'violet-kettle-1001', connectedLineMethod: 'update' },
    { user: '1002', password: 'violet-kettle-1002', connectedLineMethod: 'update' },
    { user: '1009', password: 'violet-kettle-1009', connectedLineMethod: 'invite' },
  ],
  queues: [
    { name: 'support', ringS: 20, isAutoPaused: true, members: ['1001', '1002', '1009'] },
    { name: 'sales', ringS: 4, isAutoPaused: true, members: ['1001', '1002', '1009'] },
  ],
  certificateFlaw: 'none',
  isRtpStrict: true,
};

/** What is chosen at each start. */
export interface AsteriskPlan extends AsteriskOptions {
  /** Folder of this Asterisk as it sees it: `etc`, `run`, `spool`, `log`, `db`, `sounds` below it. */
  readonly directory: string;
  readonly httpPort: number;
  readonly httpsPort: number;
  readonly sipPort: number;
  readonly rtpPorts: readonly [number, number];
  /** This machine's other IPv4 addresses, which Asterisk offers for ICE and which are to read 127.0.0.1. */
  readonly hostAddresses: readonly string[];
}
