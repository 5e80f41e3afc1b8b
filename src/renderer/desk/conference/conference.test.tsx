import { act, cleanup, fireEvent, screen, within } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import type { DeskState } from '../../../contract/ipc/desk-state';
import type { Call } from '../../../core/calls/call';
import { PhoneColumn } from '../phone/PhoneColumn';
import { call, conversation } from '../testing/calls';
import { idleState } from '../testing/fake-bridge';
import { renderDesk } from '../testing/render-desk';

const anna = '00000000-0000-4000-8000-00000000000a';
const bela = '00000000-0000-4000-8000-00000000000b';
const third = '00000000-0000-4000-8000-00000000000c';

type Changes = Partial<Extract<Call, { state: 'talking' }>>;

/** A caller, with an invented name. */
function caller(callId: string, state: Call['state'], changes: Changes = {}): Call {
  const displayName = { [anna]: 'Anna', [bela]: 'Bela' }[callId] ?? 'Cleo';
  const startedAt = 1_790_000_000_000 + Number.parseInt(callId.slice(-1), 16);
  return { ...call(callId, state), startedAt, identity: { number: '1', displayName, isWithheld: false }, ...changes } as Call;
}

function joined(state: 'talking' | 'held' = 'talking', changes: Changes = {}): [Call, Call] {
  const togetherSince = state === 'talking' ? { togetherSince: 1_790_000_100_000 } : {};
  return [
    caller(anna, state, { conference: { otherId: bela, ...togetherSince }, ...changes }),
    caller(bela, state, { conference: { otherId: anna, ...togetherSince }, ...changes }),
  ];
}

/** Each of them with a conversation of its own, unless it is about another's caller. */
function deskWith(...calls: Call[]): DeskState {
  const own = calls.filter(({ consultationFor }) => consultationFor === undefined);
  return idleState({
    calls,
    conversations: own.map(({ callId, identity }) => {
      const { displayNumber: _none, ...rest } = conversation(callId, { identity });
      return rest;
    }),
  });
}

async function press(key: string, modifiers: { shiftKey?: boolean } = {}) {
  await act(async () => void fireEvent.keyDown(document.body, { key, ...modifiers }));
}

const items = () => screen.getAllByRole('listitem').map((item) => item.getAttribute('aria-label'));
const announced = () => screen.getAllByRole('status').map(({ textContent }) => textContent);

afterEach(cleanup);

describe('two calls', () => {
  it('are joined by the button at the one that waits, or by key where only these two can be meant', async () => {
    const { main } = await renderDesk(<PhoneColumn />, deskWith(caller(anna, 'held'), caller(bela, 'talking')));
    fireEvent.click(screen.getByRole('button', { name: 'Join all three: Anna, Bela and you' }));
    await press('F9', { shiftKey: true });
    expect(main.asked('joinCalls')).toEqual([
      { callId: anna, otherId: bela },
      { callId: anna, otherId: bela },
    ]);
    act(() => main.change({ calls: [caller(anna, 'held'), caller(bela, 'talking'), caller(third, 'held')] }));
    await press('F9', { shiftKey: true });
    expect(main.asked('joinCalls')).toHaveLength(2);
  });

  it('say each whether they hear the agent', async () => {
    await renderDesk(<PhoneColumn />, deskWith(caller(anna, 'held'), caller(bela, 'talking', { isMuted: true }), caller(third, 'held')));
    const texts = screen
      .getAllByRole('listitem')
      .map(({ textContent }) => /(Does not hear you(?:: you are muted)?|Hears you)/.exec(textContent)?.[0]);
    expect(texts).toEqual(['Does not hear you', 'Does not hear you: you are muted', 'Does not hear you']);
  });

  it('of which one is a colleague who is asked are joined there', async () => {
    const transfer = { kind: 'consulting', target: { number: '1002' }, callId: bela, isToReturn: true } as const;
    const { main } = await renderDesk(
      <PhoneColumn />,
      deskWith(caller(anna, 'held', { transfer }), caller(bela, 'talking', { consultationFor: anna })),
    );
    fireEvent.click(screen.getByRole('button', { name: 'Join all three: Anna, Bela and you' }));
    await press('F9', { shiftKey: true });
    expect(main.asked('joinCalls')).toEqual([
      { callId: anna, otherId: bela },
      { callId: anna, otherId: bela },
    ]);
  });
});

