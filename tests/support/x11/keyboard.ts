import { openX11, padded, type X11Connection } from './connection';

/**
 * A keyboard plugged into the display (extension XTEST): its keys go where a person's would, to whichever window of
 * whichever program has the focus, or to the program that has taken the key for itself.
 */
export interface Keyboard {
  /** Presses keys together, the last one last: `F2`, `Control`, `a`. */
  press(...names: readonly string[]): Promise<void>;
  /** Types small letters, digits and spaces. */
  type(text: string): Promise<void>;
  /** The X window that the keys go to. */
  focusedWindow(): Promise<number>;
  close(): void;
}

const getInputFocus = 43;
const queryExtension = 98;
const getKeyboardMapping = 101;
const keyPress = 2;
const keyRelease = 3;
/** Between two keys, as a quick typist has it. */
const betweenKeysMs = 25;

export async function plugInKeyboard(): Promise<Keyboard> {
  const server = await openX11();
  const testExtension = await findExtension(server, 'XTEST');
  const keycodes = await readKeycodes(server);

  function touch(kind: number, name: string): void {
    const keycode = keycodes.get(keysymOf(name));
    if (keycode === undefined) throw new Error(`This keyboard has no key ${name}`);
    const request = Buffer.alloc(36);
    request.set([testExtension, 2, 9, 0, kind, keycode]);
    request.writeUInt32LE(server.rootWindow, 12);
    server.send(request);
  }

  async function press(...names: readonly string[]): Promise<void> {
    for (const name of names) touch(keyPress, name);
    for (const name of names.toReversed()) touch(keyRelease, name);
    await new Promise((resolve) => setTimeout(resolve, betweenKeysMs));
  }

  return {
    press,
    async type(text) {
      for (const letter of text) await press(letter);
    },
    focusedWindow: async () => (await server.ask(Buffer.from([getInputFocus, 0, 1, 0]))).readUInt32LE(8),
    close: server.close,
  };
}

async function findExtension(server: X11Connection, name: string): Promise<number> {
  const head = Buffer.alloc(8);
  head.set([queryExtension, 0, 2 + Math.ceil(name.length / 4), 0, name.length]);
  const answer = await server.ask(Buffer.concat([head, padded(Buffer.from(name))]));
  const opcode = answer[9];
  if (!answer[8] || opcode === undefined) throw new Error(`The X server has no ${name}`);
  return opcode;
}

/** The key of each keysym that a key has without Shift. */
async function readKeycodes(server: X11Connection): Promise<ReadonlyMap<number, number>> {
  const { first, last } = server.keycodes;
  const answer = await server.ask(Buffer.from([getKeyboardMapping, 0, 2, 0, first, last - first + 1, 0, 0]));
  const symsPerKey = answer[1] ?? 1;
  const keys = Array.from({ length: last - first + 1 }, (_, index) => first + index);
  return new Map(keys.toReversed().map((keycode) => [answer.readUInt32LE(32 + (keycode - first) * symsPerKey * 4), keycode]));
}

const namedKeysyms: Readonly<Record<string, number>> = { Control: 0xff_e3, Shift: 0xff_e1, Enter: 0xff_0d };

/** `F1` is 0xffbe and the others follow; a small letter, digit or space is its own Latin-1 code (X11 protocol, appendix A). */
function keysymOf(name: string): number {
  const functionKey = /^F(\d+)$/.exec(name)?.[1];
  if (functionKey !== undefined) return 0xff_bd + Number(functionKey);
  return namedKeysyms[name] ?? name.charCodeAt(0);
}
