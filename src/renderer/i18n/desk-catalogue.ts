import type { CatalogueFiles } from './catalogue';

/** Every text of the desk, in every language. */
export const deskCatalogue = import.meta.glob<object>('./locales/*/*.json', { eager: true, import: 'default' }) satisfies CatalogueFiles;
