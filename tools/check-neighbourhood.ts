// Lets an agent ask: does the strategy stand on a plateau, or on a lucky peak of its parameters?
import { z } from "zod";
import { metricsOf } from "#engine/backtest";
import { unwrap } from "#engine/core";
import { type Expr, operators, parseExpression, printExpression } from "#engine/factors";
import { parseStrategy } from "#engine/strategies";
import { measuredOutput, strategyInput } from "./inputs.ts";
import { measuredOf } from "./measured.ts";
import { periodsPerYear, runStrategy } from "./strategy-run.ts";
import { defineMeasure } from "./tool.ts";

/** How far a neighbour steps, as a share of the parameter; windows move by one bar at least. */
const step = 0.25;
const mostNeighbours = 12;

export const checkNeighbourhood = defineMeasure({
  name: "check_neighbourhood",
  description:
    "Runs the strategy with each window, share and rebalancing interval a quarter up and down; share of neighbours that earn after costs.",
  version: "1",
  kind: "measure",
  input: z.strictObject({ strategy: strategyInput }),
  output: measuredOutput,
  measure: async (input, context) => {
    const { subject, scope } = await runStrategy(
      { strategy: input.strategy, part: "research", costMultiplier: 1 },
      context,
    );
    const sharpes: number[] = [];
    for (const neighbour of neighboursOf(input.strategy)) {
      const { result } = await runStrategy({ strategy: neighbour, part: "research", costMultiplier: 1 }, context);
      const [sharpe] = metricsOf(result, periodsPerYear[context.market.frequency] ?? 252, { names: ["sharpe"] });
      sharpes.push(sharpe?.value ?? Number.NaN);
    }
    const frame = { subject, scope, tool: "check_neighbourhood", version: "1", parameters: input };
    const share = sharpes.length === 0 ? null : sharpes.filter((sharpe) => sharpe > 0).length / sharpes.length;
    return measuredOf(
      frame,
      [
        {
          name: "neighbourhood.positive_share",
          label: "share of neighbouring parameters in profit",
          unit: "fraction",
          direction: 1,
          value: share,
          n: sharpes.length,
        },
      ],
      [
        {
          name: "neighbourhood.sharpe",
          label: "Sharpe ratio of each neighbour",
          unit: "ratio",
          xLabel: "neighbour",
          x: sharpes.map((_, i) => i + 1),
          y: sharpes,
        },
      ],
    );
  },
});

/** Documents that differ from this one in a single parameter; every one is valid. */
function neighboursOf(document: Readonly<Record<string, unknown>>): readonly Readonly<Record<string, unknown>>[] {
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
