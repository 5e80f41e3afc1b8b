/** One section of an Asterisk configuration file. */
export function section(title: string, values: Readonly<Record<string, string | number>>): string {
  const lines = Object.entries(values).map(([key, value]) => `${key} = ${value}`);
  return [`[${title}]`, ...lines, ''].join('\n');
}

/** A section of which keys may be repeated. */
export function listSection(title: string, lines: readonly string[]): string {
  return [`[${title}]`, ...lines, ''].join('\n');
}
