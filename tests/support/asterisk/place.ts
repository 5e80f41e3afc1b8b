/** Where scripts/asterisk/run.mjs has found an Asterisk. */
export interface AsteriskPlace {
  /** The words that start it; options follow. */
  readonly command: readonly [string, ...string[]];
  /** This run's folder, as this process sees it; removed with all in it when the run is over. */
  readonly runs: string;
  /** The same folder as that Asterisk sees it (it may live in a chroot). */
  readonly runsInside: string;
}

/** Reads the environment that run.mjs has made; tests of this folder cannot be run without it. */
export function readAsteriskPlace(): AsteriskPlace {
  const place = process.env.FIRSTLINE_ASTERISK;
  if (!place) throw new Error('No Asterisk here: use `npm run test:asterisk`');
  return JSON.parse(place) as AsteriskPlace;
}
