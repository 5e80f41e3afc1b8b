import { popupContract } from '../contract/ipc/popup';
import { exposeBridge } from './expose-bridge';

exposeBridge(popupContract);
