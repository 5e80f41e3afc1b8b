import { app } from 'electron';
import type { Language } from '../../core/policy/configuration';
import { failure, type Result, success } from '../../core/result';
import { openPracticeGround, type PracticeGround } from '../practice/practice-ground';
import type { Program, ProgramOptions } from '../program';

/** How one of the two is started: undefined when it cannot be, which ends everything. */
export type StartOne = (options: Pick<ProgramOptions, 'ground' | 'change'>) => Program | undefined;

/** Lets WebRTC use addresses of this computer alone. */
const loopbackSwitch = 'allow-loopback-in-peer-connection';

/**
 * Starts with real work and changes to practice and back, one at a time; answers who is there now. `practiceFolders` are
 * as `openPracticeGround` wants them.
 */
export function startWork(practiceFolders: readonly string[], startOne: StartOne): () => Program | undefined {
  const startedWithLoopback = app.commandLine.hasSwitch(loopbackSwitch);
  let isChanging = false;

  async function change(practice: Language | null): Promise<Result<void, 'failed'>> {
    if (isChanging) return failure('failed');
    isChanging = true;
    const ground = practice === null ? undefined : await openPracticeGround({ folders: practiceFolders, language: practice });
    if (ground?.ok === false) {
      isChanging = false;
      return ground;
    }
    setTimeout(() => void replace(ground?.value), 0); // not before the desk has its answer
    return success(undefined);
  }

  async function replace(ground: PracticeGround | undefined): Promise<void> {
    await program?.close();
    setLoopbackMedia(ground !== undefined);
    program = startOne({ ground, change });
    isChanging = false;
  }

  /** Practice puts its sound on loopback, where WebRTC offers no addresses by itself; real work does not. */
  function setLoopbackMedia(isOn: boolean): void {
    if (isOn) app.commandLine.appendSwitch(loopbackSwitch);
    else if (!startedWithLoopback) app.commandLine.removeSwitch(loopbackSwitch);
  }

  let program = startOne({ change });
  return () => program;
}
