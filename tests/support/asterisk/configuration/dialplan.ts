// biome-ignore-all lint/suspicious/noTemplateCurlyInString: variables of Asterisk are written like this
import type { AsteriskPlan } from './options';
import { listSection } from './section';

/** Numbers an agent may dial; see `fromAgent` for what each does. */
export const numbers = {
  echo: '600',
  milliwatt: '602',
  readDigits: '603',
  neverAnswers: '604',
  busy: '605',
  declined: '606',
  unknown: '699',
  /** The colleague's phone (`startColleague`). */
  colleague: '7001',
  /** Plays this tone until somebody hangs up. */
  tone: (frequency: number) => `61${String(frequency).padStart(4, '0')}`,
  /** Answers, and hangs up after so many seconds (0 to 9). */
  hangsUpAfter: (seconds: number) => `607${seconds}`,
  /** Becomes another party after so many seconds (0 to 9). */
  becomesAnotherAfter: (seconds: number) => `608${seconds}`,
  /** Before a call's reference: joins whoever dials it with that call's caller. */
  rejoinPrefix: '*90',
  /** Records a message for agent 1001 in the voicemail. */
  leaveMessage: '609',
  pauseCode: '*45',
  readyCode: '*46',
  /** For leads only: listen to an agent, whisper, join. */
  coach: (mode: 'listening' | 'whispering' | 'joined', user: string) => `${coachCodes[mode].code}${user}`,
} as const;

/** Feature codes before an agent's number, and how ChanSpy does what they ask. */
const coachCodes = {
  listening: { code: '*22', spy: 'qbES' },
  whispering: { code: '*23', spy: 'qbESw' },
  joined: { code: '*24', spy: 'qbESB' },
} as const;

/** Whom `numbers.becomesAnotherAfter` turns into. */
export const anotherParty = { name: 'Second Line', number: '+36305550199' } as const;

/** Has Asterisk keep the X- headers of a REFER that hands this channel on, in `TRANSFER_DATA`. */
const takeTransferData = 'Set(__GET_TRANSFERRER_DATA=X-)';

/** Which channel a reference stands for, as long as the call lives. A real PBX also keeps who may ask for it. */
const rememberCaller = 'Set(DB(caller/${CALL_REF})=${CHANNEL})';

/**
 * What is passed on with a caller. A caller who was handed on (blind) brings the reference as a variable and the note in
 * the headers of the REFER; an agent who asks first sends both in the INVITE.
 */
const takeHandover = [
  'GotoIf($["${SIPTRANSFER}" = "yes"]?handed-on)',
  'Set(__CALL_REF=${PJSIP_HEADER(read,X-Call-Ref)})',
  'Set(__CUSTOMER_HEADER=${PJSIP_HEADER(read,X-Customer-Id)})',
  'Set(__CALL_NOTE=${PJSIP_HEADER(read,X-Call-Note)})',
  'Goto(call)',
  '(handed-on),Set(__CALL_NOTE=${HASH(TRANSFER_DATA,X-Call-Note)})',
  '(call),NoOp()',
];

