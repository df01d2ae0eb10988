// ta_ht_sine(x, output): sine of the phase of Ehlers' dominant cycle.
import { indicator, outputParam } from "../make-indicator.ts";
import { columns } from "../make-operator.ts";
import { lastOf, overPast } from "../technical/definitions.ts";
import { forEachPhase } from "../technical/phase.ts";
import { phasesOf } from "../technical/phase-definition.ts";
import { unitAlways } from "../unit.ts";

export const taHtSine = indicator({
  name: "ta_ht_sine",
  says: "Sine of the phase of Ehlers' dominant cycle, or of the phase 45 degrees ahead.",
  source: "TA-Lib's HT_SINE.",
  params: [...columns("x"), outputParam("sine", "lead")],
  unit: unitAlways("ratio"),
  cost: 150,
  meaning: overPast(([x], [output]) => lastOf(phasesOf(x!).map((row) => sineOf(row.phase, output!)))),
  kernel: ([x], [output], out) => {
    forEachPhase(x!, (t, state) => {
      if (t >= 63) out[t] = sineOf(state.phase, output!);
    });
  },
  example: {
    columns: [
      [
        49, 47, 47, 49, 46, 43, 46, 47, 44, 43, 44, 41, 42, 40, 37, 34, 34, 34, 31, 29, 26, 27, 27, 24, 27, 28, 25, 23,
        25, 27, 28, 25, 26, 27, 27, 24, 22, 19, 20, 23, 21, 20, 20, 18, 19, 16, 17, 16, 17, 20, 22, 20, 17, 18, 19, 21,
        19, 18, 15, 16, 18, 15, 16, 13, 14, 12,
      ],
    ],
    params: [0],
    gives: [
      Number.NaN,
      Number.NaN,
      Number.NaN,
      Number.NaN,
      Number.NaN,
      Number.NaN,
      Number.NaN,
      Number.NaN,
      Number.NaN,
      Number.NaN,
      Number.NaN,
      Number.NaN,
      Number.NaN,
      Number.NaN,
      Number.NaN,
      Number.NaN,
      Number.NaN,
      Number.NaN,
      Number.NaN,
      Number.NaN,
      Number.NaN,
      Number.NaN,
      Number.NaN,
      Number.NaN,
      Number.NaN,
      Number.NaN,
      Number.NaN,
      Number.NaN,
      Number.NaN,
      Number.NaN,
      Number.NaN,
      Number.NaN,
      Number.NaN,
      Number.NaN,
      Number.NaN,
      Number.NaN,
      Number.NaN,
      Number.NaN,
      Number.NaN,
      Number.NaN,
      Number.NaN,
      Number.NaN,
      Number.NaN,
      Number.NaN,
      Number.NaN,
      Number.NaN,
      Number.NaN,
      Number.NaN,
      Number.NaN,
      Number.NaN,
      Number.NaN,
      Number.NaN,
      Number.NaN,
      Number.NaN,
      Number.NaN,
      Number.NaN,
      Number.NaN,
      Number.NaN,
      Number.NaN,
      Number.NaN,
      Number.NaN,
      Number.NaN,
      Number.NaN,
      -0.483366810514757,
      -0.2532130642344205,
      -0.25011221232707004,
    ],
  },
});

function sineOf(phase: number, output: number): number {
  return Math.sin(((phase + 45 * output) * Math.PI) / 180);
}
