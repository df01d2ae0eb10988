// Lets an agent ask: is the Sharpe ratio more than the best of so many worthless trials would show? N and variance come from the ledger.
import { z } from "zod";
import { metricsOf } from "#engine/backtest";
import { canonicalJson, varianceOf } from "#engine/core";
import { deflatedSharpe } from "#engine/robustness";
import type { ToolContext } from "./context/index.ts";
import { measuredOutput, strategyInput } from "./inputs.ts";
import { measuredOf } from "./measured.ts";
import { periodsPerYear, runStrategy } from "./strategy-run.ts";
import { defineMeasure } from "./tool.ts";

export const deflateSharpe = defineMeasure({
  name: "deflate_sharpe",
  description:
    "Deflated Sharpe ratio over explore and validate; every trial on this market counts, earlier runs included; the spread is that of the Sharpe ratios on record, and never below that of worthless trials.",
  version: "1",
  kind: "measure",
  input: z.strictObject({ strategy: strategyInput }),
  output: measuredOutput,
  measure: async (input, context) => {
    const { result, subject, scope } = await runStrategy(
      { strategy: input.strategy, part: "research", costMultiplier: 1 },
      context,
    );
    const values = new Map(
      metricsOf(result, periodsPerYear[context.market.frequency] ?? 252, {
        names: ["sharpe_per_bar", "skewness", "kurtosis"],
      }).map(({ name, value }) => [name, value]),
    );
    const { trials, sharpes } = familyOf(context);
    const bars = result.returns.length;
    const least = 1 / Math.sqrt(bars);
    const measured = Math.sqrt(varianceOf(sharpes));
    const report = deflatedSharpe({
      sharpePerBar: values.get("sharpe_per_bar") ?? Number.NaN,
      bars,
      skew: values.get("skewness") ?? Number.NaN,
      kurtosis: (values.get("kurtosis") ?? Number.NaN) + 3,
      trialSharpes: sharpes,
      trials,
      leastDeviation: least,
    });
    const frame = {
      subject,
      scope,
      tool: "deflate_sharpe",
      version: "1",
      parameters: input,
      through: context.ledger.all().length,
    };
    const root = Math.sqrt(periodsPerYear[context.market.frequency] ?? 252);
    return measuredOf(frame, [
      {
        name: "deflated_sharpe",
        label: "deflated Sharpe ratio",
        unit: "probability",
        direction: 1,
        value: report.value,
        n: bars,
      },
      {
        name: "sharpe.expected_best",
        label: "Sharpe ratio that the best of as many worthless trials would show",
        unit: "ratio",
        direction: 0,
        value: report.benchmarkSharpe * root,
        n: trials,
      },
      {
        name: "trials.deflated_by",
        label: "trials that the Sharpe ratio is deflated by",
        unit: "count",
        direction: 0,
        value: trials,
        n: trials,
      },
      {
        name: "trials.sharpe_deviation",
        label: "deviation of the Sharpe ratios that the deflation used",
        unit: "ratio",
        direction: 0,
        value: Math.max(least, Number.isNaN(measured) ? 0 : measured) * root,
        n: sharpes.length,
      },
      {
        name: "trials.sharpe_deviation_measured",
        label: "deviation of the trials' Sharpe ratios as measured",
        unit: "ratio",
        direction: 0,
        value: measured * root,
        n: sharpes.length,
      },
    ]);
  },
});

/** Every distinct definition ever tried on this market, in this run and before it: one trial each, however often it was repeated. */
function familyOf(context: ToolContext): { readonly trials: number; readonly sharpes: readonly number[] } {
  const byDefinition = new Map<string, number | null>();
  for (const trial of context.earlier) byDefinition.set(trial.definition, trial.sharpePerBar);
  for (const { body } of context.ledger.ofKind("trial")) {
    if (body.outcome === "duplicate") continue;
    const { expression } = body.definition as { readonly expression?: string };
    byDefinition.set(expression ?? canonicalJson(body.definition), body.sharpePerBar);
  }
  const sharpes = [...byDefinition.values()].filter((sharpe) => sharpe !== null);
  return { trials: byDefinition.size, sharpes };
}
