import { describe, expect, it } from 'vitest';
import type { AgentEffect } from './agent-effect';
import type { AgentEvent, WrapUpDue } from './agent-event';
import { type AgentMachine, nextDeadline, startAgent, transition } from './agent-machine';

const minute: WrapUpDue = { policy: { lengthS: 60, warnS: 10, extensionS: 30, maxExtensions: 2 }, hasForm: true };
const breakRequest = { reasonId: 'break', limitMs: 900_000 };

/** Plays events at their times (ms) and answers where it led and every effect on the way. */
function play(events: [number, AgentEvent][], from: AgentMachine = startAgent(0)): { machine: AgentMachine; effects: AgentEffect[] } {
  const effects: AgentEffect[] = [];
  let machine = from;
  for (const [now, event] of events) {
    const step = transition(machine, event, now);
    machine = step.machine;
    effects.push(...step.effects);
  }
  return { machine, effects };
}

const ready = play([
  [0, { type: 'line-restored' }],
  [0, { type: 'ask-ready' }],
]).machine;

const ended = (callId: string, wrapUp?: WrapUpDue): AgentEvent => ({
  type: 'call-ended',
  callId,
  wasAnswered: true,
  ...(wrapUp ? { wrapUp } : {}),
});
const offered = (callId: string): AgentEvent => ({ type: 'call-offered', callId });
const answered = (callId: string): AgentEvent => ({ type: 'call-answered', callId });

describe('signing in', () => {
  it('starts not ready, tells the queues so once there is a line, and is ready when asked', () => {
    expect(startAgent(5).state).toEqual({ kind: 'not-ready', since: 5, reasonId: 'signed-in', author: 'system' });
    const { effects } = play([
      [10, { type: 'line-restored' }],
      [20, { type: 'ask-ready' }],
    ]);
    expect(effects).toEqual([
      { type: 'tell-queues', availability: { isAvailable: false, reasonId: 'signed-in' } },
      { type: 'record-state', state: { kind: 'ready', since: 20 }, author: 'agent' },
      { type: 'tell-queues', availability: { isAvailable: true } },
    ]);
  });

  it('shows no Ready without a line, and becomes ready with it', () => {
    const asked = play([[20, { type: 'ask-ready' }]]);
    expect(asked.machine.state).toEqual({ kind: 'not-ready', since: 20, reasonId: 'line-lost', author: 'system' });
    expect(play([[30, { type: 'line-restored' }]], asked.machine).machine.state).toEqual({ kind: 'ready', since: 30 });
  });
});

describe('a call', () => {
  it('goes from ringing over talking and hold to wrap-up, which pauses the queues, and back to ready', () => {
    const { machine, effects } = play(
      [
        [1000, offered('a')],
        [3000, answered('a')],
        [9000, { type: 'call-held', callId: 'a' }],
        [12_000, { type: 'call-resumed', callId: 'a' }],
        [20_000, ended('a', minute)],
        [50_000, { type: 'form-finished', callId: 'a' }],
      ],
      ready,
    );
    const wrapUp = { kind: 'wrap-up', since: 20_000, callId: 'a', endsAt: 80_000, warnAt: 70_000, extensionsLeft: 2, extensionMs: 30_000 };
    expect(effects).toEqual([
      { type: 'record-state', state: { kind: 'ringing', since: 1000, callId: 'a' }, author: 'system' },
      { type: 'record-state', state: { kind: 'on-call', since: 3000, callId: 'a' }, author: 'agent' },
      { type: 'record-state', state: { kind: 'hold', since: 9000, callId: 'a' }, author: 'agent' },
      { type: 'record-state', state: { kind: 'on-call', since: 12_000, callId: 'a' }, author: 'agent' },
      { type: 'record-state', state: wrapUp, author: 'system' },
      { type: 'tell-queues', availability: { isAvailable: false, reasonId: 'wrap-up' } },
      { type: 'record-state', state: { kind: 'ready', since: 50_000 }, author: 'agent' },
      { type: 'tell-queues', availability: { isAvailable: true } },
    ]);
    expect(machine.calls).toEqual([]);
  });

  it('that the caller gives up leads back to ready without a word to the queues', () => {
    const { machine, effects } = play(
      [
        [1000, offered('a')],
        [4000, { type: 'offer-cancelled', callId: 'a' }],
      ],
      ready,
    );
    expect(machine.state).toEqual({ kind: 'ready', since: 4000 });
    expect(effects.filter((effect) => effect.type === 'tell-queues')).toEqual([]);
  });

  it('that rings unanswered takes the agent out of rotation and says so', () => {
    const { effects } = play(
      [
        [1000, offered('a')],
        [21_000, { type: 'ring-unanswered', callId: 'a' }],
      ],
      ready,
    );
    expect(effects.slice(1)).toEqual([
      { type: 'notice', kind: 'rona' },
      { type: 'record-state', state: { kind: 'not-ready', since: 21_000, reasonId: 'rona', author: 'rule' }, author: 'rule' },
      { type: 'tell-queues', availability: { isAvailable: false, reasonId: 'rona' } },
    ]);
  });

  it('that is rejected takes the agent out of rotation, as the PBX does', () => {
    const { machine } = play(
      [
        [1000, offered('a')],
        [2000, { type: 'offer-rejected', callId: 'a' }],
      ],
      ready,
    );
    expect(machine.state).toEqual({ kind: 'not-ready', since: 2000, reasonId: 'rejected', author: 'rule' });
  });

  it('that was dialled and not answered owes no wrap-up', () => {
    const { machine } = play(
      [
        [1000, { type: 'call-dialled', callId: 'a' }],
        [9000, { type: 'call-ended', callId: 'a', wasAnswered: false, wrapUp: minute }],
      ],
      ready,
    );
    expect(machine.state).toEqual({ kind: 'ready', since: 9000 });
  });

  it('of a queue with no wrap-up time saves the form as it is and is ready at once', () => {
    const { machine, effects } = play(
      [
        [1000, offered('a')],
        [2000, answered('a')],
        [9000, ended('a', { policy: { ...minute.policy, lengthS: 0 }, hasForm: true })],
      ],
      ready,
    );
    expect(machine.state).toEqual({ kind: 'ready', since: 9000 });
    expect(effects).toContainEqual({ type: 'save-unfinished-form', callId: 'a' });
    expect(effects.filter((effect) => effect.type === 'tell-queues')).toEqual([]);
  });
});

