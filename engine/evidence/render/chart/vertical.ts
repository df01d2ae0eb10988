// The value axis. Fixed rules: bars and areas hold zero; lines do too, unless they keep farther from it than they move;
// ends are round numbers.
import { extent } from "d3-array";
import { scaleLinear } from "d3-scale";
import type { SeriesBody } from "../../record.ts";
import { workingRange } from "./range.ts";
import { valueTicks } from "./ticks.ts";

export interface Vertical {
  readonly place: (value: number) => number;
  readonly ticks: readonly { readonly at: number; readonly text: string }[];
  readonly low: number;
  readonly high: number;
}

/** `from` is the place of the lowest value, `to` that of the highest. */
export function verticalOf(
  bodies: readonly SeriesBody[],
  withZero: boolean,
  place: { readonly from: number; readonly to: number; readonly ticks: number },
): Vertical {
  const values = bodies.flatMap((body) => body.y.filter((value) => value !== null));
  const [least = 0, most = 0] = extent(values);
  const isFar = Math.min(Math.abs(least), Math.abs(most)) > most - least && Math.sign(least) === Math.sign(most);
  const [lowest, highest] = withZero || !isFar ? [Math.min(0, least), Math.max(0, most)] : [least, most];
  const whole = bodies.every(({ unit }) => unit === "count" || unit === "bars" || unit === "year");
  const [from, to] = workingRange(lowest, highest);
  const scale = scaleLinear([from, to], [place.from, place.to]).nice(place.ticks).clamp(true);
  const ticks = scale.ticks(place.ticks).filter((tick) => !whole || Number.isInteger(tick));
  const words = valueTicks(ticks, bodies[0]?.unit ?? "ratio");
  const [low = 0, high = 0] = scale.domain();
  return {
    place: (value) => scale(value),
    ticks: ticks.map((tick, i) => ({ at: scale(tick), text: words[i] ?? "" })),
    low,
    high,
  };
}
