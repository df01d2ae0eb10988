// The page for every reader: hostile labels stay text, headings and tables are marked, figures have words.
import fc from "fast-check";
import { expect, test } from "vitest";
import { renderHtml } from "#engine/evidence/render";
import { tagsOf, textOf } from "../support/html-page.ts";
import { sampleLedger, sampleReport } from "../support/report-sample.ts";

const ledger = sampleLedger({ seed: 5, factors: 4, strategies: 2, simulated: true });
const page = renderHtml(sampleReport(ledger), ledger);
const tags = tagsOf(page);

const hostile = [
  `<script>alert("x")</script>`,
  `"><img src=x onerror=alert(1)>`,
  `' onmouseover='alert(1)`,
  `</title></style></script><b>`,
  `<!-- --> & &amp; &lt;`,
  "שלום عليكم \u202e321",
  "a\u0000b\u001fc",
];

test.each(hostile)("a label %j stays text", (label) => {
  const run = sampleLedger({ seed: 5, factors: 3, strategies: 1, hostileLabel: label });
  const document = sampleReport(run);
  const made = renderHtml(document, run);
  const allowed = new Set(tags.map(({ name }) => name));
  const names = tagsOf(made).map(({ name }) => name);
  expect(names.filter((name) => !allowed.has(name))).toEqual([]);
  expect(names.filter((name) => name === "script")).toHaveLength(2);
  const shown = label.replaceAll("\u0000", "\ufffd").replaceAll("\u001f", "\ufffd").replace(/\s+/g, " ").trim();
  expect(textOf(made)).toContain(shown);
  expect(JSON.parse(tagsOf(made).find(({ attributes }) => attributes.has("type"))?.inner ?? "").run).toBe("run-7");
});

test("any label gives a well-formed page that runs nothing", () => {
  const pieces = fc.array(
    fc.constantFrom("<", ">", '"', "'", "&", "`", "/", "=", "script", "\u202e", "\ud800", "é", " ", "-->"),
  );
  fc.assert(
    fc.property(pieces, (parts) => {
      const run = sampleLedger({ seed: 5, factors: 1, strategies: 1, points: 20, hostileLabel: `x${parts.join("")}` });
      const made = tagsOf(renderHtml(sampleReport(run), run));
      expect(made.filter(({ name }) => name === "script")).toHaveLength(2);
      expect(
        made.flatMap(({ attributes }) => [...attributes.keys()]).filter((name) => /^on|^src$|^style$/.test(name)),
      ).toEqual([]);
    }),
    { numRuns: 40 },
  );
});

test("text from right to left is kept apart from what surrounds it", () => {
  const run = sampleLedger({ seed: 5, factors: 1, strategies: 1, hostileLabel: "עברית" });
  const made = renderHtml(sampleReport(run), run);
  const svgText = /<(text|title|desc)\b[^>]*>[^<]*עברית/g;
  const outside = made.replace(svgText, "").replace(/<bdi[^>]*>[^<]*<\/bdi>/g, "");
  const loose = [...outside.matchAll(/>([^<]*עברית[^<]*)</g)].map(([, text]) => text);
  expect(loose.filter((text) => !/^(Numbers: )?עברית/.test(text ?? "") && !/\t/.test(text ?? ""))).toEqual([]);
});

test("one first heading, and no level is skipped", () => {
  const levels = tags.flatMap(({ name }) => (/^h[1-6]$/.test(name) ? [Number(name.slice(1))] : []));
  expect(levels.filter((level) => level === 1)).toHaveLength(1);
  levels.forEach((level, i) => {
    const before = levels.slice(0, i).at(-1) ?? 1;
    if (levels[0] === 1 || i > 0) expect(level - before).toBeLessThanOrEqual(1);
  });
});

test("language, title, viewport and landmarks are there", () => {
  expect(tags.find(({ name }) => name === "html")?.attributes.get("lang")).toBe("en");
  expect(tags.find(({ name }) => name === "title")?.inner.length).toBeGreaterThan(5);
  expect(page).toContain('name="viewport"');
  for (const landmark of ["main", "nav", "header", "footer"]) {
    expect(tags.filter(({ name }) => name === landmark)).toHaveLength(1);
  }
});

test("every table heading has a scope and every table a name", () => {
  for (const { attributes } of tags.filter(({ name }) => name === "th")) {
    expect(["row", "col"]).toContain(attributes.get("scope"));
  }
  const regions = tags.filter(({ attributes }) => attributes.get("role") === "region");
  for (const { attributes } of regions) {
    expect(attributes.get("aria-label")?.length).toBeGreaterThan(3);
    expect(attributes.get("tabindex")).toBe("0");
  }
});

test("every figure is an image with words and a table of its numbers", () => {
  for (const figure of tags.filter(({ name }) => name === "figure")) {
    const inner = tagsOf(figure.inner);
    const images = inner.filter(({ attributes }) => attributes.get("role") === "img");
    expect(images.length).toBeGreaterThan(0);
    for (const { attributes } of images) expect(attributes.get("aria-label")?.length).toBeGreaterThan(10);
    const series = (figure.attributes.get("data-records") ?? "").split(" ");
    expect(inner.filter(({ name }) => name === "details")).toHaveLength(series.length);
  }
});

// Source: WCAG 2.2, success criterion 1.4.3: contrast of at least 4.5 to 1 for text; relative luminance as defined there.
test.each(["light", "dark"])("words have enough contrast on the %s ground", (mode) => {
  const style = tags.find(({ name }) => name === "style")?.inner ?? "";
  const sets = [...style.matchAll(/--ground:(#[0-9a-f]{6});[\s\S]*?\}/g)].map(([text]) => text);
  const set = sets[mode === "light" ? 0 : 1] ?? "";
  const colour = (name: string) => new RegExp(`--${name}:(#[0-9a-f]{6})`).exec(set)?.[1] ?? "";
  for (const ink of ["ink", "soft", "link", "good", "bad", "half"]) {
    for (const ground of ["ground", "raised"]) {
      expect(contrast(colour(ink), colour(ground)), `${ink} on ${ground}`).toBeGreaterThanOrEqual(4.5);
    }
  }
  expect(contrast(colour("warn-ink"), colour("warn-ground"))).toBeGreaterThanOrEqual(4.5);
  // 1.4.11: graphical objects, at least 3 to 1.
  for (let i = 0; i < 8; i++) expect(contrast(colour(`s${i}`), colour("ground")), `s${i}`).toBeGreaterThanOrEqual(3);
});

function contrast(a: string, b: string): number {
  const [light = 0, dark = 0] = [luminance(a), luminance(b)].sort((x, y) => y - x);
  return (light + 0.05) / (dark + 0.05);
}

function luminance(colour: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}
