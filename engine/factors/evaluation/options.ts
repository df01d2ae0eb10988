// What a caller of a batch may ask for.
import type { Column } from "#engine/panel";
import type { WorkerPool } from "../workers/pool.ts";

/** Where columns are put aside when memory is short. Keys are letters, digits and hyphens. */
export interface ColumnSpill {
  readonly write: (key: string, column: Column) => void | Promise<void>;
  /** Fills `into` with what was written under the key. */
  readonly read: (key: string, into: Column) => void | Promise<void>;
}

export interface BatchOptions {
  /** Megabytes (10⁶ bytes) for the panel's columns, the columns that are computed and the threads' own blocks. */
  readonly budgetMb?: number | undefined;
  /** Threads to share the work; without, it is done in this one. The values are the same, bit for bit. */
  readonly pool?: WorkerPool | undefined;
  /**
   * Takes each column as soon as it is complete, in an order of the plan's; `place` is that of the formula. The column is
   * used again afterwards: copy what must stay, write nothing into it, and do not wait for the same pool, whose threads may
   * be waiting for this column. Without, all columns are returned.
   */
  readonly onColumn?: ((place: number, column: Column) => void | Promise<void>) | undefined;
  readonly spill?: ColumnSpill | undefined;
  readonly signal?: AbortSignal | undefined;
}
