import { describe, expect, it } from 'vitest';
import { type DialogueEffect, type DialogueEvent, type DialogueMachine, startDialogue, transition } from './dialogue';
import { outcomeOf } from './dialogue-outcome';
import { type DialogueScript, dialogueScriptSchema } from './dialogue-script';
import { type Manner, mannerOf } from './manner';

const dialogue = dialogueScriptSchema.parse({
  turns: [
    { lineId: 'question', text: 'How much is it?', afterSpokenMs: 500 },
    { lineId: 'rating', text: 'Five', when: { step: 'survey' } },
    { lineId: 'too-early', text: 'Not yet!', when: { step: 'survey' }, unless: { step: 'check', answer: 'all-answered' } },
    { lineId: 'thanks', text: 'Thank you', afterSpokenMs: 1000, waitS: 20 },
    { lineId: 'goodbye', text: 'Goodbye', afterSpokenMs: 500 },
  ],
  reactions: {
    nudge: 'Hello?',
    'give-up': 'Nobody there.',
    'after-hold': 'Yes, I am here.',
    'long-hold': 'At last.',
    louder: 'Louder, please.',
    interrupted: 'Let me finish.',
  },
  settledBy: 'thanks',
});

/** A call, written down as it goes: what the caller does, with the seconds. */
class Call {
  readonly happened: string[] = [];
  machine: DialogueMachine;
  now = 0;

  constructor(manner: Manner = mannerOf('calm'), script: DialogueScript = dialogue, hasMicrophone = true) {
    this.machine = startDialogue(script, manner, { hasMicrophone });
  }

  happens(...events: DialogueEvent[]): this {
    for (const event of events) {
      const { machine, effects } = transition(this.machine, event, this.now);
      this.machine = machine;
      for (const effect of effects) this.note(effect);
    }
    return this;
  }

  /** Lets time go by, the clock waking the caller as asked. */
  passes(ms: number): this {
    const until = this.now + ms;
    while (this.machine.wakeAt !== undefined && this.machine.wakeAt <= until && this.machine.state.kind !== 'over') {
      this.now = Math.max(this.now, this.machine.wakeAt);
      this.happens({ type: 'clock' });
    }
    this.now = until;
    return this;
  }

  /** The agent speaks for so long, at a usual loudness, and pauses. */
  agentSays(spokenMs: number, levelDb = -25): this {
    return this.happens({ type: 'agent-speaks' }).passes(spokenMs).happens({ type: 'agent-pauses', spokenMs, levelDb });
  }

  said(lineId: string): this {
    return this.happens({ type: 'said', lineId });
  }

  private note(effect: DialogueEffect): void {
    if (effect.type !== 'wake') this.happened.push(`${this.now / 1000} ${effect.type === 'say' ? effect.lineId : effect.type}`);
  }
}

const connected = { type: 'connected' } as const;
const silent = { type: 'agent-pauses', spokenMs: 0, levelDb: -80 } as const;

