// Neighbours of a strategy: the same document with one window, interval or cap moved a little.
import { unwrap } from "#engine/core";
import { type Expr, operators, parseExpression, printExpression } from "#engine/factors";
import { parseStrategy } from "#engine/strategies";

/** How far a neighbour steps, as a share of the parameter; windows move by one bar at least. */
const step = 0.25;
const mostNeighbours = 12;

/** Documents that differ from this one in a single parameter; every one is valid. */
export function neighboursOf(
  document: Readonly<Record<string, unknown>>,
): readonly Readonly<Record<string, unknown>>[] {
  const spec = unwrap(parseStrategy(document));
  const byWindow = spec.factors.flatMap((factor, i) =>
    windowVariants(unwrap(parseExpression(factor.expression))).map((expr) => ({
      ...spec,
      factors: spec.factors.map((other, k) => (k === i ? { ...other, expression: printExpression(expr) } : other)),
    })),
  );
  const every = spec.rebalance.every;
  const byInterval = [every - move(every), every + move(every)]
    .filter((value) => value >= 1 && value !== every)
    .map((value) => ({ ...spec, rebalance: { ...spec.rebalance, every: value } }));
  const caps =
    spec.caps.maxWeight === undefined
      ? []
      : [{ ...spec, caps: { ...spec.caps, maxWeight: spec.caps.maxWeight * (1 + step) } }];
  return [...spread(byWindow, mostNeighbours - byInterval.length - caps.length), ...byInterval, ...caps].filter(
    (candidate) => parseStrategy(candidate).ok,
  );
}

function move(value: number): number {
  return Math.max(1, Math.round(value * step));
}

/** At most `most` items, evenly taken. */
function spread<T>(items: readonly T[], most: number): readonly T[] {
  return items.length <= most
    ? items
    : Array.from({ length: most }, (_, i) => items[Math.floor((i * items.length) / most)] as T);
}

/** The expression with one window moved, for each window up and down. */
function windowVariants(expr: Expr): readonly Expr[] {
  if (expr.kind !== "call") return [];
  const params = operators.find(({ name }) => name === expr.operator)?.params ?? [];
  return expr.args.flatMap((arg, i) => {
    const replace = (next: Expr): Expr => ({ ...expr, args: expr.args.map((other, k) => (k === i ? next : other)) });
    if (arg.kind === "number" && params[i]?.kind === "window") {
      return [arg.value - move(arg.value), arg.value + move(arg.value)]
        .filter((value) => value >= 1)
        .map((value) => replace({ kind: "number", value }));
    }
    return windowVariants(arg).map(replace);
  });
}