describe('several calls', () => {
  const talking = play(
    [
      [1000, offered('a')],
      [2000, answered('a')],
    ],
    ready,
  ).machine;

  it('stay on-call while a second one rings, is missed or rejected', () => {
    for (const type of ['offer-cancelled', 'ring-unanswered', 'offer-rejected'] as const) {
      const { machine, effects } = play(
        [
          [3000, offered('b')],
          [4000, { type, callId: 'b' }],
        ],
        talking,
      );
      expect(machine.state).toEqual({ kind: 'on-call', since: 2000, callId: 'a' });
      expect(effects).toEqual([]);
    }
  });

  it('are hold only when all are held', () => {
    const second = play(
      [
        [3000, offered('b')],
        [4000, { type: 'call-held', callId: 'a' }],
        [4500, answered('b')],
      ],
      talking,
    ).machine;
    expect(second.state).toEqual({ kind: 'on-call', since: 4500, callId: 'b' });
    expect(play([[5000, { type: 'call-held', callId: 'b' }]], second).machine.state).toEqual({ kind: 'hold', since: 5000, callId: 'b' });
  });

  it('owe their wrap-ups when the last one is over, the latest first', () => {
    const { machine } = play(
      [
        [3000, offered('b')],
        [4000, ended('a', minute)],
        [5000, answered('b')],
        [6000, ended('b', minute)],
        [8000, { type: 'form-finished', callId: 'b' }],
      ],
      talking,
    );
    expect(machine.state).toMatchObject({ kind: 'wrap-up', callId: 'a', since: 8000, endsAt: 68_000 });
  });
});

describe('after this call', () => {
  it('waits for the end of call and wrap-up', () => {
    const inWrapUp = play(
      [
        [1000, offered('a')],
        [2000, answered('a')],
        [3000, { type: 'ask-not-ready', reason: breakRequest }],
        [4000, ended('a', minute)],
      ],
      ready,
    ).machine;
    expect(inWrapUp.state.kind).toBe('wrap-up');
    expect(inWrapUp.pending).toEqual(breakRequest);
    const after = play([[9000, { type: 'form-finished', callId: 'a' }]], inWrapUp);
    expect(after.machine.state).toEqual({ kind: 'not-ready', since: 9000, reasonId: 'break', author: 'agent', limitMs: 900_000 });
    expect(after.machine.pending).toBeUndefined();
    expect(after.effects).toContainEqual({ type: 'tell-queues', availability: { isAvailable: false, reasonId: 'break' } });
  });

  it('can be taken back, also by asking Ready', () => {
    for (const event of [{ type: 'ask-after-call', reason: null }, { type: 'ask-ready' }] as const) {
      const { machine } = play(
        [
          [1000, offered('a')],
          [2000, answered('a')],
          [3000, { type: 'ask-after-call', reason: breakRequest }],
          [4000, event],
          [5000, ended('a')],
        ],
        ready,
      );
      expect(machine.state).toEqual({ kind: 'ready', since: 5000 });
    }
  });

  it('takes effect at once when there is no call', () => {
    expect(play([[3000, { type: 'ask-after-call', reason: breakRequest }]], ready).machine.state).toMatchObject({ reasonId: 'break' });
  });
});

