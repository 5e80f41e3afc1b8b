/** The parts of a From, To or P-Asserted-Identity value (RFC 3261, 20.10) that say who it is. */
export interface NameAddress {
  readonly displayName?: string;
  readonly user?: string;
  readonly host?: string;
}

const bracketed = /<\s*(sips?|tel):/gi;
const bare = /^\s*(sips?|tel):/i;

/**
 * Reads a name and address as leniently as can be: a display name that breaks the grammar is still a name, and the
 * last `<sip:` counts, since a name may contain one as well.
 */
export function parseNameAddress(value: string): NameAddress {
  const brackets = [...value.matchAll(bracketed)].at(-1);
  if (brackets) {
    const rest = value.slice(brackets.index + brackets[0].length);
    const displayName = unquote(value.slice(0, brackets.index));
    return { ...(displayName && { displayName }), ...parseAddress(brackets[1] ?? '', rest.split('>', 1)[0] ?? '') };
  }
  const address = bare.exec(value);
  // without brackets, parameters belong to the header (RFC 3261, 20)
  return address ? parseAddress(address[1] ?? '', value.slice(address[0].length)) : {};
}

/** The first of several values in one header (RFC 3325 allows a sip and a tel URI). */
export function firstValue(header: string): string {
  let isQuoted = false;
  let depth = 0;
  for (let index = 0; index < header.length; index += 1) {
    const character = header[index];
    if (character === '\\' && isQuoted) index += 1;
    else if (character === '"') isQuoted = !isQuoted;
    else if (character === '<' && !isQuoted) depth += 1;
    else if (character === '>' && !isQuoted) depth -= 1;
    else if (character === ',' && !isQuoted && depth <= 0) return header.slice(0, index);
  }
  return header;
}

function parseAddress(scheme: string, rest: string): Omit<NameAddress, 'displayName'> {
  const at = scheme.toLowerCase() === 'tel' ? -1 : rest.lastIndexOf('@');
  if (at < 0) {
    const [subject = ''] = rest.trim().split(/[;?>\s]/, 1);
    if (!subject) return {};
    return scheme.toLowerCase() === 'tel' ? { user: decodeUser(subject) } : { host: subject };
  }
  const [user = ''] = rest.slice(0, at).trim().split(/[:;]/, 1);
  const [host = ''] = rest.slice(at + 1).split(/[:;?>\s]/, 1);
  return { ...(user && { user: decodeUser(user) }), ...(host && { host }) };
}

function decodeUser(user: string): string {
  try {
    return decodeURIComponent(user);
  } catch {
    return user;
  }
}

function unquote(text: string): string {
  const trimmed = text.trim();
  if (!trimmed.startsWith('"')) return trimmed;
  return trimmed.replace(/^"|"$/g, '').replace(/\\(.)/gs, '$1');
}
