// The score: factors of one date made comparable, then combined.
import { type Grid, type Rows, rankFractions, type SortedRows, sortRows } from "#engine/signals";
import type { StrategySpec } from "./spec.ts";

/** One value per symbol and bar, date-major; each form is made when it is first asked for. */
export interface FactorRows {
  readonly values: () => Rows;
  readonly order: () => SortedRows;
  readonly ranks: () => Rows;
}

export function factorRows(makeValues: () => Rows, grid: Grid): FactorRows {
  const values = once(makeValues);
  const order = once(() => sortRows(values(), grid));
  return { values, order, ranks: once(() => rankFractions(values(), grid, order())) };
}

function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | null = null;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}

/** Combined score per symbol and bar; null for a logic combination, which has none. */
export function scoreOf(spec: StrategySpec, factors: ReadonlyMap<string, FactorRows>, grid: Grid): FactorRows | null {
  const { combination } = spec;
  switch (combination.kind) {
    case "logic":
      return null;
    case "agreement":
      return factorRows(() => agreementOf(combination, [...factors.values()]), grid);
    case "weighted": {
      const { weights, normalise } = combination;
      const parts = [...factors].flatMap(([name, rows]) => {
        const weight = weights === undefined ? 1 : (weights[name] ?? 0);
        return weight === 0 ? [] : [{ weight, rows }];
      });
      const [only] = parts;
      if (parts.length === 1 && only !== undefined && normalise === "rank" && only.weight > 0)
        return soleRank(only.rows);
      return factorRows(() => weightedSum(parts, normalise, grid), grid);
    }
  }
}

interface Part {
  readonly weight: number;
  readonly rows: FactorRows;
}

function weightedSum(parts: readonly Part[], normalise: "rank" | "zscore", grid: Grid): Rows {
  const total = parts.reduce((sum, part) => sum + Math.abs(part.weight), 0);
  const out = new Float64Array(grid.symbols * grid.times);
  for (const { weight, rows } of parts) {
    const normal = normalise === "rank" ? centred(rows.ranks()) : zscores(rows.values(), grid);
    for (let i = 0; i < out.length; i++) out[i]! += (weight / total) * normal[i]!;
  }
  return out;
}

function centred(ranks: Rows): Rows {
  return ranks.map((p) => 2 * p - 1);
}

/** One ranked factor of positive weight orders symbols as the factor does: cuts are taken on it without a second sort. */
function soleRank(rows: FactorRows): FactorRows {
  return { values: once(() => centred(rows.ranks())), order: rows.order, ranks: rows.ranks };
}

type Agreement = Extract<StrategySpec["combination"], { readonly kind: "agreement" }>;

function agreementOf({ share, atLeast }: Agreement, factors: readonly FactorRows[]): Rows {
  const votes = new Float64Array(factors[0]?.values().length ?? 0);
  for (const factor of factors) {
    const ranks = factor.ranks();
    for (let i = 0; i < votes.length; i++) {
      const p = ranks[i]!;
      votes[i]! += Number.isNaN(p) ? Number.NaN : (p > 1 - share + 1e-9 ? 1 : 0) - (p < share - 1e-9 ? 1 : 0);
    }
  }
  return votes.map((net) => (Number.isNaN(net) ? net : Math.abs(net) >= atLeast ? net / factors.length : 0));
}

/**
 * (x − mean) / deviation of the date (ddof 0), cut at ±3.
 * NaN stays NaN; a date whose values do not vary beyond rounding gives 0.
 */
function zscores(values: Rows, { symbols, times }: Grid): Rows {
  const out = new Float64Array(values.length).fill(Number.NaN);
  for (let t = 0; t < times; t++) {
    const row = values.subarray(t * symbols, (t + 1) * symbols);
    let n = 0;
    let mean = 0;
    let squares = 0;
    let largest = 0;
    for (let s = 0; s < symbols; s++) {
      const x = row[s]!;
      if (!Number.isFinite(x)) continue;
      n++;
      const step = x - mean;
      mean += step / n;
      squares += step * (x - mean);
      largest = Math.max(largest, Math.abs(x));
    }
    const deviation = Math.sqrt(squares / n);
    const flat = !(deviation > 1e-12 * largest);
    for (let s = 0; s < symbols; s++) {
      const x = row[s]!;
      if (Number.isFinite(x)) out[t * symbols + s] = flat ? 0 : Math.max(-3, Math.min(3, (x - mean) / deviation));
    }
  }
  return out;
}
