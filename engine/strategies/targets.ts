// From a strategy and a panel to target weights: evaluate, combine, apply rules, size.
import { QraftError, unwrap } from "#engine/core";
import { type CheckedText, checkText, evaluateAll, type Vocabulary } from "#engine/factors";
import type { Column, Panel } from "#engine/panel";
import {
  columnOfRows,
  evaluateRule,
  type Grid,
  type Marks,
  positionsOf,
  type Rows,
  type Rule,
  rowsOf,
  type SideMarks,
  type SignalInputs,
} from "#engine/signals";
import { type FactorRows, factorRows, scoreOf } from "./combine.ts";
import { bookFor, weighBook } from "./sizing.ts";
import type { StrategySide, StrategySpec } from "./spec.ts";
import { trailingVolatility } from "./trailing.ts";
import { fieldOf, membersOf } from "./universe.ts";

export interface Targets {
  /** Weight in force after each bar's close, symbol-major; NaN before the first decision. */
  readonly weights: Column;
  /** The same, date-major. */
  readonly rows: Rows;
  /** 1 on the bars at which weights were decided. */
  readonly decided: Uint8Array;
  /** First bar at which some symbol has a position; the number of bars when none ever has. */
  readonly warmup: number;
}

export interface TargetOptions {
  /** Bar from which rebalancing counts; rules and holding times run from the panel's first bar. */
  readonly firstDecision?: number;
}

/** Values of the strategy's factors over a panel, in their order, unknown fields and unit clashes refused. */
export function factorColumns(spec: StrategySpec, panel: Panel): readonly Column[] {
  const checked = checkFactors(spec, { fields: [...panel.fields.keys()], groups: [...panel.groups.keys()] });
  return evaluateAll(
    checked.map((factor) => factor.expr),
    panel,
  );
}

/** Bars of history that one value of any factor reads; Infinity when an operator remembers everything. */
export function lookbackOfStrategy(spec: StrategySpec, vocabulary: Vocabulary): number {
  return Math.max(...checkFactors(spec, vocabulary).map((factor) => factor.info.lookback));
}

function checkFactors(spec: StrategySpec, vocabulary: Vocabulary): readonly CheckedText[] {
  return spec.factors.map((factor) => unwrap(checkText(factor.expression, vocabulary)));
}

export function targetWeights(spec: StrategySpec, panel: Panel, options: TargetOptions = {}): Targets {
  return targetsFrom(spec, panel, { ...options, columns: factorColumns(spec, panel) });
}

/**
 * The same from factor columns that are already there.
 *
 * Reads   row t reads rows up to t, never later
 */
export function targetsFrom(
  spec: StrategySpec,
  panel: Panel,
  { columns, firstDecision = 0 }: TargetOptions & { readonly columns: readonly Column[] },
): Targets {
  const grid: Grid = { symbols: panel.symbols.length, times: panel.times.length };
  const member = membersOf(spec.universe, panel);
  const factors = new Map(
    spec.factors.map((factor, k) => [factor.name, orientedRows(columns[k]!, factor.direction, { grid, member })]),
  );
  const score = scoreOf(spec, factors, grid);
  const positions = positionsOf(
    { ...sidesOf(spec, signalInputs(factors, score, grid)), member, missingBars: spec.missingBars },
    grid,
  );
  const { rows, decided } = decide(spec, panel, { grid, positions, score, firstDecision });
  const first = positions.findIndex((position) => position !== 0);
  const warmup = first < 0 ? grid.times : Math.floor(first / grid.symbols);
  let column: Column | null = null;
  return {
    rows,
    decided,
    warmup,
    get weights() {
      column ??= columnOfRows(rows, grid);
      return column;
    },
  };
}

/** Date-major, times direction; no value outside the universe, so that ranks are among members alone. */
function orientedRows(
  column: Column,
  direction: 1 | -1,
  { grid, member }: { readonly grid: Grid; readonly member: Uint8Array },
): FactorRows {
  return factorRows(() => {
    const rows = rowsOf(column, grid);
    for (let i = 0; i < rows.length; i++) {
      const x = rows[i]!;
      rows[i] = member[i] === 1 && Number.isFinite(x) ? direction * x : Number.NaN;
    }
    return rows;
  }, grid);
}

function signalInputs(factors: ReadonlyMap<string, FactorRows>, score: FactorRows | null, grid: Grid): SignalInputs {
  const source = (of: string): FactorRows => {
    const rows = of === "score" ? score : factors.get(of);
    if (rows) return rows;
    throw new QraftError(
      "unknown-factor",
      `A rule reads "${of}", which the strategy does not have.`,
      "Correct the rule.",
    );
  };
  return { grid, values: (of) => source(of).values(), order: (of) => source(of).order() };
}

function sidesOf(
  spec: StrategySpec,
  inputs: SignalInputs,
): { readonly long: SideMarks | null; readonly short: SideMarks | null } {
  const known = new Map<Rule, Marks>();
  const marks = (rule: Rule): Marks => {
    const found = known.get(rule) ?? evaluateRule(rule, inputs);
    known.set(rule, found);
    return found;
  };
  const side = (rules: StrategySide | undefined): SideMarks | null =>
    rules === undefined
      ? null
      : {
          entry: marks(rules.entry),
          exit: rules.exit === undefined ? null : marks(rules.exit),
          minBars: rules.minBars,
          maxBars: rules.maxBars ?? Number.POSITIVE_INFINITY,
        };
  return { long: side(spec.long), short: side(spec.short) };
}

interface Decision {
  readonly grid: Grid;
  readonly positions: Int8Array;
  readonly score: FactorRows | null;
  readonly firstDecision: number;
}

/** Sizes the positions on every decision bar; between two decisions the last weights stand. */
function decide(
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
      return (s, t) => 1 / Math.max(trailingVolatility(close, { start: s * grid.times, t }, sizing.bars), 1e-6);
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
