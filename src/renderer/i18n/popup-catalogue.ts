import type { CatalogueFiles } from './catalogue';

/** The few texts of the popup, so that it loads no more than them. */
export const popupCatalogue = import.meta.glob<object>('./locales/*/popup.json', {
  eager: true,
  import: 'default',
}) satisfies CatalogueFiles;
