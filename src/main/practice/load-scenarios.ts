import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { checkDialogue, checkScenario, type ScenarioProblem } from '../../core/practice/check-scenario';
import { type PracticeCentre, practiceCentreSchema } from '../../core/practice/practice-centre';
import { type Scenario, scenarioSchema } from '../../core/practice/scenario';
import { failure, success } from '../../core/result';
import type { ContentProblem, Fault } from '../content/content-problem';
import type { Content } from '../content/load-content';
import { loadFolder, type ReadSource, readContentFile } from '../content/load-folder';
import { parseWithSchema } from '../content/parse-with-schema';
import type { SourceText } from '../content/source-text';

/** The practice centre and the calls that may come there. */
export interface PracticeFiles {
  readonly centre: PracticeCentre;
  /** By their ids, in the order of their files. */
  readonly scenarios: ReadonlyMap<string, Scenario>;
  /** The folder that each scenario and each destination came from, by their ids: their recordings are there. */
  readonly origins: ReadonlyMap<string, string>;
  /** Files that were refused; what an earlier folder has under the same id stays in force. */
  readonly problems: readonly ContentProblem[];
}

const centreFile = 'practice.yaml';
const largestBytes = 1024 * 1024;

/**
 * Reads `practice.yaml` and `scenarios/` of each folder that exists: the shipped ones first, the centre's own over them. A
 * later folder's queues, destinations and scenarios replace an earlier one's of the same id. A file is taken whole or
 * refused whole, and never keeps others out. `content` has the scripts and forms that the scenarios' expectations name.
 */
export function loadScenarios(folders: readonly string[], content: Pick<Content, 'scripts' | 'forms'>): PracticeFiles {
  const problems: ContentProblem[] = [];
  const scenarios = new Map<string, Scenario>();
  const origins = new Map<string, string>();
  let centre = practiceCentreSchema.parse({});
  for (const folder of folders) {
    if (existsSync(join(folder, centreFile))) {
      const read = readContentFile(folder, centreFile, { read: readCentre, largestBytes });
      if (read.ok) {
        centre = mergeCentres(centre, read.value.content);
        for (const { destinationId } of read.value.content.destinations) origins.set(destinationId, folder);
      } else problems.push(read.problem);
    }
    const kind = { kind: 'scenarios', read: readScenario(centre, content), idOf: (found: Scenario) => found.scenarioId, largestBytes };
    for (const [id, scenario] of loadFolder(folder, kind, { problems, remarks: [] })) {
      scenarios.set(id, scenario);
      origins.set(id, folder);
    }
  }
  return { centre, scenarios, origins, problems };
}

function readScenario(centre: PracticeCentre, content: Pick<Content, 'scripts' | 'forms'>): ReadSource<Scenario> {
  return (source) => {
    const parsed = parseWithSchema(source, scenarioSchema);
    if (!parsed.ok) return parsed;
    const problems = checkScenario(parsed.value, centre, content);
    return problems.length > 0 ? failure(describeAll(problems, source)) : success({ content: parsed.value, remarks: [] });
  };
}

const readCentre: ReadSource<PracticeCentre> = (source) => {
  const parsed = parseWithSchema(source, practiceCentreSchema);
  if (!parsed.ok) return parsed;
  const problems = parsed.value.destinations.flatMap(({ colleague }, index) =>
    colleague === undefined ? [] : checkDialogue(colleague.dialogue, ['destinations', index, 'colleague', 'dialogue']),
  );
  return problems.length > 0 ? failure(describeAll(problems, source)) : success({ content: parsed.value, remarks: [] });
};

function mergeCentres(earlier: PracticeCentre, later: PracticeCentre): PracticeCentre {
  return {
    agentName: later.agentName ?? earlier.agentName,
    queues: mergeBy(earlier.queues, later.queues, (queue) => queue.id),
    destinations: mergeBy(earlier.destinations, later.destinations, (destination) => destination.destinationId),
    reactions: { ...earlier.reactions, ...later.reactions },
  };
}

function mergeBy<Item>(earlier: readonly Item[], later: readonly Item[], idOf: (item: Item) => string): Item[] {
  return [...new Map([...earlier, ...later].map((item) => [idOf(item), item])).values()];
}

function describeAll(problems: readonly ScenarioProblem[], source: SourceText): Fault[] {
  return problems.map(({ kind, path, name }) => ({ line: source.lineOf(path), reason: `${path.join('.')}: ${words[kind](name)}` }));
}

const words: Record<ScenarioProblem['kind'], (name: string) => string> = {
  'duplicate-line': (name) => `line "${name}" is there twice`,
  'reserved-line': (name) => `"${name}" is the name of a reaction`,
  'conditional-end': (name) => `the last line, "${name}", must come always: no "when" and no "unless"`,
  'unknown-line': (name) => `no line is named "${name}"`,
  'unknown-queue': (name) => `queue "${name}" is not in practice.yaml`,
  'unknown-script': (name) => `the queue's script "${name}" is not there`,
  'unknown-form': (name) => `the queue's form "${name}" is not there`,
  'unknown-step': (name) => `the script has no step "${name}"`,
  'unknown-answer': (name) => `the script has no answer "${name}"`,
  'unknown-field': (name) => `the form has no field "${name}"`,
  'impossible-value': (name) => `field "${name}" cannot come out like this`,
  'unknown-destination': (name) => `destination "${name}" is not in practice.yaml`,
};
