// Lets an agent ask: which of the factors tried so far should be kept together, with what weights, and why?
import { z } from "zod";
import { QraftError, unwrap } from "#engine/core";
import { evaluateAll, parseExpression } from "#engine/factors";
import type { Column } from "#engine/panel";
import { factorMatrix, selectFactors as select, selections, standardizations } from "#engine/screening";
import {
  type CallFrame,
  campaignSubject,
  factorSubject,
  metricOf,
  type PanelPart,
  scopeOf,
  seriesOf,
  type ToolContext,
} from "./context/index.ts";
import { expressionInput, horizonInput, partInput } from "./inputs.ts";
import { defineMeasure } from "./tool.ts";

const measured = z.record(z.string(), z.strictObject({ value: z.number().nullable(), record: z.string() }));

export const selectFactors = defineMeasure({
  name: "select_factors",
  description:
    "Chooses among the factors tried in this run: clusters, LASSO, elastic net, ridge, stepwise, components, orthogonal sets, greedy marginal gain. Gives order, weight and reason. A choice is a search too: confirm it on the other part.",
  version: "1",
  kind: "measure",
  input: z.strictObject({
    method: z.enum(selections.map(({ name }) => name)),
    options: z
      .record(z.string(), z.unknown())
      .default({})
      .describe("Options of the method; those left out take their defaults."),
    formulas: z
      .array(expressionInput)
      .min(1)
      .max(2_000)
      .optional()
      .describe("Trials of this run to choose among, in this order; all distinct ones when left out."),
    horizonBars: horizonInput.default(5),
    part: partInput.default("explore"),
    standardize: z.enum(standardizations).default("z-score"),
    dates: z.int().min(20).max(100_000).optional().describe("Dates looked at, at most, evenly spaced."),
    records: z.int().min(1).max(200).default(50).describe("Chosen factors with records, at most."),
  }),
  output: z.strictObject({
    candidates: z.int(),
    values: measured,
    series: z.record(z.string(), z.string()),
    chosen: z.array(z.strictObject({ expression: z.string(), reason: z.string(), values: measured })),
    dropped: z.array(z.strictObject({ name: z.string(), reason: z.string() })),
    notes: z.array(z.string()),
  }),
  measure: async (input, context) => {
    const formulas = candidates(input.formulas, context);
    const part = await context.part(input.part, { formulas });
    const matrix = factorMatrix({ names: formulas, columns: columnsOf(formulas, part, context) }, part.panel, {
      from: part.from,
      to: part.to,
      horizon: input.horizonBars,
      entry: "next-open",
      standardize: input.standardize,
      dates: input.dates,
    });
    const report = select(matrix, { method: input.method, options: input.options });
    const frame: CallFrame = {
      subject: campaignSubject(context),
      scope: scopeOf(context, part, { horizonBars: input.horizonBars }),
      tool: "select_factors",
      version: "1",
      parameters: input,
      through: context.ledger.all().length,
    };
    const whole = report.values.map((value) => metricOf(frame, value));
    const series = report.series.map((curve) => seriesOf(frame, curve));
    const chosen = report.chosen.slice(0, input.records).map(({ name, reason, values }) => ({
      expression: name,
      reason,
      metrics: values.map((value) => metricOf({ ...frame, subject: factorSubject(name) }, value)),
    }));
    return {
      metrics: [...whole, ...chosen.flatMap(({ metrics }) => metrics)],
      series,
      answer: (ids) => {
        const named = (metrics: typeof whole): z.infer<typeof measured> =>
          Object.fromEntries(
            metrics.map((metric) => [metric.name, { value: metric.value, record: ids.of.get(metric) ?? "" }]),
          );
        return {
          candidates: formulas.length,
          values: named(whole),
          series: Object.fromEntries(series.map(({ name }) => [name, ids.series.get(name) ?? ""])),
          chosen: chosen.map(({ expression, reason, metrics }) => ({ expression, reason, values: named(metrics) })),
          dropped: [...report.dropped],
          notes: [...report.notes],
        };
      },
    };
  },
});

/** Factors tried in the run before this call; failed ones and value duplicates are not among them. */
function candidates(asked: readonly string[] | undefined, { ledger }: ToolContext): readonly string[] {
  const tried = new Set<string>();
  for (const { body } of ledger.ofKind("trial")) {
    if (body.subject.kind !== "factor" || body.outcome === "failed" || body.outcome === "duplicate") continue;
    const { expression } = body.definition as { readonly expression?: string };
    if (expression !== undefined) tried.add(expression);
  }
  const stranger = asked?.find((formula) => !tried.has(formula));
  if (stranger !== undefined) {
    throw new QraftError(
      "not-a-trial",
      `"${stranger}" is not a passed trial of this run.`,
      "Screen it first, so that it is counted: screen_batch or screen_factor with a trial.",
    );
  }
  const formulas = [...new Set(asked ?? tried)];
  if (formulas.length >= 1 && formulas.length <= 2_000) return formulas;
  throw new QraftError(
    "no-candidates",
    `${formulas.length} factors of this run can be chosen among.`,
    formulas.length === 0 ? "Screen formulas first, with screen_batch." : "Name at most 2000 of them.",
  );
}

/** Formulas evaluated at once: enough to share what they have in common, few enough to hold their columns. */
const together = 24;

function* columnsOf(formulas: readonly string[], part: PanelPart, context: ToolContext): Generator<Column> {
  for (let from = 0; from < formulas.length; from += together) {
    context.signal.throwIfAborted();
    const some = formulas.slice(from, from + together).map((formula) => unwrap(parseExpression(formula)));
    yield* evaluateAll(some, part.panel);
    context.progress?.(Math.min(from + together, formulas.length), formulas.length);
  }
}
