import { flushSync } from 'react-dom';
import type { PopupCall } from '../../contract/ipc/popup';
import { showTheme } from '../ui/show-theme';
import type { PopupBridge } from './Popup';

/**
 * Renders the ringing call, and each change of it, in the very turn in which main says so. The call at the
 * start is asked for, since it may ring before this window is ready.
 */
export function showCalls(bridge: PopupBridge, render: (call: PopupCall | null) => void): () => void {
  let hasHeard = false;

  function show(call: PopupCall | null) {
    if (call) {
      document.documentElement.lang = call.language;
      showTheme(call.theme, call.hasHighContrast);
    }
    flushSync(() => render(call));
  }

  const stop = bridge.on.call((call) => {
    hasHeard = true;
    show(call);
  });
  bridge.request.current().then(
    (call) => {
      if (!hasHeard) show(call);
    },
    () => undefined, // the next event tells
  );
  return stop;
}
