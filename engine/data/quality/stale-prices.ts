// Closes that do not move for many bars: with volume they are suspicious, without they are a halt written as bars.
import { openCases } from "./finding.ts";
import type { QualityCheck } from "./quality.ts";

/** Bars in a row with one and the same close. */
const longestQuiet = 5;

export const stalePrices = {
  name: "stale-prices",
  says: `Runs of at least ${longestQuiet} bars with the same close, told apart by volume.`,
  run: (view) => {
    const { rows, symbols } = view;
    const close = view.field("close");
    const volume = view.field("volume");
    if (close === undefined) return [];
    const traded = openCases();
    const silent = openCases();
    for (let s = 0; s < symbols; s++) {
      let start = 0;
      for (let t = 1; t <= rows; t++) {
        const cell = s * rows + t;
        if (t < rows && close[cell] === close[cell - 1]) continue;
        const bars = t - start;
        const from = s * rows + start;
        start = t;
        if (bars < longestQuiet || Number.isNaN(close[from]!)) continue;
        const busy = volume?.subarray(from + 1, from + bars).filter((v) => v > 0).length ?? Number.NaN;
        (busy === 0 ? silent : traded).add(() => view.cellExample(from, ["close"], { bars }));
      }
    }
    return [
      ...traded.finding({
        code: "stale-prices",
        severity: "warning",
        says: `Runs of at least ${longestQuiet} bars with the same close although volume was traded or is unknown.`,
      }),
      ...silent.finding({
        code: "stale-without-volume",
        severity: "warning",
        says: `Runs of at least ${longestQuiet} bars with the same close and no volume: halts written as bars. Nothing could be traded there.`,
      }),
    ];
  },
} satisfies QualityCheck;
