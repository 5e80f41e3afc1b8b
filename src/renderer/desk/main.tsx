import '@fontsource-variable/inter/wght.css';
import '../ui/tokens.css';
import '../ui/base.css';
import { createRoot } from 'react-dom/client';
import { createCatalogue } from '../i18n/catalogue';
import { deskCatalogue } from '../i18n/desk-catalogue';
import { App } from './App';
import { connectDesk, type DeskBridge } from './store/desk-connection';

declare global {
  interface Window {
    readonly firstline: unknown;
  }
}

const bridge = window.firstline as DeskBridge;
const { store } = connectDesk(bridge);
const catalogue = createCatalogue(deskCatalogue, 'en');
const root = document.getElementById('root');
if (root) createRoot(root).render(<App bridge={bridge} store={store} catalogue={catalogue} />);
