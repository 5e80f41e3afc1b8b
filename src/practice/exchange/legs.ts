import type { AgentLeg } from './agent-leg';
import type { SipRequest } from './sip-message';

/** The halves of calls that agents' phones have. One that is over is found no more. */
export class Legs {
  readonly #legs = new Set<AgentLeg>();

  add(leg: AgentLeg): void {
    this.#legs.add(leg);
  }

  /** The leg whose dialog a request belongs to (RFC 3261, 12.2.2), or for a CANCEL the one that the INVITE began. */
  of(request: SipRequest): AgentLeg | undefined {
    const isCancel = request.method === 'CANCEL';
    return this.#find(request.call_id, ({ dialog }) =>
      isCancel ? dialog.remoteTag === request.from_tag : dialog.identity.localTag === request.to_tag,
    );
  }

  /** The leg that this INVITE has begun already, by another way or sent again (RFC 3261, 8.2.2.2). */
  begunBy(request: SipRequest): AgentLeg | undefined {
    return this.#find(request.call_id, ({ dialog }) => dialog.remoteTag === request.from_tag);
  }

  /** The leg whose dialog has these tags, whichever side they are named from (RFC 3891, 3). */
  named({ callId, toTag, fromTag }: { callId: string; toTag: string; fromTag: string }): AgentLeg | undefined {
    const tags = [toTag, fromTag];
    return this.#find(callId, ({ dialog }) => tags.includes(dialog.identity.localTag) && tags.includes(dialog.remoteTag ?? ''));
  }

  isBusy(user: string): boolean {
    return [...this.#legs].some((leg) => leg.user === user && leg.isBusy);
  }

  /** Forgets those that are over. */
  tidy(): void {
    for (const leg of this.#legs) if (leg.isOver) this.#legs.delete(leg);
  }

  hangUp(): void {
    for (const leg of this.#legs) leg.hangUp();
    this.#legs.clear();
  }

  #find(callId: string, isMeant: (leg: AgentLeg) => boolean): AgentLeg | undefined {
    return [...this.#legs].find((leg) => !leg.isOver && leg.dialog.identity.callId === callId && isMeant(leg));
  }
}
