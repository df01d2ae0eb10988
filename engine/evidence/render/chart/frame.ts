// The drawing area of a chart and what every chart has in common: size, colours by place, coordinates as text.
import type { SeriesRecord } from "../../ledger-index.ts";

export const width = 680;
/** Inner edges of the drawing area. */
export interface Frame {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
  readonly height: number;
}

export const upright: Frame = { left: 62, right: width - 14, top: 14, bottom: 236, height: 282 };

/** Styles repeat after eight; the legend tells them apart by dash and marker as well as by colour. */
export const styles = 8;

/** Place of a series in its figure, which gives its colour, dash and marker. */
export interface Drawn {
  readonly record: SeriesRecord;
  readonly place: number;
}

export function styleOf(place: number): string {
  return `s${place % styles}`;
}

/** One decimal is a tenth of a pixel; enough, and the same on every machine. */
export function coordinate(value: number): string {
  const text = value.toFixed(1);
  return text === "-0.0" ? "0" : text.endsWith(".0") ? text.slice(0, -2) : text;
}
