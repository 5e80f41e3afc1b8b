import { session } from 'electron';
import { isOwnPage } from './trusted-page';

const allowedToVoice = new Set(['media', 'speaker-selection']);

/** The voice page may use the microphone and choose loudspeakers; no other page may do anything. */
export function setPermissions(): void {
  const { defaultSession } = session;
  const isAllowed = (permission: string, url: string): boolean => allowedToVoice.has(permission) && isOwnPage(url, 'voice');
  defaultSession.setPermissionRequestHandler((contents, permission, decide) => decide(isAllowed(permission, contents.getURL())));
  defaultSession.setPermissionCheckHandler((contents, permission) => isAllowed(permission, contents?.getURL() ?? ''));
}
