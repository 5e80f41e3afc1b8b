import { describe, expect, it } from 'vitest';
import { isAgentPausing, isPaused, isRunning, type RecordingEvent, type RecordingState, transitionRecording } from './recording-state';

/** The states that a call goes through. */
function follow(...events: RecordingEvent[]): RecordingState[] {
  const states: RecordingState[] = [];
  for (const event of events) states.push(transitionRecording(states.at(-1) ?? 'off', event));
  return states;
}

describe('the recording of a call', () => {
  it('begins by itself where policy says always, and the agent cannot stop it', () => {
    expect(follow({ type: 'talking', mode: 'always' }, { type: 'stop-asked', mode: 'always' }, { type: 'over' })).toEqual([
      'on',
      'on',
      'off',
    ]);
  });

  it('begins and stops on demand', () => {
    const mode = 'onDemand';
    expect(
      follow({ type: 'talking', mode }, { type: 'start-asked', mode }, { type: 'stop-asked', mode }, { type: 'start-asked', mode }),
    ).toEqual(['off', 'on', 'off', 'on']);
  });

  it('never begins where policy says off', () => {
    expect(follow({ type: 'talking', mode: 'off' }, { type: 'start-asked', mode: 'off' })).toEqual(['off', 'off']);
  });

  it('goes on when neither agent nor field pauses it', () => {
    expect(
      follow(
        { type: 'talking', mode: 'always' },
        { type: 'pause-asked', on: true },
        { type: 'field', on: true },
        { type: 'pause-asked', on: false },
        { type: 'field', on: false },
      ),
    ).toEqual(['on', 'paused-by-agent', 'paused-by-both', 'paused-by-field', 'on']);
  });

  it('is not begun by a pause, nor by the end of one', () => {
    expect(follow({ type: 'pause-asked', on: true }, { type: 'field', on: true }, { type: 'pause-asked', on: false })).toEqual([
      'off',
      'off',
      'off',
    ]);
  });

  it('can fail, and can be asked for again', () => {
    const mode = 'onDemand';
    expect(
      follow(
        { type: 'failed' },
        { type: 'start-asked', mode },
        { type: 'failed' },
        { type: 'field', on: true },
        { type: 'start-asked', mode },
      ),
    ).toEqual(['off', 'on', 'failed', 'failed', 'on']);
  });

  it('tells a pause from an end', () => {
    const states: RecordingState[] = ['off', 'on', 'paused-by-agent', 'paused-by-field', 'paused-by-both', 'failed'];
    expect(states.filter(isRunning)).toEqual(['on', 'paused-by-agent', 'paused-by-field', 'paused-by-both']);
    expect(states.filter(isPaused)).toEqual(['paused-by-agent', 'paused-by-field', 'paused-by-both']);
    expect(states.filter(isAgentPausing)).toEqual(['paused-by-agent', 'paused-by-both']);
  });
});
