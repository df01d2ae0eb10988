// Lets an agent ask for a first look at thousands of formulas; every one of them is counted as a trial.
import { z } from "zod";
import { QraftError, type RecordId } from "#engine/core";
import { type BatchRow, openScreeningPool, screenMany } from "#engine/screening";
import { factorSubject, type ToolContext } from "./context/index.ts";
import { horizonInput, partInput } from "./inputs.ts";
import { defineTool } from "./tool.ts";

const origin = z.strictObject({
  template: z.string(),
  parameters: z.record(z.string(), z.union([z.number(), z.string()])),
});

const row = z.strictObject({
  expression: z.string(),
  /** The quick screens' values by name. */
  values: z.record(z.string(), z.number().nullable()),
  adjusted: z.number().nullable(),
  duplicate: z.strictObject({ expression: z.string(), correlation: z.number() }).nullable(),
  problem: z.string().nullable(),
  trial: z.string(),
});

export const screenBatch = defineTool({
  name: "screen_batch",
  description:
    "Quick screen of many formulas at once: IC, rank IC, decay, turnover, coverage, value duplicates, p adjusted over the batch. Each formula is a counted trial; cite numbers from screen_factor.",
  version: "1",
  kind: "act",
  input: z.strictObject({
    formulas: z
      .array(z.strictObject({ expression: z.string().min(1).max(10_000), origin: origin.nullable().default(null) }))
      .min(1)
      .max(100_000),
    horizonBars: horizonInput.default(5),
    part: partInput.default("explore"),
    author: z.string().max(100).default("agent"),
    workers: z.int().min(0).max(64).default(0).describe("Threads; 0 works in this one. The answer is the same."),
    sameAbove: z.number().min(0.5).max(1).default(0.99).describe("Absolute correlation from which two count as one."),
  }),
  output: z.array(row),
  run: async ({ formulas, horizonBars, part: role, author, workers, sameAbove }, context) => {
    const part = await context.part(role, { formulas: formulas.map(({ expression }) => expression) });
    const pool = workers > 0 ? await openScreeningPool(workers) : undefined;
    let counted = 0;
    try {
      const rows = await screenMany(
        formulas.map(({ expression }) => expression),
        part.panel,
        {
          from: part.from,
          to: part.to,
          horizons: [...new Set([1, 2, 5, 10, 20, horizonBars])].sort((a, b) => a - b),
          primary: horizonBars,
          entry: "next-open",
          quantiles: 5,
          sameAbove,
        },
        {
          pool,
          signal: context.signal,
          onProgress: (done) => context.progress?.(done, formulas.length),
          // Part of a batch is a search too: what came out before the end is counted, and shown to nobody.
          onEarlyEnd: (done, places) => {
            const some = places.map((place) => formulas[place]!);
            counted = recordTrials(
              done,
              { formulas: some, author, says: "screened in a batch that did not end" },
              context,
            ).length;
          },
        },
      );
      return recordTrials(rows, { formulas, author, says: "screened in a batch" }, context);
    } catch (thrown) {
      throw endedEarly(thrown, { counted, all: formulas.length, signal: context.signal });
    } finally {
      await pool?.close();
    }
  },
});

interface Asked {
  readonly formulas: readonly { readonly expression: string; readonly origin: z.infer<typeof origin> | null }[];
  readonly author: string;
  /** Reason of a trial that has no other. */
  readonly says: string;
}

interface EarlyEnd {
  readonly counted: number;
  readonly all: number;
  readonly signal: AbortSignal;
}

function endedEarly(thrown: unknown, { counted, all, signal }: EarlyEnd): unknown {
  if (!signal.aborted) return thrown;
  return new QraftError(
    "batch-stopped",
    `The batch was stopped: ${counted} of its ${all} formulas were done; they are on record and count as trials.`,
    "Ask for it again to see results; the whole batch counts then too.",
    75,
    thrown,
  );
}

/** One trial for each formula, duplicates with the trial that they repeat. */
function recordTrials(rows: readonly BatchRow[], asked: Asked, context: ToolContext): z.infer<typeof row>[] {
  const trials: RecordId[] = [];
  return rows.map((found, place) => {
    const { expression, duplicate, problem } = found;
    const values = Object.fromEntries(found.values.map(({ name, value }) => [name, value]));
    const earlier = duplicate === null ? null : (trials[duplicate.place] ?? null);
    const trial = context.ledger.append("trial", {
      subject: factorSubject(expression),
      definition: { expression },
      idea: null,
      author: asked.author,
      origin: asked.formulas[place]?.origin ?? null,
      outcome: problem !== null ? "failed" : duplicate !== null ? "duplicate" : "passed",
      stage: problem !== null ? "code" : duplicate !== null ? "novelty" : "screen",
      reason: reasonOf(found, rows, asked.says),
      metric: null,
      duplicateOf: earlier,
      sharpePerBar: null,
      pValue: duplicate === null ? (values["rank_ic.p"] ?? null) : null,
    });
    trials.push(trial.id);
    return {
      expression,
      values,
      adjusted: found.adjusted,
      duplicate:
        duplicate === null
          ? null
          : { expression: rows[duplicate.place]!.expression, correlation: duplicate.correlation },
      problem: problem === null ? null : `${problem.message} ${problem.next}`,
      trial: trial.id,
    };
  });
}

function reasonOf({ problem, duplicate }: BatchRow, rows: readonly BatchRow[], says: string): string {
  if (problem !== null) return `${problem.message} ${problem.next}`;
  if (duplicate === null) return says;
  const sign = duplicate.correlation < 0 ? "in reverse " : "";
  return `ranks ${sign}like ${rows[duplicate.place]?.expression ?? "an earlier formula"}`;
}
