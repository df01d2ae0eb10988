// Decisions: which positions become which weights, on the bars at which the strategy rebalances.
import { QraftError } from "#engine/core";
import type { Panel } from "#engine/panel";
import type { Grid } from "#engine/signals";
import type { FactorRows } from "./combine.ts";
import { bookFor, weighBook } from "./sizing.ts";
import type { StrategySpec } from "./spec.ts";
import { trailingVolatility } from "./trailing.ts";
import { fieldOf } from "./universe.ts";

export interface Decision {
  readonly grid: Grid;
  readonly positions: Int8Array;
  readonly score: FactorRows | null;
  readonly firstDecision: number;
}

/** Sizes the positions on every decision bar; between two decisions the last weights stand. */
export function decide(
  spec: StrategySpec,
  panel: Panel,
  { grid, positions, score, firstDecision }: Decision,
): { readonly rows: Float64Array; readonly decided: Uint8Array } {
  const { symbols, times } = grid;
  const rows = new Float64Array(symbols * times).fill(Number.NaN);
  const decided = new Uint8Array(times);
  const start = Math.max(0, firstDecision) + spec.rebalance.offset;
  const sizeOf = sizer(spec, panel, { grid, score });
  const group = groupReader(spec, panel);
  const strengths = score === null || spec.caps.maxPositions === undefined ? null : score.values();
  const book = bookFor(symbols);
  const heldSide = new Int8Array(symbols);
  for (let t = start; t < times; t++) {
    const base = t * symbols;
    if ((t - start) % spec.rebalance.every !== 0) {
      rows.copyWithin(base, base - symbols, base);
      continue;
    }
    decided[t] = 1;
    book.count = 0;
    for (let s = 0; s < symbols; s++) {
      const side = positions[base + s]!;
      if (side === 0) continue;
      const i = book.count++;
      book.symbol[i] = s;
      book.side[i] = side;
      book.size[i] = sizeOf(s, t);
      book.strength[i] = strengths === null ? 1 : strengthOf(strengths[base + s]!);
      book.held[i] = heldSide[s] === side ? 1 : 0;
      book.group[i] = group(s, t);
    }
    weighBook(book, spec, panel.symbols);
    rows.fill(0, base, base + symbols);
    heldSide.fill(0);
    for (let i = 0; i < book.count; i++) {
      rows[base + book.symbol[i]!] = book.weight[i]!;
      if (book.weight[i] !== 0) heldSide[book.symbol[i]!] = book.side[i]!;
    }
  }
  return { rows, decided };
}

/** Rounded to ten digits: noise of the last bits must not decide who is dropped. */
function strengthOf(score: number): number {
  return Number.isFinite(score) ? Math.round(Math.abs(score) * 1e10) / 1e10 : 0;
}

function sizer(
  spec: StrategySpec,
  panel: Panel,
  { grid, score }: { readonly grid: Grid; readonly score: FactorRows | null },
): (s: number, t: number) => number {
  const { sizing } = spec;
  switch (sizing.kind) {
    case "equal":
      return () => 1;
    case "proportional": {
      const values = score?.values();
      return (s, t) => Math.abs(values?.[t * grid.symbols + s] ?? Number.NaN);
    }
    case "inverse-volatility": {
      const close = fieldOf(panel, "close", "inverse-volatility sizing");
      const volatility = trailingVolatility(close, grid, sizing.bars);
      return (s, t) => 1 / Math.max(volatility[s * grid.times + t]!, 1e-6);
    }
  }
}

function groupReader(spec: StrategySpec, panel: Panel): (s: number, t: number) => number {
  const wanted = spec.caps.maxGroupWeight?.group;
  if (wanted === undefined) return () => -1;
  const groups = panel.groups.get(wanted);
  if (groups === undefined) {
    throw new QraftError(
      "unknown-group",
      `The panel of market "${panel.market}" has no group "${wanted}", which caps.maxGroupWeight needs.`,
      `Known: ${[...panel.groups.keys()].join(", ") || "none"}.`,
    );
  }
  return (s, t) => groups.codes[s * panel.times.length + t] ?? -1;
}
