import { isDialLink } from '../../core/phone/dial-link';

/** The link among a program's arguments; browsers put it last. */
export function linkInArguments(given: readonly string[]): string | undefined {
  return given.findLast(isDialLink);
}
