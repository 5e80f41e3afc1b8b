declare module 'jssip/lib/Parser.js' {
  interface SipUri {
    readonly user: string | undefined;
    readonly host: string;
  }

  interface NameAddress {
    readonly uri: SipUri;
    readonly display_name: string | undefined;
    hasParam(name: string): boolean;
    getParam(name: string): string | undefined;
  }

  /** A SIP message as JsSIP 3.13.8 reads it (RFC 3261, 7). A request has `method` and `ruri`, a response `status_code`. */
  export interface ParsedMessage {
    readonly method: string;
    readonly ruri?: SipUri;
    readonly status_code?: number;
    readonly reason_phrase?: string;
    readonly call_id: string | undefined;
    readonly cseq: number | undefined;
    readonly from: NameAddress | undefined;
    readonly from_tag: string | undefined;
    readonly to: NameAddress | undefined;
    readonly to_tag: string | undefined;
    readonly via_branch: string | undefined;
    readonly body: string;
    /** The whole text. */
    readonly data: string;
    getHeader(name: string): string | undefined;
    getHeaders(name: string): string[];
    parseHeader(name: string): NameAddress | undefined;
  }

  export function parseMessage(text: string, userAgent: undefined): ParsedMessage | undefined;
}
