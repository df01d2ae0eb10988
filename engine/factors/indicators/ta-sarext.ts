// ta_sarext(high, low, start, offset, first_long, step_long, most_long, first_short, step_short, most_short): Wilder's parabolic stop with its own steps for each side.
import { indicator, numberParam } from "../make-indicator.ts";
import { columns } from "../make-operator.ts";
import { forEachStop, type ParabolicRule } from "../technical/parabolic.ts";
import { stopOf } from "../technical/parabolic-definition.ts";
import { unitOfSum } from "../unit.ts";

export const taSarext = indicator({
  name: "ta_sarext",
  says: "Wilder's parabolic stop with its own steps for each side, negative on the short side.",
  source: "TA-Lib's SAREXT; with a start other than 0 the first stop is its size.",
  params: [
    ...columns("high", "low"),
    numberParam("start", 0, { min: -3e37, max: 3e37 }),
    numberParam("offset", 0, { min: 0, max: 3e37 }),
    numberParam("first_long", 0.02, { min: 0, max: 3e37 }),
    numberParam("step_long", 0.02, { min: 0, max: 3e37 }),
    numberParam("most_long", 0.2, { min: 0, max: 3e37 }),
    numberParam("first_short", 0.02, { min: 0, max: 3e37 }),
    numberParam("step_short", 0.02, { min: 0, max: 3e37 }),
    numberParam("most_short", 0.2, { min: 0, max: 3e37 }),
  ],
  unit: unitOfSum,
  cost: 6,
  meaning: stopOf(ruleOf, (stop, side) => side * stop),
  kernel: ([high, low], params, out) => {
    forEachStop(high!, low!, ruleOf(params), (t, stop, side) => {
      out[t] = side * stop;
    });
  },
  example: {
    columns: [
      [5, 7, 6, 8, 9, 9, 12, 13, 12, 14],
      [3, 4, 4, 5, 7, 6, 8, 10, 9, 11],
    ],
    params: [0, 0, 0.02, 0.02, 0.2, 0.02, 0.02, 0.2],
    gives: [
      Number.NaN,
      3,
      3.08,
      3.1584,
      3.352064,
      3.69094016,
      4.009483750399999,
      4.648725050367999,
      5.4838525453311995,
      6.23546729079808,
    ],
  },
});

function ruleOf(params: readonly number[]): ParabolicRule {
  const [start, offset, ...sides] = params;
  const [firstLong, stepLong, mostLong, firstShort, stepShort, mostShort] = sides;
  return {
    start: start!,
    offset: offset!,
    long: { first: firstLong!, step: stepLong!, most: mostLong! },
    short: { first: firstShort!, step: stepShort!, most: mostShort! },
  };
}
