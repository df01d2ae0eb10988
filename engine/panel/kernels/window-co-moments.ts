// Means and co-moments of several series over a sliding window, by joining two parts instead of taking values away.
import { restartRows } from "./restart.ts";

/**
 * Means and Σ(a − mean a)(b − mean b) of every pair of series, over the rows of the window where all are present.
 *
 * Source  the window is the end of one block of rows and the start of the next. The ends are summed backwards once per block,
 *         the start forwards as rows arrive, both by Welford's updates about a value inside the window; Chan's formula joins
 *         them. Nothing is ever subtracted out again, so a huge value leaves no trace and a large level costs no digits
 * Cost    constant per step: each row is added twice and joined once; a block starts anew on restart rows
 */
export class WindowCoMoments {
  /** Rows of the window where every series is present. */
  count = 0;
  private readonly series: readonly Float64Array[];
  private readonly width: number;
  private readonly window: number;
  private readonly restart: number;
  /** One record for each row of the earlier block: count, means, co-moments. */
  private readonly ends: Float64Array;
  private readonly record: number;
  private readonly endOrigin: Float64Array;
  private readonly start: Float64Array;
  private readonly startOrigin: Float64Array;
  private readonly joined: Float64Array;
  private readonly joinedOrigin: Float64Array;
  private readonly steps: Float64Array;
  private blockFrom = 0;
  private blockTo = 0;

  constructor(series: readonly Float64Array[], window: number) {
    const width = series.length;
    const rows = Math.min(window, series[0]?.length ?? 0);
    this.series = series;
    this.width = width;
    this.window = window;
    this.restart = restartRows(window);
    this.record = 1 + width + (width * (width + 1)) / 2;
    this.ends = new Float64Array(this.record * (rows + 1));
    this.start = new Float64Array(this.record);
    this.joined = new Float64Array(this.record);
    this.endOrigin = new Float64Array(width);
    this.startOrigin = new Float64Array(width);
    this.joinedOrigin = new Float64Array(width);
    this.steps = new Float64Array(width);
  }

  /** Moves the window's end to row t; rows must come in order from 0. */
  step(t: number): void {
    if (t >= this.blockTo || t % this.restart === 0) this.openBlock(t);
    this.add(this.start, 0, { origin: this.startOrigin, t });
    this.join(Math.max(0, this.blockFrom - Math.max(0, t - this.window + 1)) * this.record);
  }

  /** Mean of one series; the level is lost in its rounding, so deviations are asked for with `deviation`. */
  mean(i: number): number {
    return this.joinedOrigin[i]! + this.joined[1 + i]!;
  }

  /** x − mean of series i. */
  deviation(i: number, x: number): number {
    return x - this.joinedOrigin[i]! - this.joined[1 + i]!;
  }

  /** Σ(a − mean a)(b − mean b) for series i ≤ j. */
  central(i: number, j: number): number {
    return this.joined[1 + this.width + (j * (j + 1)) / 2 + i]!;
  }

  private openBlock(t: number): void {
    const { ends, record, start, window } = this;
    this.blockFrom = t;
    this.blockTo = t + window;
    start.fill(0);
    ends.fill(0, 0, record);
    const oldest = Math.max(0, t - window + 1);
    for (let row = t - 1, at = record; row >= oldest; row--, at += record) {
      ends.copyWithin(at, at - record, at);
      this.add(ends, at, { origin: this.endOrigin, t: row });
    }
  }

  /** Adds a row to the record at a place of `part`; its first present row becomes the origin. */
  private add(part: Float64Array, at: number, row: { readonly origin: Float64Array; readonly t: number }): void {
    const { series, width, steps } = this;
    const { origin, t } = row;
    for (let i = 0; i < width; i++) if (!Number.isFinite(series[i]![t]!)) return;
    const count = part[at]! + 1;
    part[at] = count;
    for (let i = 0, k = at + 1; i < width; i++, k++) {
      if (count === 1) origin[i] = series[i]![t]!;
      steps[i] = series[i]![t]! - origin[i]! - part[k]!;
      part[k] = part[k]! + steps[i]! / count;
    }
    const share = (count - 1) / count;
    for (let j = 0, k = at + 1 + width; j < width; j++) {
      for (let i = 0; i <= j; i++, k++) part[k] = part[k]! + share * steps[i]! * steps[j]!;
    }
  }

  private join(at: number): void {
    const { ends, endOrigin, joined, joinedOrigin, record, start, startOrigin, steps, width } = this;
    const before = ends[at]!;
    const after = start[0]!;
    this.count = before + after;
    if (before === 0 || after === 0) {
      for (let k = 0; k < record; k++) joined[k] = before === 0 ? start[k]! : ends[at + k]!;
      joinedOrigin.set(before === 0 ? startOrigin : endOrigin);
      return;
    }
    const share = before / this.count;
    joined[0] = this.count;
    joinedOrigin.set(startOrigin);
    for (let i = 0; i < width; i++) {
      steps[i] = endOrigin[i]! - startOrigin[i]! + (ends[at + 1 + i]! - start[1 + i]!);
      joined[1 + i] = start[1 + i]! + share * steps[i]!;
    }
    for (let j = 0, k = 1 + width; j < width; j++) {
      for (let i = 0; i <= j; i++, k++) joined[k] = ends[at + k]! + start[k]! + share * after * steps[i]! * steps[j]!;
    }
  }
}
