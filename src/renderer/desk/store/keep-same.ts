/**
 * A copy of `after` in which every part that equals the one in `before` is that very part: what did not change stays
 * the same for those who compare by identity. Takes plain data, as it comes through IPC.
 */
export function keepSame<Value>(before: unknown, after: Value): Value {
  if (Object.is(before, after)) return after;
  if (Array.isArray(before) && Array.isArray(after)) {
    const kept = after.map((part, index) => keepSame<unknown>(before[index], part));
    return (isSameList(before, kept) ? before : kept) as Value;
  }
  if (!isRecord(before) || !isRecord(after)) return after;
  const names = Object.keys(after);
  const kept = Object.fromEntries(names.map((name) => [name, keepSame(before[name], after[name])]));
  const isSame = names.length === Object.keys(before).length && names.every((name) => name in before && before[name] === kept[name]);
  return (isSame ? before : kept) as Value;
}

function isSameList(before: readonly unknown[], after: readonly unknown[]): boolean {
  return before.length === after.length && after.every((part, index) => part === before[index]);
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
