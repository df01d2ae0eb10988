// Two symbols with one and the same series of closes.
import { sha256 } from "#engine/core";
import { openCases } from "./finding.ts";
import type { QualityCheck } from "./quality.ts";

/** The most recent closes must agree, each at the same time. */
const compared = 60;
const fewest = 20;

export const duplicatedSeries = {
  name: "duplicated-series",
  says: `Symbols whose last ${compared} closes are those of another symbol.`,
  run: (view) => {
    const { rows, symbols, bars } = view;
    const close = view.field("close");
    if (close === undefined) return [];
    const cases = openCases();
    const seen = new Map<string, string>();
    for (let s = 0; s < symbols; s++) {
      const tail: number[] = [];
      for (let t = rows - 1; t >= 0 && tail.length < 2 * compared; t--) {
        const value = close[s * rows + t]!;
        if (!Number.isNaN(value)) tail.push(t, value);
      }
      const values = new Set(tail.filter((_, i) => i % 2 === 1));
      if (tail.length < 2 * fewest || values.size < fewest / 2) continue;
      const key = sha256(new Uint8Array(Float64Array.from(tail).buffer));
      const twin = seen.get(key);
      const symbol = bars.symbols[s]!;
      if (twin === undefined) seen.set(key, symbol);
      else cases.add(() => ({ symbol, ts: null, values: { sameAs: twin } }));
    }
    return cases.finding({
      code: "duplicated-series",
      severity: "warning",
      says: `Symbols whose last ${compared} closes are exactly those of another symbol: one of the two is a copy.`,
    });
  },
} satisfies QualityCheck;
