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
  if (grammar === "any") return drawCall(random, random.pick(list), () => drawExpr(random, depth - 1, "any"), "far");
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

function drawCall(random: Random, operator: Operator, column: () => Expr, reach: Reach = "near"): Expr {
  const args: Expr[] = [];
  const drawn = new Map<string, number>();
  for (const param of operator.params) {
    if (param.kind !== "column" && isOptional(param) && random.next() < 0.6) break;
    const arg = param.kind === "column" ? column() : drawParam(random, param, { operator, drawn, reach });
    if (arg.kind === "number") drawn.set(param.name, arg.value);
    args.push(arg);
  }
  return callExpr(operator.name, ...args);
}

/** near: small windows and plain numbers · far: the whole range, up to windows beyond any history. */
export type Reach = "near" | "far";

interface Drawing {
  readonly operator: Operator;
  /** Numbers before this one, by name. */
  readonly drawn: ReadonlyMap<string, number>;
  readonly reach: Reach;
}

function drawParam(random: Random, param: Param, call: Drawing): Expr {
  if (param.kind === "group") return { kind: "group", name: "sector" };
  if (param.kind === "choice") return { kind: "choice", name: random.pick(param.choices ?? []) };
  if (param.kind === "window") return numberExpr(drawWindow(random, param, call));
  if (call.operator.name === "clamp") return numberExpr(param.name === "low" ? -2 : 5);
  const low = Math.max(param.min ?? 0, call.drawn.get(param.atLeast ?? "") ?? Number.NEGATIVE_INFINITY);
  if (param.max === undefined) return numberExpr(low + (call.reach === "near" ? 1 + random.below(4) : drawFar(random)));
  const value =
    call.reach === "far" && random.next() < 0.2
      ? random.pick([low, param.max])
      : low + (param.max - low) * random.next();
  return numberExpr(param.whole === true ? Math.round(value) : value);
}

function drawWindow(random: Random, param: Param, { drawn, reach }: Drawing): number {
  const low = param.min ?? 1;
  const bound = param.defaultFrom === undefined ? undefined : drawn.get(param.defaultFrom);
  if (bound !== undefined) return reach === "near" ? low : low + random.below(Math.max(1, Math.floor(bound) - low + 1));
  if (param.defaultFrom !== undefined || reach === "near") return low + random.below(param.defaultFrom ? 1 : 6);
  const beyond = random.next() < 0.1 ? 10_000 : 150;
  const far = random.pick([low, low + random.below(6), low + random.below(6), low + random.below(60), beyond]);
  return Math.min(far, param.max ?? far);
}

function drawFar(random: Random): number {
  return random.pick([0, 0.5, 1, 3, 17]);
}

/** A sound call of one operator over formulas of a depth; null when chance does not find one. */
export function soundCall(operator: Operator, seed: number, depth = 2): Expr | null {
  const random = seededRandom(`call/${operator.name}/${seed}`);
  for (let attempt = 0; attempt < 40; attempt++) {
    const expr = drawCall(random, operator, () => drawExpr(random, depth - 1, "any"), attempt < 20 ? "far" : "near");
    if (checkExpression(expr, vocabulary).ok) return expr;
  }
  return null;
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
