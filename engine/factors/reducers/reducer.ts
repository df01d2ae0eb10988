// The reducer contract: what turns the finer bars of another market into one value per bar of this one.
import type { UnitRule } from "../unit.ts";

/** The one number that some reducers take. */
export interface ReducerParam {
  readonly name: string;
  readonly min: number;
  readonly max: number;
  readonly whole: boolean;
  /** Needed when there is none. */
  readonly default?: number | undefined;
  readonly not?: number | undefined;
}

export interface Reducer {
  /** Begins with vec_. */
  readonly name: string;
  readonly says: string;
  readonly source: string;
  readonly param?: ReducerParam | undefined;
  readonly unit: UnitRule;
  /** Fewest present values; with fewer the result is missing. */
  readonly least: number;
  /** The definition, over the present values from the oldest to the newest. */
  readonly meaning: (values: readonly number[], param: number) => number;
  /** The same, fast: over a slice that holds the present values only, which it must not change. */
  readonly reduce: (values: Float64Array, param: number) => number;
  /**
   * The same as a ClickHouse aggregate over the column `v` (NULL is missing), with `m` the time of each row; null where
   * this parameter has none.
   */
  readonly sql?: ((v: string, m: string, param: number) => string | null) | undefined;
  readonly example: { readonly values: readonly number[]; readonly param?: number | undefined; readonly gives: number };
}
