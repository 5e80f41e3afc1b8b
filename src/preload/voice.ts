import { voiceContract } from '../contract/ipc/voice';
import { exposeBridge } from './expose-bridge';

exposeBridge(voiceContract);
