// The page: the shared words, an origin and a link for every number, equal bytes, nothing from outside.
import { createHash } from "node:crypto";
import { expect, test } from "vitest";
import { hashOf } from "#engine/core";
import {
  Ledger,
  memoryRows,
  type ReportDocument,
  renderSentence,
  renderTable,
  type Sentence,
  type Span,
} from "#engine/evidence";
import { renderHtml } from "#engine/evidence/render";
import { type Tag, tagsOf, textOf } from "../support/html-page.ts";
import { sampleLedger, sampleReport } from "../support/report-sample.ts";

const shape = { seed: 7, factors: 12, strategies: 3, opened: true, warnings: 2 } as const;
const ledger = sampleLedger(shape);
const report = sampleReport(ledger);
const page = renderHtml(report, ledger);
const tags = tagsOf(page);

const numbers = tags.filter(({ name, attributes }) => name === "span" && /^n\b/.test(attributes.get("class") ?? ""));
const ids = tags.flatMap(({ attributes }) => attributes.get("id") ?? []);
const attribute = (tag: Tag | undefined, name: string) => tag?.attributes.get(name) ?? "";

/** Every sentence of a document, wherever it stands. */
function sentencesOf(document: ReportDocument): readonly Sentence[] {
  return document.sections.flatMap(({ blocks }) =>
    blocks.flatMap((block) =>
      block.kind === "paragraph" ? block.sentences : block.kind === "list" ? block.items : [block.caption],
    ),
  );
}

test("every sentence reads as the shared renderer gives it", () => {
  const text = textOf(page);
  const sentences = sentencesOf(report);
  expect(sentences.length).toBeGreaterThan(40);
  for (const sentence of sentences) expect(text).toContain(renderSentence(sentence, ledger).replace(/\s+/g, " "));
});

test("every cell of a table reads as the shared renderer gives it", () => {
  const tables = report.sections.flatMap(({ blocks }) =>
    blocks.flatMap((block) => (block.kind === "table" ? [block] : [])),
  );
  const drawn = tags.filter(({ name, inner }) => name === "table" && inner.includes("<caption>"));
  expect(drawn.length).toBe(tables.length);
  tables.forEach((table, i) => {
    const { columns, rows } = renderTable(table, ledger);
    const cells = tagsOf(drawn[i]?.inner ?? "").filter(({ name }) => name === "th" || name === "td");
    const wanted = [...columns, ...rows.flat()].map((pieces) =>
      pieces
        .map(({ text }) => text)
        .join("")
        .trim(),
    );
    expect(cells.map(({ inner }) => textOf(inner))).toEqual(wanted);
  });
});

