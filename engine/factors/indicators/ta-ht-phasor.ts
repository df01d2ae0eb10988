// ta_ht_phasor(x, output): the two legs of Ehlers' cycle.
import { indicator, outputParam } from "../make-indicator.ts";
import { columns } from "../make-operator.ts";
import { forEachCycle } from "../technical/cycle.ts";
import { cyclesOf } from "../technical/cycle-definition.ts";
import { lastOf, overPast } from "../technical/definitions.ts";
import { unitOfArgument } from "../unit.ts";

export const taHtPhasor = indicator({
  name: "ta_ht_phasor",
  says: "The two legs of Ehlers' cycle: in phase with it, or a quarter ahead.",
  source: "TA-Lib's HT_PHASOR.",
  params: [...columns("x"), outputParam("inphase", "quadrature")],
  unit: unitOfArgument(0),
  cost: 80,
  meaning: overPast(([x], [output]) =>
    lastOf(
      cyclesOf(x!, 12)
        .slice(20)
        .map((row) => (output === 0 ? row.inPhase : row.quadrature)),
    ),
  ),
  kernel: ([x], [output], out) => {
    forEachCycle(x!, { first: 0, warmup: 12 }, (t, cycle) => {
      if (t >= 32) out[t] = output === 0 ? cycle.inPhase : cycle.quadrature;
    });
  },
  example: {
    columns: [
      [
        49, 47, 47, 49, 46, 43, 46, 47, 44, 43, 44, 41, 42, 40, 37, 34, 34, 34, 31, 29, 26, 27, 27, 24, 27, 28, 25, 23,
        25, 27, 28, 25, 26, 27, 27,
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
      -1.5897270875676734,
      -1.28972821628591,
      0.30154542822963976,
    ],
  },
});
