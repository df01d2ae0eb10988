// From a strategy and a panel to target weights: evaluate, combine, apply rules, size.
import { QraftError, unwrap } from "#engine/core";
import { type CheckedText, checkText, evaluateAll, type Vocabulary, vocabularyOf } from "#engine/factors";
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
import { decide } from "./decide.ts";
import type { StrategySide, StrategySpec } from "./spec.ts";
import { membersOf } from "./universe.ts";

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
  readonly firstDecision?: number | undefined;
  /** Factor columns that are already there, in the order of spec.factors. */
  readonly columns?: readonly Column[] | undefined;
}

/** Values of the strategy's factors over a panel, in their order, unknown fields and unit clashes refused. */
export function factorColumns(spec: StrategySpec, panel: Panel): readonly Column[] {
  const checked = checkFactors(spec, vocabularyOf(panel));
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

/**
 * Target weights of a strategy over a panel; `columns` are its factor columns where they are already there.
 *
 * Reads   row t reads rows up to t, never later
 */
export function targetWeights(
  spec: StrategySpec,
  panel: Panel,
  { columns, firstDecision = 0 }: TargetOptions = {},
): Targets {
  const grid: Grid = { symbols: panel.symbols.length, times: panel.times.length };
  const { positions, score, warmup } = standing(spec, panel, columns);
  const { rows, decided } = decide(spec, panel, { grid, positions, score, firstDecision });
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

/** What does not depend on when decisions are made: rules, positions, score. */
interface Standing {
  readonly spec: StrategySpec;
  readonly columns: readonly Column[] | undefined;
  readonly positions: Int8Array;
  readonly score: FactorRows | null;
  readonly warmup: number;
}

/** The last strategy of each panel: cost ladders and folds run one strategy many times over one panel. */
const kept = new WeakMap<Panel, Standing>();

function standing(spec: StrategySpec, panel: Panel, columns: readonly Column[] | undefined): Standing {
  const last = kept.get(panel);
  if (last?.spec === spec && areSame(last.columns, columns)) return last;
  const grid: Grid = { symbols: panel.symbols.length, times: panel.times.length };
  const values = columns ?? factorColumns(spec, panel);
  const member = membersOf(spec.universe, panel);
  const factors = new Map(
    spec.factors.map((factor, k) => [factor.name, orientedRows(values[k]!, factor.direction, { grid, member })]),
  );
  const score = scoreOf(spec, factors, grid);
  const sides = sidesOf(spec, signalInputs(factors, score, grid));
  const positions = positionsOf({ ...sides, member, missingBars: spec.missingBars }, grid);
  const first = positions.findIndex((position) => position !== 0);
  const warmup = first < 0 ? grid.times : Math.floor(first / grid.symbols);
  const made = { spec, columns, positions, score, warmup };
  kept.set(panel, made);
  return made;
}

function areSame(a: readonly Column[] | undefined, b: readonly Column[] | undefined): boolean {
  return a === b || (a !== undefined && a.length === b?.length && a.every((column, k) => column === b[k]));
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
