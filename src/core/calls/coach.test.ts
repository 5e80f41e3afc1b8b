import { describe, expect, it } from 'vitest';
import type { Call } from './call';
import { type Coach, coachNewsSchema, followCoach, hasCoachCome, keepCoach, parseCoachNews } from './coach';

const call: Call = {
  callId: '00000000-0000-4000-8000-00000000000a',
  direction: 'inbound',
  identity: { isWithheld: true },
  startedAt: 1,
  state: 'talking',
  answeredAt: 2,
  isMuted: false,
  isHeldByOther: false,
};
const listening: Coach = { mode: 'listening', name: 'Anna Lead', since: 10 };

describe('what the PBX says of a coach', () => {
  it.each([
    ['listening', { mode: 'listening' }],
    ['whispering Anna Lead', { mode: 'whispering', name: 'Anna Lead' }],
    ['joined Ácsné Őze Ünige\r\n', { mode: 'joined', name: 'Ácsné Őze Ünige' }],
    ['joined  ', { mode: 'joined' }],
    ['left', { mode: 'left' }],
    ['left Anna Lead', { mode: 'left', name: 'Anna Lead' }],
    ['listening <b>\u202eAnna\u0000\nLead', { mode: 'listening', name: '<b> Anna Lead' }],
  ])('%j is read', (body, news) => {
    expect(parseCoachNews(body)).toEqual(news);
  });

  it.each(['', ' ', 'ready', 'Listening Anna', 'listeningAnna', 'pause lunch', '{"mode":"joined"}', '\u0000', 'constructor x'])(
    '%j is none of it',
    (body) => expect(parseCoachNews(body)).toBe(null),
  );

  it('is bounded, whatever its length', () => {
    const news = parseCoachNews(`joined ${'Анна\t'.repeat(20_000)}`);
    expect(news?.name).toHaveLength(64);
    expect(coachNewsSchema.safeParse(news).success).toBe(true);
  });
});

describe('a coach', () => {
  it('comes, does something else, and leaves', () => {
    const come = followCoach(null, { mode: 'listening', name: 'Anna Lead' }, [call], 10);
    expect(come).toEqual(listening);
    const joined = followCoach(come, { mode: 'joined', name: 'Anna Lead' }, [call], 20);
    expect(joined).toEqual({ mode: 'joined', name: 'Anna Lead', since: 20 });
    expect(followCoach(joined, { mode: 'left' }, [call], 30)).toBe(null);
  });

  it('who is told of twice has been there all the time', () => {
    expect(followCoach(listening, { mode: 'listening', name: 'Anna Lead' }, [call], 20)).toBe(listening);
  });

  it('is nobody without a call, and gone with the last one', () => {
    const ended: Call = { ...call, state: 'ended', endedAt: 40, cause: 'hung-up-there' };
    expect(followCoach(null, { mode: 'joined' }, [], 10)).toBe(null);
    expect(followCoach(null, { mode: 'joined' }, [ended], 10)).toBe(null);
    expect(keepCoach(listening, [ended, call])).toBe(listening);
    expect(keepCoach(listening, [ended])).toBe(null);
  });

  it('has come when there was nobody, or somebody else', () => {
    expect(hasCoachCome(null, listening)).toBe(true);
    expect(hasCoachCome(listening, { ...listening, name: 'Bela' })).toBe(true);
    expect(hasCoachCome(listening, { ...listening, mode: 'joined' })).toBe(false);
    expect(hasCoachCome(listening, null)).toBe(false);
    expect(hasCoachCome(null, null)).toBe(false);
  });
});
