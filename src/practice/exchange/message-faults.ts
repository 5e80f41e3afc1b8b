/** Headers that a message has once (RFC 3261, 7.3.1), each with its short form. */
const singleHeaders = [['from', 'f'], ['to', 't'], ['call-id', 'i'], ['cseq'], ['max-forwards'], ['content-length', 'l']] as const;

const mostForwards = 255;

/** RFC 3261, 8.1.1.5. */
const largestSequence = 2 ** 31 - 1;

/**
 * Whether a message that the parser lets through is one that RFC 3261 forbids all the same: another version, a header twice, a CSeq of another
 * method or out of range, a Max-Forwards out of range, a Content-Length that is no length or reaches beyond the end (18.3).
 * `method` is that of the start line, or absent for a response.
 */
export function isFaulty(text: string, method?: string): boolean {
  const end = text.indexOf('\r\n\r\n');
  const lines = text
    .slice(0, end)
    .replaceAll(/\r\n[ \t]+/g, ' ')
    .split('\r\n');
  const values = ([...names]: readonly string[]): string[] =>
    lines.flatMap((line) => {
      const [, name = '', value = ''] = /^([^\s:]+)[ \t]*:(.*)$/s.exec(line) ?? [];
      return names.includes(name.toLowerCase()) ? [value.trim()] : [];
    });
  const [length] = values(['content-length', 'l']);
  const [forwards] = values(['max-forwards']);
  const [, sequence, sequenceMethod] = /^(\d+)\s+(\S+)$/.exec(values(['cseq'])[0] ?? '') ?? [];
  return (
    !/^(?:SIP\/2\.0 |.* SIP\/2\.0\r\n)/.test(text) ||
    singleHeaders.some((names) => values(names).length > 1) ||
    !isAtMost(sequence, largestSequence) ||
    (method !== undefined && sequenceMethod !== method) ||
    (forwards !== undefined && !isAtMost(forwards, mostForwards)) ||
    (length !== undefined && !isAtMost(length, Buffer.byteLength(text.slice(end + 4))))
  );
}

function isAtMost(digits: string | undefined, most: number): boolean {
  return digits !== undefined && /^\d+$/.test(digits) && Number(digits) <= most;
}
