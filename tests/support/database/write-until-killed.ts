import { writeSync } from 'node:fs';
import { openDatabase } from '../../../src/main/database/database';
import { saveDraft } from '../../../src/main/database/drafts';
import { finishInteraction } from '../../../src/main/database/interactions';

/** Batches of keystrokes in each form. */
const batches = 5;

const [file = '', first = '0'] = process.argv.slice(2);
const opened = openDatabase({ file, requireEncryption: false, key: Buffer.alloc(32, 9) });
if (!opened.ok) throw new Error(opened.problem);
const { database } = opened.value;

// Works through forms until it is killed, and says of each step that it is on disk once it is.
writeSync(1, 'open\n');
for (let conversation = Number(first); ; conversation++) {
  const conversationId = `0197a5c0-0000-7000-8000-${String(conversation).padStart(12, '0')}`;
  const startedAt = conversation;
  for (let batch = 1; batch <= batches; batch++) {
    saveDraft(database, { conversationId, direction: 'inbound', identity: { isWithheld: true }, values: { batch }, startedAt }, batch);
    writeSync(1, `saved ${conversation} ${batch}\n`);
  }
  finishInteraction(database, {
    agent: '1001',
    at: Date.now(),
    monotonicMs: performance.now(),
    conversationId,
    payload: { scriptPath: [], values: { batch: batches }, finishedBy: 'agent', wrapUpMs: 1 },
    history: { direction: 'inbound', startedAt, talkMs: 1 },
  });
  writeSync(1, `finished ${conversation} 0\n`);
}
