// Lines and areas: one path per series, broken at gaps, with markers where points are few.
import { area, line } from "d3-shape";
import { type Html, html, nothing } from "../markup.ts";
import { axesMarkup } from "./axes.ts";
import { type CurvePoint, decimate } from "./decimate.ts";
import { coordinate, type Drawn, type Frame, styleOf } from "./frame.ts";
import { horizontalOf } from "./horizontal.ts";
import { marker } from "./marker.ts";
import { verticalOf } from "./vertical.ts";

const mostMarkers = 40;
/** More areas than this would only hide each other; then their edges are drawn alone. */
const mostGrounds = 2;

/** The drawing of line and area figures inside its frame. */
export function curvesMarkup(drawn: readonly Drawn[], filled: boolean, frame: Frame): Html {
  const bodies = drawn.map(({ record }) => record.body);
  const horizontal = horizontalOf(bodies, frame);
  const vertical = verticalOf(bodies, filled, { from: frame.bottom, to: frame.top, ticks: 5 });
  const curves = drawn.map(({ record, place }) => {
    const all = record.body.x.map((x, i): CurvePoint => ({ x, y: record.body.y[i] ?? null }));
    const points = decimate(horizontal.kind === "order" ? all : sorted(all, horizontal.place));
    const isDefined = (point: CurvePoint) => point.y !== null && Number.isFinite(horizontal.place(point.x));
    const atX = (point: CurvePoint) => horizontal.place(point.x);
    const atY = (point: CurvePoint) => vertical.place(point.y ?? 0);
    const path = line<CurvePoint>(atX, atY).defined(isDefined).digits(1)(points) ?? "";
    const ground =
      filled && drawn.length <= mostGrounds
        ? (area<CurvePoint>().x(atX).y0(vertical.place(0)).y1(atY).defined(isDefined).digits(1)(points) ?? "")
        : "";
    const lonely = points.filter((point, i) => isDefined(point) && (all.length <= mostMarkers || isAlone(points, i)));
    return html`<g class="${styleOf(place)}" data-record="${record.id}">${
      ground === "" ? nothing : html`<path class="ground" d="${ground}"/>`
    }${path === "" ? nothing : html`<path class="curve" d="${path}"/>`}${lonely.map((point) =>
      marker(place, coordinate(atX(point)), coordinate(atY(point))),
    )}</g>`;
  });
  return html`${axesMarkup({ horizontal: horizontal.ticks, vertical: vertical.ticks, zero: zeroAt(vertical) }, frame)}${curves}`;
}

function sorted(points: readonly CurvePoint[], place: (x: string | number) => number): readonly CurvePoint[] {
  return [...points].sort((a, b) => place(a.x) - place(b.x));
}

/** A value between two gaps has no line; it gets a marker. */
function isAlone(points: readonly CurvePoint[], i: number): boolean {
  return (points[i - 1]?.y ?? null) === null && (points[i + 1]?.y ?? null) === null;
}

function zeroAt(vertical: { low: number; high: number; place: (value: number) => number }): number | null {
  return vertical.low <= 0 && vertical.high >= 0 ? vertical.place(0) : null;
}
