// What a selection method is: options in, chosen factors with weights and reasons out.
import type { z } from "zod";
import type { ScreenSeries, ScreenValue } from "../../screens/screen.ts";
import type { SelectionProblem } from "../problem.ts";

export interface Chosen {
  /** Place in the matrix. */
  readonly factor: number;
  /** Weight of the standardised factor in the sum that stands for all; null where the method gives none. */
  readonly weight: number | null;
  readonly reason: string;
  /** Numbers behind the reason. */
  readonly facts: readonly ScreenValue[];
}

/** A new column on the dates of the matrix, made from the factors. */
export interface MadeColumn {
  readonly name: string;
  readonly values: Float64Array;
}

export interface SelectionAnswer {
  /** In the order in which they were chosen. */
  readonly chosen: readonly Chosen[];
  /** Numbers about the whole choice. */
  readonly facts: readonly ScreenValue[];
  readonly series: readonly ScreenSeries[];
  readonly columns: readonly MadeColumn[];
  readonly notes: readonly string[];
}

export interface Selection {
  readonly name: string;
  readonly says: string;
  readonly options: z.ZodType;
  readonly choose: (problem: SelectionProblem, options: never) => SelectionAnswer;
}

export function defineSelection<Options extends z.ZodType>(selection: {
  readonly name: string;
  readonly says: string;
  readonly options: Options;
  readonly choose: (problem: SelectionProblem, options: z.infer<Options>) => SelectionAnswer;
}): typeof selection {
  return selection;
}

export const nothingMore = { facts: [], series: [], columns: [], notes: [] } as const;
