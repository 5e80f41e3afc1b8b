import { makeExtensionsConf } from './dialplan';
import type { AsteriskPlan, AsteriskQueue } from './options';
import { makePjsipConf } from './pjsip';
import { listSection, section } from './section';

/** Every configuration file of the PBX, by its name. */
export function makeConfigurationFiles(plan: AsteriskPlan): Record<string, string> {
  const { directory, httpPort, httpsPort, rtpPorts, isRtpStrict, hostAddresses, agents, queues } = plan;
  return {
    'asterisk.conf': [
      listSection('directories', [
        `astetcdir => ${directory}/etc`,
        `astspooldir => ${directory}/spool`,
        `astrundir => ${directory}/run`,
        `astlogdir => ${directory}/log`,
        `astdbdir => ${directory}/db`,
        `astcachedir => ${directory}/db`,
        `astkeydir => ${directory}/etc`,
      ]),
      section('options', { verbose: 3, nocolor: 'yes', dontwarn: 'yes', live_dangerously: 'no', hideconnect: 'yes' }),
    ].join('\n'),
    'modules.conf': makeModulesConf(),
    'logger.conf': [
      section('general', { dateformat: '%F %T.%3q' }),
      listSection('logfiles', ['messages.log => notice,warning,error,verbose']),
    ].join('\n'),
    'http.conf': section('general', {
      enabled: 'yes',
      bindaddr: '127.0.0.1',
      bindport: httpPort,
      tlsenable: 'yes',
      tlsbindaddr: `127.0.0.1:${httpsPort}`,
      tlscertfile: `${directory}/etc/certificate.pem`,
      tlsprivatekey: `${directory}/etc/key.pem`,
    }),
    'rtp.conf': [
      section('general', { rtpstart: rtpPorts[0], rtpend: rtpPorts[1], icesupport: 'yes', strictrtp: isRtpStrict ? 'yes' : 'no' }),
      // Asterisk offers no candidate of 127.0.0.0/8 by itself
      listSection(
        'ice_host_candidates',
        hostAddresses.map((address) => `${address} => 127.0.0.1`),
      ),
    ].join('\n'),
    'pjsip.conf': makePjsipConf(plan),
    'extensions.conf': makeExtensionsConf(plan),
    'queues.conf': [section('general', { persistentmembers: 'no', autofill: 'yes' }), ...queues.map(makeQueueSection)].join('\n'),
    'voicemail.conf': [
      section('general', { format: 'wav', maxsilence: 0, minsecs: 0 }),
      listSection(
        'default',
        agents.map(({ user }) => `${user} => 4242,Agent ${user}`),
      ),
    ].join('\n'),
    'musiconhold.conf': section('default', { mode: 'files', directory: `${directory}/sounds/music-on-hold` }),
    'cdr.conf': section('general', { enable: 'no' }),
    'cel.conf': section('general', { enable: 'no' }),
    'features.conf': section('general', {}),
    'stasis.conf': section('threadpool', {}),
  };
}

function makeQueueSection({ name, ringS, isAutoPaused, members }: AsteriskQueue): string {
  return listSection(name, [
    'strategy = ringall',
    `timeout = ${ringS}`,
    'retry = 1',
    'wrapuptime = 0',
    'ringinuse = no',
    `autopause = ${isAutoPaused ? 'yes' : 'no'}`,
    'autopausebusy = no',
    'autopauseunavail = no',
    'joinempty = yes',
    'leavewhenempty = no',
    'musicclass = default',
    ...members.map((user) => `member => PJSIP/${user}`),
  ]);
}

/** Everything but what would look for hardware, databases, clouds or a configuration that is not here. */
function makeModulesConf(): string {
  const unwanted = ['chan_dahdi', 'chan_iax2', 'chan_motif', 'chan_mobile', 'chan_unistim', 'chan_console', 'chan_rtp', 'chan_websocket'];
  const families = ['app_voicemail_imap', 'app_voicemail_odbc', 'app_minivm', 'app_festival', 'app_adsiprog', 'app_getcpeid'];
  const resources = ['res_xmpp', 'res_calendar', 'res_config_ldap', 'res_config_pgsql', 'res_config_odbc', 'res_odbc', 'res_phoneprov'];
  const more = [
    'res_snmp',
    'res_corosync',
    'res_smdi',
    'res_fax',
    'res_prometheus',
    'res_hep',
    'res_geolocation',
    'pbx_dundi',
    'pbx_ael',
    'pbx_lua',
  ];
  const logs = [
    'cdr_csv',
    'cdr_custom',
    'cdr_manager',
    'cdr_pgsql',
    'cdr_odbc',
    'cdr_adaptive_odbc',
    'cdr_radius',
    'cdr_tds',
    'cdr_syslog',
    'cel_custom',
  ];
  const all = [...unwanted, ...families, ...resources, ...more, ...logs, 'cel_manager', 'cel_odbc', 'cel_pgsql', 'cel_radius', 'cel_tds'];
  return listSection('modules', ['autoload = yes', ...all.map((name) => `noload = ${name}.so`)]);
}
