import { contextBridge, ipcRenderer } from 'electron';
import { eventChannel, requestChannel, type WindowContract } from '../contract/ipc/channel';

/** Gives the page `window.firstline`: one function a request, one a kind of event, and nothing else. */
export function exposeBridge(contract: WindowContract): void {
  const request = Object.fromEntries(
    Object.keys(contract.requests).map((name) => [
      name,
      (input: unknown): Promise<unknown> => ipcRenderer.invoke(requestChannel(contract.window, name), input),
    ]),
  );
  const on = Object.fromEntries(
    Object.keys(contract.events).map((name) => [
      name,
      (listener: (payload: unknown) => void): (() => void) => {
        const channel = eventChannel(contract.window, name);
        const forward = (_event: unknown, payload: unknown): void => listener(payload);
        ipcRenderer.on(channel, forward);
        return () => {
          ipcRenderer.removeListener(channel, forward);
        };
      },
    ]),
  );
  contextBridge.exposeInMainWorld('firstline', { request, on });
}
