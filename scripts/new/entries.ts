// What the other lists' new entries begin as: each type-checks, passes its suite, and waits to be changed.
import type { NameForms } from "./name.ts";

/** Words of a name, for labels. */
function wordsOf({ kebab }: NameForms): string {
  return kebab.replaceAll("-", " ");
}

export function metricText(name: NameForms): string {
  return `// ${name.snake}: mean return per bar.
import { meanOf } from "#engine/core";
import type { Metric } from "../metric.ts";

export const ${name.camel} = {
  name: "${name.snake}",
  label: "${wordsOf(name)}",
  unit: "fraction",
  direction: 1,
  formula: "Σ r / bars",
  source: "Definition",
  compute: (sample) => meanOf(sample.finite),
} as const satisfies Metric;
`;
}

export function metricTest({ kebab, camel, snake }: NameForms): string {
  return `// ${snake} by hand; inputs, missing bars and the list are the metrics suite's work.
import { expect, test } from "vitest";
import { sampleOf } from "#engine/backtest";
import { ${camel} } from "../../engine/backtest/metrics/${kebab}.ts";

// Source: by hand. (0.02 + 0.04) / 2 = 0.03; the missing bar does not count.
test("${snake} gives what its formula says", () => {
  expect(${camel}.compute(sampleOf(Float64Array.of(0.02, Number.NaN, 0.04)))).toBeCloseTo(0.03, 14);
});
`;
}

export function screenText(name: NameForms): string {
  return `// ${wordsOf(name)}: on how many dates is there a rank IC?
import { countOf, type Screen, screenValue } from "./screen.ts";

export const ${name.camel}: Screen = {
  name: "${name.snake}",
  says: "Number of dates with a rank IC.",
  ask: (study) => {
    const daily = study.rankIc(study.options.primary);
    const measured = { value: daily.filter((ic) => Number.isFinite(ic)).length, n: daily.length };
    return { values: [screenValue(["${name.snake}", "${wordsOf(name)}"], countOf, measured)], series: [] };
  },
};
`;
}

export function screenTest({ kebab, camel, snake }: NameForms): string {
  return `// ${snake} by hand on a small market.
import { expect, test } from "vitest";
import { panelFrom } from "#engine/panel";
import { ${camel} } from "../../engine/screening/screens/${kebab}.ts";
import { studyOf } from "../../engine/screening/study.ts";

const symbols = ["A", "B", "C"];
const price = symbols.flatMap((_, s) => [10, 11 + s, 12 - s, 13 + 2 * s]);
const panel = panelFrom({ symbols, times: [0, 1, 2, 3].map((day) => day * 86_400_000), fields: { open: price, close: price } });
const options = { from: 0, to: 4, horizons: [1], primary: 1, entry: "close", quantiles: 3, minPairs: 3 } as const;

// Source: by hand. Four closes have three returns of one bar after them, hence three dates.
test("${snake} counts what it says", () => {
  const factor = Float64Array.from(price, (_, i) => Math.floor(i / 4));
  expect(${camel}.ask(studyOf(factor, panel, options)).values[0]).toMatchObject({ name: "${snake}", value: 3 });
});
`;
}

export function costText(name: NameForms): string {
  return `// ${wordsOf(name)}: a share of the value traded, at the slippage rate.
import type { TradeCost } from "../cost-model.ts";

export const ${name.camel} = {
  name: "${name.kebab}",
  kind: "trade",
  label: "${wordsOf(name)}",
  formula: "value · slippageBps / 10,000",
  says: "Charged on every fill; its rate is a field of the strategy document.",
  charge: ({ value }, costs) => (value * costs.slippageBps) / 10_000,
} as const satisfies TradeCost;
`;
}

export function costTest({ kebab, camel }: NameForms): string {
  return `// ${kebab} by hand; that it grows with the value and is never negative is the cost suite's work.
import { expect, test } from "vitest";
import { ${camel} } from "../../engine/backtest/costs/${kebab}.ts";

const costs: Parameters<typeof ${camel}.charge>[1] = {
  commissionBps: 0,
  commissionMinimum: 0,
  halfSpreadBps: 0,
  slippageBps: 5,
  impact: { coefficient: 0, bars: 20 },
  borrowBpsPerYear: 0,
};

// Source: by hand. 10,000 · 5 / 10,000 = 5.
test("${kebab} takes what its formula says", () => {
  expect(${camel}.charge({ value: 10_000, volatility: 0.02, dollarVolume: 1e6 }, costs)).toBe(5);
});
`;
}

export function predicateText(name: NameForms): string {
  return `// ${name.kebab}: the Sharpe ratio is above zero.
import { argOf, criteriaFinding, evidenceFor, type Predicate } from "./predicate.ts";

export const ${name.camel}: Predicate = {
  name: "${name.kebab}",
  version: 1,
  says: "The Sharpe ratio net of costs is above zero.",
  args: [{ name: "of", kind: "metric", takes: "one", says: "Any metric of the strategy in the part it is judged on." }],
  metrics: ["sharpe"],
  decide: (args, index) => {
    const of = argOf<"metric">(args, "of");
    const metric = evidenceFor(of, "sharpe", index, 1);
    return criteriaFinding(
      of.body.subject,
      { yes: "has a positive Sharpe ratio", no: "has no positive Sharpe ratio" },
      [{ label: "the Sharpe ratio net of costs", metric, bound: 0, keeps: "above" }],
      index,
    );
  },
};
`;
}

export function predicateTest({ kebab, camel }: NameForms): string {
  return `// ${kebab}: what it declares; its three answers want a ledger like that of test/evidence/synthetic.ts.
import { expect, test } from "vitest";
import { predicates } from "#engine/evidence";
import { ${camel} } from "../../engine/evidence/predicates/${kebab}.ts";

test("${kebab} is listed once and declares what it reads", () => {
  expect(predicates.filter(({ name }) => name === "${kebab}")).toEqual([${camel}]);
  expect(${camel}.metrics).toEqual(["sharpe"]);
});
`;
}

export function toolText(name: NameForms): string {
  return `// Lets an agent ask: which market does this run work on?
import { z } from "zod";
import { defineTool } from "./tool.ts";

export const ${name.camel} = defineTool({
  name: "${name.snake}",
  description: "Name of the run's market, and whether it is simulated.",
  version: "1",
  kind: "look",
  input: z.strictObject({}),
  output: z.strictObject({ market: z.string(), simulated: z.boolean() }),
  run: async (_input, { market }) => ({ market: market.name, simulated: market.simulated }),
});
`;
}

export function toolTest({ kebab, camel, snake }: NameForms): string {
  return `// ${snake}: its arguments and its place in the registry.
import { expect, test } from "vitest";
import { toolCards, tools } from "#tools";
import { ${camel} } from "../../tools/${kebab}.ts";

test("${snake} is in the registry and refuses arguments that it does not know", () => {
  expect(toolCards(tools).map(({ name }) => name)).toContain("${snake}");
  expect(${camel}.input.safeParse({}).success).toBe(true);
  expect(${camel}.input.safeParse({ unknown: 1 }).success).toBe(false);
});
`;
}
