// Figures: they draw the listed records and nothing else, bars stand on zero, gaps stay gaps, extremes are never lost.
import fc from "fast-check";
import { expect, test } from "vitest";
import { hashOf } from "#engine/core";
import { type Block, Ledger, memoryRows, type ReportDocument, type SeriesBody } from "#engine/evidence";
import { renderHtml } from "#engine/evidence/render";
import { decimate } from "../../engine/evidence/render/chart/decimate.ts";
import { timeTicks, valueTicks } from "../../engine/evidence/render/chart/ticks.ts";
import { type Tag, tagsOf, textOf } from "../support/html-page.ts";
import { sampleLedger, sampleReport } from "../support/report-sample.ts";
import { scopeOf } from "./synthetic.ts";

type Figure = Extract<Block, { kind: "figure" }>["figure"];
type Curve = Pick<SeriesBody, "unit" | "x" | "y">;

/** A page with one figure over the given curves. */
function pageOf(figure: Figure, curves: readonly Curve[], extra: readonly string[] = []): string {
  const ledger = new Ledger(memoryRows());
  const ids = curves.map(
    (curve, i) =>
      ledger.append("series", {
        ...curve,
        name: `curve-${i}`,
        label: `Curve ${i}`,
        xLabel: "x",
        subject: { kind: "strategy", id: `s${i}`, label: `Strategy ${i}` },
        scope: scopeOf("validate"),
        method: { tool: "synthetic", version: "1", parameters: {}, through: null },
      }).id,
  );
  const seal = ledger.append("seal", { records: ids.length, trials: 0 });
  const words = { spans: [{ kind: "text" as const, text: "A figure" }] };
  const document: ReportDocument = {
    format: "qraft-report/1",
    run: "run",
    ledgerHead: seal.hash,
    snapshot: hashOf("snapshot"),
    title: words.spans,
    sections: [
      {
        id: "figures",
        heading: words.spans,
        blocks: [{ kind: "figure", figure, series: [...ids, ...extra], caption: words, alt: words }],
      },
    ],
  };
  return renderHtml(document, ledger);
}

const figureOf = (page: string): readonly Tag[] =>
  tagsOf(tagsOf(page).find(({ name }) => name === "figure")?.inner ?? "");
const withClass = (tags: readonly Tag[], wanted: string) =>
  tags.filter(({ attributes }) => attributes.get("class") === wanted);
const numberOf = (tag: Tag | undefined, name: string) => Number(tag?.attributes.get(name));

test("figures draw exactly the listed records", () => {
  const ledger = sampleLedger({ seed: 2, factors: 3, strategies: 3 });
  const report = sampleReport(ledger);
  const page = renderHtml(report, ledger);
  const wanted = report.sections.flatMap(({ blocks }) =>
    blocks.flatMap((block) => (block.kind === "figure" ? [block.series] : [])),
  );
  const figures = tagsOf(page).filter(({ name }) => name === "figure");
  expect(figures.map(({ attributes }) => attributes.get("data-records")?.split(" "))).toEqual(wanted);
  const drawn = figures.map(({ inner }) =>
    tagsOf(inner).flatMap(({ attributes }) => attributes.get("data-record") ?? []),
  );
  expect(drawn).toEqual(wanted);
  const manifest = JSON.parse(/id="qraft-manifest">(.*?)<\/script>/.exec(page)?.[1] ?? "");
  expect(manifest.figures.map(({ records }: { records: readonly string[] }) => records)).toEqual(wanted);
});

test("a series that is not on record is named as missing and not drawn", () => {
  const page = pageOf("line", [{ unit: "ratio", x: [1, 2], y: [1, 2] }], ["0".repeat(64)]);
  expect(textOf(page)).toContain("[1 series not on record]");
  expect(page).not.toContain(`data-record="${"0".repeat(64)}"`);
});

const bars = fc.array(fc.option(fc.double({ min: -5, max: 5, noNaN: true }), { nil: null }), {
  minLength: 1,
  maxLength: 8,
});

