import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { utilityProcess } from 'electron';
import { type ExchangeCommand, type ExchangeEvent, exchangeEventSchema } from '../../contract/practice/exchange';
import { failure, type Result, success } from '../../core/result';
import { log } from '../diagnostics/log';

/** The practice exchange, running and listening in a process of its own on loopback. */
export interface PracticeExchange {
  readonly port: number;
  /** The one agent who may register, and the password made for this start. */
  readonly agent: { readonly user: string; readonly password: string };
  send(command: ExchangeCommand): void;
  onEvent(listener: (event: ExchangeEvent) => void): void;
  /** The process is gone although nobody asked. */
  onLost(listener: () => void): void;
  close(): void;
}

export type ExchangePlan = Omit<Extract<ExchangeCommand, { type: 'start' }>, 'type' | 'agents'>;

const agentUser = '1001';
const startTimeoutMs = 10_000;
const farewellMs = 1000;

/** Starts it; fails when the process does not come up or cannot listen. */
export function startExchangeProcess(plan: ExchangePlan): Promise<Result<PracticeExchange, 'failed'>> {
  const child = utilityProcess.fork(join(import.meta.dirname, 'exchange.js'), [], { serviceName: 'Practice exchange' });
  const agent = { user: agentUser, password: randomBytes(18).toString('base64url') };
  let isClosing = false;
  let hearEvent: (event: ExchangeEvent) => void = () => undefined;
  let hearLoss: () => void = () => undefined;
  const send = (command: ExchangeCommand): void => child.postMessage(command);

  function running(port: number): PracticeExchange {
    return {
      port,
      agent,
      send,
      onEvent: (listener) => {
        hearEvent = listener;
      },
      onLost: (listener) => {
        hearLoss = listener;
      },
      close() {
        isClosing = true;
        send({ type: 'stop' });
        const timer = setTimeout(() => child.kill(), farewellMs);
        child.once('exit', () => clearTimeout(timer));
      },
    };
  }

  return new Promise((resolve) => {
    const giveUp = (): void => {
      isClosing = true;
      child.kill();
      resolve(failure('failed'));
    };
    const timer = setTimeout(giveUp, startTimeoutMs);
    child.on('message', (message: unknown) => {
      const event = exchangeEventSchema.safeParse(message);
      if (!event.success) log.error('The practice exchange said something unknown');
      else if (event.data.type === 'log') log[event.data.level](`Exchange: ${event.data.message}`);
      else if (event.data.type === 'listening') {
        clearTimeout(timer);
        resolve(success(running(event.data.port)));
      } else hearEvent(event.data);
    });
    child.on('exit', (code) => {
      clearTimeout(timer);
      resolve(failure('failed'));
      if (isClosing) return;
      log.error(`Practice exchange gone: ${code}`);
      hearLoss();
    });
    send({ type: 'start', agents: [agent], ...plan });
  });
}
