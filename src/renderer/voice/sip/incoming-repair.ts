const wellFormed = /^(?:"(?:[^"\\\p{Cc}]|\\[^\p{Cc}])*"|[\w\-.!%*+`'~ \t]*)\s*<[^<>"\p{Cc}]*>\s*(?:;.*)?$/su;
const blanks = /[\p{Cc}\s]+/gu;
const longestNameLength = 512;

/**
 * Repairs what would make JsSIP drop a whole message without a word: display names of From and To that break the
 * grammar (RFC 3261, 25.1) are quoted anew, and challenges with a digest it does not know (RFC 8760 lets a server send
 * several) are left out where there is one in MD5, and so are contacts of a redirection that are no addresses.
 */
export function repairIncoming(message: string): string {
  const end = message.indexOf('\r\n\r\n');
  if (end < 0) return message;
  const head = message.slice(0, end);
  const lines = head.split(/\r\n(?![ \t])/);
  const offersMd5 = lines.some((line) => isChallenge(line) && isMd5(line));
  const isRedirection = /^SIP\/2\.0 3\d\d/.test(head);
  const kept = lines.filter((line) => !(offersMd5 && isChallenge(line) && !isMd5(line)) && !(isRedirection && isUselessContact(line)));
  const repaired = kept.map(repairParty).join('\r\n');
  return repaired === head ? message : repaired + message.slice(end);
}

const largestSequence = 2 ** 31 - 1;

/**
 * Whether a request's CSeq is a number that may be, of its own method (RFC 3261, 8.1.1.5). JsSIP does not ask, and would ring
 * for an INVITE that its caller can neither take back nor be answered by. Answers are for JsSIP to match.
 */
export function isInSequence(message: string): boolean {
  const [, method] = /^(\S+) \S+ SIP\/2\.0/.exec(message) ?? [];
  if (method === undefined || method.startsWith('SIP/')) return true;
  const [, number, ofMethod] = /^cseq\s*:\s*(\d+)\s+(\S+)/im.exec(message) ?? [];
  return ofMethod === method && Number(number) <= largestSequence;
}

function isChallenge(line: string): boolean {
  return /^(www|proxy)-authenticate\s*:/i.test(line);
}

/** One that names no SIP address, of which a redirected call can make nothing. */
function isUselessContact(line: string): boolean {
  return /^(contact|m)\s*:/i.test(line) && !/:\s*(?:"[^"]*"|[^"<]*)\s*(?:<sips?:[^<>\s]+>|sips?:[^<>\s]+$)/i.test(line);
}

function isMd5(line: string): boolean {
  return !/algorithm\s*=/i.test(line) || /algorithm\s*=\s*"?md5"?\s*(,|$)/i.test(line);
}

function repairParty(line: string): string {
  const header = /^(from|to|f|t)\s*:\s*/i.exec(line);
  if (!header) return line;
  const value = line.slice(header[0].length);
  const address = value.search(/<\s*(sips?|tel):[^<]*$/i);
  if (address < 0 || (wellFormed.test(value) && address <= longestNameLength)) return line;
  const name = value
    .slice(0, address)
    .trim()
    .replace(/^"|"$/g, '')
    .replace(/\\(.)/gs, '$1')
    .slice(0, longestNameLength)
    .replace(/[\ud800-\udbff]$/, '')
    .replace(blanks, ' ')
    .replace(/["\\]/g, '\\$&');
  return `${header[0]}"${name}" ${value.slice(address)}`;
}