test.each<[string, (i: number) => string, boolean]>([
  ["upright", (i) => `q${i}`, false],
  ["lying", (i) => `a stage with a long name ${i}`, true],
])("%s bars start at zero and are as long as their values", (_, name, lying) => {
  fc.assert(
    fc.property(bars, (y) => {
      fc.pre(y.some((value) => value !== null));
      const figure = figureOf(pageOf("bar", [{ unit: "ratio", x: y.map((_, i) => name(i)), y }]));
      const zero = numberOf(withClass(figure, "zero")[0], lying ? "x1" : "y1");
      const [start, size] = lying ? ["x", "width"] : ["y", "height"];
      const drawn = withClass(figure, "bar");
      const known = y.filter((value) => value !== null);
      expect(drawn).toHaveLength(known.length);
      const largest = Math.max(...known.map(Math.abs));
      const longest = Math.max(...drawn.map((bar) => numberOf(bar, size ?? "")));
      drawn.forEach((bar, i) => {
        const value = known[i] ?? 0;
        const from = numberOf(bar, start ?? "");
        const to = from + numberOf(bar, size ?? "");
        const toTheLow = lying ? value < 0 : value > 0;
        if (value !== 0) expect(Math.abs((toTheLow ? to : from) - zero)).toBeLessThanOrEqual(0.21);
        if (largest > 0.01)
          expect(Math.abs(to - from - (Math.abs(value) / largest) * longest)).toBeLessThanOrEqual(0.3);
      });
    }),
    { numRuns: 60 },
  );
});

// Source: by hand. Values at rows 0-1 and 3-5 are two strokes; row 7 stands alone and gets a marker only.
test("a missing value breaks the line and is not drawn as zero", () => {
  const days = Array.from({ length: 60 }, (_, i) => new Date(Date.UTC(2016, 0, i + 1)).toISOString().slice(0, 10));
  const y = days.map((_, i) => (i < 8 && i !== 2 && i !== 6 ? 1 + i : null));
  const figure = figureOf(pageOf("line", [{ unit: "ratio", x: days, y }]));
  const path = withClass(figure, "curve").at(-1)?.attributes.get("d") ?? "";
  expect(path.match(/M/g)).toHaveLength(3);
  expect(path.match(/L/g)).toHaveLength(3);
  expect(withClass(figure, "mark")).toHaveLength(1);
  expect(textOf(pageOf("line", [{ unit: "ratio", x: days, y }]))).toContain("Gaps: 54 without a value");
});

test("a figure without any value says so", () => {
  expect(textOf(pageOf("line", [{ unit: "ratio", x: [1, 2], y: [null, null] }]))).toContain("No value on record.");
  expect(textOf(pageOf("bar", [{ unit: "ratio", x: [], y: [] }]))).toContain("No value on record.");
});

test("values of any size are drawn at finite places", () => {
  const sizes = fc.array(fc.double({ noNaN: true, noDefaultInfinity: true }), { minLength: 1, maxLength: 5 });
  fc.assert(
    fc.property(sizes, fc.constantFrom<Figure>("line", "area", "bar"), (y, figure) => {
      const page = pageOf(figure, [{ unit: "fraction", x: y, y }]);
      expect(
        /(?:NaN|Infinity|undefined)/.test(
          figureOf(page)
            .map(({ attributes }) => [...attributes.values()].join(" "))
            .join(" "),
        ),
      ).toBe(false);
    }),
    { numRuns: 80 },
  );
});

// Source: by hand. 0.011..0.028 moves by 0.017, more than its distance to zero; 1.0..1.2 moves by 0.2, less than 1.0.
test("a line's axis holds zero unless the line keeps farther from zero than it moves", () => {
  const zeros = (y: readonly number[]) =>
    withClass(figureOf(pageOf("line", [{ unit: "ratio", x: [1, 2, 3], y }])), "zero");
  expect(zeros([0.011, 0.028, 0.017])).toHaveLength(1);
  expect(zeros([1, 1.2, 1.1])).toHaveLength(0);
});

test("series of different units never share an axis", () => {
  const x = [1, 2, 3];
  const figure = figureOf(
    pageOf("line", [
      { unit: "ratio", x, y: [1, 2, 3] },
      { unit: "fraction", x, y: [0.1, 0.2, 0.3] },
    ]),
  );
  const charts = figure.filter(({ attributes }) => attributes.get("role") === "img");
  expect(charts).toHaveLength(2);
  expect(charts[0]?.inner).not.toContain("%");
  expect(charts[1]?.inner).toContain("10%");
});

