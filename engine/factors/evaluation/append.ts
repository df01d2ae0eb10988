// After new rows: formulas that forget are computed over the newest rows only, and give the bits of the whole computation.
import { QraftError } from "#engine/core";
import { type Column, newColumn, type Panel, slicePanel } from "#engine/panel";
import { compileGraph } from "../compile.ts";
import { withInputs } from "../inputs/with-inputs.ts";
import type { Expr } from "../language/ast.ts";
import { evaluateBatch } from "./batch.ts";
import type { BatchOptions } from "./options.ts";
import { cutMemories, lastRows, memoryNamesIn, newestRows } from "./remembered.ts";
import { reachOf } from "./settled.ts";

/** What was computed before the rows came: one column per formula, over the first rows of the same panel. */
export interface EarlierEvaluation {
  readonly columns: readonly Column[];
  readonly symbols: readonly string[];
  readonly times: Float64Array;
}

/**
 * new-panel: other symbols, or other times before the new rows · remembers: the outermost call never forgets · short-history:
 * its look-back leaves nothing to save · changed: recomputed old rows differ from what was given, for example because
 * prices were adjusted, or because an operator's rounding depends on where its history began.
 */
export type WholeReason = "new-panel" | "remembers" | "short-history" | "changed";

export interface AppendedEvaluation {
  /** Over all rows of the panel, in the order of the formulas. */
  readonly columns: readonly Column[];
  /** Formulas that were computed over all rows, and why. */
  readonly whole: readonly { readonly place: number; readonly reason: WholeReason }[];
  /** Rows that were computed for the others, the first of them being the earliest; 0 when there were none. */
  readonly rows: number;
  /** Calls inside the others that never forget: these alone were computed over all rows, what stands above them was not. */
  readonly remembered: number;
}

/** Old rows that are computed again at least, to be compared with what was given. */
const comparedRows = 16;

/**
 * Values over a panel that has grown at its end, from those over the panel before.
 *
 * A formula with a finite look-back is computed over a slice that begins at a restart row of its sliding windows. The old
 * rows in which the slice is settled are compared with the earlier values, bit for bit; when one differs, the formula is
 * computed whole. Calls that never forget are computed over all rows, once each, and what stands above them over the slice.
 * Old rows before the slice are taken over unseen: after data were corrected or adjusted further back, evaluate anew.
 */
export async function appendEvaluation(
  exprs: readonly Expr[],
  given: Panel,
  options: Omit<BatchOptions, "onColumn"> & { readonly earlier: EarlierEvaluation },
): Promise<AppendedEvaluation> {
  const panel = withInputs(exprs, given);
  const { earlier, ...batch } = options;
  checkEarlier(exprs, earlier);
  const cut = cutMemories(exprs);
  const plan = splitWork(cut.exprs, panel, earlier);
  const needed = new Set([...plan.slices.values()].flat().flatMap(({ place }) => memoryNamesIn(cut.exprs[place]!)));
  const calls = new Map([...cut.calls].filter(([name]) => needed.has(name)));
  const from = Math.min(...plan.slices.keys(), panel.times.length);
  const memories = await newestRows(calls, panel, { from, batch });
  const columns = new Array<Column | undefined>(exprs.length).fill(undefined);
  const whole = [...plan.whole];
  let rows = 0;
  for (const [start, places] of plan.slices) {
    const slice = withMemories(slicePanel(panel, start, panel.times.length), memories, start - from);
    rows = Math.max(rows, slice.times.length);
    const made = await evaluateBatch(
      places.map(({ place }) => cut.exprs[place]!),
      slice,
      batch,
    );
    for (const [k, { place, settled }] of places.entries()) {
      const joined = joinRows(
        { values: earlier.columns[place]!, times: earlier.times.length },
        { values: made.columns[k]!, times: slice.times.length, start, settled: start + settled },
        panel,
      );
      if (joined === null) whole.push({ place, reason: "changed" });
      else columns[place] = joined;
    }
  }
  const anew = await evaluateBatch(
    whole.map(({ place }) => exprs[place]!),
    panel,
    batch,
  );
  for (const [k, { place }] of whole.entries()) columns[place] = anew.columns[k];
  return {
    columns: columns as Column[],
    whole: whole.toSorted((a, b) => a.place - b.place),
    rows,
    remembered: calls.size,
  };
}

