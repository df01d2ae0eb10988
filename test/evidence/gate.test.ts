// The gate, rule by rule: place, rule, expected and found, and that honest sentences pass.
import { expect, test } from "vitest";
import {
  checkAnswer,
  checkReport,
  indexOf,
  type MetricRecord,
  reportJsonSchema,
  type Sentence,
  type Span,
  templateReport,
} from "#engine/evidence";
import { metricOf, scopeOf, syntheticRun } from "./synthetic.ts";

const ledger = syntheticRun({ seed: 31, strategies: 3, opened: true });
const index = indexOf(ledger);
const at = (name: string, split: string, strategy = 0, multiplier = 1): MetricRecord => {
  const found = (index.byName.get(name) ?? []).filter(
    ({ body }) => body.scope.split === split && body.scope.costs.multiplier === multiplier,
  );
  return found[strategy] as MetricRecord;
};
const [a, b] = [at("sharpe", "validate", 0), at("sharpe", "validate", 1)];
const text = (words: string): Span => ({ kind: "text", text: words });
const ref = (metric: MetricRecord): Span => ({ kind: "ref", metric: metric.id, format: "value" });
const entity = (kind: "subject" | "split" | "costs", of: { readonly id: string }): Span => ({
  kind: "entity",
  entity: kind,
  of: of.id,
});
const pred = (name: string, args: Record<string, string | string[]>, negated = false): Span => ({
  kind: "pred",
  name,
  args,
  negated,
});
const rulesOf = (...spans: Span[]) => checkAnswer([{ spans }], ledger).map(({ rule }) => rule);

test.each<[string, Span[]]>([
  ["name before value", [entity("subject", a), text(" has a Sharpe ratio of "), ref(a), text(".")]],
  [
    "value before name",
    [
      text("The Sharpe ratio is "),
      ref(a),
      text(" for "),
      entity("subject", a),
      text(" and "),
      ref(b),
      text(" for "),
      entity("subject", b),
      text("."),
    ],
  ],
  [
    "names and values in their order",
    [
      entity("subject", a),
      text(" and "),
      entity("subject", b),
      text(" have Sharpe ratio "),
      ref(a),
      text(" and "),
      ref(b),
    ],
  ],
  ["no name at all", [text("The measured value is "), ref(a)]],
  [
    "two parts of the split",
    [
      text("The Sharpe ratio was "),
      ref(at("sharpe", "explore")),
      text(" on "),
      entity("split", at("sharpe", "explore")),
      text(" and "),
      ref(a),
      text(" on "),
      entity("split", a),
    ],
  ],
  ["net in words", [text("Net of costs the Sharpe ratio is "), ref(a)]],
  ["in-sample in words", [text("In sample the Sharpe ratio is "), ref(at("sharpe", "explore"))]],
  [
    "higher costs with their name",
    [
      text("At "),
      entity("costs", at("sharpe", "validate", 0, 1.5)),
      text(" the Sharpe ratio is "),
      ref(at("sharpe", "validate", 0, 1.5)),
    ],
  ],
])("an honest sentence passes: %s", (_, spans) => {
  expect(checkAnswer([{ spans }], ledger)).toEqual([]);
});

test.each<[string, Span[], string]>([
  [
    "values of the wrong names",
    [entity("subject", a), text(" has "), ref(b), text(" and "), entity("subject", b), text(" has "), ref(a)],
    "context-subject",
  ],
  [
    "names and values crossed",
    [entity("subject", a), text(" and "), entity("subject", b), text(" have "), ref(b), text(" and "), ref(a)],
    "context-subject",
  ],
  ["another metric's name", [text("The Sortino ratio is "), ref(a)], "context-metric"],
  ["out of sample in words", [text("Out of sample the Sharpe ratio is "), ref(a)], "context-split"],
  ["gross in words", [text("Before costs the Sharpe ratio is "), ref(a)], "context-costs"],
  ["higher costs unnamed", [text("The Sharpe ratio is "), ref(at("sharpe", "validate", 0, 1.5))], "context-costs"],
  ["a denied value", [text("The Sharpe ratio is not "), ref(a)], "text-lexicon"],
  ["a sign before a value", [text("The Sharpe ratio is -"), ref(a)], "text-seam"],
  ["an approximation", [text("The Sharpe ratio is about "), ref(a)], "text-seam"],
  [
    "a false order",
    [
      (a.body.value ?? 0) > (b.body.value ?? 0)
        ? pred("numerically-higher", { a: b.id, b: a.id })
        : pred("numerically-higher", { a: a.id, b: b.id }),
    ],
    "pred-false",
  ],
  [
    "sides that cannot be compared",
    [pred("numerically-higher", { a: a.id, b: at("sharpe", "explore", 1).id })],
    "not-comparable",
  ],
  ["a subset", [{ kind: "expr", op: "mean", metrics: [a.id, b.id] }], "expr-whole-set"],
  ["two units", [{ kind: "expr", op: "difference", metrics: [a.id, at("return.annual", "validate").id] }], "expr-unit"],
  ["an argument too many", [pred("robust", { of: a.id, by: b.id })], "pred-args"],
  [
    "a series as a value",
    [{ kind: "ref", metric: ledger.ofKind("series")[0]?.id ?? "", format: "value" }],
    "record-kind",
  ],
  ["words alone", [text("The desk follows the plan.")], "sentence-unbacked"],
  [
    "a sentence behind a sentence",
    [text("The Sharpe ratio is "), ref(a), text(". The desk follows.")],
    "sentence-unbacked",
  ],
  ["a note with more", [{ kind: "note", role: "method", text: "Measured at the close." }, ref(a)], "note-alone"],
])("refused: %s", (_, spans, rule) => {
  expect(rulesOf(...spans)).toContain(rule);
});

