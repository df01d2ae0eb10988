// What Ehlers reads off the dominant cycle: its phase, the trend line over one cycle, and whether prices trend.
import { type CycleState, forEachCycle } from "./cycle.ts";
import { waves } from "./waves.ts";

/** Phase and trend at one row. */
export interface PhaseState {
  /** Degrees, −45 … 315. */
  phase: number;
  /** Average over one cycle, smoothed. */
  trendline: number;
}

const degrees = 180 / Math.PI;

/**
 * Visits the rows from the 38th on with cycle, phase and trend line (records reused); the indicators give them from the 64th.
 *
 * Source  Ehlers, Rocket Science for Traders (2001), as TA-Lib has it
 * Cost    one pass, four operations for each row of the last cycle
 */
export function forEachPhase(x: Float64Array, visit: (t: number, state: PhaseState, cycle: CycleState) => void): void {
  const recent = new Float64Array(50);
  const state: PhaseState = { phase: 0, trendline: 0 };
  let [one, two, three] = [0, 0, 0]; // plain averages one, two and three rows back
  forEachCycle(x, { first: 0, warmup: 37 }, (t, cycle) => {
    const place = (t - 37) % 50;
    recent[place] = cycle.smooth;
    const bars = Math.trunc(cycle.smoothPeriod + 0.5);
    state.phase = phaseOf(recent, place, { bars, last: state.phase, period: cycle.smoothPeriod });
    let sum = 0;
    for (let back = 0; back < bars; back++) sum += x[t - back]!;
    const average = bars > 0 ? sum / bars : sum;
    state.trendline = (4 * average + 3 * one + 2 * two + three) / 10;
    three = two;
    two = one;
    one = average;
    visit(t, state, cycle);
  });
}

/** The angle of the last cycle's smoothed prices against a sine and a cosine of its period. */
export function phaseOf(
  recent: Float64Array,
  place: number,
  cycle: { readonly bars: number; readonly last: number; readonly period: number },
): number {
  const { bars, last, period } = cycle;
  const wave = waves[bars];
  let real = 0;
  let imaginary = 0;
  let row = place;
  for (let back = 0; back < bars; back++) {
    real += wave![2 * back]! * recent[row]!;
    imaginary += wave![2 * back + 1]! * recent[row]!;
    row = row === 0 ? 49 : row - 1;
  }
  let phase = last;
  if (imaginary !== 0) phase = Math.atan(real / imaginary) * degrees;
  else if (real !== 0) phase += real < 0 ? -90 : 90;
  phase += 90 + 360 / period + (imaginary < 0 ? 180 : 0);
  return phase > 315 ? phase - 360 : phase;
}

/** Answers row after row, in order: 1 when prices trend, 0 when they swing. */
export function trendMode(): (price: number, state: PhaseState, smoothPeriod: number) => number {
  let [sine, lead, lastPhase, days] = [0, 0, 0, 0];
  return (price, { phase, trendline }, smoothPeriod) => {
    const [lastSine, lastLead, turned] = [sine, lead, phase - lastPhase];
    lastPhase = phase;
    sine = Math.sin(phase / degrees);
    lead = Math.sin((phase + 45) / degrees);
    const crossed = (sine > lead && lastSine <= lastLead) || (sine < lead && lastSine >= lastLead);
    days = crossed ? 1 : days + 1;
    const steady = 360 / smoothPeriod;
    const swings = crossed || days < 0.5 * smoothPeriod || (turned > 0.67 * steady && turned < 1.5 * steady);
    const away = trendline !== 0 && Math.abs((price - trendline) / trendline) >= 0.015;
    return away || !swings ? 1 : 0;
  };
}
