import type { Page } from '@playwright/test';

/** An offer of sound (SDP) such as a browser's phone makes, for callers that have none of their own. */
export function makeOffer(page: Page): Promise<string | undefined> {
  return page.evaluate(async () => {
    const connection = new RTCPeerConnection();
    connection.addTransceiver('audio');
    await connection.setLocalDescription();
    return connection.localDescription?.sdp;
  });
}
