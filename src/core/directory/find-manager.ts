import type { Department } from './department';

/**
 * Whom a card means by the customer's own manager: the department of that id, else of that name, else of that number;
 * undefined where the directory has none.
 */
export function findManager(directory: readonly Department[], manager: string): Department | undefined {
  const name = manager.trim().toLowerCase();
  const digits = digitsOf(manager);
  return (
    directory.find(({ id }) => id !== undefined && id.toLowerCase() === name) ??
    directory.find((one) => one.name.trim().toLowerCase() === name) ??
    directory.find(({ number }) => digits !== '' && digitsOf(number) === digits)
  );
}

/** The digits of what is a number; empty for a name, even for one with digits in it. */
function digitsOf(text: string): string {
  return /^\+?[\d*#\s()./-]+$/.test(text) ? text.replace(/[^\d*#]/g, '') : '';
}