describe('wrap-up time', () => {
  const wrapUp = play(
    [
      [0, offered('a')],
      [0, answered('a')],
      [0, ended('a', minute)],
    ],
    ready,
  ).machine;

  it('warns, and saves the unfinished form when it runs out', () => {
    expect(nextDeadline(wrapUp)).toBe(50_000);
    const warned = transition(wrapUp, { type: 'clock' }, 50_000);
    expect(warned.effects).toEqual([]);
    expect(nextDeadline(warned.machine)).toBe(60_000);
    expect(transition(warned.machine, { type: 'clock' }, 60_000).effects).toEqual([
      { type: 'save-unfinished-form', callId: 'a' },
      { type: 'record-state', state: { kind: 'ready', since: 60_000 }, author: 'rule' },
      { type: 'tell-queues', availability: { isAvailable: true } },
    ]);
  });

  it('can be extended as often as the queue allows', () => {
    const extended = play(
      [1, 2, 3].map((second) => [second * 1000, { type: 'wrap-up-extended' }]),
      wrapUp,
    );
    expect(extended.machine.state).toMatchObject({ since: 0, endsAt: 120_000, warnAt: 110_000, extensionsLeft: 0 });
    expect(extended.effects).toHaveLength(2);
  });

  it('stands still while the agent calls back', () => {
    const { machine } = play(
      [
        [20_000, { type: 'call-dialled', callId: 'b' }],
        [90_000, { type: 'call-ended', callId: 'b', wasAnswered: false }],
      ],
      wrapUp,
    );
    expect(machine.state).toMatchObject({ kind: 'wrap-up', callId: 'a', since: 90_000, endsAt: 130_000, warnAt: 120_000 });
  });

  it('has no end where the queue sets none', () => {
    const endless = { policy: { warnS: 10, extensionS: 30, maxExtensions: 2 }, hasForm: true };
    const { machine } = play(
      [
        [0, offered('a')],
        [0, answered('a')],
        [0, ended('a', endless)],
      ],
      ready,
    );
    expect(machine.state).toEqual({ kind: 'wrap-up', since: 0, callId: 'a', extensionsLeft: 0, extensionMs: 30_000 });
    expect(nextDeadline(machine)).toBeUndefined();
  });

  it('is not left by asking Ready while a form is open, and is left where there is none', () => {
    expect(play([[5000, { type: 'ask-ready' }]], wrapUp).machine.state.kind).toBe('wrap-up');
    const formless = play(
      [
        [0, offered('a')],
        [0, answered('a')],
        [0, ended('a', { ...minute, hasForm: false })],
      ],
      ready,
    ).machine;
    expect(play([[5000, { type: 'ask-ready' }]], formless)).toMatchObject({ machine: { state: { kind: 'ready', since: 5000 } } });
    expect(play([[5000, { type: 'ask-not-ready', reason: breakRequest }]], formless).machine.state).toMatchObject({ reasonId: 'break' });
  });

  it('that ran out while the PC slept is over before the next event counts', () => {
    const { machine, effects } = play([[500_000, offered('b')]], wrapUp);
    expect(machine.state).toEqual({ kind: 'ringing', since: 500_000, callId: 'b' });
    expect(effects[0]).toEqual({ type: 'save-unfinished-form', callId: 'a' });
  });
});

describe('a break', () => {
  const onBreak = play([[0, { type: 'ask-not-ready', reason: breakRequest }]], ready).machine;

  it('that overruns is noticed once', () => {
    expect(nextDeadline(onBreak)).toBe(900_000);
    const over = transition(onBreak, { type: 'clock' }, 900_000);
    expect(over.effects).toEqual([{ type: 'notice', kind: 'break-overrun' }]);
    expect(nextDeadline(over.machine)).toBeUndefined();
    expect(transition(over.machine, { type: 'clock' }, 1_000_000).effects).toEqual([]);
  });

  it('is not begun anew by asking for it again', () => {
    expect(play([[5000, { type: 'ask-not-ready', reason: breakRequest }]], onBreak).machine.state).toEqual(onBreak.state);
  });

  it('that a call interrupts keeps what is left of its length', () => {
    const { machine, effects } = play(
      [
        [300_000, offered('a')],
        [310_000, { type: 'ring-unanswered', callId: 'a' }],
      ],
      onBreak,
    );
    expect(machine.state).toEqual({ kind: 'not-ready', since: 310_000, reasonId: 'break', author: 'agent', limitMs: 600_000 });
    expect(effects.filter((effect) => effect.type !== 'record-state')).toEqual([]);
  });

  it('has no negative length when the clock is set back, and the agent gets the rest of it', () => {
    const back = transition(play([[600_000, { type: 'clock' }]], onBreak).machine, { type: 'clock' }, -3_000_000).machine;
    expect(back.state).toMatchObject({ since: -3_600_000, limitMs: 900_000 });
    expect(nextDeadline(back)).toBe(-2_700_000);
  });
});

