// Finer bars reduced in the tables where they lie: only one value per symbol and bar here leaves them.
import { fail, ok, QraftError, type Result } from "#engine/core";
import {
  barLength,
  type Column,
  closesOf,
  type GridReader,
  mostPeriods,
  newColumn,
  opensOf,
  type Panel,
} from "#engine/panel";
import { nameOfInput } from "../language/input-name.ts";
import { inBatches } from "../sql/evaluate-in-store.ts";
import { lowerReduced, type ReducedLeaf } from "../sql/reduce-leaves.ts";
import { matchesOf } from "./with-inputs.ts";

/** What is known of a finer market without reading it. */
export interface FinerMarket {
  readonly market: string;
  readonly snapshot?: string | undefined;
  readonly frequency: Panel["frequency"];
  readonly timeZone: string;
  /** Opening times of its first and last bars, ms UTC; sealed ones count. */
  readonly first: number;
  readonly last: number;
}

/** The bars here that the finer market's history touches: from row `from` to row `to` − 1. */
interface Touched {
  readonly from: number;
  readonly to: number;
  readonly opens: Float64Array;
  readonly closes: Float64Array;
}

function touchedOf(here: Panel, { first, last, frequency }: FinerMarket): Touched {
  const [opens, closes, barMs] = [opensOf(here), closesOf(here), barLength(frequency)];
  let [from, to] = [0, closes.length];
  while (from < to && (closes[from] ?? 0) < first + barMs) from++;
  while (to > from && (opens[to - 1] ?? 0) >= last + barMs) to--;
  return { from, to, opens: opens.slice(from, to), closes: closes.slice(from, to) };
}

/** Why the store cannot sort a market's bars into the bars of this panel; null when it can. */
export function storeReductionProblem(here: Panel, there: FinerMarket): QraftError | null {
  const { opens, closes } = touchedOf(here, there);
  const why = storeBarsProblem(there) ?? periodsProblem(opens, closes);
  return why === null
    ? null
    : new QraftError(
        "not-reducible",
        `ClickHouse cannot reduce market "${there.market}" to bars of "${here.market}": ${why}.`,
        "Evaluate the formula in process.",
      );
}

function periodsProblem(opens: Float64Array, closes: Float64Array): string | null {
  if (closes.length === 0) return "their histories do not meet";
  if (closes.length > mostPeriods) return `${closes.length} bars here are more than a statement carries`;
  if (closes.some((close, t) => close > (opens[t + 1] ?? close))) return "bars here overlap";
  const even = (time: number): boolean => time % 60_000 === 0;
  return opens.every(even) && closes.every(even) ? null : "bars here do not open on whole minutes";
}

/** The store takes every bar for equally long: local days and weeks are not. */
export function storeBarsProblem({
  frequency,
  timeZone = "UTC",
}: {
  readonly frequency: Panel["frequency"];
  readonly timeZone?: string | undefined;
}): string | null {
  const isFixed = barLength(frequency) < barLength("1d") || timeZone === "UTC";
  return isFixed ? null : `${frequency} bars of ${timeZone} differ in length`;
}

/**
 * A column for each leaf of one finer market, by its name: the values that reading the market sealed and reducing it in
 * process would give, over what was known at the close of the panel's last bar. The formulas must have passed the checks.
 *
 * NaN     as in process: bars in which the finer market has none, and symbols without a match
 */
export async function reduceInStore(
  leaves: readonly ReducedLeaf[],
  store: GridReader,
  { here, there }: { readonly here: Panel; readonly there: FinerMarket },
): Promise<Result<ReadonlyMap<string, Column>>> {
  const problem = storeReductionProblem(here, there);
  if (problem !== null) return fail(problem);
  const batches = inBatches(leaves, lowerReduced);
  if (!batches.ok) return batches;
  const { from, opens, closes } = touchedOf(here, there);
  const barMs = barLength(there.frequency);
  const panel = { market: there.market, snapshot: there.snapshot, end: (closes.at(-1) ?? 0) - barMs };
  const times = here.times.length;
  const columns = new Map<string, Column>();
  for (const lowered of batches.value) {
    const answer = await store.queryGrid({ ...lowered, panel, periods: { opens, closes, barMs } });
    for (const values of answer.columns.values()) {
      const leaf = leaves[columns.size] as ReducedLeaf;
      const matches = matchesOf(leaf, here, answer);
      columns.set(nameOfInput(leaf), placed(values, { places: answer.times, matches, from, times }));
    }
  }
  return ok(columns);
}

function placed(
  values: Float64Array,
  {
    places,
    matches,
    from,
    times,
  }: {
    readonly places: Float64Array;
    readonly matches: Int32Array;
    readonly from: number;
    readonly times: number;
  },
): Column {
  const out = newColumn(matches.length * times);
  out.fill(Number.NaN);
  matches.forEach((match, s) => {
    if (match < 0) return;
    places.forEach((place, k) => {
      if (place >= 0) out[s * times + from + place] = values[match * places.length + k] ?? Number.NaN;
    });
  });
  return out;
}
