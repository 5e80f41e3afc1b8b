export type OperatingSystem = 'windows' | 'mac' | 'linux';

/** The system this desk runs on, as Chromium names it. */
export function operatingSystem(userAgent = navigator.userAgent): OperatingSystem {
  if (userAgent.includes('Windows')) return 'windows';
  return userAgent.includes('Mac OS X') ? 'mac' : 'linux';
}
