import { join } from 'node:path';
import type { Language } from '../../core/policy/configuration';
import type { PracticeCentre } from '../../core/practice/practice-centre';
import type { Scenario } from '../../core/practice/scenario';
import { failure, type Result, success } from '../../core/result';
import { type Content, loadContent } from '../content/load-content';
import { log } from '../diagnostics/log';
import { loadScenarios } from './load-scenarios';
import { type FindRecording, recordingsOf } from './recordings';
import { type PracticeExchange, startExchangeProcess } from './start-exchange-process';

/** What a practice shift stands on: the practice centre in one language, and an exchange that listens. */
export interface PracticeGround {
  readonly language: Language;
  readonly centre: PracticeCentre;
  readonly scenarios: readonly Scenario[];
  readonly findRecording: FindRecording;
  /** Scripts and forms of the practice centre, and every file that was refused. */
  readonly content: Content;
  readonly exchange: PracticeExchange;
}

export interface PracticePlaces {
  /** `practice.yaml`, `scenarios/` and `content/<language>/` each; the shipped folder first, the centre's own after it. */
  readonly folders: readonly string[];
  readonly language: Language;
}

/** Shorter than most centres let it ring: nothing is to be learnt from the rest of it. */
const handOverRingS = 8;

/** Reads the practice centre and starts its exchange. Fails when there is nobody to call, or nothing to call by. */
export async function openPracticeGround({ folders, language }: PracticePlaces): Promise<Result<PracticeGround, 'failed'>> {
  // a centre may have its own in English only: it stands in, and comes before what is shipped
  const languages = language === 'en' ? ['en'] : ['en', language];
  const content = loadContent(folders.flatMap((folder) => languages.map((one) => join(folder, 'content', one))));
  const { centre, scenarios, origins, problems } = loadScenarios(folders, content);
  if (scenarios.size === 0) {
    log.error('No practice scenario can be played');
    return failure('failed');
  }
  const exchange = await startExchangeProcess({
    queues: centre.queues.map(({ id, ringTimeoutS }) => ({ queueId: id, ringTimeoutS })),
    destinations: centre.destinations.map(({ number, behaviour }) => ({ number, behaviour })),
    handOverRingS,
  });
  if (!exchange.ok) return exchange;
  return success({
    language,
    centre,
    scenarios: [...scenarios.values()],
    findRecording: recordingsOf(origins, folders[0]),
    content: { ...content, problems: [...content.problems, ...problems] },
    exchange: exchange.value,
  });
}
