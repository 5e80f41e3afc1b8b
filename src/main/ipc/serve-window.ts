import { ipcMain, type WebContents } from 'electron';
import { eventChannel, type RequestHandlers, requestChannel, type WindowContract } from '../../contract/ipc/channel';
import { log } from '../diagnostics/log';

/**
 * Answers a window's requests. A sender that is not that window and a payload that is not of the contract's form are
 * refused with an error that the caller sees; a handler's own failure is logged here and reaches the window without
 * its text, which may hold personal data. The answer ends the service.
 */
export function serveWindow<Contract extends WindowContract>(
  contract: Contract,
  isTrusted: (sender: WebContents, url: string) => boolean,
  handlers: RequestHandlers<Contract>,
): () => void {
  for (const [name, spec] of Object.entries(contract.requests)) {
    const handle = handlers[name] as (input: unknown) => unknown;
    ipcMain.handle(requestChannel(contract.window, name), async (event, input: unknown) => {
      const frame = event.senderFrame;
      if (!frame || frame.parent || !isTrusted(event.sender, frame.url)) throw new Error('Refused: unknown sender');
      const parsed = spec.input.safeParse(input);
      if (!parsed.success) throw new Error('Refused: not of the agreed form');
      try {
        return await handle(parsed.data);
      } catch (error) {
        log.error(`${contract.window}.${name} failed`, error);
        throw new Error(`${name} failed`, { cause: 'see the log' });
      }
    });
  }
  return () => {
    for (const name of Object.keys(contract.requests)) ipcMain.removeHandler(requestChannel(contract.window, name));
  };
}

/** Sends one of a window's events, if it is there to hear it. */
export function sendEvent<Contract extends WindowContract, Name extends keyof Contract['events'] & string>(
  contract: Contract,
  target: WebContents | undefined,
  name: Name,
  payload: import('zod').z.input<Contract['events'][Name]>,
): void {
  if (target && !target.isDestroyed() && !target.isCrashed()) target.send(eventChannel(contract.window, name), payload);
}
