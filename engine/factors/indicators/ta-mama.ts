// ta_mama(x, fast, slow, output): Ehlers' adaptive average.
import { indicator, numberParam, outputParam } from "../make-indicator.ts";
import { columns } from "../make-operator.ts";
import { mesaAverage } from "../technical/adaptive-averages.ts";
import { lastOf, mesaOf, overPast } from "../technical/definitions.ts";
import { unitOfArgument } from "../unit.ts";

export const taMama = indicator({
  name: "ta_mama",
  says: "Ehlers' adaptive average, whose pace follows the phase of the cycle, or its slower follower.",
  source: "TA-Lib's MAMA.",
  params: [
    ...columns("x"),
    numberParam("fast", 0.5, { min: 0.01, max: 0.99 }),
    numberParam("slow", 0.05, { min: 0.01, max: 0.99 }),
    outputParam("mama", "fama"),
  ],
  unit: unitOfArgument(0),
  cost: 80,
  meaning: overPast(([x], [fast, slow, output]) => lastOf(mesaOf(x!, fast!, slow!)[output === 0 ? "mama" : "fama"])),
  kernel: ([x], [fast, slow, output], out) => {
    const rule = { fast: fast!, slow: slow!, first: 0 };
    mesaAverage(x!, rule, output === 0 ? { mama: out, fama: null } : { mama: null, fama: out });
  },
  example: {
    columns: [
      [
        49, 47, 47, 49, 46, 43, 46, 47, 44, 43, 44, 41, 42, 40, 37, 34, 34, 34, 31, 29, 26, 27, 27, 24, 27, 28, 25, 23,
        25, 27, 28, 25, 26, 27, 27,
      ],
    ],
    params: [0.5, 0.05, 0],
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
      25.91343701602175,
      25.967765165220662,
      26.48388258261033,
    ],
  },
});