test("a figure that cannot be decided is printed as undecided and passes in either sense", () => {
  const said = (negated: boolean): Sentence[] => [{ spans: [pred("outperforms", { a: a.id, b: b.id }, negated)] }];
  expect(checkAnswer(said(false), ledger)).toEqual([]);
  expect(checkAnswer(said(true), ledger)).toEqual([]);
});

test("an interval that leaves zero out licenses outperforms", () => {
  const run = syntheticRun({ seed: 32, strategies: 0, factors: 2 });
  const open = new (run.constructor as typeof import("#engine/evidence").Ledger)({
    append: () => undefined,
    rows: () => [],
  });
  for (const record of run.all().filter(({ kind }) => kind !== "seal")) open.append(record.kind, record.body as never);
  const [x, y] = ["x", "y"].map((id) => ({ kind: "strategy" as const, id, label: `Strategy ${id.toUpperCase()}` })) as [
    never,
    never,
  ];
  const seed = { name: "sharpe", label: "Sharpe ratio", unit: "ratio" as const, direction: 1 as const };
  const [p, q] = [
    open.append("metric", metricOf({ ...seed, value: 1.4 }, x, scopeOf("validate"))),
    open.append("metric", metricOf({ ...seed, value: 0.4 }, y, scopeOf("validate"))),
  ];
  open.append(
    "metric",
    metricOf(
      { ...seed, name: "difference.sharpe", label: "Difference of Sharpe ratios", value: 1 },
      x,
      scopeOf("validate"),
      {
        interval: { low: 0.2, high: 1.8, level: 0.95 },
        method: { tool: "synthetic", version: "1", parameters: { against: "y" }, through: null },
      },
    ),
  );
  expect(checkAnswer([{ spans: [pred("outperforms", { a: p.id, b: q.id })] }], open)).toEqual([]);
  expect(checkAnswer([{ spans: [pred("outperforms", { a: p.id, b: q.id }, true)] }], open)[0]?.rule).toBe("pred-false");
});

test("a replaced measurement and a record behind the seal are refused", () => {
  const run = syntheticRun({ seed: 33 });
  const old = indexOf(run).byName.get("sharpe")?.[0] as MetricRecord;
  const late = run.append("metric", { ...old.body, label: "Late", name: "late" });
  expect(checkAnswer([{ spans: [ref(late as MetricRecord)] }], run)[0]?.rule).toBe("record-after-seal");
  run.append("metric", { ...old.body, value: 9 });
  run.append("seal", { records: run.all().length, trials: run.ofKind("trial").length });
  expect(checkAnswer([{ spans: [ref(old)] }], run)[0]?.rule).toBe("record-superseded");
});

test("faults of shape name their place", () => {
  const report = templateReport(ledger, "run");
  const broken = {
    ...report,
    sections: [
      {
        ...report.sections[0],
        blocks: [{ kind: "paragraph", sentences: [{ spans: [{ kind: "ref", metric: "x" }] }] }],
      },
    ],
  };
  expect(checkReport(broken, ledger)[0]).toMatchObject({
    place: "sections[0].blocks[0].sentences[0].spans[0].metric",
    rule: "schema",
  });
  expect(checkReport(null, ledger)[0]?.rule).toBe("schema");
});

test("the published schema is strict and names every span kind", () => {
  const schema = JSON.stringify(reportJsonSchema());
  for (const kind of ["text", "ref", "expr", "entity", "pred", "note"]) expect(schema).toContain(`"const":"${kind}"`);
  expect(schema).toContain('"additionalProperties":false');
});
