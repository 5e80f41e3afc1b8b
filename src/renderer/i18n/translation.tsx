import type { FlatNamespace, i18n, TFunction, TOptions } from 'i18next';
import { createContext, type ReactNode, useContext, useMemo, useSyncExternalStore } from 'react';

type Namespaces = FlatNamespace | readonly [FlatNamespace, ...FlatNamespace[]];

/** The texts of some namespaces in the language shown now; the first one needs no prefix. */
export interface Translation<Names extends Namespaces> {
  readonly t: TFunction<Names>;
  readonly i18n: i18n;
}

/** i18next's own `t`, without the keys that it knows. */
type Resolve = (key: string, values?: TOptions) => string;

type Texts = Map<string, Translation<FlatNamespace>>;

const Shown = createContext<{ readonly catalogue: i18n; readonly language: string; readonly texts: Texts } | undefined>(undefined);

/** Gives a window its catalogue; a change of language draws anew whatever shows a text. */
export function TranslationProvider({ catalogue, children }: { readonly catalogue: i18n; readonly children: ReactNode }) {
  const language = useSyncExternalStore(
    (listener) => {
      catalogue.on('languageChanged', listener);
      return () => catalogue.off('languageChanged', listener);
    },
    () => catalogue.language,
  );
  const shown = useMemo(() => ({ catalogue, language, texts: new Map() }), [catalogue, language]);
  return <Shown value={shown}>{children}</Shown>;
}

/**
 * The texts of a namespace, or of several (`t('common:close')`). Takes the place of react-i18next's hook, which resolves
 * each text anew at each drawing and copies the catalogue for each component: a quarter of what a ring cost the desk.
 */
export function useTranslation<const Names extends Namespaces = 'common'>(names?: Names): Translation<Names> {
  const shown = useContext(Shown);
  if (!shown) throw new Error('No TranslationProvider');
  const name = names === undefined ? 'common' : typeof names === 'string' ? names : names.join();
  const known = shown.texts.get(name);
  if (known) return known as unknown as Translation<Names>;
  const made = { i18n: shown.catalogue, t: rememberTexts(shown.catalogue.getFixedT(shown.language, names ?? 'common') as Resolve) };
  shown.texts.set(name, made);
  return made as unknown as Translation<Names>;
}

/** A `t` of one language that resolves a text without values once. */
function rememberTexts(resolve: Resolve): TFunction<FlatNamespace> {
  const texts = new Map<string, string>();
  const t = (key: string, values?: TOptions): string => {
    if (values !== undefined) return resolve(key, values);
    const known = texts.get(key);
    if (known !== undefined) return known;
    const text = resolve(key);
    texts.set(key, text);
    return text;
  };
  return t as TFunction<FlatNamespace>;
}
