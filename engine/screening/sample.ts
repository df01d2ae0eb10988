// A sample of dates: enough to compare rankings cheaply, evenly spaced so that it is the same every time.
import { pickDates } from "#engine/compiled";
import type { Column, Panel } from "#engine/panel";
import { type RankedSections, type RowRange, rankSections } from "./cross-sections.ts";

/** At most `dates` rows, evenly spaced over from .. to − 1. */
export function sampleRows({ from, to }: RowRange, dates: number): number[] {
  const span = to - from;
  const count = Math.max(0, Math.min(dates, span));
  return Array.from({ length: count }, (_, i) => from + Math.floor(((i + 0.5) * span) / count));
}

/** The cross-sections of the given rows only. */
export function sectionsAt(column: Column, panel: Panel, rows: readonly number[]): RankedSections {
  const times = panel.times.length;
  const width = panel.symbols.length;
  const values = new Float64Array(rows.length * width);
  for (const [i, row] of rows.entries()) {
    for (let s = 0; s < width; s++) {
      const x = column[s * times + row]!;
      values[i * width + s] = Number.isFinite(x) ? x : Number.NaN;
    }
  }
  return rankSections({ rows: rows.length, width, values });
}

/** Some rows of sections that are already ranked. */
export function pickSections(sections: RankedSections, rows: readonly number[]): RankedSections {
  const { width } = sections;
  const values = new Float64Array(rows.length * width);
  for (const [i, row] of rows.entries()) {
    values.set(sections.values.subarray(row * width, (row + 1) * width), i * width);
  }
  return { ...pickDates(sections, rows), values };
}
