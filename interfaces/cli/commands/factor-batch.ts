// Many formulas screened at once: the trials go to the ledger, the best are measured in full, the rest to a file.
import { availableParallelism } from "node:os";
import type { RecordId } from "#engine/core";
import type { Session } from "../../compose/index.ts";
import { writeCsv } from "../table-file.ts";
import { type Terminal, textTable } from "../terminal.ts";

export interface BatchFormula {
  readonly expression: string;
  /** What a table shows; the formula when left out. */
  readonly label?: string;
  readonly origin: { readonly template: string; readonly parameters: Readonly<Record<string, number | string>> } | null;
}

export interface BatchFlags {
  readonly part: string;
  readonly horizon: number;
  readonly workers?: number;
  readonly top: number;
  readonly out?: string;
}

interface BatchAnswer {
  readonly expression: string;
  readonly values: Readonly<Record<string, number | null>>;
  readonly adjusted: number | null;
  readonly duplicate: { readonly expression: string; readonly correlation: number } | null;
  readonly problem: string | null;
  readonly trial: string;
}

export interface BatchSummary {
  readonly rows: readonly BatchAnswer[];
  readonly distinct: number;
  readonly duplicates: number;
  readonly problems: number;
  /** Formulas measured in full, best first, with the records that may be cited. */
  readonly best: readonly { readonly expression: string; readonly values: unknown }[];
}

/** Screens and measures the strongest in full; shows nothing. */
export async function screenFormulas(
  session: Session,
  formulas: readonly BatchFormula[],
  flags: BatchFlags,
): Promise<BatchSummary> {
  const rows = (await session.ask("screen_batch", {
    formulas: formulas.map(({ expression, origin }) => ({ expression, origin })),
    horizonBars: flags.horizon,
    part: flags.part,
    author: "person",
    workers: flags.workers ?? Math.min(8, availableParallelism()),
  })) as readonly BatchAnswer[];
  const tested = testedOf(rows);
  const best: { readonly expression: string; readonly values: unknown }[] = [];
  for (const { expression } of strongest(tested, flags.top)) {
    const measured = (await session.ask("screen_factor", {
      expression,
      horizonBars: flags.horizon,
      part: flags.part,
    })) as { readonly values: Readonly<Record<string, { readonly value: number | null; readonly record: RecordId }>> };
    best.push({ expression, values: measured.values });
  }
  return {
    rows,
    distinct: tested.length,
    duplicates: rows.filter(({ duplicate }) => duplicate !== null).length,
    problems: rows.filter(({ problem }) => problem !== null).length,
    best,
  };
}

/** The table of the strongest and the file of all; the caller adds its own head and document. */
export function showBatch(
  { rows }: BatchSummary,
  formulas: readonly BatchFormula[],
  { flags, terminal }: { readonly flags: BatchFlags; readonly terminal: Terminal },
): void {
  const labels = new Map(formulas.map(({ expression, label }) => [expression, label ?? expression]));
  terminal.print(tableOf(strongest(testedOf(rows), flags.top), labels));
  if (flags.out !== undefined) terminal.print(`wrote ${writeRows(flags.out, rows, formulas)} formulas to ${flags.out}`);
}

function testedOf(rows: readonly BatchAnswer[]): readonly BatchAnswer[] {
  return rows.filter(({ duplicate, problem }) => duplicate === null && problem === null);
}

function strongest(tested: readonly BatchAnswer[], top: number): readonly BatchAnswer[] {
  return [...tested].sort((a, b) => doubt(a) - doubt(b)).slice(0, top);
}

/** p-value of the rank IC, either direction: a large t over a handful of dates is no strength. */
function doubt(row: BatchAnswer): number {
  return row.values["rank_ic.p"] ?? 1;
}

const shown = [
  ["ic.mean", "IC", 4],
  ["rank_ic.mean", "rank IC", 4],
  ["rank_ic.ir", "ICIR", 3],
  ["rank_ic.t", "t (NW)", 2],
  ["coverage", "coverage", 3],
  ["turnover.top_quantile", "turnover", 3],
  ["decay.half_life", "half-life", 1],
] as const;

function tableOf(rows: readonly BatchAnswer[], labels: ReadonlyMap<string, string>): string {
  const show = (value: number | null | undefined, digits: number): string =>
    value === null || value === undefined ? "–" : value.toFixed(digits);
  return textTable(
    ["formula", ...shown.map(([, title]) => title), "adj. p"],
    rows.map((row) => [
      shortened(labels.get(row.expression) ?? row.expression),
      ...shown.map(([name, , digits]) => show(row.values[name], digits)),
      show(row.adjusted, 4),
    ]),
  );
}

function shortened(text: string): string {
  return text.length > 64 ? `${text.slice(0, 63)}…` : text;
}

/** Every formula with its origin and values; missing stays empty. */
function writeRows(path: string, rows: readonly BatchAnswer[], formulas: readonly BatchFormula[]): number {
  const names = [...new Set(rows.flatMap(({ values }) => Object.keys(values)))];
  const header = ["expression", "template", "parameters", ...names, "rank_ic.p_adjusted", "duplicate_of", "problem"];
  return writeCsv(
    path,
    header,
    rows.map((row, i) => [
      row.expression,
      formulas[i]?.origin?.template ?? "",
      JSON.stringify(formulas[i]?.origin?.parameters ?? {}),
      ...names.map((name) => row.values[name] ?? Number.NaN),
      row.adjusted ?? Number.NaN,
      row.duplicate?.expression ?? "",
      row.problem ?? "",
    ]),
  );
}
