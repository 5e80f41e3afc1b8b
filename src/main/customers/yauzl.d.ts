// The part of yauzl 3 that is used here; it brings no types, and those published are of its version 2.
declare module 'yauzl' {
  export interface Entry {
    readonly uncompressedSize: number;
  }

  export interface Archive {
    eachEntry(): AsyncIterable<Entry>;
    close(): void;
  }

  export function openPromise(path: string, options: { readonly autoClose: boolean }): Promise<Archive>;
}
