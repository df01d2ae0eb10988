// ta_accbands(high, low, close, n, output): acceleration bands.
import { indicator, outputParam, periodParam } from "../make-indicator.ts";
import { columns } from "../make-operator.ts";
import { simpleAverage } from "../technical/averages.ts";
import { meanOf, overLast } from "../technical/definitions.ts";
import { isZero } from "../technical/smallness.ts";
import { unitOfSum } from "../unit.ts";

export const taAccbands = indicator({
  name: "ta_accbands",
  says: "Acceleration bands: averages of highs and lows pushed out by four times the bar's relative range.",
  source: "TA-Lib's ACCBANDS.",
  params: [...columns("high", "low", "close"), periodParam(20), outputParam("upper", "middle", "lower")],
  unit: unitOfSum,
  cost: 5,
  meaning: overLast(
    ([n]) => n!,
    ([high, low, close], [, output]) => meanOf(close!.map((price, i) => pushed(output!, high![i]!, low![i]!) ?? price)),
  ),
  kernel: ([high, low, close], [n, output], out) => {
    const edge = close!.map((price, t) => pushed(output!, high![t]!, low![t]!) ?? price);
    simpleAverage(edge, { n: n!, first: 0 }, out);
  },
  example: {
    columns: [
      [5, 7, 6, 8, 9, 9, 12, 13, 12, 14],
      [3, 4, 4, 5, 7, 6, 8, 10, 9, 11],
      [4, 6, 5, 7, 8, 7, 11, 12, 10, 13],
    ],
    params: [3, 0],
    gives: [
      Number.NaN,
      Number.NaN,
      11.812121212121212,
      13.606993006993008,
      13.228205128205127,
      15.028205128205128,
      17.099999999999998,
      19.194202898550724,
      20.07991718426501,
      19.786583850931674,
    ],
  },
});

/** The pushed-out high (output 0) or low (2); null for the middle. */
function pushed(output: number, high: number, low: number): number | null {
  if (output === 1) return null;
  const share = isZero(high + low) ? 0 : (4 * (high - low)) / (high + low);
  return output === 0 ? high * (1 + share) : low * (1 - share);
}
