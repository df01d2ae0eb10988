// Phase, trend line and trend mode from lists of everything before: the slow form.
import type { CycleState } from "./cycle.ts";
import { cyclesOf } from "./cycle-definition.ts";
import { meanOf, type Values } from "./definitions.ts";
import { phaseOf, trendMode } from "./phase.ts";

interface PhaseRow {
  readonly phase: number;
  readonly trendline: number;
  readonly cycle: CycleState;
}

function barsOf(cycle: CycleState): number {
  return Math.trunc(cycle.smoothPeriod + 0.5);
}

function rowsOf(x: Values): readonly PhaseRow[] {
  if (x.length < 64) return [];
  const cycles = cyclesOf(x, 37);
  const averages = cycles.map((cycle, i) => meanOf(x.slice(0, i + 38).slice(-Math.max(barsOf(cycle), 1))));
  let phase = 0;
  return cycles.map((cycle, i) => {
    const recent = Array.from({ length: 50 }, (_, k) => cycles[i - 49 + k]?.smooth ?? 0);
    phase = phaseOf(Float64Array.from(recent), 49, { bars: barsOf(cycle), last: phase, period: cycle.smoothPeriod });
    const [now, one, two, three] = [0, 1, 2, 3].map((back) => averages[i - back] ?? 0);
    return { phase, trendline: (4 * now! + 3 * one! + 2 * two! + three!) / 10, cycle };
  });
}

/** Phase and trend line from the 64th row on. */
export function phasesOf(x: Values): readonly PhaseRow[] {
  return rowsOf(x).slice(26);
}

/** 1 for a trend and 0 for a swing, from the 64th row on. */
export function trendModesOf(x: Values): Values {
  const mode = trendMode();
  return rowsOf(x)
    .map((row) => mode(row.cycle.smooth, row, row.cycle.smoothPeriod))
    .slice(26);
}
