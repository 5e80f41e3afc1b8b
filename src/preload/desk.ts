import { deskContract } from '../contract/ipc/desk';
import { exposeBridge } from './expose-bridge';

exposeBridge(deskContract);
