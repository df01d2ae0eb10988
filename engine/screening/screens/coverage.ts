// Coverage: for how much of the market is there a value, and a return to hold it against?
import { meanOf } from "#engine/core";
import type { Panel } from "#engine/panel";
import { crossSections } from "../cross-sections.ts";
import { bitsInCommon, bitsOf } from "../presence.ts";
import type { ScreenOptions } from "../study.ts";
import { countOf, fractionUp, type Screen, screenValue } from "./screen.ts";

export const coverage: Screen = {
  name: "coverage",
  says: "Share of priced symbols with a value, share of values with a forward return, dates used and left out.",
  ask: (study) => {
    const { panel, options, factor, minPairs } = study;
    const { rows, words } = factor;
    const priced = pricedBits(panel, options);
    const labels = study.labels(options.primary).bits;
    const shares: number[] = [];
    let values = 0;
    let labelled = 0;
    let used = 0;
    for (let row = 0; row < rows; row++) {
      const date = { from: row * words, to: (row + 1) * words };
      const quoted = bitsInCommon(priced, priced, date);
      if (quoted > 0) shares.push(bitsInCommon(priced, factor.bits, date) / quoted);
      values += factor.counts[row]!;
      const pairs = bitsInCommon(factor.bits, labels, date);
      labelled += pairs;
      if (pairs >= minPairs) used++;
    }
    const share = { value: meanOf(shares), n: shares.length };
    return {
      values: [
        screenValue(["coverage", "Share of priced symbols with a value"], fractionUp, share),
        screenValue(["coverage.labels", "Share of values with a forward return"], fractionUp, {
          value: values === 0 ? Number.NaN : labelled / values,
          n: values,
        }),
        screenValue(["dates.used", "Dates with enough pairs"], countOf, { value: used, n: rows }),
        screenValue(["dates.left_out", "Dates left out for too few pairs"], countOf, {
          value: rows - used,
          n: rows,
        }),
      ],
      series: [],
    };
  },
};

const known = new WeakMap<Panel, { readonly key: string; readonly bits: Uint32Array }>();

/** Which symbols have a price at which date; kept for the factors that follow on the same rows. */
function pricedBits(panel: Panel, options: ScreenOptions): Uint32Array {
  const field = options.entry === "close" ? "close" : "open";
  const key = `${field}/${options.from}/${options.to}`;
  const found = known.get(panel);
  if (found?.key === key) return found.bits;
  const bits = bitsOf(crossSections(panel.fields.get(field) ?? new Float64Array(), panel.times.length, options));
  known.set(panel, { key, bits });
  return bits;
}
