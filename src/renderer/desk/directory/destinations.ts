import type { RecentCall } from '../../../contract/ipc/desk-state';
import type { DepartmentKind } from '../../../core/directory/department';
import { findManager } from '../../../core/directory/find-manager';
import { cleanNumber } from '../phone/clean-number';
import type { DepartmentStatus } from './department-status';

/** Somewhere that can be called, or a caller be handed on to. */
export interface Destination {
  readonly id: string;
  readonly name: string;
  readonly number: string;
  /** The number as people write it. */
  readonly shownNumber: string;
  readonly note?: string | undefined;
  /** All that it is found by, its number aside. */
  readonly words: string;
  readonly isRecent: boolean;
  /** It is who looks after the caller. */
  readonly isManager: boolean;
  /** Of a department of the directory. */
  readonly status?: DepartmentStatus | undefined;
}

interface Places {
  /** In the order in which they are offered. */
  readonly statuses: readonly DepartmentStatus[];
  readonly kindName: (kind: DepartmentKind) => string;
  readonly recent: readonly RecentCall[];
  /** Of the caller, who cannot be handed on to themselves. */
  readonly callerNumber: string | undefined;
  /** Who looks after a caller that is to be put through to them first, as the card says it. */
  readonly manager?: string | undefined;
}

const mostRecent = 8;

/** Where a caller may go: their own manager, then the directory, then the latest numbers that are not in it. */
export function listDestinations({ statuses, kindName, recent, callerNumber, manager }: Places): Destination[] {
  const listed = statuses.map((status) => departmentDestination(status, kindName));
  const known = new Set([...listed.map(({ number }) => plain(number)), plain(callerNumber ?? '')]);
  const others: Destination[] = [];
  for (const { callId, name, number, displayNumber } of recent) {
    if (number === undefined || known.has(plain(number))) continue;
    known.add(plain(number));
    const shownNumber = displayNumber ?? number;
    const shownName = name ?? shownNumber;
    others.push({ id: `recent-${callId}`, name: shownName, number, shownNumber, words: shownName, isRecent: true, isManager: false });
  }
  return managerFirst([...listed, ...others.slice(0, mostRecent)], manager);
}

function departmentDestination(status: DepartmentStatus, kindName: (kind: DepartmentKind) => string): Destination {
  const { name, number, note, kind, keywords = [] } = status.department;
  const words = [name, note ?? '', kind ? kindName(kind) : '', ...keywords].join(' ');
  return { id: `department-${name}-${number}`, name, number, shownNumber: number, note, words, isRecent: false, isManager: false, status };
}

/** A manager who is no department is offered where the card has their number. */
function managerFirst(destinations: readonly Destination[], manager: string | undefined): Destination[] {
  if (manager === undefined) return [...destinations];
  const department = findManager(
    destinations.flatMap(({ status }) => status?.department ?? []),
    manager,
  );
  if (department) {
    const own = destinations.filter(({ status }) => status?.department === department).map((one) => ({ ...one, isManager: true }));
    return [...own, ...destinations.filter(({ status }) => status?.department !== department)];
  }
  const number = cleanNumber(manager);
  if (!number.ok) return [...destinations];
  const own = {
    id: 'manager',
    name: manager,
    number: number.value,
    shownNumber: manager,
    words: manager,
    isRecent: false,
    isManager: true,
  };
  return [own, ...destinations.filter((one) => plain(one.number) !== plain(number.value))];
}

/** Who is offered in place of a closed department: who takes over, then itself all the same; undefined where it is open, or nobody does. */
export function offersFor(destinations: readonly Destination[], { id, status }: Destination): readonly Destination[] | undefined {
  const taker = status?.takenOverBy && destinations.find((one) => one.status?.department === status.takenOverBy);
  const itself = destinations.find((one) => one.id === id);
  if (!taker || !itself || !status) return undefined;
  return [taker, { ...itself, status: { department: status.department, opening: status.opening } }];
}

/** Those that have every word of what was typed in their words or number, in any order and whatever the accents. */
export function matchDestinations(destinations: readonly Destination[], typed: string): Destination[] {
  const words = fold(typed).split(/\s+/).filter(Boolean);
  const digits = plain(typed);
  const isNumber = /^[+\d\s()./-]+$/.test(typed.trim()) && digits !== '';
  return destinations.filter((one) => {
    if (isNumber) return plain(one.number).includes(digits);
    const text = fold(one.words);
    return words.every((word) => text.includes(word));
  });
}

function fold(text: string): string {
  return text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
}

function plain(number: string): string {
  return number.replace(/[^\d*#]/g, '');
}