test("series of one figure differ in more than colour", () => {
  const x = [1, 2, 3];
  const page = pageOf(
    "line",
    [0, 1, 2].map((i) => ({ unit: "ratio" as const, x, y: [i, i + 1, i] })),
  );
  const style = tagsOf(page).find(({ name }) => name === "style")?.inner ?? "";
  const dashes = [0, 1, 2, 3, 4, 5, 6, 7].map(
    (i) => new RegExp(`\\.s${i} \\.curve\\{[^}]*dasharray:([^}]*)\\}`).exec(style)?.[1],
  );
  expect(new Set(dashes).size).toBe(8);
  const shapes = figureOf(page).filter(
    ({ attributes }) => attributes.get("class") === "mark" && attributes.has("transform"),
  );
  expect(new Set(shapes.map(({ name }) => name)).size).toBe(3);
});

const curve = fc.array(fc.option(fc.double({ min: -100, max: 100, noNaN: true }), { nil: null, freq: 20 }), {
  minLength: 801,
  maxLength: 2000,
});

test("a thinned curve keeps its ends, its extremes, its order and its gaps", () => {
  fc.assert(
    fc.property(curve, (y) => {
      const points = y.map((value, x) => ({ x, y: value }));
      const kept = decimate(points);
      const values = (list: readonly { readonly y: number | null }[]) =>
        list.flatMap((point) => (point.y === null ? [] : [point.y]));
      expect(Math.max(...values(kept))).toBe(Math.max(...values(points)));
      expect(Math.min(...values(kept))).toBe(Math.min(...values(points)));
      const places = kept.map(({ x }) => Number(x));
      expect(places).toEqual([...places].sort((a, b) => a - b));
      expect(kept.every((point) => points[Number(point.x)]?.y === point.y)).toBe(true);
      const joined = kept.filter((point, i) => point.y !== null && (kept[i - 1]?.y ?? null) !== null);
      for (const point of joined) {
        const before = Number(kept[kept.indexOf(point) - 1]?.x);
        expect(points.slice(before, Number(point.x)).every(({ y: value }) => value !== null)).toBe(true);
      }
    }),
    { numRuns: 30 },
  );
});

test("two thousand points give a light drawing that says it was thinned", () => {
  const x = Array.from({ length: 2000 }, (_, i) => new Date(Date.UTC(2010, 0, i + 1)).toISOString().slice(0, 10));
  const page = pageOf("line", [{ unit: "ratio", x, y: x.map((_, i) => Math.sin(i / 9) + i / 500) }]);
  const path = withClass(figureOf(page), "curve").at(-1)?.attributes.get("d") ?? "";
  expect(path.length).toBeLessThan(12_000);
  expect(textOf(page)).toContain("Drawn thinned from 2000 points");
  expect(textOf(page)).toContain("60 of 2000 rows");
  expect(page).toContain(`${x[1234]}\t${Math.sin(1234 / 9) + 1234 / 500}`);
});

// Source: by hand.
test("ticks carry their unit and the decimals they need", () => {
  expect(valueTicks([-0.1, 0, 0.1], "fraction")).toEqual(["−10%", "0%", "10%"]);
  expect(valueTicks([0, 0.0005, 0.001], "fraction")).toEqual(["0.00%", "0.05%", "0.10%"]);
  expect(valueTicks([0.5, 1, 1.5], "ratio")).toEqual(["0.5", "1.0", "1.5"]);
  expect(valueTicks([0, 50, 100], "count")).toEqual(["0", "50", "100"]);
  const days = (...texts: readonly string[]) => timeTicks(texts.map((text) => new Date(`${text}Z`)));
  expect(days("2014-01-01T00:00", "2015-01-01T00:00")).toEqual(["2014", "2015"]);
  expect(days("2014-01-01T00:00", "2014-04-01T00:00")).toEqual(["2014-01", "2014-04"]);
  expect(days("2014-01-05T00:00", "2014-01-12T00:00")).toEqual(["2014-01-05", "2014-01-12"]);
  expect(days("2014-01-05T09:30", "2014-01-05T12:00")).toEqual(["01-05 09:30", "01-05 12:00"]);
});
