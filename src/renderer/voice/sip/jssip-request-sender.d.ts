declare module 'jssip/lib/RequestSender.js' {
  interface FinalResponse {
    readonly status_code: number;
    readonly reason_phrase: string;
    readonly body: string | null;
    getHeader(name: string): string | undefined;
  }

  interface RequestHandlers {
    onRequestTimeout(): void;
    onTransportError(): void;
    onReceiveResponse(response: FinalResponse): void;
    onAuthenticated(request: object): void;
  }

  /** Sends a request in a client transaction of its own and answers one digest challenge. */
  export default class RequestSender {
    constructor(userAgent: object, request: object, handlers: RequestHandlers);
    send(): void;
  }
}
