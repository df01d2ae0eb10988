// A sketch of a factor: its ranks on a fixed sample of dates and symbols, scaled so that a dot product is a correlation.
import type { Column, Panel } from "#engine/panel";
import type { RowRange } from "../cross-sections.ts";
import { sampleRows, sectionsAt } from "../sample.ts";

/** Unit length; two sketches' dot product is the mean rank correlation over the sample, missing values at the middle rank. */
export type ValueSketch = Float32Array;

const sketchDates = 16;
/** Symbols of a sketch; every k-th of a wider panel. */
const sketchSymbols = 128;

/** null: nothing varies on the sample. */
export function sketchOf(values: Column, panel: Panel, rows: RowRange): ValueSketch | null {
  const times = panel.times.length;
  const step = Math.max(1, Math.ceil(panel.symbols.length / sketchSymbols));
  const chosen = [...panel.symbols.keys()].filter((s) => s % step === 0);
  const thin = new Float64Array(chosen.length * times);
  for (const [i, s] of chosen.entries()) thin.set(values.subarray(s * times, (s + 1) * times), i * times);
  const sections = sectionsAt(
    thin,
    { ...panel, symbols: chosen.map((s) => panel.symbols[s]!) },
    sampleRows(rows, sketchDates),
  );
  const { ranks, squares, stride, rows: dates, width } = sections;
  const varied = squares.filter((sum) => sum > 0).length;
  if (varied === 0) return null;
  const sketch = new Float32Array(dates * width);
  for (let row = 0; row < dates; row++) {
    const scale = squares[row]! > 0 ? 1 / Math.sqrt(squares[row]! * varied) : 0;
    for (let s = 0; s < width; s++) sketch[row * width + s] = ranks[row * stride + s]! * scale;
  }
  return sketch;
}
