/** How many RTP packets have come over a connection so far. */
export async function countPacketsReceived(connection: RTCPeerConnection): Promise<number> {
  return packetsReceivedIn(await connection.getStats());
}

/** How many RTP packets a connection's report tells of. */
export function packetsReceivedIn(report: RTCStatsReport): number {
  let packets = 0;
  report.forEach((entry: { type: string; packetsReceived?: number }) => {
    if (entry.type === 'inbound-rtp') packets += entry.packetsReceived ?? 0;
  });
  return packets;
}
