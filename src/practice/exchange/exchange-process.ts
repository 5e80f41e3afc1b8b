import { type ExchangeEvent, exchangeCommandSchema } from '../../contract/practice/exchange';
import { type PracticeExchange, startExchange } from './exchange';

// The practice exchange in a utility process. It is for practice and tests: it knows one centre's worth of made-up
// callers, listens on loopback only, and is no PBX.

/** The port to the process that started this one, as Electron gives it to a utility process. */
interface ParentPort {
  on(event: 'message', listener: (message: { data: unknown }) => void): void;
  postMessage(message: ExchangeEvent): void;
}

const { parentPort } = process as unknown as { parentPort: ParentPort };
let exchange: PracticeExchange | undefined;

parentPort.on('message', ({ data }) => {
  const command = exchangeCommandSchema.safeParse(data);
  if (!command.success) {
    parentPort.postMessage({ type: 'log', level: 'error', message: 'A command that is not of the agreed form' });
  } else if (command.data.type === 'start') {
    void startExchange(command.data, (event) => parentPort.postMessage(event)).then(
      (started) => {
        exchange = started;
        parentPort.postMessage({ type: 'listening', port: started.port });
      },
      () => process.exit(1),
    );
  } else {
    exchange?.handle(command.data);
    if (command.data.type === 'stop') setTimeout(() => process.exit(0), 100); // good-byes are on their way
  }
});