describe('a conference', () => {
  const unheard = { conference: { otherId: third } };
  it.each<[string, Call[]]>([
    ['You, Anna and Bela all hear each other.', joined()],
    ['Anna and Bela hear each other. You are muted: neither hears you.', joined('talking', { isMuted: true })],
    ['Anna and Bela are on hold. They hear neither you nor each other.', joined('held')],
    ['You talk with Bela alone. Anna is on hold and hears nobody.', [joined('held')[0], joined()[1]]],
    ['Joining Anna and Bela: they do not hear each other yet.', joined('talking', unheard)],
    ['Bela has put this call on hold. You talk with Anna alone.', [joined()[0], { ...joined()[1], isHeldByOther: true } as Call]],
  ])('says in words, for all to see and by screen reader: %s', async (sentence, calls) => {
    await renderDesk(<PhoneColumn />, deskWith(...calls));
    expect(within(screen.getByRole('listitem', { name: 'Conference with Anna and Bela' })).getByText(sentence)).toBeTruthy();
    expect(announced()).toContain(sentence);
  });

  it('is one frame around its two calls, beside the others', async () => {
    await renderDesk(<PhoneColumn />, deskWith(...joined(), caller(third, 'held')));
    expect(items()).toEqual(['Conference with Anna and Bela', null, null, 'Call with Cleo']);
    expect(screen.queryByRole('button', { name: /Join all three/ })).toBeNull();
  });

  it('is held, muted, left, split and ended', async () => {
    const { main } = await renderDesk(<PhoneColumn />, deskWith(...joined()));
    await press('F9');
    await press('F8');
    await press('F6');
    await press('F4');
    for (const name of ['Talk alone with Bela, the other one waits', 'Hang up Bela', 'Hang up both'])
      fireEvent.click(screen.getByRole('button', { name: new RegExp(name) }));
    expect(main.asked('hold')).toEqual([{ callId: anna, on: true }]);
    expect(main.asked('mute')).toEqual([{ callId: anna, on: true }]);
    expect(main.asked('completeTransfer')).toEqual([{ callId: anna }]);
    expect(main.asked('hangUp')).toEqual([{ callId: anna }, { callId: bela }]);
    expect(main.asked('splitCalls')).toEqual([{ callId: bela }]);
    expect(main.asked('endConference')).toEqual([{ callId: anna }]);
  });

  it('is split by the key that joined it, for the first alone', async () => {
    const { main } = await renderDesk(<PhoneColumn />, deskWith(...joined()));
    await press('F9', { shiftKey: true });
    expect(main.asked('splitCalls')).toEqual([{ callId: anna }]);
  });

  it('with a colleague is left by the colleague first, and the caller is named first', async () => {
    const transfer = { kind: 'consulting', target: { number: '1002' }, callId: anna, isToReturn: true } as const;
    const [colleague, customer] = joined();
    const { main } = await renderDesk(
      <PhoneColumn />,
      deskWith({ ...customer, transfer } as Call, { ...colleague, consultationFor: bela } as Call),
    );
    expect(screen.getByText('You, Bela and Anna all hear each other.', { selector: 'p' })).toBeTruthy();
    await press('F4');
    await press('F9');
    await press('F6');
    await press('F6', { shiftKey: true });
    expect(main.asked('hangUp')).toEqual([{ callId: anna }]);
    expect(main.asked('hold')).toHaveLength(1);
    expect(main.asked('swapCalls')).toEqual([]);
    expect(main.asked('completeTransfer')).toEqual([{ callId: bela }]);
    expect(main.asked('returnToCaller')).toEqual([{ callId: bela }]);
  });

  it('leaves the keys to a third call while that is talked to', async () => {
    const { main } = await renderDesk(<PhoneColumn />, deskWith(...joined('held'), caller(third, 'talking')));
    await press('F4');
    await press('F9');
    expect([main.asked('hangUp'), main.asked('hold')]).toEqual([[{ callId: third }], [{ callId: third, on: true }]]);
  });

  it('tells by screen reader who is left when it is over', async () => {
    const { main } = await renderDesk(<PhoneColumn />, deskWith(...joined()));
    act(() => main.change({ calls: [caller(bela, 'talking')] }));
    expect(announced()).toContain('The conference is over. You talk with Bela.');
  });
});
