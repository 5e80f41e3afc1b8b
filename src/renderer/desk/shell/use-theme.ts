import { useLayoutEffect } from 'react';

/** Puts the look on the page; `system` follows the system while the desk is open. */
export function useTheme(theme: 'light' | 'dark' | 'system'): void {
  useLayoutEffect(() => {
    const darkSystem = window.matchMedia('(prefers-color-scheme: dark)');
    const show = () => {
      document.documentElement.dataset.theme = theme === 'system' ? (darkSystem.matches ? 'dark' : 'light') : theme;
    };
    show();
    darkSystem.addEventListener('change', show);
    return () => darkSystem.removeEventListener('change', show);
  }, [theme]);
}
