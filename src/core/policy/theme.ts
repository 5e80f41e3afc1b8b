import { z } from 'zod';

/** How the program looks; `system` follows the system, in its colours and in its wish for contrast. */
export const themes = ['system', 'light', 'dark', 'high-contrast-light', 'high-contrast-dark'] as const;
export const themeSchema = z.enum(themes);

export type Theme = z.infer<typeof themeSchema>;

interface ThemeParts {
  readonly colours: 'light' | 'dark' | 'system';
  /** Seven to one everywhere, whatever the system says. */
  readonly hasHighContrast: boolean;
}

/** What a theme asks of colours and of contrast. */
export function readTheme(theme: Theme): ThemeParts {
  switch (theme) {
    case 'high-contrast-light':
      return { colours: 'light', hasHighContrast: true };
    case 'high-contrast-dark':
      return { colours: 'dark', hasHighContrast: true };
    default:
      return { colours: theme, hasHighContrast: false };
  }
}
