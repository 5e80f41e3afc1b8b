import { app } from 'electron';

const feature = 'RunVideoCaptureServiceInBrowserProcess';

/**
 * Saves a process. Chromium looks for cameras whenever it is asked for microphones, and does so in a process that stays:
 * for a phone, megabytes for nothing. On Linux the look is one question to the system and may be asked in main; elsewhere
 * the makers' camera drivers would come into it. Must run before the app is ready.
 */
export function saveCameraProcess(): void {
  if (process.platform !== 'linux') return;
  const chosen = app.commandLine.getSwitchValue('enable-features');
  app.commandLine.appendSwitch('enable-features', chosen ? `${chosen},${feature}` : feature);
}
