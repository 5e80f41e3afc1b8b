import { callerContract } from '../contract/ipc/caller';
import { exposeBridge } from './expose-bridge';

exposeBridge(callerContract);