export function makeExtensionsConf({ directory, agents, queues }: AsteriskPlan): string {
  const recordings = `${directory}/spool/recordings`;
  const record = (name: string) => `MixMonitor(,Sr(${recordings}/${name}-from.wav)t(${recordings}/${name}-to.wav))`;
  const pauseEach = (application: string) => queues.map(({ name }) => `${application}(${name},PJSIP/\${AGENT})`);
  return [
    listSection('general', ['static = yes', 'autofallthrough = yes']),
    listSection('from-network', [
      ...queues.flatMap(({ name }) =>
        extension(name, [
          'Set(__QUEUE_HEADER=${EXTEN})',
          'Set(__CALL_REF=${UNIQUEID})',
          rememberCaller,
          takeTransferData,
          'Set(__CUSTOMER_HEADER=${PJSIP_HEADER(read,X-Customer-Id)})',
          'Set(RECORDING=${PJSIP_HEADER(read,X-Recording)})',
          'Answer()',
          record('${RECORDING}'),
          'Queue(${EXTEN},b(agent-leg^add-headers^1),,,120)',
          'Hangup()',
        ]),
      ),
      ...extension('_1XXX', [
        'Set(__CALL_REF=${UNIQUEID})',
        rememberCaller,
        takeTransferData,
        'Set(__CUSTOMER_HEADER=${PJSIP_HEADER(read,X-Customer-Id)})',
        'Set(__ANSWER_MARK=${PJSIP_HEADER(read,Call-Info)})',
        'Set(RECORDING=${PJSIP_HEADER(read,X-Recording)})',
        record('${RECORDING}'),
        'Dial(PJSIP/${EXTEN},40,b(agent-leg^add-headers^1))',
        'Hangup()',
      ]),
    ]),
    listSection('agent-leg', [
      ...extension('add-headers', [
        'ExecIf($["${QUEUE_HEADER}" != ""]?Set(PJSIP_HEADER(add,X-Queue)=${QUEUE_HEADER}))',
        'ExecIf($["${CUSTOMER_HEADER}" != ""]?Set(PJSIP_HEADER(add,X-Customer-Id)=${CUSTOMER_HEADER}))',
        'Set(PJSIP_HEADER(add,X-Campaign)=spring)',
        'Set(PJSIP_HEADER(add,X-Call-Ref)=${CALL_REF})',
        'ExecIf($[${LEN(${ANSWER_MARK})} > 0]?Set(PJSIP_HEADER(add,Call-Info)=${ANSWER_MARK}))',
        'ExecIf($[${LEN(${CALL_NOTE})} > 0]?Set(PJSIP_HEADER(add,X-Call-Note)=${CALL_NOTE}))',
        'Return()',
      ]),
    ]),
    listSection('colleague-leg', [
      ...extension('record', ['Set(RECORDING=colleague-${ARG1})', record('${RECORDING}'), 'Gosub(agent-leg,add-headers,1)', 'Return()']),
    ]),
    listSection('from-agent', [
      ...extension(numbers.echo, ['Answer()', record('echo-${CALLERID(num)}'), 'Echo()']),
      ...extension(numbers.milliwatt, ['Answer()', 'Milliwatt()']),
      ...extension(numbers.readDigits, [
        'Answer()',
        record('digits-${CALLERID(num)}'),
        'Read(DIGITS,,8,,1,15)',
        `Set(FILE(${recordings}/digits-\${CALLERID(num)}.txt,,,al,u)=\${DIGITS})`,
        'PlayTones(425/200,0/200)',
        'Wait(60)',
      ]),
      ...extension(numbers.neverAnswers, ['Ringing()', 'Wait(120)']),
      ...extension(numbers.busy, ['Busy(1)']),
      ...extension(numbers.declined, ['Hangup(21)']),
      ...extension('_61XXXX', ['Answer()', record('tone-${CALLERID(num)}'), 'PlayTones(${MATH(${EXTEN:2}*1,int)})', 'Wait(600)']),
      ...extension('_607X', ['Answer()', 'PlayTones(700)', 'Wait(${EXTEN:3})', 'Hangup()']),
      ...extension('_608X', [
        'Answer()',
        'PlayTones(700)',
        'Wait(${EXTEN:3})',
        `Set(CONNECTEDLINE(name,i)=${anotherParty.name})`,
        `Set(CONNECTEDLINE(num)=${anotherParty.number})`,
        'Wait(600)',
      ]),
      ...extension('_70XX', [
        ...takeHandover,
        'Dial(PJSIP/network/sip:${EXTEN}@127.0.0.2:${COLLEAGUE_PORT},40,b(colleague-leg^record^1(${EXTEN})))',
        'Hangup()',
      ]),
      ...extension(`_${numbers.rejoinPrefix}.`, ['Bridge(${DB(caller/${EXTEN:3})})', 'Hangup()']),
      // no instructions and no beep: their files are not there
      ...extension(numbers.leaveMessage, ['Answer()', 'VoiceMail(1001@default,st())', 'Hangup()']),
      ...extension(numbers.pauseCode, [
        'Set(AGENT=${CALLERID(num)})',
        ...pauseEach('PauseQueueMember'),
        'Answer()',
        'Wait(0.2)',
        'Hangup()',
      ]),
      ...extension(numbers.readyCode, [
        'Set(AGENT=${CALLERID(num)})',
        ...pauseEach('UnpauseQueueMember'),
        'Answer()',
        'Wait(0.2)',
        'Hangup()',
      ]),
      ...extension('_1XXX', [...takeHandover, 'Dial(PJSIP/${EXTEN},40,b(agent-leg^add-headers^1))', 'Hangup()']),
    ]),
    makeMessageContext(),
    ...makeCoachContexts(record),
    listSection('hints', [
      ...queues.flatMap(({ name, members }) =>
        members.map((user) => `exten => ${pauseHint(name, user)},hint,Queue:${name}_pause_PJSIP/${user}`),
      ),
      ...agents.map(({ user }) => `exten => ${user},hint,PJSIP/${user}`),
    ]),
  ].join('\n');
}

