/** How a connection is made on a centre's own network: no STUN, one transport for all. */
export const connectionConfiguration: RTCConfiguration = { iceServers: [], bundlePolicy: 'max-bundle', rtcpMuxPolicy: 'require' };
