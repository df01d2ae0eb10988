// tsf_benford_correlation(x, n): correlation of the shares of first digits among the last n values of each symbol with those of Benford’s law.
import { statisticOperator } from "../make-statistic.ts";
import { centred } from "../statistics-math/moments.ts";
import { unitAlways } from "../unit.ts";

/** Expected shares of the digits 1 … 9. */
const benford = Float64Array.from({ length: 9 }, (_, i) => Math.log10(1 + 1 / (i + 1)));

/** First digit of the shortest decimal form. */
function firstDigit(x: number): number {
  if (x === 0) return 0;
  const leading = x / 10 ** Math.floor(Math.log10(x));
  const digit = Math.floor(leading);
  const clear = digit >= 1 && digit <= 9 && leading - digit > 1e-9 && digit + 1 - leading > 1e-9;
  return clear ? digit : Number(x.toExponential()[0]);
}

function correlation(x: Float64Array, y: Float64Array): number {
  const a = centred(x);
  const b = centred(y);
  let [xx, xy, yy] = [0, 0, 0];
  for (let i = 0; i < a.length; i++) {
    xx += a[i]! * a[i]!;
    xy += a[i]! * b[i]!;
    yy += b[i]! * b[i]!;
  }
  return Math.max(-1, Math.min(1, xy / Math.sqrt(xx) / Math.sqrt(yy)));
}

export const tsfBenfordCorrelation = statisticOperator({
  name: "tsf_benford_correlation",
  says: "Correlation of the shares of first digits among the last n values of each symbol with those of Benford’s law.",
  unit: unitAlways("unknown"),
  cost: 230,
  of: (x) => {
    const shares = new Float64Array(9);
    for (let i = 0; i < x.length; i++) {
      const digit = firstDigit(Math.abs(x[i]!));
      if (digit > 0) shares[digit - 1]! += 1 / x.length;
    }
    return correlation(benford, shares);
  },
  example: {
    columns: [[3, 1, 4, 1.5, 5, 9, 2, 6]],
    params: [6],
    gives: [
      Number.NaN,
      Number.NaN,
      Number.NaN,
      Number.NaN,
      Number.NaN,
      0.6052414421938629,
      0.7149570049236753,
      0.30105597474374807,
    ],
  },
});
