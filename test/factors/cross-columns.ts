// One date of fourteen symbols: the inputs of cross-values.ts, regression-values.ts and group-values.ts.

const nan = Number.NaN;

/** Drawn at random with numpy, with gaps; ties are whole numbers, heavy has outliers. */
export const rows = {
  plain: [0.002, 0.597, -0.548, nan, -0.909, -1.983, 0.12, 2.68, -0.984, nan, 0.98, 0.714, 0.211, -1.861],
  ties: [nan, 0.0, 1.0, 0.0, 0.0, nan, 2.0, 2.0, 1.0, 1.0, -1.0, 3.0, 0.0, -2.0],
  offset: [
    999999.765,
    999998.733,
    1000000.271,
    1000000.157,
    999999.813,
    999997.483,
    999999.461,
    999999.951,
    1000000.113,
    999998.47,
    999999.522,
    999999.021,
    999999.191,
    nan,
  ],
  heavy: [-197.935, nan, 0.126, 23.166, 0.22, 18.666, 6.505, -0.221, -5.209, -0.71, -5.03, -5.832, 1.143, -2.295],
} as const satisfies Readonly<Record<string, readonly number[]>>;

export const exposures: readonly (readonly number[])[] = [
  [-0.304, 0.353, -0.121, -0.197, nan, -0.012, -0.444, 1.166, 0.653, -0.024, 0.668, -0.34, 1.052, -0.005],
  [0.431, -1.114, 0.286, -1.787, -2.035, -0.31, -1.122, nan, 2.571, -0.844, -0.29, 0.035, 1.019, -0.179],
  [-2.06, 7.02, 5.2, -10.34, -0.79, 0.35, -10.54, 2.6, -8.58, 9.72, 1.93, 0.89, -5.91, -1.19],
];
export const weights: readonly number[] = [
  3.77, 1.52, 1.39, 2.13, 1.31, 2.06, 4.77, 3.08, 2.03, 1.72, 4.78, 2.5, 4.91, 2.82,
];
export const groups: readonly number[] = [0, 0, 1, 1, 2, 2, 0, 1, 2, 0, 1, -1, 2, 3];
