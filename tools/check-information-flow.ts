// Lets an agent ask: does this formula's past change when its future is cut off or replaced by noise?
import { z } from "zod";
import { unwrap } from "#engine/core";
import { parseExpression, prefixTest } from "#engine/factors";
import { factorSubject, metricOf, scopeOf } from "./context/index.ts";
import { expressionInput } from "./inputs.ts";
import { defineMeasure } from "./tool.ts";

export const checkInformationFlow = defineMeasure({
  name: "check_information_flow",
  description: "Prefix test of a factor: its values must not change when later bars are cut off or replaced by noise.",
  version: "1",
  kind: "measure",
  input: z.strictObject({ expression: expressionInput }),
  output: z.strictObject({
    passed: z.boolean(),
    compared: z.number(),
    maxDifference: z.number().nullable(),
    metric: z.string(),
  }),
  measure: async (input, context) => {
    const part = await context.part("explore", { formulas: [input.expression], bars: true });
    const report = prefixTest(unwrap(parseExpression(input.expression)), part.panel, {
      bars: [1, 2, 5, 10, 20],
      seed: context.seed,
    });
    const frame = {
      subject: factorSubject(input.expression),
      scope: scopeOf(context, part),
      tool: "check_information_flow",
      version: "1",
      parameters: input,
    };
    const finite = Number.isFinite(report.maxDifference) ? report.maxDifference : null;
    const metric = metricOf(frame, {
      name: "information_flow.max_difference",
      label: "largest change of a past value when the future changes",
      unit: "ratio",
      direction: -1,
      value: finite,
      n: report.checks.length,
    });
    return {
      metrics: [metric],
      series: [],
      answer: ({ metrics }) => ({
        passed: report.passed,
        compared: report.compared,
        maxDifference: finite,
        metric: metrics.get(metric.name) ?? "",
      }),
    };
  },
});
