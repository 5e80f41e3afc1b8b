import type { ColumnMapping, ImportField } from '../../contract/ipc/card-import';
import { fold } from '../database/fold';

/** How columns are called in en, ru, uk, hu, sl, az; folded (no case, no marks). The first field that fits wins. */
const names: readonly (readonly [ImportField, RegExp])[] = [
  [
    'externalId',
    /^(id|(customer|client|account|external)[ _-]?(id|no|number|code)|код|номер клиента|(ид|id|код) клиента|лицевои счет|номер клієнта|(ід|id|код) клієнта|особовии рахунок|ugyfel[ -]?(szam|azonosito|kod|id)|azonosito|(stranka|sifra|stevilka) ?(id|stranke)?|id stranke|musteri ?(id|kodu|nomresi)|identifikator)$/,
  ],
  ['manager', /(manager|менеджер|menedzser|menedzer|skrbnik|menecer)/],
  ['isVip', /^(vip.*|is ?vip|kiemelt( ugyfel)?)$/],
  [
    'customerSince',
    /(since|registered|contract date|клиент с|дата (договора|регистрации)|клієнт з|дата (договору|реєстрації)|ota$|kezdete|szerzodes|stranka od|datum (pogodbe|registracije)|tarixi)/,
  ],
  ['email', /(e-?mail|почта|пошта|e-?posta|elektron)/],
  ['phone', /(phone|mobile|tel\b|tel\.|cell|msisdn|телефон|моб|telefon|mobil|gsm)/],
  [
    'company',
    /(company|organi[sz]ation|employer|компания|организация|фирма|компанія|організація|фірма|ceg|podjetje|organizacija|sirket|teskilat)/,
  ],
  ['language', /^(language|lang|язык|мова|nyelv|jezik|dil)$/],
  ['address', /(address|street|адрес|cim$|lakcim|naslov|unvan)/],
  ['tariff', /(tariff?|plan|package|тариф|пакет|dijcsomag|csomag|tarifa|paket)/],
  ['balance', /(balance|баланс|сальдо|egyenleg|stanje|saldo|balans|qaliq)/],
  ['product', /(product|service|продукт|услуга|послуга|termek|szolgaltatas|izdelek|storitev|mehsul|xidmet)/],
  ['note', /(note|comment|remark|примечание|комментарии|заметк|примітк|коментар|нотатк|megjegyzes|jegyzet|opomba|opombe|komentar|qeyd)/],
  ['name', /(name|фио|имя|клиент|абонент|піб|імʼя|ім'я|клієнт|nev$|ugyfel|ime|priimek|stranka|narocnik|ad$|adi|soyad|musteri|abunəci)/],
];

const several: ReadonlySet<ImportField> = new Set(['phone', 'product', 'note']);

/** Guesses from its name which field each column fills; a field that can be given once is given to its first column. */
export function guessMapping(columns: readonly string[]): ColumnMapping {
  const taken = new Set<ImportField>();
  return columns.map((column) => {
    const name = fold(column).replace(/ə/g, 'e').replace(/ı/g, 'i').trim();
    const field = names.find(([candidate, pattern]) => pattern.test(name) && (several.has(candidate) || !taken.has(candidate)))?.[0];
    if (field === undefined) return null;
    taken.add(field);
    return field;
  });
}
