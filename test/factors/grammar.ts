// Random formulas and panels for property tests: built from the operators' own list, so that new operators join by themselves.
import fc from "fast-check";
import { type Random, seededRandom } from "../../engine/core/index.ts";
import { allOperators as operators } from "../../engine/factors/all-operators.ts";
import {
  callExpr,
  checkExpression,
  type Expr,
  fieldExpr,
  numberExpr,
  type Vocabulary,
} from "../../engine/factors/index.ts";
import { isOptional, type Operator, type Param } from "../../engine/factors/operator.ts";
import { type Panel, panelFrom } from "../../engine/panel/index.ts";

export const vocabulary: Vocabulary = {
  fields: ["open", "high", "low", "close", "volume", "score"],
  groups: ["sector"],
};
const list: readonly Operator[] = operators;

/** exact: whole numbers stay whole, so that two ways of computing give the same bits. */
const exact = new Set([
  ...["abs", "add", "sub", "neg", "max2", "min2", "sign", "lt", "le", "gt", "ge", "eq", "ne", "and", "or", "not"],
  ...["where", "fill", "is_nan", "purify", "delay", "delta", "ts_sum", "ts_min", "ts_max", "ts_count"],
  ...["ts_argmax", "ts_argmin", "ts_argmax_pos", "ts_argmin_pos"],
]);
/** smooth: a rounding error in stays a rounding error out. */
const smooth = new Set([
  ...["abs", "add", "sub", "neg", "max2", "min2", "purify", "delay", "delta", "ts_sum", "ts_min", "ts_max"],
  ...["ts_mean", "ts_median", "decay_linear", "ema", "cs_demean", "group_demean", "group_mean", "tanh", "sigmoid"],
]);

/** any: every operator everywhere · stable: nothing that turns a rounding error into another answer stands above one. */
export type Grammar = "any" | "stable";

function drawExpr(random: Random, depth: number, grammar: Grammar): Expr {
  if (depth <= 1 || random.next() < 0.15) return drawLeaf(random);
  if (grammar === "any") return drawCall(random, random.pick(list), () => drawExpr(random, depth - 1, "any"));
  const kind = random.below(3);
  if (kind === 0) return drawExact(random, depth);
  if (kind === 1) return drawCall(random, random.pick(list), () => drawExact(random, depth - 1));
  return drawCall(random, random.pick(named(smooth)), () => drawExpr(random, depth - 1, "stable"));
}

function drawExact(random: Random, depth: number): Expr {
  if (depth <= 1) return drawLeaf(random);
  return drawCall(random, random.pick(named(exact)), () => drawExact(random, depth - 1));
}

function named(names: ReadonlySet<string>): readonly Operator[] {
  return list.filter((operator) => names.has(operator.name));
}

function drawLeaf(random: Random): Expr {
  if (random.next() < 0.15) return numberExpr(random.below(9) - 3);
  return fieldExpr(random.pick(vocabulary.fields));
}

function drawCall(random: Random, operator: Operator, column: () => Expr): Expr {
  const args: Expr[] = [];
  for (const param of operator.params) {
    if (param.kind !== "column" && isOptional(param) && random.next() < 0.6) break;
    args.push(param.kind === "column" ? column() : drawParam(random, param, operator));
  }
  return callExpr(operator.name, ...args);
}

function drawParam(random: Random, param: Param, operator: Operator): Expr {
  if (param.kind === "group") return { kind: "group", name: "sector" };
  if (param.kind === "choice") return { kind: "choice", name: random.pick(param.choices ?? []) };
  if (param.kind === "window") return numberExpr((param.min ?? 1) + random.below(param.defaultFrom ? 1 : 6));
  if (operator.name === "clamp") return numberExpr(param.name === "low" ? -2 : 5);
  const low = param.min ?? 0;
  return numberExpr(param.max === undefined ? low + 1 + random.below(4) : low + (param.max - low) * random.next());
}

/** A formula that passes the checks. */
export function wellTyped(depth: number, grammar: Grammar): fc.Arbitrary<Expr> {
  return fc.integer({ min: 0, max: 2 ** 31 }).map((seed) => {
    const random = seededRandom(seed);
    for (;;) {
      const expr = drawExpr(random, depth, grammar);
      if (checkExpression(expr, vocabulary).ok) return expr;
    }
  });
}

/** A formula that may break any rule but the shape of the tree. */
export function anyTyped(depth: number): fc.Arbitrary<Expr> {
  return fc.integer({ min: 0, max: 2 ** 31 }).map((seed) => drawExpr(seededRandom(seed), depth, "any"));
}

/** A panel of small whole numbers with gaps, ties, flat stretches and a symbol without a group. */
export function wholePanel(seed: number, size: { readonly symbols: number; readonly times: number }): Panel {
  const random = seededRandom(`whole/${seed}`);
  const cells = size.symbols * size.times;
  const gap = random.pick([0, 0.05, 0.3]);
  const draw = (low: number, spread: number): number[] => {
    let last = low;
    return Array.from({ length: cells }, () => {
      last = random.next() < 0.2 ? last : low + random.below(spread);
      return random.next() < gap ? Number.NaN : last;
    });
  };
  const codes = Array.from({ length: size.symbols }, () => random.below(4) - 1);
  return panelFrom({
    symbols: codes.map((_, s) => `S${s}`),
    times: Array.from({ length: size.times }, (_, t) => t * 86_400_000),
    fields: {
      open: draw(20, 9),
      high: draw(25, 9),
      low: draw(15, 9),
      close: draw(20, 9),
      volume: draw(0, 6),
      score: draw(-4, 9),
    },
    groups: {
      sector: {
        codes: Int32Array.from({ length: cells }, (_, i) => codes[Math.floor(i / size.times)] ?? -1),
        labels: ["a", "b", "c"],
      },
    },
  });
}
