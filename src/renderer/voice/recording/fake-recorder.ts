/** A MediaRecorder without a browser, for tests; it gives what it is told to. */
export class FakeRecorder extends EventTarget {
  static readonly made: FakeRecorder[] = [];
  state: 'inactive' | 'recording' = 'inactive';
  readonly options: unknown;

  constructor(_stream: unknown, options: unknown) {
    super();
    this.options = options;
    FakeRecorder.made.push(this);
  }

  start(): void {
    this.state = 'recording';
  }

  /** As a browser does: the rest, then the end. */
  stop(): void {
    this.state = 'inactive';
    this.give('rest');
    this.dispatchEvent(new Event('stop'));
  }

  give(text: string): void {
    this.dispatchEvent(Object.assign(new Event('dataavailable'), { data: new Blob([text]) }));
  }
}
