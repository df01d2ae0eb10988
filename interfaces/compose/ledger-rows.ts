// A run's ledger rows in the workspace, cut back to where a step begins and written in one piece when it ends.
import { fault } from "#engine/core";
import type { StateDb } from "#engine/data";
import type { LedgerRow, LedgerStore } from "#engine/evidence";

export interface StepRows extends LedgerStore {
  /** Writes what the step appended, all or none. */
  readonly flush: () => void;
}

/**
 * Rows 0 .. upTo − 1 of a run, with what a step adds held back until flush.
 * A step that runs again after a crash must append exactly what is already there; anything else is a fault.
 */
export function stepRows(state: StateDb, run: string, upTo: number): StepRows {
  const stored = state.ledger(run);
  const visible: LedgerRow[] = stored.slice(0, upTo);
  const fresh: LedgerRow[] = [];
  return {
    rows: () => visible,
    append: (row) => {
      const known = stored[row.seq];
      if (known && known.hash !== row.hash) {
        throw fault(
          `Record ${row.seq} of run ${run} came out different when its step was repeated (${known.kind} ${known.id.slice(0, 12)}, now ${row.kind} ${row.id.slice(0, 12)}).`,
        );
      }
      visible.push(row);
      if (!known) fresh.push(row);
    },
    flush: () => {
      const rows = fresh.splice(0);
      if (rows.length > 0) state.appendLedger(run, rows);
    },
  };
}
