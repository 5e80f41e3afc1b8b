import type { z } from 'zod';

/** A question or command from a window to main: what it carries and what it answers. */
export interface RequestSpec {
  readonly input: z.ZodType;
  readonly output: z.ZodType;
}

/** Everything that crosses between main and one kind of window. Types, bridge and handlers are derived from it. */
export interface WindowContract {
  /** Prefix of its channels and name of its window. */
  readonly window: string;
  readonly requests: Readonly<Record<string, RequestSpec>>;
  readonly events: Readonly<Record<string, z.ZodType>>;
}

/** What a window's preload exposes as `window.firstline`. */
export interface Bridge<Contract extends WindowContract> {
  readonly request: {
    readonly [Name in keyof Contract['requests']]: (
      input: z.input<Contract['requests'][Name]['input']>,
    ) => Promise<z.output<Contract['requests'][Name]['output']>>;
  };
  readonly on: {
    /** Calls the listener for each such event; the answer removes it. */
    readonly [Name in keyof Contract['events']]: (listener: (payload: z.output<Contract['events'][Name]>) => void) => () => void;
  };
}

/** What main implements for a window. A handler's throw reaches the window as a plain refusal, its text stays in main. */
export type RequestHandlers<Contract extends WindowContract> = {
  readonly [Name in keyof Contract['requests']]: (
    input: z.output<Contract['requests'][Name]['input']>,
  ) => z.input<Contract['requests'][Name]['output']> | Promise<z.input<Contract['requests'][Name]['output']>>;
};

export function requestChannel(window: string, name: string): string {
  return `${window}?${name}`;
}

export function eventChannel(window: string, name: string): string {
  return `${window}!${name}`;
}
