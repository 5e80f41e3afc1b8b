import type { RecentCall } from '../../../contract/ipc/desk-state';
import type { Department } from '../../../core/directory/department';

/** Somewhere a caller may be handed on to. */
export interface Destination {
  readonly id: string;
  readonly name: string;
  readonly number: string;
  /** The number as people write it. */
  readonly shownNumber: string;
  readonly note?: string | undefined;
  readonly isRecent: boolean;
}

interface Places {
  readonly directory: readonly Department[];
  readonly recent: readonly RecentCall[];
  /** Of the caller, who cannot be handed on to themselves. */
  readonly callerNumber: string | undefined;
}

const mostRecent = 8;

/** Where a caller may go: the directory in its own order, then the latest numbers that are not in it. */
export function listDestinations({ directory, recent, callerNumber }: Places): Destination[] {
  const listed = directory.map(({ name, number, note }, index) => ({
    id: `directory-${index}`,
    name,
    number,
    shownNumber: number,
    note,
    isRecent: false,
  }));
  const known = new Set([...directory.map(({ number }) => plain(number)), plain(callerNumber ?? '')]);
  const others: Destination[] = [];
  for (const { callId, name, number, displayNumber } of recent) {
    if (number === undefined || known.has(plain(number))) continue;
    known.add(plain(number));
    const shownNumber = displayNumber ?? number;
    others.push({ id: `recent-${callId}`, name: name ?? shownNumber, number, shownNumber, isRecent: true });
  }
  return [...listed, ...others.slice(0, mostRecent)];
}

/** Those that have every word of what was typed in their name, note or number, in any order and whatever the accents. */
export function matchDestinations(destinations: readonly Destination[], typed: string): Destination[] {
  const words = fold(typed).split(/\s+/).filter(Boolean);
  const digits = plain(typed);
  const isNumber = /^[+\d\s()./-]+$/.test(typed.trim()) && digits !== '';
  return destinations.filter(({ name, number, note }) => {
    if (isNumber) return plain(number).includes(digits);
    const text = fold(`${name} ${note ?? ''}`);
    return words.every((word) => text.includes(word));
  });
}

function fold(text: string): string {
  return text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
}

function plain(number: string): string {
  return number.replace(/[^\d*#]/g, '');
}
