// Lets an agent look up recorded metrics of this run by name, subject or split.
import { z } from "zod";
import { defineTool } from "./tool.ts";

export const findMetrics = defineTool({
  name: "find_metrics",
  description:
    "Metrics on record in this run, filtered by name prefix, subject label or split; each with its record id to cite.",
  version: "1",
  kind: "look",
  input: z.strictObject({
    name: z.string().max(80).default("").describe('Prefix of the metric name, for example "sharpe".'),
    subject: z.string().max(500).default("").describe("Part of the subject's label."),
    split: z.enum(["", "explore", "validate", "holdout", "walk-forward", "all"]).default(""),
    most: z.int().min(1).max(200).default(50),
  }),
  output: z.array(
    z.strictObject({
      record: z.string(),
      name: z.string(),
      label: z.string(),
      subject: z.string(),
      split: z.string(),
      costs: z.string(),
      value: z.number().nullable(),
      unit: z.string(),
    }),
  ),
  run: async (input, context) =>
    context.ledger
      .ofKind("metric")
      .filter(
        ({ body }) =>
          body.name.startsWith(input.name) &&
          body.subject.label.includes(input.subject) &&
          (input.split === "" || body.scope.split === input.split),
      )
      .slice(-input.most)
      .map(({ id, body }) => ({
        record: id,
        name: body.name,
        label: body.label,
        subject: body.subject.label,
        split: body.scope.split,
        costs: body.scope.costs.regime === "net" ? `net ×${body.scope.costs.multiplier}` : body.scope.costs.regime,
        value: body.value,
        unit: body.unit,
      })),
});