test("every number opens a card and leads to a record on the page", () => {
  expect(numbers.length).toBeGreaterThan(100);
  for (const { inner } of numbers) {
    const [link, ...rest] = tagsOf(inner);
    const card = rest.find(({ attributes }) => attributes.get("class") === "o");
    expect(attribute(link, "href")).toMatch(/^#r-[0-9a-f]{64}$/);
    expect(attribute(link, "aria-describedby")).toBe(attribute(card, "id"));
    expect(card?.inner.length).toBeGreaterThan(20);
  }
  expect(page).not.toContain("not on record");
});

test("every ref, expr and pred of the document is one of the numbers", () => {
  const spans = (document: ReportDocument): readonly Span[] =>
    document.sections.flatMap(({ blocks }) =>
      blocks.flatMap((block) =>
        block.kind === "table"
          ? [...block.caption.spans, ...block.columns.flat(), ...block.rows.flat(2)]
          : sentencesOf({ ...document, sections: [{ id: "one", heading: [], blocks: [block] }] }).flatMap(
              (s) => s.spans,
            ),
      ),
    );
  const cited = spans(report).filter(({ kind }) => kind === "ref" || kind === "expr" || kind === "pred");
  const body = tags.filter(({ name, attributes }) => name === "section" && attributes.get("id") !== "records");
  const placed = body.flatMap(({ inner }) => inner.match(/<span class="n( quiet| open)?"/g) ?? []);
  const legends = page.match(/(?:<ul|<p) class="(?:fine )?legend">.*?<\/(?:ul|p)>/g) ?? [];
  const inLegends = legends.join("").match(/<span class="n quiet"/g) ?? [];
  expect(placed.length - inLegends.length).toBe(cited.length);
});

test("a card says metric, subject, part, period, costs, observations, tool, parameters and record", () => {
  const metric = ledger.ofKind("metric").find(({ body }) => body.name === "sharpe" && body.scope.split === "validate");
  const place = numbers.find(
    ({ inner }) => inner.includes(`href="#r-${metric?.id}"`) && inner.includes('role="tooltip"'),
  );
  const card = tagsOf(place?.inner ?? "").find(({ attributes }) => attributes.get("class") === "o");
  const words = textOf(card?.inner ?? "");
  expect(words).toContain("Sharpe ratio");
  expect(words).toContain(String(metric?.body.value));
  expect(words).toContain("validate, 2016-02-01 to 2017-03-31");
  expect(words).toContain("commission 1 bp, half-spread 2 bp");
  expect(words).toContain("Observations 250");
  expect(words).toContain("Tool synthetic 1");
  expect(words).toContain('{"name":"sharpe"}');
  expect(words).toContain(metric?.id.slice(0, 16));
});

test("a statement over several records links to each of them", () => {
  const family = ledger.ofKind("metric").filter(({ body }) => body.name === "rank_ic.mean");
  const range = numbers.find(({ inner }) => textOf(inner).startsWith("Mean rank IC from"));
  for (const { id } of family) expect(range?.inner).toContain(`href="#r-${id}"`);
});

test("no link of the page leads nowhere and no id stands twice", () => {
  expect(new Set(ids).size).toBe(ids.length);
  const known = new Set(ids);
  for (const { attributes } of tags) {
    const href = attributes.get("href");
    if (href !== undefined) expect(known.has(href.slice(1)), href).toBe(true);
    for (const name of ["aria-describedby", "aria-labelledby"]) {
      const target = attributes.get(name);
      if (target !== undefined) expect(known.has(target), target).toBe(true);
    }
  }
});

test("the appendix gives each cited record in full", () => {
  for (const { attributes, inner } of tags.filter(({ attributes }) => attributes.get("class") === "record")) {
    const record = ledger.get(attribute({ name: "", attributes, inner: "" }, "id").slice(2));
    const words = textOf(inner);
    expect(words).toContain(record?.id);
    expect(words).toContain(record?.hash);
    if (record?.kind !== "metric") continue;
    expect(words).toContain(record.body.value === null ? "undefined" : String(record.body.value));
    expect(words).toContain("qraft verify run-7");
    expect(words).toContain(record.body.scope.snapshot);
  }
});

test("the manifest names run, ledger, snapshot and exactly the records of the appendix", () => {
  const script = tags.find(({ attributes }) => attributes.get("id") === "qraft-manifest");
  const manifest = JSON.parse(script?.inner ?? "");
  const records = ids.flatMap((id) => (/^r-[0-9a-f]{64}$/.test(id) ? [id.slice(2)] : []));
  expect(manifest).toMatchObject({
    format: "qraft-html/1",
    report: "qraft-report/1",
    run: "run-7",
    ledgerHead: report.ledgerHead,
    snapshot: report.snapshot,
  });
  expect(manifest.records).toEqual(records);
});

test("equal input gives equal bytes, whoever rendered before", () => {
  expect(renderHtml(sampleReport(sampleLedger(shape)), sampleLedger(shape))).toBe(page);
  expect(renderHtml(report, ledger)).toBe(page);
});

// Source: CSP level 3, hash sources: base64 of SHA-256 over the element's content; computed here with node:crypto.
test("the policy allows this style and this script and nothing else", () => {
  const policy = attribute(
    tags.find(({ attributes }) => attributes.has("http-equiv")),
    "content",
  );
  const hash = (text: string) => createHash("sha256").update(text).digest("base64");
  const content = (name: string) =>
    tags.filter((tag) => tag.name === name && !tag.attributes.has("id")).map(({ inner }) => inner);
  expect(content("style")).toHaveLength(1);
  expect(content("script")).toHaveLength(1);
  expect(policy).toBe(
    `default-src 'none'; style-src 'sha256-${hash(content("style")[0] ?? "")}'; script-src 'sha256-${hash(content("script")[0] ?? "")}'; base-uri 'none'; form-action 'none'`,
  );
  const names = tags.flatMap(({ attributes }) => [...attributes.keys()]);
  expect(names.filter((name) => name === "style" || name === "src" || /^on/.test(name))).toEqual([]);
  expect(page).not.toMatch(/https?:|@import|url\(|@font-face/);
});

test("a simulated market carries a banner, an observed one none", () => {
  const simulated = sampleLedger({ ...shape, simulated: true });
  expect(renderHtml(sampleReport(simulated), simulated)).toContain('<p class="banner"');
  expect(page).not.toContain('<p class="banner"');
});

test("verdicts stand at the top with their words", () => {
  const supported = sampleLedger({ ...shape, verdict: "supported" });
  const top = renderHtml(sampleReport(supported), supported).split("</header>")[0] ?? "";
  expect(textOf(top)).toContain("◐ supported Strategy A");
  expect(textOf(page.split("</header>")[0] ?? "")).toContain("○ not proven Strategy B");
});

test("what the gate took out of this document stays visible", () => {
  const copy = new Ledger(memoryRows());
  for (const record of ledger.all()) copy.append(record.kind, record.body as never);
  const refused = [{ place: "sections[2].blocks[0]", rule: "not-comparable" }];
  copy.append("report", { report: hashOf(report), accepted: 3, refused, kind: "written" });
  const shown = textOf(renderHtml(report, copy));
  expect(shown.includes("What was not proven was left out. Refused places: 1")).toBe(true);
  expect(shown.includes("sections[2].blocks[0]: not-comparable")).toBe(true);
  expect(textOf(renderHtml({ ...report, run: "other" }, copy))).not.toContain("Refused places");
});
