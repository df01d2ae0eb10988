// tsf_fft_coefficient(x, n, coeff, attr): real part.
import { choiceParam, statisticOperator, wholeParam } from "../make-statistic.ts";
import { realTransform } from "../statistics-math/fourier.ts";
import { unitAlways } from "../unit.ts";

export const tsfFftCoefficient = statisticOperator({
  name: "tsf_fft_coefficient",
  says: "Real part, imaginary part, magnitude or angle in degrees of one Fourier coefficient of the last n values of each symbol.",
  extra: [wholeParam("coeff", { min: 0 }, 1), choiceParam("attr", ["real", "imag", "abs", "angle"], 2)],
  unit: unitAlways("unknown"),
  cost: 160,
  of: (x, [coeff, attr]) => {
    if (2 * coeff! > x.length) return Number.NaN;
    const spectrum = realTransform(x);
    const re = spectrum.re[coeff!]!;
    const im = spectrum.im[coeff!]!;
    if (attr === 0) return re;
    if (attr === 1) return im;
    return attr === 2 ? Math.hypot(re, im) : Math.atan2(im, re) * (180 / Math.PI);
  },
  example: {
    columns: [[3, 1, 4, 1.5, 5, 9]],
    params: [4, 1, 2],
    gives: [Number.NaN, Number.NaN, Number.NaN, 1.118033988749895, 1.118033988749895, 7.566372975210777],
  },
});
