// What browsers have and jsdom lacks, as far as React Aria asks for it. Ids in tests need no escaping.
Object.assign(globalThis, { CSS: { ...globalThis.CSS, escape: (text: string) => text } });
