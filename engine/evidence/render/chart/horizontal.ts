// Where x values stand: on time, on numbers, or in order; one rule for all series of a chart.
import { extent } from "d3-array";
import { scaleLinear, scalePoint, scaleUtc } from "d3-scale";
import type { SeriesBody } from "../../record.ts";
import type { Frame } from "./frame.ts";
import { workingRange } from "./range.ts";
import { timeTicks, valueTicks } from "./ticks.ts";

export interface Horizontal {
  readonly kind: "time" | "number" | "order";
  /** NaN where a value has no place. */
  readonly place: (x: string | number) => number;
  readonly ticks: readonly { readonly at: number; readonly text: string }[];
}

const isoDate = /^\d{4}-\d{2}(-\d{2}(T\d{2}:\d{2}(:\d{2}(\.\d+)?)?Z?)?)?$/;
const mostOrderTicks = 12;
const halfDay = 43_200_000;

/** Milliseconds of an ISO day or instant; without a zone it is UTC. */
export function instantOf(x: string | number): number {
  if (typeof x === "number" || !isoDate.test(x)) return Number.NaN;
  return Date.parse(x.includes("T") && !x.endsWith("Z") ? `${x}Z` : x);
}

/** All x values of the series, each once: in time, by size, or in order of appearance. */
export function distinctX(bodies: readonly SeriesBody[]): readonly (string | number)[] {
  const values = [...new Set(bodies.flatMap((body) => body.x))];
  const kind = kindOf(values);
  if (kind === "time") return values.sort((a, b) => instantOf(a) - instantOf(b));
  return kind === "number" ? values.sort((a, b) => Number(a) - Number(b)) : values;
}

export function kindOf(values: readonly (string | number)[]): Horizontal["kind"] {
  if (values.length > 0 && values.every((x) => typeof x === "number" && Number.isFinite(x))) return "number";
  return values.length > 0 && values.every((x) => Number.isFinite(instantOf(x))) ? "time" : "order";
}

export function horizontalOf(bodies: readonly SeriesBody[], frame: Frame): Horizontal {
  const values = distinctX(bodies);
  const kind = kindOf(values);
  const range: [number, number] = [frame.left, frame.right];
  if (kind === "time") {
    const [from = 0, to = 0] = extent(values, instantOf);
    const [first, last] = from === to ? [from - halfDay, to + halfDay] : [from, to];
    const scale = scaleUtc([first, last], range);
    const ticks = scale.ticks(6);
    const words = timeTicks(ticks);
    return {
      kind,
      place: (x) => scale(instantOf(x)),
      ticks: ticks.map((tick, i) => ({ at: scale(tick), text: words[i] ?? "" })),
    };
  }
  if (kind === "number") {
    const [low = 0, high = 0] = extent(values, Number);
    const [first, last] = workingRange(low, high);
    const scale = scaleLinear([first, last], range).clamp(true);
    const whole = values.every((x) => Number.isInteger(x));
    const ticks = values.length <= 8 ? values.map(Number) : scale.ticks(8).filter((x) => !whole || Number.isInteger(x));
    const words = valueTicks(ticks, "ratio");
    return {
      kind,
      place: (x) => scale(Number(x)),
      ticks: apart(ticks.map((tick, i) => ({ at: scale(tick), text: words[i] ?? "" }))),
    };
  }
  const scale = scalePoint(values.map(keyOf), range).padding(0.5);
  const step = Math.ceil(values.length / mostOrderTicks);
  return {
    kind,
    place: (x) => scale(keyOf(x)) ?? Number.NaN,
    ticks: values.filter((_, i) => i % step === 0).map((x) => ({ at: scale(keyOf(x)) ?? 0, text: String(x) })),
  };
}

/** A number and a text that look alike stay two. */
export function keyOf(x: string | number): string {
  return `${typeof x === "number" ? "#" : "$"}${x}`;
}

/** Drops ticks whose words would touch. */
function apart<T extends { readonly at: number; readonly text: string }>(ticks: readonly T[]): readonly T[] {
  const kept: T[] = [];
  for (const tick of ticks) {
    const last = kept.at(-1);
    if (!last || tick.at - last.at >= 4 * (last.text.length + tick.text.length) + 6) kept.push(tick);
  }
  return kept;
}
