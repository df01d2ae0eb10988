// Products of standardised deviations over a window, written out.
import { deviationOf, meanOf, varianceOf } from "#engine/core";
import { isFlat } from "#engine/panel";

/** Mean of Π ((x − mean) ÷ deviation)^power over complete windows, ddof 0; NaN where one of them does not vary. */
export function standardMoment(windows: readonly Float64Array[], powers: readonly number[]): number {
  if (windows.some((window) => isFlat(varianceOf(window, 0), meanOf(window)))) return Number.NaN;
  const parts = windows.map((window, k) => {
    const mean = meanOf(window);
    const deviation = deviationOf(window, 0);
    return window.map((value) => ((value - mean) / deviation) ** (powers[k] ?? 0));
  });
  return meanOf([...(windows[0] ?? [])].map((_, i) => parts.reduce((product, part) => product * (part[i] ?? 0), 1)));
}
