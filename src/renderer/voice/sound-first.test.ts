import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { PhoneEvent } from '../../core/phone/phone-event';
import { Lifetime } from '../lifetime';
import { SoundFirst } from './sound-first';

const callId = '018f2b5e-0000-7000-8000-000000000001';
const other = '018f2b5e-0000-7000-8000-000000000002';

describe('SoundFirst', () => {
  let told: string[];
  let lifetime: Lifetime;
  let soundFirst: SoundFirst;
  const name = (event: PhoneEvent): string => ('callId' in event && event.callId === other ? `other ${event.type}` : event.type);

  beforeEach(() => {
    vi.useFakeTimers();
    told = [];
    lifetime = new Lifetime();
    soundFirst = new SoundFirst((event) => told.push(name(event)), lifetime);
  });
  afterEach(() => void vi.useRealTimers());

  it('keeps what happens to the call that is answered, in order, and nothing of another', () => {
    soundFirst.answering(callId);
    soundFirst.report({ type: 'answering', callId, at: 1 });
    soundFirst.report({ type: 'incoming', callId: other, identity: { isWithheld: true }, at: 2 });
    soundFirst.report({ type: 'talking', callId, at: 3 });
    expect(told).toEqual(['other incoming']);
    vi.advanceTimersByTime(80);
    expect(told).toEqual(['other incoming', 'answering', 'talking']);
    soundFirst.report({ type: 'muted', callId, on: true, at: 4 });
    expect(told.at(-1)).toBe('muted');
    expect(lifetime.size).toBe(0);
  });

  it('tells of an end at once, after all that came before it', () => {
    soundFirst.answering(callId);
    soundFirst.report({ type: 'answering', callId, at: 1 });
    soundFirst.report({ type: 'ended', callId, cause: 'hung-up-there', at: 2 });
    expect(told).toEqual(['answering', 'ended']);
    vi.advanceTimersByTime(80);
    expect(told).toEqual(['answering', 'ended']);
  });
});
