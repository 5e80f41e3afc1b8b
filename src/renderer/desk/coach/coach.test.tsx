import { act, cleanup, screen } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import type { Call } from '../../../core/calls/call';
import type { Coach } from '../../../core/calls/coach';
import { PhoneColumn } from '../phone/PhoneColumn';
import { call } from '../testing/calls';
import { idleState } from '../testing/fake-bridge';
import { renderDesk } from '../testing/render-desk';
import { CoachSign } from './CoachSign';

const one = '00000000-0000-4000-8000-00000000000a';
const other = '00000000-0000-4000-8000-00000000000b';
const third = call('00000000-0000-4000-8000-00000000000c', 'held');
const since = 1_790_000_000_000;
const lead = (mode: Coach['mode'], name?: string): Coach => ({ mode, since, ...(name !== undefined && { name }) });
const joined: Call[] = [
  { ...call(one, 'talking'), conference: { otherId: other } } as Call,
  { ...call(other, 'talking'), conference: { otherId: one } } as Call,
];

afterEach(cleanup);

describe('the sign of a coach', () => {
  it.each([
    [[call(one, 'talking')], lead('listening', 'Anna Lead'), 'Anna Lead listens'],
    [[call(one, 'talking')], lead('whispering', 'Anna Lead'), 'Anna Lead speaks to you; the customer does not hear it'],
    [[call(one, 'talking')], lead('joined'), 'Your coach is in the call; the customer hears it'],
    [[call(one, 'talking'), call(other, 'ringing')], lead('joined'), 'Your coach is in the call; the customer hears it'],
    [[call(one, 'held'), call(other, 'talking')], lead('listening'), 'Your coach listens to one of your calls'],
    [[call(one, 'held'), call(other, 'talking')], lead('joined'), 'Your coach is in one of your calls and is heard there'],
    [joined, lead('whispering'), 'Your coach speaks to you; one of the others may hear it'],
    [joined, lead('joined'), 'Your coach is in the conference; everybody hears it'],
    [[...joined, third], lead('whispering'), 'Your coach speaks to you; one of the others may hear it'],
    [[...joined, third], lead('joined'), 'Your coach is in one of your calls and is heard there'],
  ])('says who hears what, with these calls: %#', async (calls, coach, words) => {
    await renderDesk(<CoachSign />, idleState({ calls, coach }));
    expect(screen.getByRole('status').textContent).toBe(words);
  });

  it('comes and goes, and the going is said while the call lasts', async () => {
    const { main } = await renderDesk(<CoachSign />, idleState({ calls: [call(one, 'talking')] }));
    expect(screen.getByRole('status').textContent).toBe('');
    act(() => main.change({ coach: lead('joined', 'Anna Lead') }));
    act(() => main.change({ coach: null }));
    expect(screen.getByRole('status').textContent).toBe('Anna Lead has left.');
    act(() => main.change({ calls: [] }));
    expect(screen.getByRole('status').textContent).toBe('');
  });

  it('is in the phone column, and a name is text and nothing else', async () => {
    const name = '<img src=x onerror=alert(1)>';
    await renderDesk(<PhoneColumn />, idleState({ calls: [call(one, 'talking')], coach: lead('listening', name) }));
    expect(screen.getByText(`${name} listens`)).toBeDefined();
    expect(document.querySelector('img')).toBe(null);
  });
});
