import { act, cleanup, fireEvent, screen, within } from '@testing-library/react';
import { useState } from 'react';
import { afterEach, expect, it } from 'vitest';
import type { Device } from '../../../core/phone/device';
import { idleState } from '../testing/fake-bridge';
import { renderDesk } from '../testing/render-desk';
import { DeviceOrder } from './DeviceOrder';

const headset = { label: 'Headset', deviceId: 'h1' };
const webcam = { label: 'Webcam', deviceId: 'w1' };
const deskMicrophone = { label: 'Desk microphone', deviceId: 'd1' };

function List({ first, isLocked = false }: { readonly first: readonly Device[]; readonly isLocked?: boolean }) {
  const [wanted, setWanted] = useState(first);
  return <DeviceOrder label="Microphone" present={[webcam, deskMicrophone]} wanted={wanted} isLocked={isLocked} onChange={setWanted} />;
}

const rows = () => within(screen.getByRole('list', { name: 'Microphone' })).getAllByRole('listitem');
const texts = () => rows().map((row) => row.querySelector('span')?.lastElementChild?.textContent ?? row.textContent);

afterEach(cleanup);

it('says which device is used, and which is not connected', async () => {
  await renderDesk(<List first={[headset, webcam]} />, idleState());
  expect(texts()).toEqual(['not connected', 'in use', 'System default']);
});

it('moves a device by keyboard, and the focus with it', async () => {
  await renderDesk(<List first={[headset, webcam, deskMicrophone]} />, idleState());
  const later = screen.getByRole('button', { name: 'Use Headset later' });
  for (const key of ['first', 'last']) {
    act(() => later.focus());
    fireEvent.keyDown(document.activeElement ?? later, { key: 'Enter' });
    fireEvent.keyUp(document.activeElement ?? later, { key: 'Enter' });
    expect(document.activeElement?.getAttribute('aria-label')).toBe(key === 'first' ? 'Use Headset later' : 'Use Headset earlier');
  }
  expect(rows()[2]?.textContent).toContain('Headset: place 3 of 3');
});

it('takes a device off the list, and lets the system choose from an empty one', async () => {
  await renderDesk(<List first={[webcam]} />, idleState());
  fireEvent.click(screen.getByRole('button', { name: 'Take Webcam off the list' }));
  expect(rows().map(({ textContent }) => textContent)).toEqual(['System defaultin use']);
});

it('cannot be changed where policy has fixed it', async () => {
  await renderDesk(<List first={[headset, webcam]} isLocked />, idleState());
  expect(screen.getAllByRole('button').every((button) => button.hasAttribute('disabled'))).toBe(true);
});
