// Memory: was this formula tried before, in these words, in other words, by its values, or turned round?
import { z } from "zod";
import { unwrap } from "#engine/core";
import type { RecordOf } from "#engine/evidence";
import { canonicalize, type Expr, factorHash, parseExpression, similarity, sizeOf } from "#engine/factors";
import { maxCorrelation } from "#engine/screening";
import type { ToolContext } from "./context/index.ts";
import { expressionInput } from "./inputs.ts";
import { defineTool } from "./tool.ts";

const duplicateCorrelation = 0.95;
const duplicateShape = 0.9;

const output = z.strictObject({
  duplicateOf: z.string().nullable().describe("Record of the earlier trial of this run, or null."),
  kind: z.enum(["exact", "negative", "structural", "value", "none"]),
  similarity: z.number(),
  earlierRuns: z.array(z.strictObject({ run: z.string(), stage: z.string(), reason: z.string(), record: z.string() })),
});

export const recallFactor = defineTool({
  name: "recall_factor",
  description:
    "Whether a formula was tried before: exact, negative, structural or value duplicate, with the record of the earlier trial.",
  version: "1",
  kind: "look",
  input: z.strictObject({ expression: expressionInput }),
  output,
  run: async ({ expression }, context) => {
    const expr = canonicalize(unwrap(parseExpression(expression)));
    const hash = factorHash(expr);
    const earlierRuns = context.earlier
      .filter((trial) => sameFormula(trial.definition, hash))
      .map(({ run, stage, reason, record }) => ({ run, stage, reason, record }));
    const found = byWords(expr, context) ?? (await byValues(expression, context));
    return { ...(found ?? { duplicateOf: null, kind: "none" as const, similarity: 0 }), earlierRuns };
  },
});

type Found = Pick<z.infer<typeof output>, "duplicateOf" | "kind" | "similarity">;

interface Tried {
  readonly record: RecordOf<"trial">;
  readonly text: string;
  readonly expr: Expr;
}

/** Largest common part as a share of the larger formula: a formula is no duplicate of what it contains. */
function likeness(a: Expr, b: Expr): number {
  const [small, large] = [sizeOf(a).nodes, sizeOf(b).nodes].sort((x, y) => x - y);
  return (similarity(a, b) * (small ?? 0)) / (large ?? 1);
}

/** Trials of this run whose formula parses and that are no duplicates themselves. */
function triedOf(context: ToolContext): readonly Tried[] {
  return context.ledger
    .ofKind("trial")
    .filter(({ body }) => body.subject.kind === "factor" && body.outcome !== "duplicate" && body.outcome !== "failed")
    .flatMap((record) => {
      const text = String((record.body.definition as { readonly expression?: string }).expression ?? "");
      const parsed = parseExpression(text);
      return parsed.ok ? [{ record, text, expr: canonicalize(parsed.value) }] : [];
    });
}

function byWords(expr: Expr, context: ToolContext): Found | null {
  const hash = factorHash(expr);
  const negative = factorHash(canonicalize({ kind: "call", operator: "neg", args: [expr] }));
  for (const tried of triedOf(context)) {
    const known = factorHash(tried.expr);
    if (known === hash) return { duplicateOf: tried.record.id, kind: "exact", similarity: 1 };
    if (known === negative) return { duplicateOf: tried.record.id, kind: "negative", similarity: 1 };
    const shared = likeness(expr, tried.expr);
    if (shared >= duplicateShape && shared < 1)
      return { duplicateOf: tried.record.id, kind: "structural", similarity: shared };
  }
  return null;
}

async function byValues(expression: string, context: ToolContext): Promise<Found | null> {
  const tried = triedOf(context);
  if (tried.length === 0) return null;
  const part = await context.part("explore", { formulas: [expression, ...tried.map(({ text }) => text)] });
  const pool = tried.map(({ text }) => context.column(text, part));
  const nearest = maxCorrelation(context.column(expression, part), pool, part.panel, { from: part.from, to: part.to });
  const record = tried[nearest.index]?.record;
  if (!record || !(nearest.value >= duplicateCorrelation)) return null;
  return { duplicateOf: record.id, kind: nearest.signed < 0 ? "negative" : "value", similarity: nearest.value };
}

function sameFormula(definition: string, hash: string): boolean {
  const parsed = parseExpression(definition);
  return parsed.ok && factorHash(parsed.value) === hash;
}
