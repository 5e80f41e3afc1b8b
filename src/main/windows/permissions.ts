import { windowSession } from './create-window';
import { isOwnPage } from './trusted-page';

/** The voice page may use the microphone and choose loudspeakers; no window may do anything else. */
export function setPermissions(): void {
  for (const name of ['desk', 'popup'] as const) {
    const session = windowSession(name);
    session.setPermissionRequestHandler((_contents, _permission, decide) => decide(false));
    session.setPermissionCheckHandler(() => false);
  }
  const allowed = new Set(['media', 'speaker-selection']);
  const session = windowSession('voice');
  session.setPermissionRequestHandler((contents, permission, decide) => {
    decide(allowed.has(permission) && isOwnPage(contents.getURL(), 'voice'));
  });
  session.setPermissionCheckHandler((contents, permission) => allowed.has(permission) && isOwnPage(contents?.getURL() ?? '', 'voice'));
}