describe('a caller', () => {
  it('speaks when the agent has said enough and paused, and hangs up after goodbye', () => {
    const call = new Call().happens(connected).agentSays(2000).passes(3000).said('question');
    call.agentSays(400).passes(900).agentSays(700).passes(1000).said('thanks').agentSays(600).passes(1000).said('goodbye').passes(5000);
    expect(call.happened).toEqual(['3 question', '8 thanks', '9.6 goodbye', '13.1 hang-up']);
    expect(outcomeOf(call.machine)).toBe('completed');
  });

  it('waits while the agent goes on speaking, and until then has not been cut off', () => {
    const call = new Call().happens(connected).agentSays(2000).passes(900).happens({ type: 'agent-speaks' }).passes(30_000);
    expect(call.happened).toEqual([]);
    expect(outcomeOf(call.happens({ type: 'ended', by: 'agent' }).machine)).toBe('cut-off');
  });

  it('asks twice into the silence, then goes on, and takes it that there is no microphone until a word is heard', () => {
    const call = new Call().happens(connected).passes(12_000).said('nudge').passes(12_000).said('nudge').passes(12_000).said('question');
    call.passes(5000).said('thanks').agentSays(100).passes(12_000).said('goodbye').passes(9000);
    expect(call.happened).toEqual(['12 nudge', '24 nudge', '36 question', '41 thanks', '53.1 goodbye', '56.6 hang-up']);
  });

  it('in a hurry gives up instead', () => {
    const call = new Call(mannerOf('hurried')).happens(connected).passes(6000).said('nudge').passes(6000).said('nudge');
    expect(call.passes(6000).said('give-up').happened).toEqual(['6 nudge', '12 nudge', '18 give-up', '18 hang-up']);
    expect(outcomeOf(call.machine)).toBe('left');
  });

  it('goes by plain pauses where there is no microphone', () => {
    const call = new Call(mannerOf('hurried'), dialogue, false).happens(connected);
    call.passes(4000).said('question').passes(5000).said('thanks').passes(4000).said('goodbye').passes(3500);
    expect(call.happened).toEqual(['4 question', '9 thanks', '13 goodbye', '16.5 hang-up']);
  });

  it('is there after a hold, complains after a long one, and hangs up when it never ends', () => {
    const call = new Call().happens(connected).agentSays(600).passes(1000);
    call.happens({ type: 'held' }, { type: 'said', lineId: 'question' }).passes(5000).happens({ type: 'resumed' }).said('after-hold');
    call.agentSays(600).passes(1000).said('question').happens({ type: 'held' }).passes(60_000).happens({ type: 'resumed' });
    call.said('long-hold').happens({ type: 'held' }).passes(400_000);
    expect(call.happened).toEqual(['1.6 question', '1.6 hush', '6.6 after-hold', '8.2 question', '68.2 long-hold', '368.2 hang-up']);
  });

  it('lets the agent interrupt, says so, and begins the sentence anew', () => {
    const call = new Call().happens(connected).agentSays(600).passes(1000).happens({ type: 'agent-speaks' }).passes(1400);
    call.happens({ type: 'agent-pauses', spokenMs: 1400, levelDb: -25 });
    expect(call.happened).toEqual(['1.6 question']);
    call.agentSays(3000).said('question').passes(1000).said('interrupted');
    expect(call.happened).toEqual(['1.6 question', '4.5 hush', '7 interrupted', '7 question']);
    expect(call.machine.tally.interruptions).toBe(1);
  });

  it('who is hard of hearing asks for louder words, three times at most', () => {
    const call = new Call(mannerOf('hard-of-hearing')).happens(connected);
    for (let asked = 0; asked < 4; asked++) call.agentSays(600, -50).said('louder');
    expect(call.passes(1400).happened).toEqual(['0.6 louder', '1.2 louder', '1.8 louder', '3.8 question']);
  });

  it('says what depends on the script only where the script has come by', () => {
    const at = (stepId: string, ...path: [string, string][]): DialogueEvent => ({
      type: 'script',
      progress: { stepId, path: path.map(([taken, answerId]) => ({ stepId: taken, answerId })) },
    });
    const lines = (progress: DialogueEvent) => {
      const call = new Call().happens(connected).agentSays(600).passes(1000).said('question').happens(progress);
      for (const line of ['rating', 'too-early', 'thanks', 'goodbye']) call.agentSays(1000).passes(1000).said(line);
      return call.happened.flatMap((entry) => entry.split(' ')[1]);
    };
    expect(lines(at('check'))).toEqual(['question', 'thanks', 'goodbye']);
    expect(lines(at('survey', ['check', 'all-answered']))).toEqual(['question', 'rating', 'thanks', 'goodbye']);
    expect(lines(at('survey', ['check', 'one-more']))).toEqual(['question', 'rating', 'too-early', 'thanks', 'goodbye']);
  });

  it('has not been cut off once the matter is settled', () => {
    const call = new Call().happens(connected).agentSays(600).passes(1000).said('question').agentSays(1000).passes(1000).said('thanks');
    expect(outcomeOf(call.happens({ type: 'ended', by: 'agent' }).machine)).toBe('completed');
  });

  it('leaves it to the agent to end the call, but not for ever', () => {
    const call = new Call(mannerOf('angry'), { ...dialogue, turns: dialogue.turns.slice(-1), endedBy: 'agent' }).happens(connected);
    call.agentSays(600).passes(500).said('goodbye').agentSays(1000).passes(60_000);
    expect(call.happened).toEqual(['1.1 goodbye', '21.1 hang-up']);
  });

  it('does not hear its own silence as the agent speaking, and notes the longest', () => {
    const call = new Call().happens(connected, silent).passes(7000).agentSays(600).passes(500);
    expect(call.machine.tally.longestSilenceMs).toBe(7000);
  });

  it('is gone when handed over', () => {
    const call = new Call().happens(connected).agentSays(600).passes(1000).happens({ type: 'transferred' });
    call.said('question').happens({ type: 'ended', by: 'exchange' }).passes(60_000);
    expect([call.happened, outcomeOf(call.machine)]).toEqual([['1.6 question', '1.6 hang-up'], 'transferred']);
  });
});
