// Outside values of published alphas: the panels with their benchmark and classes, the files, and the allowed mismatches.
import { readFileSync } from "node:fs";
import type { Panel } from "../../engine/panel/index.ts";
import { compareCells, type GoldenCell, goldenPanel, goldenValues } from "./golden-panel.ts";
import { numberOf, sharedCsv, sharedFile } from "./shared.ts";

export interface AlphaMeta {
  readonly id: number;
  readonly formula: string;
  readonly status: string;
  readonly flip_fraction: number;
  readonly flip_fraction_stable_rank?: number;
}

export interface AlphaPanel {
  readonly panel: Panel;
  readonly dates: readonly string[];
}

/** A reference panel with bench_open and bench_close as fields and the class "industry", which equals "subindustry". */
export function alphaPanel(name: string): AlphaPanel | null {
  const golden = goldenPanel(name);
  const bench = sharedCsv(`golden/panels/${name}/bench.csv`);
  if (golden === null || bench === null) return null;
  const { panel, dates } = golden;
  const fields = new Map(panel.fields);
  for (const field of ["open", "close"]) {
    const place = bench.header.findIndex((title) => title.endsWith(field));
    const byDate = new Map(bench.rows.map((row) => [row[0] ?? "", numberOf(row[place])]));
    const series = dates.map((date) => byDate.get(date) ?? Number.NaN);
    fields.set(`bench_${field}`, Float64Array.from(panel.symbols.flatMap(() => series)));
  }
  const groups = new Map(panel.groups);
  const industry = groups.get("subindustry");
  if (industry !== undefined) groups.set("industry", industry);
  return { panel: { ...panel, fields, groups }, dates };
}

/** One file of outside values with what is known of its alphas; null when reference data is not there. */
export function alphaValues(
  family: string,
  file: string,
  around: AlphaPanel,
): {
  readonly values: ReadonlyMap<string, readonly GoldenCell[]>;
  readonly meta: ReadonlyMap<string, AlphaMeta>;
} | null {
  const metaPath = sharedFile(`golden/${family}/${file.replace("_stable_rank", "")}.meta.json`);
  if (metaPath === null || sharedFile(`golden/${family}/${file}.csv.gz`) === null) return null;
  const list: readonly AlphaMeta[] = JSON.parse(readFileSync(metaPath, "utf8"));
  return {
    values: goldenValues(`golden/${family}/${file}.csv.gz`, around),
    meta: new Map(list.map((entry) => [String(entry.id), entry])),
  };
}

/** Share of cells that may differ, as the README of the family says. */
export function allowedShare(meta: AlphaMeta, isStable: boolean): number {
  return 1.5 * (isStable ? (meta.flip_fraction_stable_rank ?? meta.flip_fraction) : meta.flip_fraction) + 0.002;
}

const tolerance = { relative: 1e-7, absolute: 1e-7 };

export interface AlphaOutcome {
  readonly compared: number;
  readonly mismatches: number;
  readonly isWithin: boolean;
  readonly said: string;
}

export function compareAlpha(
  column: Float64Array,
  wanted: readonly GoldenCell[],
  rule: { readonly meta: AlphaMeta; readonly isStable: boolean },
): AlphaOutcome {
  const { compared, mismatches, worst } = compareCells(column, wanted, tolerance);
  const allowed = allowedShare(rule.meta, rule.isStable);
  return {
    compared,
    mismatches,
    isWithin: compared > 0 && mismatches <= allowed * compared,
    said: `${mismatches} of ${compared} differ, ${(100 * allowed).toFixed(2)}% may; ${worst}`,
  };
}
