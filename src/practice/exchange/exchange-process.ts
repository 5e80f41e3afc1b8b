import { isMainThread, parentPort as starter, Worker } from 'node:worker_threads';
import { type ExchangeEvent, exchangeCommandSchema } from '../../contract/practice/exchange';
import { type PracticeExchange, startExchange } from './exchange';

// The practice exchange in a utility process. It is for practice and tests: it knows one centre's worth of made-up
// callers, listens on loopback only, and is no PBX.
//
// It works in a thread of its own: Electron hears for the process's first thread on another one and then wakes it, so that
// a packet of a poor line costs two and a half times as much there.

/** The port to the process that started this one, as Electron gives it to a utility process. */
interface ParentPort {
  on(event: 'message', listener: (message: { data: unknown }) => void): void;
  postMessage(message: unknown): void;
}

/** Passes on what is said between main and the exchange. */
function connect({ parentPort }: { readonly parentPort: ParentPort }): void {
  const exchange = new Worker(import.meta.filename);
  parentPort.on('message', ({ data }) => exchange.postMessage(data));
  exchange.on('message', (event) => parentPort.postMessage(event));
  exchange.on('exit', (code) => process.exit(code));
}

function serve(tell: (event: ExchangeEvent) => void): (message: unknown) => void {
  let exchange: PracticeExchange | undefined;
  return (message) => {
    const command = exchangeCommandSchema.safeParse(message);
    if (!command.success) {
      tell({ type: 'log', level: 'error', message: 'A command that is not of the agreed form' });
    } else if (command.data.type === 'start') {
      void startExchange(command.data, tell).then(
        (started) => {
          exchange = started;
          tell({ type: 'listening', port: started.port });
        },
        () => process.exit(1),
      );
    } else {
      exchange?.handle(command.data);
      if (command.data.type === 'stop') setTimeout(() => process.exit(0), 100); // good-byes are on their way
    }
  };
}

if (isMainThread) connect(process as unknown as { readonly parentPort: ParentPort });
else
  starter?.on(
    'message',
    serve((event) => starter?.postMessage(event)),
  );
