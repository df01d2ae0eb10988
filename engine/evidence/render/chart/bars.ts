// Bars, always from zero: upright for numbers, years and short words, lying for long words such as the stages of a funnel.
import { scaleBand } from "d3-scale";
import { formatValue } from "../../value.ts";
import { type Html, html } from "../markup.ts";
import { type Axes, axesMarkup, shorten } from "./axes.ts";
import { coordinate, type Drawn, type Frame, styleOf, width } from "./frame.ts";
import { distinctX, keyOf } from "./horizontal.ts";
import { verticalOf } from "./vertical.ts";

const longestUpright = 9;
const mostUprightWords = 12;
const mostBarWords = 14;

/** Long words lie; so they can be read. */
export function areLying(drawn: readonly Drawn[]): boolean {
  const values = distinctX(drawn.map(({ record }) => record.body));
  return values.length <= 40 && values.some((x) => typeof x === "string" && x.length > longestUpright + 1);
}

export function lyingFrame(drawn: readonly Drawn[]): Frame {
  const values = distinctX(drawn.map(({ record }) => record.body));
  const thick = Math.max(22, drawn.length * 12 + 6);
  const bottom = 8 + values.length * thick;
  const longest = Math.max(...values.map((x) => String(x).length), 4);
  return { left: Math.min(220, 20 + longest * 7), right: width - 70, top: 8, bottom, height: bottom + 46 };
}

export function uprightBars(drawn: readonly Drawn[], frame: Frame): Html {
  const bodies = drawn.map(({ record }) => record.body);
  const values = distinctX(bodies);
  const vertical = verticalOf(bodies, true, { from: frame.bottom, to: frame.top, ticks: 5 });
  const band = scaleBand(values.map(keyOf), [frame.left, frame.right]).padding(0.28);
  const inner = scaleBand(
    drawn.map((_, i) => i),
    [0, Math.min(band.bandwidth(), 64 * drawn.length)],
  );
  const shift = (band.bandwidth() - Math.min(band.bandwidth(), 64 * drawn.length)) / 2;
  const zero = vertical.place(0);
  const groups = drawn.map(({ record, place }, i) => {
    const bars = record.body.x.flatMap((x, k) => {
      const value = record.body.y[k] ?? null;
      if (value === null) return [];
      const at = vertical.place(value);
      const box = { x: (band(keyOf(x)) ?? 0) + shift + (inner(i) ?? 0), y: Math.min(at, zero) };
      const words = `${x}: ${formatValue(value, record.body.unit)}`;
      return [barMarkup({ ...box, width: inner.bandwidth(), height: Math.abs(at - zero) }, words)];
    });
    return html`<g class="${styleOf(place)}" data-record="${record.id}">${bars}</g>`;
  });
  const step = Math.ceil(values.length / mostUprightWords);
  const ticks = values
    .filter((_, i) => i % step === 0)
    .map((x) => ({ at: (band(keyOf(x)) ?? 0) + band.bandwidth() / 2, text: String(x) }));
  return html`${axesMarkup({ horizontal: ticks, vertical: vertical.ticks, zero }, frame)}${groups}`;
}

export function lyingBars(drawn: readonly Drawn[], frame: Frame): Html {
  const bodies = drawn.map(({ record }) => record.body);
  const values = distinctX(bodies);
  const along = verticalOf(bodies, true, { from: frame.left, to: frame.right, ticks: 5 });
  const band = scaleBand(values.map(keyOf), [frame.top, frame.bottom]).padding(0.22);
  const inner = scaleBand(
    drawn.map((_, i) => i),
    [0, band.bandwidth()],
  );
  const zero = along.place(0);
  const groups = drawn.map(({ record, place }, i) => {
    const bars = record.body.x.flatMap((x, k) => {
      const value = record.body.y[k] ?? null;
      if (value === null) return [];
      const at = along.place(value);
      const y = (band(keyOf(x)) ?? 0) + (inner(i) ?? 0);
      const shown = formatValue(value, record.body.unit);
      const box = { x: Math.min(at, zero), y, width: Math.abs(at - zero), height: inner.bandwidth() };
      const words = html`<text class="tick" x="${coordinate(Math.max(at, zero) + 5)}" y="${coordinate(y + inner.bandwidth() / 2)}" dy="4">${shorten(shown, mostBarWords)}</text>`;
      return [html`${barMarkup(box, `${x}: ${shown}`)}${words}`];
    });
    return html`<g class="${styleOf(place)}" data-record="${record.id}">${bars}</g>`;
  });
  const names = values.map((x) => ({ at: (band(keyOf(x)) ?? 0) + band.bandwidth() / 2, text: String(x) }));
  return html`${lyingAxes({ horizontal: along.ticks, vertical: names, zero }, frame)}${groups}`;
}

function lyingAxes({ horizontal, vertical, zero }: Axes & { readonly zero: number }, frame: Frame): Html {
  const longest = Math.floor((frame.left - 14) / 6.6);
  const grid = horizontal.map(({ at, text }) => {
    const x = coordinate(at);
    return html`<line class="grid" x1="${x}" x2="${x}" y1="${frame.top}" y2="${frame.bottom}"/><text class="tick mid" x="${x}" y="${frame.bottom + 18}">${text}</text>`;
  });
  const names = vertical.map(
    ({ at, text }) =>
      html`<text class="tick end" x="${frame.left - 8}" y="${coordinate(at)}" dy="4">${shorten(text, longest)}</text>`,
  );
  const at = coordinate(zero);
  return html`<g class="axes" aria-hidden="true">${grid}${names}<line class="zero" x1="${at}" x2="${at}" y1="${frame.top}" y2="${frame.bottom}"/></g>`;
}

function barMarkup(
  box: { readonly x: number; readonly y: number; readonly width: number; readonly height: number },
  words: string,
): Html {
  return html`<rect class="bar" x="${coordinate(box.x)}" y="${coordinate(box.y)}" width="${coordinate(box.width)}" height="${coordinate(box.height)}"><title>${words}</title></rect>`;
}
