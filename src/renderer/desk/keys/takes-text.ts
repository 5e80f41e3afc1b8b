const textInputs = new Set(['text', 'search', 'tel', 'url', 'email', 'password', 'number', 'date', 'time', '']);

/** Whether keys that print go to this element: a text field, an editable part, or something that jumps to what is typed. */
export function takesText(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target instanceof HTMLInputElement) return textInputs.has(target.type);
  if (target.isContentEditable || target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement) return true;
  // lists and menus jump to what is typed; a dialog covers what the keys would act on
  return target.closest('[role=menu],[role=listbox],[role=spinbutton],[role=dialog],[role=alertdialog],[role=grid]') !== null;
}
