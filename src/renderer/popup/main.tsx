import '../ui/tokens.css';
import '../ui/base.css';
import { createRoot } from 'react-dom/client';
import { createCatalogue } from '../i18n/catalogue';
import { popupCatalogue } from '../i18n/popup-catalogue';
import { Popup, type PopupBridge } from './Popup';
import { showCalls } from './popup-connection';

const bridge = (window as unknown as { readonly firstline: PopupBridge }).firstline;
const catalogue = createCatalogue(popupCatalogue, 'en');
const element = document.getElementById('root');
if (element) {
  const root = createRoot(element);
  showCalls(bridge, (call) => root.render(<Popup bridge={bridge} call={call} catalogue={catalogue} />));
}
