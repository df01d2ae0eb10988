// Wilder's parabolic stop, one state after the other: the slow form.
import type { WindowMeaning } from "../operator.ts";
import { overPast, type Values } from "./definitions.ts";
import { moveOf } from "./directional.ts";
import type { Acceleration, ParabolicRule } from "./parabolic.ts";

interface State {
  readonly side: 1 | -1;
  readonly stop: number;
  readonly best: number;
  readonly pace: number;
}

interface Bar {
  readonly high: number;
  readonly low: number;
}

/** On a side turned upside down when short, everything is the long case: highs are reached, lows stop. */
function edges(bar: Bar, side: 1 | -1): { readonly far: number; readonly near: number } {
  return side === 1 ? { far: bar.high, near: bar.low } : { far: -bar.low, near: -bar.high };
}

function accelerationOf(rule: ParabolicRule, side: 1 | -1): Acceleration {
  return side === 1 ? rule.long : rule.short;
}

function firstPace({ first, most }: Acceleration): number {
  return Math.min(first, most);
}

/** The state that answers a bar: turned when the bar reaches the stop. */
function answered(state: State, bar: Bar, last: Bar, rule: ParabolicRule): State {
  const { side } = state;
  if (edges(bar, side).near > side * state.stop) return state;
  const turned = side === 1 ? -1 : 1;
  const held = Math.min(turned * state.best, edges(last, turned).near, edges(bar, turned).near);
  const stop = turned * held;
  return {
    side: turned,
    stop: stop - turned * stop * rule.offset,
    best: turned * edges(bar, turned).far,
    pace: firstPace(accelerationOf(rule, turned)),
  };
}

/** The state that awaits the next bar. */
function advanced(state: State, bar: Bar, last: Bar, rule: ParabolicRule): State {
  const { side } = state;
  const { step, most } = accelerationOf(rule, side);
  const further = edges(bar, side).far > side * state.best;
  const best = further ? side * edges(bar, side).far : state.best;
  const pace = further ? Math.min(state.pace + Math.min(step, most), most) : state.pace;
  const moved = side * (state.stop + pace * (best - state.stop));
  return { side, best, pace, stop: side * Math.min(moved, edges(last, side).near, edges(bar, side).near) };
}

function begun(high: Values, low: Values, rule: ParabolicRule): State {
  const side = rule.start === 0 ? (moveOf(high, low, 1).minus > 0 ? -1 : 1) : rule.start > 0 ? 1 : -1;
  const stop = rule.start === 0 ? (side === 1 ? low[0]! : high[0]!) : Math.abs(rule.start);
  return { side, stop, best: side === 1 ? high[1]! : low[1]!, pace: firstPace(accelerationOf(rule, side)) };
}

/** A meaning from the last stop and its side. */
export function stopOf(
  ruleOf: (params: readonly number[]) => ParabolicRule,
  value: (stop: number, side: 1 | -1) => number,
): WindowMeaning {
  return overPast(([high, low], params) => {
    if (high!.length < 2) return Number.NaN;
    const rule = ruleOf(params);
    const bars = high!.map((top, t) => ({ high: top, low: low![t]! }));
    let state = begun(high!, low!, rule);
    let shown = Number.NaN;
    for (const [t, bar] of bars.entries()) {
      if (t === 0) continue;
      const last = bars[t === 1 ? 1 : t - 1]!;
      state = answered(state, bar, last, rule);
      shown = value(state.stop, state.side);
      state = advanced(state, bar, last, rule);
    }
    return shown;
  });
}
