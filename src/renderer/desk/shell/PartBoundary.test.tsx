import { cleanup, fireEvent, screen } from '@testing-library/react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { idleState } from '../testing/fake-bridge';
import { renderDesk } from '../testing/render-desk';
import { PartBoundary } from './PartBoundary';

let isFaulty = true;

function Part() {
  if (isFaulty) throw new Error('a fault');
  return <p>works</p>;
}

describe('PartBoundary', () => {
  afterEach(() => {
    cleanup();
    vi.restoreAllMocks();
  });

  it('leaves the rest of the desk as it is and opens the part anew on demand', async () => {
    vi.spyOn(console, 'error').mockImplementation(() => undefined); // React reports the fault
    const desk = (
      <>
        <p>phone</p>
        <PartBoundary>
          <Part />
        </PartBoundary>
      </>
    );
    await renderDesk(desk, idleState());
    expect(screen.getByText('phone')).toBeTruthy();
    isFaulty = false;
    fireEvent.click(screen.getByRole('button', { name: 'Open it anew' }));
    expect(screen.getByText('works')).toBeTruthy();
  });
});
