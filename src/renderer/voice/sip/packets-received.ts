/** How many RTP packets have come over a connection so far. */
export async function countPacketsReceived(connection: RTCPeerConnection): Promise<number> {
  const report = await connection.getStats();
  let packets = 0;
  report.forEach((entry: { type: string; packetsReceived?: number }) => {
    if (entry.type === 'inbound-rtp') packets += entry.packetsReceived ?? 0;
  });
  return packets;
}