describe('a lost line', () => {
  it('ends Ready, is not told to queues that cannot be reached, and gives Ready back with the line', () => {
    const { effects } = play(
      [
        [1000, { type: 'line-lost' }],
        [5000, { type: 'line-restored' }],
      ],
      ready,
    );
    expect(effects).toEqual([
      { type: 'record-state', state: { kind: 'not-ready', since: 1000, reasonId: 'line-lost', author: 'system' }, author: 'system' },
      { type: 'record-state', state: { kind: 'ready', since: 5000 }, author: 'system' },
      { type: 'tell-queues', availability: { isAvailable: true } },
    ]);
  });

  it('does not give Ready back to an agent who went on a break meanwhile, and tells the queues of the break', () => {
    const { machine, effects } = play(
      [
        [1000, { type: 'line-lost' }],
        [2000, { type: 'ask-not-ready', reason: breakRequest }],
        [5000, { type: 'line-restored' }],
      ],
      ready,
    );
    expect(machine.state).toMatchObject({ kind: 'not-ready', reasonId: 'break', since: 2000 });
    expect(effects.at(-1)).toEqual({ type: 'tell-queues', availability: { isAvailable: false, reasonId: 'break' } });
  });
});

describe('a hindrance', () => {
  it('pauses the queues, gives Ready back when it is over, and waits for the end of a call', () => {
    const { machine, effects } = play(
      [
        [1000, offered('a')],
        [2000, answered('a')],
        [3000, { type: 'hindrance', reasonId: 'microphone-silent' }],
        [4000, ended('a')],
        [5000, { type: 'hindrance' }],
      ],
      ready,
    );
    expect(machine.state).toEqual({ kind: 'ready', since: 5000 });
    expect(effects.filter(({ type }) => type === 'tell-queues')).toEqual([
      { type: 'tell-queues', availability: { isAvailable: false, reasonId: 'microphone-silent' } },
      { type: 'tell-queues', availability: { isAvailable: true } },
    ]);
  });

  it('is behind a lost line, and no way to Ready for an agent on a break', () => {
    const { machine } = play(
      [
        [1000, { type: 'hindrance', reasonId: 'server-silent' }],
        [2000, { type: 'line-lost' }],
        [3000, { type: 'ask-not-ready', reason: breakRequest }],
        [4000, { type: 'line-restored' }],
        [5000, { type: 'hindrance' }],
      ],
      ready,
    );
    expect(machine.state).toMatchObject({ kind: 'not-ready', reasonId: 'break', since: 3000 });
  });
});

describe('a lost microphone', () => {
  it('ends Ready until the agent asks for it again', () => {
    const lost = play([[1000, { type: 'microphone-lost' }]], ready);
    expect(lost.machine.state).toEqual({ kind: 'not-ready', since: 1000, reasonId: 'no-microphone', author: 'system' });
    expect(lost.effects).toContainEqual({ type: 'tell-queues', availability: { isAvailable: false, reasonId: 'no-microphone' } });
    expect(play([[2000, { type: 'ask-ready' }]], lost.machine).machine.state).toEqual({ kind: 'ready', since: 2000 });
  });

  it('is seen to after the call, and leaves a break alone', () => {
    const talking: [number, AgentEvent][] = [
      [1000, offered('a')],
      [2000, answered('a')],
      [3000, { type: 'microphone-lost' }],
    ];
    expect(play(talking, ready).machine.state.kind).toBe('on-call');
    expect(play([...talking, [4000, ended('a')]], ready).machine.state).toMatchObject({ reasonId: 'no-microphone', since: 4000 });
    const onBreak = play([[0, { type: 'ask-not-ready', reason: breakRequest }]], ready).machine;
    expect(play([[1000, { type: 'microphone-lost' }]], onBreak).machine.state).toEqual(onBreak.state);
  });
});
