// The reference pages: every entry of every list is on its page, and the same code gives the same bytes.
import { expect, test } from "vitest";
import { costModels, metrics } from "#engine/backtest";
import { qualityChecks } from "#engine/data/quality";
import { importRules } from "#engine/data/sources";
import { obligationRules, predicates } from "#engine/evidence";
import { factorLibraries, families, operators } from "#engine/factors";
import { gateRules } from "#engine/robustness";
import { screens } from "#engine/screening";
import { tools } from "#tools";
import { environmentNames } from "../../interfaces/config.ts";
import { referencePages } from "../../scripts/reference/index.ts";
import { markdownTable } from "../../scripts/reference/page.ts";

/** Names that begin like this; an empty beginning stands for all that begin like no room. */
function inRoom(prefix: string): readonly string[] {
  const names = operators.map(({ name }) => name);
  if (prefix !== "") return names.filter((name) => name.startsWith(prefix));
  return names.filter((name) => !/^(ta|cdl|tsf)_/.test(name));
}

const pages = new Map(referencePages().map(({ name, text }) => [name, text]));

test.each([
  ["operators.md", inRoom("").map((name) => `\`${name}(`)],
  ["indicators.md", inRoom("ta_").map((name) => `\`${name}(`)],
  ["candles.md", inRoom("cdl_").map((name) => `\`${name}(`)],
  ["statistics.md", inRoom("tsf_").map((name) => `\`${name}(`)],
  ["libraries.md", factorLibraries.map(({ name }) => `## ${name}`)],
  [
    "families.md",
    families.flatMap(({ name, templates }) => [`## ${name}`, ...templates.map((one) => `\`${one.name}\``)]),
  ],
  ["metrics.md", metrics.map(({ name }) => `\`${name}\``)],
  ["screens.md", screens.map(({ name }) => `## ${name}`)],
  ["predicates.md", predicates.map(({ name }) => `## ${name}`)],
  ["obligations.md", obligationRules.map(({ name }) => `\`${name}\``)],
  ["tools.md", tools.map(({ name }) => `## ${name}`)],
  ["gates.md", gateRules.map(({ name }) => `\`${name}\``)],
  ["costs.md", costModels.map(({ name }) => `\`${name}\``)],
  ["import-rules.md", importRules.map(({ name }) => `\`${name}\``)],
  ["quality-checks.md", qualityChecks.map(({ name }) => `\`${name}\``)],
  ["settings.md", Object.values(environmentNames).map((name) => `\`${name}\``)],
  ["cli.md", ["## qraft explore", "## qraft data import", "--workspace <dir>", "Example:"]],
] as const)("%s names every entry of its list", (page, entries) => {
  const text = pages.get(page) ?? "";
  expect(entries.filter((entry) => !text.includes(entry))).toEqual([]);
});

test("the pages are the same bytes when they are made again", () => {
  expect(referencePages()).toEqual([...pages].map(([name, text]) => ({ name, text })));
});

test("every page but the index is reached from the index", () => {
  const linked = [...(pages.get("README.md") ?? "").matchAll(/\]\(([^)]+)\)/g)].map((match) => match[1]);
  expect(linked.toSorted()).toEqual([...pages.keys()].filter((name) => name !== "README.md").toSorted());
});

test("the schemas are JSON of the 2020-12 draft", () => {
  for (const name of ["strategy.schema.json", "report.schema.json"])
    expect(JSON.parse(pages.get(name) ?? "").$schema).toBe("https://json-schema.org/draft/2020-12/schema");
});

// By hand: a bar inside a cell would open another column, a line break would end the row.
test("a table keeps bars and line breaks inside their cells", () => {
  expect(markdownTable(["a"], [["x || y\n z"]])).toBe("| a |\n| --- |\n| x \\|\\| y z |");
});