/** A slice of the panel with the rows of the calls that were computed whole, `skip` of which lie before it. */
function withMemories(slice: Panel, memories: ReadonlyMap<string, Column>, skip: number): Panel {
  if (memories.size === 0) return slice;
  const rule = { symbols: slice.symbols.length, from: skip };
  const own = [...memories].map(([name, column]) => [name, lastRows(column, rule)] as const);
  return { ...slice, fields: new Map([...slice.fields, ...own]) };
}

function checkEarlier(exprs: readonly Expr[], { columns, symbols, times }: EarlierEvaluation): void {
  const cells = symbols.length * times.length;
  const odd = columns.findIndex((column) => column.length !== cells);
  if (columns.length === exprs.length && odd === -1) return;
  const what =
    columns.length === exprs.length
      ? `column ${odd} has ${columns[odd]?.length} values for ${cells} cells`
      : `there are ${columns.length} columns for ${exprs.length} formulas`;
  throw new QraftError(
    "bad-earlier-values",
    `Earlier values cannot be continued: ${what}.`,
    "Give one column per formula, with the symbols and times they were computed over.",
  );
}

interface Work {
  readonly whole: readonly { readonly place: number; readonly reason: WholeReason }[];
  /** Formulas by the row at which their slice begins. */
  readonly slices: ReadonlyMap<number, readonly { readonly place: number; readonly settled: number }[]>;
}

function splitWork(exprs: readonly Expr[], panel: Panel, earlier: EarlierEvaluation): Work {
  const whole: { place: number; reason: WholeReason }[] = [];
  const slices = new Map<number, { place: number; settled: number }[]>();
  const same = isContinued(panel, earlier);
  for (const [place, { settled, period }] of reachOf(compileGraph(exprs)).entries()) {
    const start = Math.floor((earlier.times.length - comparedRows - settled) / period) * period;
    if (!same) whole.push({ place, reason: "new-panel" });
    else if (exprs[place]!.kind === "field" && memoryNamesIn(exprs[place]!).length > 0)
      whole.push({ place, reason: "remembers" });
    else if (start <= 0) whole.push({ place, reason: "short-history" });
    else slices.set(start, [...(slices.get(start) ?? []), { place, settled }]);
  }
  return { whole, slices };
}

function isContinued(panel: Panel, { symbols, times }: EarlierEvaluation): boolean {
  return (
    symbols.length === panel.symbols.length &&
    times.length <= panel.times.length &&
    symbols.every((symbol, s) => symbol === panel.symbols[s]) &&
    times.every((time, t) => time === panel.times[t])
  );
}

/** Old rows from before, new ones from the slice; null when they differ on rows that both should know. */
function joinRows(
  before: { readonly values: Column; readonly times: number },
  slice: { readonly values: Column; readonly times: number; readonly start: number; readonly settled: number },
  panel: Panel,
): Column | null {
  const times = panel.times.length;
  const out = newColumn(panel.symbols.length * times);
  for (let s = 0; s < panel.symbols.length; s++) {
    const old = before.values.subarray(s * before.times, (s + 1) * before.times);
    const fresh = slice.values.subarray(s * slice.times, (s + 1) * slice.times);
    for (let t = slice.settled; t < before.times; t++) if (!Object.is(old[t], fresh[t - slice.start])) return null;
    out.set(old, s * times);
    out.set(fresh.subarray(before.times - slice.start), s * times + before.times);
  }
  return out;
}
