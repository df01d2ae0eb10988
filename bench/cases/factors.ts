// Whole sets of factors on five years of the S&P 500: Alpha101, and candidates that are generated and screened.
import {
  defaultGeneration,
  evaluateBatch,
  factorLibraries,
  generateFactors,
  openWorkerPool,
  parseExpression,
  standIn,
  usualStandIns,
  type WorkerPool,
} from "#engine/factors";
import type { Column, Panel } from "#engine/panel";
import { openScreeningPool, screenMany } from "#engine/screening";
import { type BenchCase, checksumOf } from "../case.ts";
import { benchPanel } from "../market.ts";

function marketOf(panel: Panel): { readonly fields: readonly string[]; readonly groups: readonly string[] } {
  return { fields: [...panel.fields.keys()], groups: [...panel.groups.keys()] };
}

/** Every formula of a library that the panel can compute, with the usual stand-ins for what it lacks. */
function formulasFor(library: string, panel: Panel) {
  const market = marketOf(panel);
  const factors = factorLibraries.find(({ name }) => name === library)?.factors() ?? [];
  return factors.flatMap(({ expression, refused }) => {
    const parsed = refused === undefined ? parseExpression(expression) : undefined;
    if (parsed === undefined || !parsed.ok) return [];
    const { expr } = standIn(parsed.value, market, usualStandIns);
    return fitsIn(JSON.stringify(expr), market) ? [expr] : [];
  });
}

/** Names of fields and groups stand in the tree as data. */
function fitsIn(tree: string, market: ReturnType<typeof marketOf>): boolean {
  const named = (kind: string): readonly string[] =>
    [...tree.matchAll(new RegExp(`"kind":"${kind}","name":"([^"]+)"`, "g"))].map((match) => match[1] ?? "");
  return (
    named("field").every((name) => market.fields.includes(name)) &&
    named("group").every((name) => market.groups.includes(name))
  );
}

function alphaCase(workers: number, limitMs: number): BenchCase {
  return {
    name: `Alpha101, ${workers === 1 ? "one thread" : `${workers} threads`}`,
    group: "factors",
    limitMs,
    prepare: async () => {
      const panel = await benchPanel();
      if (panel === null) return null;
      const exprs = formulasFor("alpha101", panel);
      const pool: WorkerPool | undefined = workers === 1 ? undefined : await openWorkerPool(workers);
      const sums = new Float64Array(exprs.length).fill(Number.NaN);
      // Handed out one by one, as a screening takes them; added up the first time only.
      const onColumn = (place: number, column: Column): void => {
        if (Number.isNaN(sums[place])) sums[place] = checksumOf(column);
      };
      return {
        runs: 3,
        run: () => evaluateBatch(exprs, panel, { pool, onColumn }),
        checksum: () => sums.reduce((total, sum) => total + sum, 0),
        close: async () => pool?.close(),
      };
    },
  };
}

const candidates = 5000;

const screenCase: BenchCase = {
  name: `${candidates} candidates generated and screened, 2 threads`,
  group: "factors",
  limitMs: 240_000,
  prepare: async () => {
    const panel = await benchPanel();
    if (panel === null) return null;
    const market = marketOf(panel);
    const pool = await openScreeningPool(2);
    const rows = { from: 0, to: panel.times.length };
    const options = { ...rows, horizons: [1, 5, 20], primary: 5, entry: "next-open", quantiles: 5 } as const;
    let screened = 0;
    return {
      runs: 1,
      run: async () => {
        const made = generateFactors(defaultGeneration(market, { count: candidates, seed: 1 }), market);
        const answers = await screenMany(
          made.candidates.map(({ expression }) => expression),
          panel,
          options,
          { pool },
        );
        screened = answers.filter(({ problem }) => problem === null).length;
      },
      checksum: () => screened,
      close: async () => pool.close(),
    };
  },
};

export const factorCases: readonly BenchCase[] = [alphaCase(1, 5000), alphaCase(2, 3000), screenCase];
