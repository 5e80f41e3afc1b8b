import { startAsterisk } from '../../tests/support/asterisk/asterisk';
import { placeCall } from '../../tests/support/asterisk/caller';
import { waitUntil } from '../../tests/support/asterisk/wait-until';
import { type Figure, makeFigure } from '../figure';
import { importBenchCustomers } from './customers';
import { waitUntilGone, watchPaint } from './paint-watch';
import { type MeasuredPhone, type MeasuredProduct, startMeasuredProduct, startMeasuredReference } from './phones';
import { watchWindowShown } from './window-shown';

const sampleCount = 20;
const blockedMs = 6000;
const number = '+36305550123';
const name = 'Anna Example';
/** Stands on the card only: the name is in the list of recent calls as well. */
const tariff = 'Tariff 4711';

/**
 * INVITE on the wire to the caller's name painted: popup, desk, and the popup while the desk's thread is blocked. The two
 * phones take turns, so that both meet the same machine.
 */
export async function measure(): Promise<readonly Figure[]> {
  const asterisk = await startAsterisk();
  const product = await startMeasuredProduct(asterisk, '1001');
  const cardCount = await importBenchCustomers(product.app, { externalId: 'C-1', name, phone: number, tariff });
  const reference = await startMeasuredReference(asterisk, '1002');
  const shown = await watchWindowShown(product.app.electron, '/popup/');
  const bare: number[] = [];
  const popup: number[] = [];
  const card: number[] = [];
  const blocked: number[] = [];
  for (let sample = 0; sample < sampleCount; sample += 1) {
    bare.push(await ring(reference, '1002'));
    const inDesk = await watchPaint(product.desk, tariff);
    popup.push(await ring(product, '1001', shown.at));
    card.push((await inDesk()) - (await product.tap.inviteAt()));
    await waitUntilGone(product.desk, tariff);
  }
  for (let sample = 0; sample < sampleCount; sample += 1) {
    const isFree = blockDesk(product);
    blocked.push(await ring(product, '1001', shown.at));
    await isFree;
  }
  await reference.close();
  await product.close();
  await asterisk.dispose();
  const cards = cardCount.toLocaleString('en');
  return [
    makeFigure(`ring: INVITE to popup painted, ${cards} cards`, 'ms', popup, { p95: 50, ratio: 3 }, bare),
    makeFigure(`ring: INVITE to card painted on the desk, ${cards} cards`, 'ms', card, { p95: 50, ratio: 3 }, bare),
    makeFigure(`ring: the same popup, desk blocked for ${blockedMs / 1000} s`, 'ms', blocked, { p95: 50, ratio: 3 }, bare),
  ];

  /** One call that rings, is painted and given up; answers INVITE to paint (in a window that is shown), ms. */
  async function ring(phone: MeasuredPhone, user: string, shownAt = async () => 0): Promise<number> {
    phone.tap.reset();
    const painted = await watchPaint(phone.ringPage, name);
    const caller = await placeCall(asterisk, { to: user, number, displayName: name });
    const at = Math.max(await painted(), await shownAt());
    const inviteAt = await phone.tap.inviteAt();
    await new Promise((resolve) => setTimeout(resolve, 300)); // whatever is drawn after it belongs to this sample
    await caller.hangUp();
    await waitUntil('the caller is gone', caller.hasEnded, { everyMs: 20 });
    await waitUntilGone(phone.ringPage, name);
    return at - inviteAt;
  }
}

/** Keeps the desk's thread busy, as a runaway script would; settles when it is free again. */
function blockDesk({ desk }: MeasuredProduct): Promise<void> {
  return desk.evaluate((durationMs) => {
    const freeAt = performance.now() + durationMs;
    while (performance.now() < freeAt);
  }, blockedMs);
}
