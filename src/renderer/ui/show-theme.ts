/** Puts colours and contrast on the page. A system that asks for more contrast gets it in any theme. */
export function showTheme(colours: 'light' | 'dark', hasHighContrast: boolean): void {
  const { dataset } = document.documentElement;
  dataset.theme = colours;
  if (hasHighContrast || window.matchMedia('(prefers-contrast: more)').matches) dataset.contrast = 'more';
  else delete dataset.contrast;
}
