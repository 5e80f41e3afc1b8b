import { session } from 'electron';
import { isOwnPage } from './trusted-page';

const allowedToVoice = new Set(['media', 'speaker-selection']);

/** The voice page may use the microphone and choose loudspeakers; no other page is given anything that it asks for. */
export function setPermissions(): void {
  const { defaultSession } = session;
  const isAllowed = (permission: string, url: string): boolean => allowedToVoice.has(permission) && isOwnPage(url, 'voice');
  defaultSession.setPermissionRequestHandler((contents, permission, decide) => decide(isAllowed(permission, contents.getURL())));
  defaultSession.setPermissionCheckHandler((contents, permission, _origin, { mediaType }) => {
    const url = contents?.getURL() ?? '';
    // WebRTC shows a page this computer's own addresses, loopback among them, only when it might hear the microphone
    const isCallers = permission === 'media' && mediaType === 'audio' && isOwnPage(url, 'caller');
    return isAllowed(permission, url) || isCallers;
  });
}
