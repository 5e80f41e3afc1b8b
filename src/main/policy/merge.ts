/** Any JSON object, as a policy file or the settings hold it. */
export type JsonObject = { [key: string]: unknown };

export function isJsonObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** `over` on top of `under`: objects are merged key by key, everything else (lists too) is replaced whole. */
export function mergeJson(under: JsonObject, over: JsonObject): JsonObject {
  const merged: JsonObject = { ...under };
  for (const [key, value] of Object.entries(over)) {
    const below = merged[key];
    merged[key] = isJsonObject(value) && isJsonObject(below) ? mergeJson(below, value) : value;
  }
  return merged;
}

/** The dotted paths of all that an object sets: `{ a: { b: 1 }, c: [] }` -> `a.b`, `c`. */
export function leafPaths(object: JsonObject, prefix = ''): string[] {
  return Object.entries(object).flatMap(([key, value]) =>
    isJsonObject(value) ? leafPaths(value, `${prefix}${key}.`) : [`${prefix}${key}`],
  );
}
