import '../ui/tokens.css';
import '../ui/base.css';
import { createRoot } from 'react-dom/client';
import type { PopupCall } from '../../contract/ipc/popup';
import { createCatalogue } from '../i18n/catalogue';
import { popupCatalogue } from '../i18n/popup-catalogue';
import { Popup, type PopupBridge } from './Popup';
import { showCalls } from './popup-connection';

const bridge = (window as unknown as { readonly firstline: PopupBridge }).firstline;
const catalogue = createCatalogue(popupCatalogue, 'en');
const element = document.getElementById('root');
if (element) {
  const root = createRoot(element);
  let last: PopupCall | null = null;
  showCalls(bridge, (call) => {
    root.render(<Popup bridge={bridge} call={call} last={last} catalogue={catalogue} />);
    last = call ?? last;
  });
}
