// Screening thousands of formulas: evaluated in chunks by worker threads, each asked the quick questions of the list.
import { dateRoom } from "#engine/compiled";
import { unwrap } from "#engine/core";
import {
  checkExpression,
  evaluateEach,
  type Job,
  parseExpression,
  runJob,
  vocabularyOf,
  type WorkerPool,
  withInputs,
} from "#engine/factors";
import type { Column, Panel } from "#engine/panel";
import { benjaminiHochberg } from "../multiple-testing.ts";
import { coverage } from "../screens/coverage.ts";
import { decay } from "../screens/decay.ts";
import { informationCoefficient } from "../screens/information-coefficient.ts";
import { rankInformationCoefficient } from "../screens/rank-information-coefficient.ts";
import type { Screen, ScreenValue } from "../screens/screen.ts";
import { turnover } from "../screens/turnover.ts";
import { type ScreenOptions, studyOf } from "../study.ts";
import { type DuplicateOf, findDuplicates } from "./duplicates.ts";
import { sketchOf, type ValueSketch } from "./sketch.ts";

/** The questions that thousands of factors are asked; the rest of the list costs several times as much. */
export const quickScreens = [
  coverage,
  decay,
  informationCoefficient,
  rankInformationCoefficient,
  turnover,
] as const satisfies readonly Screen[];

/** One formula of a batch: what the quick screens found, or why there is nothing. */
export interface BatchRow {
  readonly expression: string;
  readonly values: readonly ScreenValue[];
  /** p-value of the rank IC, adjusted by Benjamini–Hochberg over the batch; null where there is none. */
  readonly adjusted: number | null;
  /** An earlier formula whose values rank the sample alike, or exactly reversed. */
  readonly duplicate: DuplicateOf | null;
  readonly problem: { readonly message: string; readonly next: string } | null;
}

export interface BatchOptions extends ScreenOptions {
  /** Absolute correlation on the sample from which two factors count as one. Default 0.99. */
  readonly sameAbove?: number | undefined;
}

export interface BatchRun {
  readonly pool?: WorkerPool | undefined;
  readonly signal?: AbortSignal | undefined;
  /** Called after every chunk with how many formulas are done. */
  readonly onProgress?: ((done: number) => void) | undefined;
  /**
   * Called when the batch ends before its time, stopped or by a fault, with what came out until then: the rows of the
   * formulas that are done and their places in the batch. Duplicates and adjustment are those among these rows.
   */
  readonly onEarlyEnd?: ((rows: readonly BatchRow[], places: readonly number[]) => void) | undefined;
}

interface Screened {
  readonly values: readonly ScreenValue[];
  readonly sketch: ValueSketch | null;
  readonly problem: BatchRow["problem"];
}

/** Formulas of one part: enough to share what neighbours have in common, few enough to keep all threads busy. */
function partSize(formulas: number, threads: number): number {
  return Math.min(48, Math.max(16, Math.ceil(formulas / (4 * threads))));
}

/** Screens one part of a batch; the sketch of each factor goes back with its values. */
export const screenJob: Job<readonly string[], ScreenOptions, readonly Screened[]> = {
  name: "screen",
  run: (formulas, { panel, shared }) => {
    const exprs = formulas.map((formula) => unwrap(parseExpression(formula)));
    const answers: Screened[] = [];
    const take = (place: number, column: Column): void => {
      answers[place] = screenColumn(column, panel, shared);
    };
    evaluateEach(exprs, panel, take);
    return answers;
  },
};

/** One factor after another is turned and ranked in the same place. */
const room = dateRoom();

function screenColumn(column: Column, panel: Panel, options: ScreenOptions): Screened {
  const study = studyOf(column, panel, options, room);
  return {
    values: quickScreens.flatMap((screen) => screen.ask(study).values),
    sketch: sketchOf(column, panel, options),
    problem: null,
  };
}

/**
 * Screens many formulas over one panel.
 *
 * Shape   one row per formula, in the order given; the values are those of `screenFactor`
 * Errors  a formula that does not parse or fit the panel is a row with its problem; the others go on
 * Same    the rows do not depend on the pool or on how the work was cut
 */
