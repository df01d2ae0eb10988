// The outside panels as columns, and outside values per cell, for tests against reference data.
import type { Groups } from "../../engine/data/index.ts";
import { type Panel, panelFrom } from "../../engine/panel/index.ts";
import { numberOf, sharedCsv } from "./shared.ts";

/** A reference panel by name, dates and symbols ascending; null when reference data is not there. */
export function goldenPanel(name: string): { readonly panel: Panel; readonly dates: readonly string[] } | null {
  const bars = sharedCsv(`golden/panels/${name}/bars.csv.gz`);
  const sectors = sharedCsv(`golden/panels/${name}/groups.csv`);
  if (bars === null || sectors === null) return null;
  const dates = [...new Set(bars.rows.map((row) => row[0] ?? ""))].sort();
  const symbols = [...new Set(bars.rows.map((row) => row[1] ?? ""))].sort();
  const dateAt = new Map(dates.map((date, t) => [date, t]));
  const symbolAt = new Map(symbols.map((symbol, s) => [symbol, s]));
  const cells = dates.length * symbols.length;
  const names = bars.header.slice(2);
  const fields = Object.fromEntries(names.map((field) => [field, new Float64Array(cells).fill(Number.NaN)]));
  for (const row of bars.rows) {
    const cell = (symbolAt.get(row[1] ?? "") ?? 0) * dates.length + (dateAt.get(row[0] ?? "") ?? 0);
    names.forEach((field, k) => {
      const column = fields[field];
      if (column) column[cell] = numberOf(row[k + 2]);
    });
  }
  const groups = Object.fromEntries(
    sectors.header.slice(1).map((group, k) => {
      const labelOf = new Map(sectors.rows.map((row) => [row[0] ?? "", row[k + 1] ?? ""]));
      return [
        group,
        groupsOf(
          symbols.map((symbol) => labelOf.get(symbol) ?? ""),
          dates.length,
        ),
      ];
    }),
  );
  const times = dates.map((date) => Date.parse(`${date}T00:00:00Z`));
  return { panel: panelFrom({ symbols, times, fields, groups, market: name }), dates };
}

function groupsOf(labels: readonly string[], times: number): Groups {
  const distinct = [...new Set(labels.filter((label) => label !== ""))].sort();
  const codes = labels.flatMap((label) => new Array<number>(times).fill(distinct.indexOf(label)));
  return { codes: Int32Array.from(codes), labels: distinct };
}

/** One outside value and the cell it belongs to. */
export interface GoldenCell {
  readonly cell: number;
  readonly value: number;
}

/** Outside values by name, from a file of name, date, symbol, value. */
export function goldenValues(
  path: string,
  panel: { readonly panel: Panel; readonly dates: readonly string[] },
): ReadonlyMap<string, readonly GoldenCell[]> {
  const table = sharedCsv(path);
  const dateAt = new Map(panel.dates.map((date, t) => [date, t]));
  const symbolAt = new Map(panel.panel.symbols.map((symbol, s) => [symbol, s]));
  const byName = new Map<string, GoldenCell[]>();
  for (const [name = "", date = "", symbol = "", value] of table?.rows ?? []) {
    const cell = (symbolAt.get(symbol) ?? Number.NaN) * panel.dates.length + (dateAt.get(date) ?? Number.NaN);
    const list = byName.get(name) ?? [];
    list.push({ cell, value: numberOf(value) });
    byName.set(name, list);
  }
  return byName;
}

export interface Comparison {
  readonly compared: number;
  readonly mismatches: number;
  readonly worst: string;
}

/** Compares a column with outside values; a NaN on one side only is a mismatch. */
export function compareCells(
  actual: Float64Array,
  wanted: readonly GoldenCell[],
  tolerance: { readonly relative: number; readonly absolute: number },
): Comparison {
  let mismatches = 0;
  let worst = "";
  for (const { cell, value } of wanted) {
    const ours = actual[cell] ?? Number.NaN;
    const same =
      Number.isNaN(value) || Number.isNaN(ours)
        ? Number.isNaN(value) && Number.isNaN(ours)
        : Math.abs(ours - value) <= tolerance.absolute + tolerance.relative * Math.abs(value);
    if (same) continue;
    mismatches++;
    if (worst === "") worst = `cell ${cell}: ours ${ours}, theirs ${value}`;
  }
  return { compared: wanted.length, mismatches, worst };
}
