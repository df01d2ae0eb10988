// Missing bars: inside a symbol's life, and in the calendar itself.
import { frequencyMs } from "../bar.ts";
import { openCases, type QualityFinding } from "./finding.ts";
import type { QualityCheck } from "./quality.ts";
import type { BarsView } from "./view.ts";

const dayMs = 86_400_000;

export const gaps = {
  name: "gaps",
  says: "Bars missing between a symbol's first and last bar, and holes in the calendar.",
  run: (view) => [...missingBars(view), ...calendarHoles(view)],
} satisfies QualityCheck;

/** One case per missing bar; examples show the start and length of a gap. */
function missingBars(view: BarsView): readonly QualityFinding[] {
  const { rows, symbols, present, first, last } = view;
  const cases = openCases();
  let inside = 0;
  let missing = 0;
  for (let s = 0; s < symbols; s++) {
    for (let t = Math.max(first[s]!, 0); t <= last[s]!; t++) {
      inside++;
      if (present[s * rows + t] === 1) continue;
      let end = t;
      while (present[s * rows + end] === 0) end++;
      const bars = end - t;
      cases.add(() => view.cellExample(s * rows + t, [], { bars }));
      missing += bars;
      inside += bars - 1;
      t = end - 1;
    }
  }
  const share = inside === 0 ? 0 : missing / inside;
  return cases
    .finding({
      code: "missing-bars",
      severity: share > 0.01 ? "warning" : "info",
      says: `Bars are missing between a symbol's first and last bar: ${(share * 100).toFixed(2)}% of them.`,
    })
    .map((finding) => ({ ...finding, count: missing }));
}

/** The longest holidays of a stock market, in days. */
const longestHoliday = 11;

/** Daily: longer than any holiday without a bar. Finer: any hole, in a market that otherwise trades around the clock. */
function calendarHoles(view: BarsView): readonly QualityFinding[] {
  const { times, frequency } = view.bars;
  const step = frequencyMs[frequency];
  let regular = 0;
  for (let t = 1; t < times.length; t++) if (times[t]! - times[t - 1]! === step) regular++;
  const always = regular > 0.95 * (times.length - 1);
  if (step < dayMs && !always) return [];
  const limit = frequency === "1d" ? longestHoliday * dayMs : step;
  const cases = openCases();
  for (let t = 1; t < times.length; t++) {
    const wait = times[t]! - times[t - 1]!;
    if (wait <= limit) continue;
    cases.add(() => ({ symbol: null, ts: times[t - 1]!, values: { hours: wait / 3_600_000 } }));
  }
  return cases.finding({
    code: "calendar-hole",
    severity: "warning",
    says: "The whole market has no bar for longer than its calendar explains.",
  });
}
