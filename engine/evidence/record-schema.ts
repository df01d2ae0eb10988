// Shapes of record bodies as schemas: what may enter the ledger.
import { z } from "zod";
import { type RecordKind, splitLabels, units, verdicts } from "./record.ts";

const hash = z.string().regex(/^[0-9a-f]{64}$/);
const finite = z.number();
const label = z.string().min(1).max(2000);
const day = z.string().regex(/^\d{4}-\d{2}-\d{2}(T[\d:.]+Z)?$/);
const span = z.looseObject({ start: day, end: day });

const subject = z.looseObject({
  kind: z.enum(["factor", "strategy", "campaign", "market"]),
  id: z.string().min(1).max(200),
  label,
});

const scope = z.looseObject({
  snapshot: z.string().min(1).max(128),
  market: z.string().min(1).max(200),
  simulated: z.boolean(),
  universe: z.string().max(2000),
  period: span,
  split: z.enum(splitLabels),
  frequency: z.string().min(1).max(20),
  horizonBars: finite.nullable(),
  costs: z.looseObject({
    regime: z.enum(["not-applicable", "gross", "net"]),
    model: z.string().max(2000),
    multiplier: finite,
  }),
});

const method = z.looseObject({
  tool: z.string().min(1).max(100),
  version: z.string().max(100),
  parameters: z.record(z.string(), z.unknown()),
  through: finite.nullable(),
});

const metric = z.looseObject({
  name: z.string().min(1).max(200),
  label,
  value: finite.nullable(),
  unit: z.enum(units),
  direction: z.union([z.literal(-1), z.literal(0), z.literal(1)]),
  subject,
  scope,
  method,
  n: finite.nullable(),
  interval: z.looseObject({ low: finite, high: finite, level: finite }).nullable(),
});

const series = z
  .looseObject({
    name: z.string().min(1).max(200),
    label,
    unit: z.enum(units),
    xLabel: z.string().max(200),
    x: z.array(z.union([z.string(), finite])),
    y: z.array(finite.nullable()),
    subject,
    scope,
    method,
  })
  .refine((body) => body.x.length === body.y.length, "x and y differ in length");

/** One schema per kind; unknown extra fields are kept, since they are hashed as well. */
export const recordSchemas = {
  run: z.looseObject({
    goal: z.string(),
    market: z.string(),
    simulated: z.boolean(),
    snapshot: z.string().min(1),
    seed: finite,
    model: z.string(),
    version: z.string(),
    prompts: z.array(z.looseObject({ name: z.string(), version: z.string(), sha256: hash })).optional(),
    split: z.looseObject({ explore: span, validate: span, holdout: span, embargoBars: finite }),
  }),
  plan: z.record(z.string(), z.unknown()),
  idea: z.looseObject({
    mechanism: z.string(),
    hypothesis: z.string(),
    sign: z.union([z.literal(-1), z.literal(1)]),
    horizonBars: finite,
    inputs: z.array(z.string()),
    author: z.string(),
  }),
  trial: z.looseObject({
    subject,
    definition: z.unknown(),
    idea: hash.nullable(),
    author: z.string(),
    origin: z.looseObject({ template: z.string(), parameters: z.record(z.string(), z.unknown()) }).nullable(),
    outcome: z.enum(["died", "passed", "failed", "duplicate", "pruned"]),
    stage: z.string(),
    reason: z.string(),
    metric: hash.nullable(),
    duplicateOf: hash.nullable(),
    sharpePerBar: finite.nullable(),
    pValue: finite.nullable(),
  }),
  metric,
  series,
  gate: z.looseObject({
    subject,
    gate: z.string(),
    says: z.string(),
    passed: z.boolean(),
    metric: hash.nullable(),
    threshold: finite.nullable(),
  }),
  warning: z.looseObject({ code: z.string(), says: z.string(), count: finite, examples: z.array(z.string()) }),
  opening: z.looseObject({ subject, from: z.string(), earlier: finite }),
  verdict: z.looseObject({
    subject,
    verdict: z.enum(verdicts),
    reasons: z.array(z.string()),
    metrics: z.array(hash),
  }),
  seal: z.looseObject({ records: finite, trials: finite }),
  report: z.looseObject({
    report: z.string(),
    accepted: finite,
    refused: z.array(z.looseObject({ place: z.string(), rule: z.string() })),
    kind: z.enum(["written", "template"]),
  }),
} as const satisfies Record<RecordKind, z.ZodType>;

/** The first thing wrong with a body, or null. */
export function checkBody(kind: RecordKind, body: unknown): string | null {
  const parsed = recordSchemas[kind].safeParse(body);
  if (parsed.success) return null;
  const issue = parsed.error.issues[0];
  return issue ? `${issue.path.join(".") || "the body"}: ${issue.message}` : "the body does not fit";
}
