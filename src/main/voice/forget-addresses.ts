import { session } from 'electron';

/** Has the next connection ask for the server's address anew: Chromium believes one for a minute, whatever DNS says meanwhile. */
export function forgetAddresses(): void {
  void session.defaultSession.clearHostResolverCache();
}
