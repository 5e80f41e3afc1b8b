import { createStore, type StoreApi } from 'zustand/vanilla';
import type {
  ColumnMapping,
  ImportEncoding,
  ImportField,
  ImportPreview,
  ImportProblem,
  ImportProgress,
} from '../../../contract/ipc/card-import';
import type { RefusedProblem, RefusedSaved, RefusedWords } from '../../../contract/ipc/refused-rows';
import type { DeskBridge } from '../store/desk-connection';

/** Where an import stands. It outlives the page that shows it: the desk may be used while rows are read. */
export type ImportStage =
  | { readonly kind: 'choosing'; readonly problem?: ImportProblem }
  | { readonly kind: 'reading' }
  | { readonly kind: 'mapping'; readonly preview: ImportPreview; readonly mapping: ColumnMapping; readonly problem?: ImportProblem }
  | { readonly kind: 'running'; readonly progress?: Extract<ImportProgress, { kind: 'running' }> }
  | { readonly kind: 'ended'; readonly progress: Exclude<ImportProgress, { kind: 'running' }>; readonly saving?: RefusedSaving };

/** How the saving of left-out rows goes: asked where to, or done in a moment; under way; saved; not saved. */
export type RefusedSaving =
  | { readonly kind: 'asked' }
  | { readonly kind: 'writing'; readonly share: number }
  | ({ readonly kind: 'saved' } & RefusedSaved)
  | { readonly kind: 'failed'; readonly problem: RefusedProblem };

export interface CardImport {
  readonly stage: StoreApi<ImportStage>;
  /** Opens the system's file dialog; closing it changes nothing. */
  choose(): Promise<void>;
  setEncoding(encoding: ImportEncoding): Promise<void>;
  /** What a column fills; null leaves it out. */
  setField(column: number, field: ImportField | null): void;
  start(): Promise<void>;
  /** Stops the import, or the saving of left-out rows. */
  cancel(): void;
  /** Has the rows that were left out written into a file; closing the system's dialog changes nothing. */
  saveRefused(words: RefusedWords): Promise<void>;
  /** Back to the choice of a file. */
  reset(): void;
}

const importByBridge = new WeakMap<DeskBridge, CardImport>();

/** The import of this window; there is one at a time. */
export function cardImportOf(bridge: DeskBridge): CardImport {
  const known = importByBridge.get(bridge);
  if (known) return known;
  const made = createCardImport(bridge);
  importByBridge.set(bridge, made);
  return made;
}

function createCardImport({ request, on }: DeskBridge): CardImport {
  const stage = createStore<ImportStage>(() => ({ kind: 'choosing' }));
  const show = (next: ImportStage) => stage.setState(next, true);

  on.importProgress((progress) => show(progress.kind === 'running' ? { kind: 'running', progress } : { kind: 'ended', progress }));

  /** Nothing when the result is no longer shown: another import has taken its place. */
  function showSaving(saving: RefusedSaving | undefined): void {
    const now = stage.getState();
    if (now.kind === 'ended') show({ kind: 'ended', progress: now.progress, ...(saving && { saving }) });
  }

  on.refusedRowsShare((share) => {
    const now = stage.getState();
    const isUnderWay = now.kind === 'ended' && (now.saving?.kind === 'asked' || now.saving?.kind === 'writing');
    if (isUnderWay) showSaving({ kind: 'writing', share });
  });

  return {
    stage,
    async choose() {
      const before = stage.getState();
      show({ kind: 'reading' });
      const outcome = await request.chooseImportFile().catch(() => ({ ok: false, problem: 'failed' }) as const);
      if (outcome === null) show(before);
      else if (outcome.ok) show({ kind: 'mapping', preview: outcome.value, mapping: outcome.value.mapping });
      else show({ kind: 'choosing', problem: outcome.problem });
    },
    async setEncoding(encoding) {
      const before = stage.getState();
      if (before.kind !== 'mapping') return;
      const outcome = await request.previewImport({ encoding }).catch(() => ({ ok: false, problem: 'failed' }) as const);
      const now = stage.getState();
      if (now.kind !== 'mapping') return;
      if (!outcome.ok) {
        show({ ...now, problem: outcome.problem });
        return;
      }
      // what was chosen by hand stays, as long as the columns are the same in number
      const isSameTable = outcome.value.columns.length === now.preview.columns.length;
      show({ kind: 'mapping', preview: outcome.value, mapping: isSameTable ? now.mapping : outcome.value.mapping });
    },
    setField(column, field) {
      const now = stage.getState();
      if (now.kind === 'mapping') show({ ...now, mapping: now.mapping.with(column, field) });
    },
    async start() {
      const now = stage.getState();
      if (now.kind !== 'mapping') return;
      show({ kind: 'running' });
      const outcome = await request
        .startImport({ mapping: now.mapping, encoding: now.preview.encoding })
        .catch(() => ({ ok: false, problem: 'failed' }) as const);
      if (!outcome.ok) show({ ...now, problem: outcome.problem });
    },
    cancel() {
      void request.cancelImport();
    },
    async saveRefused(words) {
      showSaving({ kind: 'asked' });
      const outcome = await request.saveRefusedRows(words).catch(() => ({ ok: false, problem: 'failed' }) as const);
      if (outcome === null) showSaving(undefined);
      else showSaving(outcome.ok ? { kind: 'saved', ...outcome.value } : { kind: 'failed', problem: outcome.problem });
    },
    reset() {
      show({ kind: 'choosing' });
    },
  };
}
