import type { AsteriskAgent, AsteriskPlan } from './options';
import { section } from './section';

/** Address from which SIPp calls, so that the PBX takes it for the telephone network. */
export const networkAddress = '127.0.0.2';

/** Address from which SIPp calls as a lead. */
export const leadAddress = '127.0.0.3';

export function makePjsipConf({ agents, sipPort }: AsteriskPlan): string {
  return [
    section('global', { type: 'global', endpoint_identifier_order: 'ip,username', keep_alive_interval: 20 }),
    section('transport-ws', { type: 'transport', protocol: 'ws', bind: '127.0.0.1' }),
    section('transport-wss', { type: 'transport', protocol: 'wss', bind: '127.0.0.1' }),
    section('transport-udp', { type: 'transport', protocol: 'udp', bind: `127.0.0.1:${sipPort}` }),
    ...makeSippSections('network', networkAddress, 'from-network'),
    ...makeSippSections('lead', leadAddress, 'leads'),
    ...agents.flatMap(makeAgentSections),
  ].join('\n');
}

/** Who is known by the address alone. */
function makeSippSections(name: string, address: string, context: string): string[] {
  return [
    section(name, {
      type: 'endpoint',
      context,
      disallow: 'all',
      allow: 'ulaw,alaw',
      direct_media: 'no',
      rtp_symmetric: 'yes',
      media_address: '127.0.0.1',
      bind_rtp_to_media_address: 'yes',
      send_connected_line: 'no',
      trust_id_inbound: 'yes',
    }),
    section(`${name}-address`, { type: 'identify', endpoint: name, match: address }),
  ];
}

function makeAgentSections({ user, password, connectedLineMethod, codecs = 'opus,ulaw,alaw' }: AsteriskAgent): string[] {
  return [
    section(user, {
      type: 'endpoint',
      context: 'from-agent',
      message_context: 'agent-message',
      subscribe_context: 'hints',
      aors: user,
      auth: `${user}-auth`,
      callerid: `"Agent ${user}" <${user}>`,
      webrtc: 'yes',
      disallow: 'all',
      allow: codecs,
      rewrite_contact: 'yes',
      rtp_symmetric: 'yes',
      force_rport: 'yes',
      direct_media: 'no',
      dtmf_mode: 'auto',
      media_address: '127.0.0.1',
      bind_rtp_to_media_address: 'yes',
      send_pai: 'yes',
      connected_line_method: connectedLineMethod,
      rtp_timeout: 45,
      rtp_timeout_hold: 0,
    }),
    section(user, {
      type: 'aor',
      mailboxes: `${user}@default`,
      max_contacts: 1,
      remove_existing: 'yes',
      qualify_frequency: 0,
      minimum_expiration: 30,
    }),
    section(`${user}-auth`, { type: 'auth', auth_type: 'digest', username: user, password }),
  ];
}
