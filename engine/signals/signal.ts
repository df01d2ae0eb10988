// What a signal is: one kind of rule that says yes, no or unknown for every symbol and bar.
import type { z } from "zod";
import type { Grid, Rows } from "./grid.ts";
import type { SortedRows } from "./rank-fractions.ts";

/** Answers per symbol and bar, date-major like the rows they come from. */
export type Marks = Uint8Array;
export const no = 0;
export const yes = 1;
/** A value that the rule needs is missing. */
export const unknown = 2;

/** What a rule may read: the combined score under "score", each factor under its name. */
export interface SignalInputs {
  readonly grid: Grid;
  readonly values: (of: string) => Rows;
  /** Values in the same order, and each date of them sorted. */
  readonly order: (of: string) => SortedRows;
}

export interface Signal<Rule> {
  readonly name: string;
  readonly says: string;
  readonly schema: z.ZodType;
  /** Row t reads rows up to t, never later. */
  readonly evaluate: (rule: Rule, inputs: SignalInputs) => Marks;
  /** Plain words that continue "when". */
  readonly describe: (rule: Rule) => string;
  /** Names that the rule reads. */
  readonly reads: (rule: Rule) => readonly string[];
  /** What is wrong with the rule by itself, or null. */
  readonly fault: (rule: Rule) => string | null;
  /** True when an exit by the second rule can hold while the first one still says enter. */
  readonly overlaps: (entry: Rule, exit: Rule) => boolean;
}

/** Marks every cell by a test on its value; a missing value is unknown. */
export function markEach(values: Rows, test: (value: number) => boolean): Marks {
  const marks = new Uint8Array(values.length);
  for (let i = 0; i < values.length; i++) {
    const x = values[i]!;
    marks[i] = Number.isNaN(x) ? unknown : test(x) ? yes : no;
  }
  return marks;
}
