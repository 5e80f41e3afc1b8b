import { localeOf } from '../../i18n/languages';
import { useTranslation } from '../../i18n/translation';

const units = ['byte', 'kilobyte', 'megabyte', 'gigabyte'] as const;

/** Writes a size in bytes as people do: 2 kB, 1.4 MB. */
export function useSizeText(): (sizeBytes: number) => string {
  const { i18n } = useTranslation();
  return (sizeBytes) => {
    const power = Math.min(units.length - 1, Math.floor(Math.log10(Math.max(1, sizeBytes)) / 3));
    const format = { style: 'unit', unit: units[power] ?? 'byte', unitDisplay: 'short', maximumFractionDigits: 1 } as const;
    return new Intl.NumberFormat(localeOf(i18n.language), format).format(sizeBytes / 1000 ** power);
  };
}