/** User part of the hint that tells whether a queue has paused an agent. */
export function pauseHint(queue: string, user: string): string {
  return `${queue}-pause-${user}`;
}

/** Applications in order; `(name),` before one gives its place a name. */
function extension(pattern: string, applications: readonly string[]): string[] {
  return applications.map((application, index) =>
    index === 0 ? `exten => ${pattern},1,${application}` : ` same => n${application.startsWith('(') ? '' : ','}${application}`,
  );
}

/**
 * MESSAGE to `agent` with the body `pause [reason]` or `ready`, for every queue of the agent. The agent is the account
 * that sent it: the PBX has authenticated its From.
 */
function makeMessageContext(): string {
  return listSection(
    'agent-message',
    extension('agent', [
      'Set(AGENT=${CUT(CUT(MESSAGE(from),@,1),:,2)})',
      'Set(VERB=${CUT(MESSAGE(body), ,1)})',
      'Set(REASON=${CUT(MESSAGE(body), ,2-)})',
      'ExecIf($["${VERB}" = "pause"]?PauseQueueMember(,PJSIP/${AGENT},,${REASON}))',
      'ExecIf($["${VERB}" = "ready"]?UnpauseQueueMember(,PJSIP/${AGENT}))',
      'Hangup()',
    ]),
  );
}

/**
 * A lead listens, whispers or joins by ChanSpy, and the agent's phone is told before; see docs/coaching.md. Here the lead is
 * recorded too.
 */
function makeCoachContexts(record: (name: string) => string): string[] {
  return [
    listSection(
      'leads',
      Object.entries(coachCodes).flatMap(([mode, { code, spy }]) =>
        extension(`_${code}XXXX`, [`Gosub(coach,tell,1(\${EXTEN:3},${mode}))`, `ChanSpy(PJSIP/\${EXTEN:3}-,${spy})`, 'Hangup()']),
      ),
    ),
    listSection('coach', [
      ...extension('tell', [
        'Set(GROUP(coach)=${ARG1})',
        'ExecIf($[${GROUP_COUNT(${ARG1}@coach)} > 1]?Busy(1))',
        'Set(RECORDING=${PJSIP_HEADER(read,X-Recording)})',
        record('${RECORDING}'),
        'Set(CHANNEL(hangup_handler_push)=coach,left,1(${ARG1}))',
        'Set(MESSAGE(body)=${ARG2} ${CALLERID(name)})',
        'MessageSend(pjsip:${ARG1},<sip:coach@pbx>)',
        'ExecIf($["${MESSAGE_SEND_STATUS}" != "SUCCESS"]?Hangup())',
        'Return()',
      ]),
      ...extension('left', ['Set(MESSAGE(body)=left)', 'MessageSend(pjsip:${ARG1},<sip:coach@pbx>)', 'Return()']),
    ]),
  ];
}
