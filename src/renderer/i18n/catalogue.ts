import { createInstance, type i18n, type Resource } from 'i18next';
import type { Language } from '../../core/policy/configuration';

/** A file of the catalogue, by its path `./locales/{language}/{namespace}.json`. */
export type CatalogueFiles = Readonly<Record<string, object>>;

/** Sorts the files of the catalogue by language and namespace. */
export function readCatalogue(files: CatalogueFiles): Resource {
  const resources: Resource = {};
  for (const [path, texts] of Object.entries(files)) {
    const [language, file] = path.split('/').slice(-2);
    if (!language || !file) continue;
    resources[language] = { ...resources[language], [file.replace(/\.json$/, '')]: { ...texts } };
  }
  return resources;
}

/** Makes the catalogue of one window. All languages are in the bundle, so that a change of language shows at once. */
export function createCatalogue(files: CatalogueFiles, language: Language): i18n {
  const catalogue = createInstance();
  void catalogue.init({
    lng: language,
    fallbackLng: 'en',
    defaultNS: 'common',
    resources: readCatalogue(files),
    initAsync: false,
    interpolation: { escapeValue: false }, // React escapes
    returnNull: false,
  });
  return catalogue;
}
