import type { callerContract } from '../../contract/ipc/caller';
import type { Bridge } from '../../contract/ipc/channel';
import { Callers } from './callers';

const { firstline } = window as unknown as { readonly firstline: Bridge<typeof callerContract> };

const callers = new Callers({
  report: (report) => {
    // main refuses what breaks the contract and logs it there
    firstline.request.report(report).catch(() => {});
  },
  parent: document.body,
});

firstline.on.command((command) => callers.apply(command));
firstline.request.report({ type: 'started' }).catch(() => {});
