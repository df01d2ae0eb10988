// The report as data: a tree of spans. The writer never writes a number; the renderer fills values in from the ledger.
import { z } from "zod";

const recordRef = z
  .string()
  .regex(/^[0-9a-f]{64}$/)
  .describe("Id of a ledger record (64 hex digits).");

export const textSpan = z.strictObject({
  kind: z.literal("text"),
  text: z
    .string()
    .max(400)
    .describe("Plain words: no digit in any script, no number word, no word of the controlled lexicon."),
});

export const refSpan = z.strictObject({
  kind: z.literal("ref"),
  metric: recordRef,
  format: z
    .enum(["value", "value-with-interval", "label", "label-and-value"])
    .default("value")
    .describe("value: number with unit · label: the metric's name · label-and-value: both."),
});

export const comparisonOps = [">", ">=", "<", "<="] as const;

export const exprSpan = z.strictObject({
  kind: z.literal("expr"),
  op: z
    .enum(["difference", "ratio", "mean", "max", "min", "range", "count", "count-where", "share-where", "rank"])
    .describe(
      "difference, ratio: of the first two metrics · rank: place of the first metric among all, by the metric's direction.",
    ),
  metrics: z.array(recordRef).min(1).max(200),
  where: z
    .strictObject({ compare: z.enum(comparisonOps), than: z.union([z.literal("zero"), recordRef]) })
    .optional()
    .describe("count-where and share-where only."),
});

export const entitySpan = z.strictObject({
  kind: z.literal("entity"),
  entity: z.enum([
    "subject",
    "market",
    "universe",
    "period",
    "split",
    "costs",
    "snapshot",
    "frequency",
    "horizon",
    "definition",
    "run",
  ]),
  of: recordRef.describe("The record whose subject or scope is named."),
});

export const predSpan = z.strictObject({
  kind: z.literal("pred"),
  name: z.string().max(40).describe("Name of a predicate, for example outperforms or survives-costs."),
  args: z
    .record(z.string(), z.union([recordRef, z.array(recordRef).min(1).max(200)]))
    .describe("Named arguments: record ids."),
  negated: z.boolean().default(false),
});

export const noteSpan = z.strictObject({
  kind: z.literal("note"),
  role: z.enum(["hypothesis", "method", "limitation"]),
  text: z.string().min(1).max(400).describe("Shown with a badge; no digit, number word or lexicon word."),
});

export const span = z.discriminatedUnion("kind", [textSpan, refSpan, exprSpan, entitySpan, predSpan, noteSpan]);

export const sentence = z
  .strictObject({ spans: z.array(span).min(1).max(40) })
  .describe("Holds at least one ref, expr or pred, or is one note.");

export const block = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("paragraph"), sentences: z.array(sentence).min(1).max(40) }),
  z.strictObject({ kind: z.literal("list"), items: z.array(sentence).min(1).max(60) }),
  z.strictObject({
    kind: z.literal("table"),
    caption: sentence,
    columns: z.array(z.array(span).min(1).max(8)).min(1).max(16).describe("Headings: text, entity or label refs."),
    rows: z
      .array(z.array(z.array(span).min(1).max(8)))
      .min(1)
      .max(200)
      .describe("Rows of cells of spans."),
  }),
  z.strictObject({
    kind: z.literal("figure"),
    figure: z.enum(["line", "area", "bar"]),
    series: z.array(recordRef).min(1).max(12).describe("Series records that are drawn, and nothing else."),
    caption: sentence,
    alt: sentence,
  }),
]);

export const section = z.strictObject({
  id: z.string().regex(/^[a-z][a-z-]{1,40}$/),
  heading: z.array(span).min(1).max(8).describe("Text and entities only; no claim stands in a heading."),
  blocks: z.array(block).max(60),
});

export const reportDocument = z.strictObject({
  format: z.literal("qraft-report/1"),
  run: z.string().min(1).max(80),
  ledgerHead: z
    .string()
    .regex(/^[0-9a-f]{64}$/)
    .describe("Hash of the ledger's seal record: what the report was written against."),
  snapshot: z.string().regex(/^[0-9a-f]{64}$/),
  title: z.array(span).min(1).max(8),
  sections: z.array(section).min(1).max(30),
});

export type Span = z.infer<typeof span>;
export type Sentence = z.infer<typeof sentence>;
export type Block = z.infer<typeof block>;
export type Section = z.infer<typeof section>;
export type ReportDocument = z.infer<typeof reportDocument>;

/** A fault of a claim: where, which rule, what the rule expects, what was found. */
export interface Fault {
  /** For example "sections[2].blocks[0].sentences[1].spans[3]". */
  readonly place: string;
  readonly rule: string;
  readonly expected: string;
  readonly found: string;
}

/** The published JSON schema of a report: what others need to write one or to check its shape. */
export function reportJsonSchema(): Readonly<Record<string, unknown>> {
  const schema = z.toJSONSchema(reportDocument, { io: "input", target: "draft-2020-12" });
  return { $id: "qraft-report-1", title: "Qraft report", ...schema };
}
