import { closeSync, openSync, writeSync } from 'node:fs';
import { fold } from '../../../src/main/database/fold';
import { type Country, countries } from './people';
import { type Random, seededRandom } from './random';

/** A customer as a centre's own system would export one. */
export interface GeneratedCard {
  readonly externalId: string;
  readonly name: string;
  readonly company: string;
  readonly language: string;
  readonly isVip: boolean;
  /** ISO 8601 date. */
  readonly customerSince: string;
  readonly address: string;
  readonly email: string;
  readonly tariff: string;
  readonly balance: string;
  /** E.164; the second one is often missing. */
  readonly phones: readonly string[];
  /** The phones as the export writes them, in the spellings people use. */
  readonly phonesAsGiven: readonly string[];
  readonly product: string;
  readonly note: string;
}

export interface CardsToGenerate {
  readonly count: number;
  readonly seed?: number;
  /** ISO 3166-1 code of the country whose numbers are sometimes written the local way. */
  readonly home?: string;
}

const tariffs = ['Home 100', 'Home 300', 'Home 1000', 'Mobile S', 'Mobile M', 'Mobile L', 'Family Plus', 'Business Start', 'Business Pro'];
const products = ['Router R7', 'TV box', 'Fixed line', 'Second SIM', 'Static address', 'Mesh repeater'];
const notes = ['Prefers to be called after 16:00', 'Gate code is on the order', 'Speaks two languages', 'Second address in the country'];
const mailHosts = ['example.com', 'example.org', 'example.net', 'mail.example', 'post.example'];
const localSpelling = 0.3;

export const csvHeader = 'Customer ID,Name,Company,Language,VIP,Customer since,Address,E-mail,Tariff,Balance,Phone,Phone 2,Product,Note';

/** The same cards for the same seed, one after the other. */
export function* generateCards({ count, seed = 1, home = 'HU' }: CardsToGenerate): Generator<GeneratedCard> {
  const random = seededRandom(seed);
  for (let index = 0; index < count; index++) yield generateCard(random, index, home);
}

/** A card as a line of CSV (RFC 4180), without the line's end. */
export function csvLine(card: GeneratedCard): string {
  return [
    card.externalId,
    card.name,
    card.company,
    card.language,
    card.isVip ? 'yes' : '',
    card.customerSince,
    card.address,
    card.email,
    card.tariff,
    card.balance,
    card.phonesAsGiven[0] ?? '',
    card.phonesAsGiven[1] ?? '',
    card.product,
    card.note,
  ]
    .map(csvCell)
    .join(',');
}

/** Writes a CSV file of so many cards, a few thousand lines at a time. `toLine` may spoil some of them. */
export function writeCardsCsv(
  file: string,
  cards: CardsToGenerate,
  toLine: (card: GeneratedCard, index: number) => string = csvLine,
): void {
  const descriptor = openSync(file, 'w');
  let lines = [csvHeader];
  let index = 0;
  for (const card of generateCards(cards)) {
    lines.push(toLine(card, index++));
    if (lines.length === 5000) {
      writeSync(descriptor, `${lines.join('\n')}\n`);
      lines = [];
    }
  }
  if (lines.length > 0) writeSync(descriptor, `${lines.join('\n')}\n`);
  closeSync(descriptor);
}

export function csvCell(text: string): string {
  return /[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

function generateCard(random: Random, index: number, home: string): GeneratedCard {
  const country = random.pick(countries);
  const { given, family } = random.pick(country.people);
  const givenName = random.pick(given);
  const familyName = random.pick(family);
  const phones = random.chance(0.3) ? [mobile(random, country), mobile(random, country)] : [mobile(random, country)];
  const [postcode, city] = random.pick(country.cities);
  const street = random.pick(country.streets).replaceAll('-', ' ');
  const isCompany = random.chance(0.15);
  const year = 1998 + random.below(27);
  return {
    externalId: `C${String(10_000_000 + index)}`,
    name: country.isFamilyNameFirst ? `${familyName} ${givenName}` : `${givenName} ${familyName}`,
    company: isCompany ? `${familyName} ${random.pick(country.companies)}` : '',
    language: country.language,
    isVip: random.chance(0.02),
    customerSince: `${year}-${twoDigits(1 + random.below(12))}-${twoDigits(1 + random.below(28))}`,
    address: `${postcode} ${city}, ${street} ${1 + random.below(180)}`,
    email: random.chance(0.7) ? `${latin(givenName)}.${latin(familyName)}${random.below(1000)}@${random.pick(mailHosts)}` : '',
    tariff: random.pick(tariffs),
    balance: random.chance(0.8) ? `${random.below(200) - 60}.${twoDigits(random.below(100))} EUR` : '',
    phones: phones.map(({ e164 }) => e164),
    phonesAsGiven: phones.map(({ e164, local }) => (country.country === home && random.chance(localSpelling) ? local : e164)),
    product: random.chance(0.5) ? random.pick(products) : '',
    note: random.chance(0.05) ? random.pick(notes) : '',
  };
}

function mobile(random: Random, { callingCode, trunk, mobiles, mobileDigits }: Country): { e164: string; local: string } {
  const network = random.pick(mobiles);
  const first = String(2 + random.below(7));
  const rest = String(random.below(10 ** (mobileDigits - 1))).padStart(mobileDigits - 1, '0');
  return { e164: `+${callingCode}${network}${first}${rest}`, local: `${trunk}${network} ${first}${rest.slice(0, 2)} ${rest.slice(2)}` };
}

function twoDigits(number: number): string {
  return String(number).padStart(2, '0');
}

/** Letters an e-mail address may have; a name in another script becomes a stand-in of the same length. */
function latin(name: string): string {
  return Array.from(fold(name), (letter) => (/[a-z]/.test(letter) ? letter : 'aeiou'.charAt((letter.codePointAt(0) ?? 0) % 5))).join('');
}
