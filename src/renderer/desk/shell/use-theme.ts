import { useLayoutEffect } from 'react';
import { readTheme, type Theme } from '../../../core/policy/theme';
import { showTheme } from '../../ui/show-theme';

/** Puts the look on the page, and follows the system while the desk is open. */
export function useTheme(theme: Theme): void {
  useLayoutEffect(() => {
    const { colours, hasHighContrast } = readTheme(theme);
    const darkSystem = window.matchMedia('(prefers-color-scheme: dark)');
    const contrastSystem = window.matchMedia('(prefers-contrast: more)');
    const show = () => showTheme(colours === 'system' ? (darkSystem.matches ? 'dark' : 'light') : colours, hasHighContrast);
    show();
    darkSystem.addEventListener('change', show);
    contrastSystem.addEventListener('change', show);
    return () => {
      darkSystem.removeEventListener('change', show);
      contrastSystem.removeEventListener('change', show);
    };
  }, [theme]);
}