export async function screenMany(
  formulas: readonly string[],
  panel: Panel,
  options: BatchOptions,
  run: BatchRun = {},
): Promise<readonly BatchRow[]> {
  const problems = formulas.map((formula) => problemOf(formula, panel));
  const sound = formulas.flatMap((_, place) => (problems[place] === null ? [place] : []));
  const size = partSize(sound.length, run.pool?.size ?? 1);
  const parts = Array.from({ length: Math.ceil(sound.length / size) }, (_, part) =>
    sound.slice(part * size, (part + 1) * size),
  );
  const screened = new Map<number, Screened>();
  const found = { problems, screened, sameAbove: options.sameAbove ?? 0.99 };
  try {
    await runJob(screenJob, {
      panel: withInputs(
        sound.map((place) => unwrap(parseExpression(formulas[place]!))),
        panel,
      ),
      shared: plainOptions(options),
      parts: parts.map((places) => places.map((place) => formulas[place]!)),
      pool: run.pool,
      signal: run.signal,
      onAnswer: (answer, part) => {
        for (const [i, place] of parts[part]!.entries()) screened.set(place, answer[i]!);
        run.onProgress?.(formulas.length - sound.length + screened.size);
      },
    });
  } catch (thrown) {
    if (run.onEarlyEnd !== undefined) tellEarlyEnd(formulas, found, run.onEarlyEnd);
    throw thrown;
  }
  return rowsOf(formulas, found);
}

interface Found {
  readonly problems: readonly BatchRow["problem"][];
  readonly screened: ReadonlyMap<number, Screened>;
  readonly sameAbove: number;
}

/** The rows that are done, as those of a batch of their own. */
function tellEarlyEnd(
  formulas: readonly string[],
  { problems, screened, sameAbove }: Found,
  tell: NonNullable<BatchRun["onEarlyEnd"]>,
): void {
  const places = formulas.flatMap((_, place) => (screened.has(place) || problems[place] !== null ? [place] : []));
  const done = new Map(
    places.flatMap((place, i) => {
      const one = screened.get(place);
      return one === undefined ? [] : [[i, one] as const];
    }),
  );
  const own = { problems: places.map((place) => problems[place] ?? null), screened: done, sameAbove };
  const rows = rowsOf(
    places.map((place) => formulas[place]!),
    own,
  );
  tell(rows, places);
}

/** Without what does not concern a thread. */
function plainOptions({ sameAbove: _, ...options }: BatchOptions): ScreenOptions {
  return options;
}

function rowsOf(formulas: readonly string[], { problems, screened, sameAbove }: Found): readonly BatchRow[] {
  const places = [...screened.keys()].sort((a, b) => a - b);
  const sketches = places.map((place) => screened.get(place)?.sketch ?? null);
  const duplicates = findDuplicates(sketches, sameAbove);
  const tested = places.filter((_, i) => duplicates[i] === null);
  const pOf = (place: number): number =>
    screened.get(place)?.values.find((value) => value.name === "rank_ic.p")?.value ?? 1;
  const adjusted = benjaminiHochberg(tested.map(pOf));
  const adjustedAt = new Map(tested.map((place, i) => [place, adjusted[i] ?? null]));
  return formulas.map((expression, place) => {
    const found = screened.get(place);
    const duplicate = duplicates[places.indexOf(place)] ?? null;
    return {
      expression,
      values: found?.values ?? [],
      adjusted: adjustedAt.get(place) ?? null,
      duplicate: duplicate === null ? null : { ...duplicate, place: places[duplicate.place]! },
      problem: problems[place] ?? null,
    };
  });
}

function problemOf(formula: string, panel: Panel): BatchRow["problem"] {
  const parsed = parseExpression(formula);
  const checked = parsed.ok ? checkExpression(parsed.value, vocabularyOf(panel)) : parsed;
  if (checked.ok) return null;
  return { message: checked.error.message, next: checked.error.next };
}
