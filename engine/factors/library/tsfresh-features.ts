// The features that tsfresh computes by default, by their names there, with the calls that give them here.

export interface TsfreshFeature {
  /** tsfresh's name without that of the series, for example cid_ce__normalize_True. */
  readonly key: string;
  readonly operator: string;
  /** Numbers and words after the window. */
  readonly args: readonly (number | string)[];
  /** Fewest values for which the feature says anything. */
  readonly least: number;
}

/** A value as Python prints it inside a name. */
type Shown = string | number;

interface Entry {
  readonly shown: Readonly<Record<string, Shown>>;
  readonly args: readonly (number | string)[];
  readonly least?: number;
}

function range(from: number, to: number): readonly number[] {
  return Array.from({ length: to - from }, (_, i) => from + i);
}

/** A number with a decimal point, as Python prints floats. */
function decimal(x: number): string {
  return Number.isInteger(x) ? x.toFixed(1) : String(x);
}

function quoted(word: string): string {
  return `"${word}"`;
}

const plain: Readonly<Record<string, number>> = {
  variance_larger_than_standard_deviation: 1,
  has_duplicate_max: 2,
  has_duplicate_min: 2,
  has_duplicate: 2,
  sum_values: 1,
  abs_energy: 1,
  mean_abs_change: 2,
  mean_change: 2,
  mean_second_derivative_central: 3,
  median: 1,
  mean: 1,
  length: 1,
  standard_deviation: 1,
  variation_coefficient: 1,
  variance: 1,
  skewness: 3,
  kurtosis: 4,
  root_mean_square: 1,
  absolute_sum_of_changes: 2,
  longest_strike_below_mean: 2,
  longest_strike_above_mean: 2,
  count_above_mean: 2,
  count_below_mean: 2,
  last_location_of_maximum: 2,
  first_location_of_maximum: 2,
  last_location_of_minimum: 2,
  first_location_of_minimum: 2,
  percentage_of_reoccurring_values_to_all_values: 2,
  percentage_of_reoccurring_datapoints_to_all_datapoints: 2,
  sum_of_reoccurring_values: 2,
  sum_of_reoccurring_data_points: 2,
  ratio_value_number_to_time_series_length: 2,
  sample_entropy: 4,
  maximum: 1,
  absolute_maximum: 1,
  minimum: 1,
  benford_correlation: 1,
};

const quantiles = [0.1, 0.2, 0.3, 0.4, 0.6, 0.7, 0.8, 0.9];
const fifths = [0, 0.2, 0.4, 0.6, 0.8, 1];
const shares = [0, 0.2, 0.4, 0.6, 0.8];
const lines = ["pvalue", "rvalue", "intercept", "slope", "stderr"];
const bins = [2, 3, 5, 10, 100];

/** Parameters of the others, in tsfresh's order. */
const families: Readonly<Record<string, readonly Entry[]>> = {
  time_reversal_asymmetry_statistic: [1, 2, 3].map((lag) => ({ shown: { lag }, args: [lag], least: 2 * lag + 1 })),
  c3: [1, 2, 3].map((lag) => ({ shown: { lag }, args: [lag], least: 2 * lag + 1 })),
  cid_ce: [
    { shown: { normalize: "True" }, args: ["yes"], least: 2 },
    { shown: { normalize: "False" }, args: ["no"], least: 2 },
  ],
  symmetry_looking: range(0, 20).map((k) => ({ shown: { r: decimal(k * 0.05) }, args: [k * 0.05], least: 3 })),
  large_standard_deviation: range(1, 20).map((k) => ({ shown: { r: decimal(k * 0.05) }, args: [k * 0.05], least: 2 })),
  quantile: quantiles.map((q) => ({ shown: { q }, args: [q] })),
  autocorrelation: range(0, 10).map((lag) => ({ shown: { lag }, args: [lag], least: lag + 2 })),
  agg_autocorrelation: ["mean", "median", "var"].map((rule) => ({
    shown: { f_agg: quoted(rule), maxlag: 40 },
    args: [rule, 40],
    least: 41,
  })),
  partial_autocorrelation: range(0, 10).map((lag) => ({
    shown: { lag },
    args: [lag],
    least: Math.max(4, 2 * lag + 2),
  })),
  number_cwt_peaks: [1, 5].map((n) => ({ shown: { n }, args: [n], least: 10 * n })),
  number_peaks: [1, 3, 5, 10, 50].map((n) => ({ shown: { n }, args: [n], least: 2 * n + 1 })),
  binned_entropy: [{ shown: { max_bins: 10 }, args: [10], least: 2 }],
  index_mass_quantile: quantiles.map((q) => ({ shown: { q }, args: [q] })),
  cwt_coefficients: range(0, 15).flatMap((coeff) =>
    [2, 5, 10, 20].map((w) => ({
      shown: { coeff, w, widths: "(2, 5, 10, 20)" },
      args: [coeff, w],
      least: coeff + 1,
    })),
  ),
  spkt_welch_density: [2, 5, 8].map((coeff) => ({ shown: { coeff }, args: [coeff], least: 2 * coeff })),
  ar_coefficient: range(0, 11).map((coeff) => ({ shown: { coeff, k: 10 }, args: [coeff, 10], least: 22 })),
  change_quantiles: shares.flatMap((ql) =>
    fifths
      .filter((qh) => qh > ql)
      .flatMap((qh) =>
        ["no", "yes"].flatMap((isabs) =>
          ["mean", "var"].map((rule) => ({
            shown: {
              f_agg: quoted(rule),
              isabs: isabs === "yes" ? "True" : "False",
              qh: decimal(qh),
              ql: decimal(ql),
            },
            args: [ql, qh, isabs, rule],
            least: 2,
          })),
        ),
      ),
  ),
  fft_coefficient: ["real", "imag", "abs", "angle"].flatMap((attr) =>
    range(0, 100).map((coeff) => ({
      shown: { attr: quoted(attr), coeff },
      args: [coeff, attr],
      least: Math.max(1, 2 * coeff),
    })),
  ),
  fft_aggregated: ["centroid", "variance", "skew", "kurtosis"].map((rule) => ({
    shown: { aggtype: quoted(rule) },
    args: [rule],
    least: 4,
  })),
  value_count: [0, 1, -1].map((value) => ({ shown: { value }, args: [value] })),
  range_count: [
    { shown: { max: 1, min: -1 }, args: [-1, 1] },
    { shown: { max: 0, min: "-1000000000000.0" }, args: [-1e12, 0] },
    { shown: { max: "1000000000000.0", min: 0 }, args: [0, 1e12] },
  ],
  approximate_entropy: [0.1, 0.3, 0.5, 0.7, 0.9].map((r) => ({ shown: { m: 2, r }, args: [2, r], least: 4 })),
  friedrich_coefficients: range(0, 4).map((coeff) => ({
    shown: { coeff, m: 3, r: 30 },
    args: [coeff, 3, 30],
    least: 5,
  })),
  max_langevin_fixed_point: [{ shown: { m: 3, r: 30 }, args: [3, 30], least: 5 }],
  linear_trend: lines.map((attr) => ({ shown: { attr: quoted(attr) }, args: [attr], least: 3 })),
  agg_linear_trend: ["rvalue", "intercept", "slope", "stderr"].flatMap((attr) =>
    [5, 10, 50].flatMap((length) =>
      ["max", "min", "mean", "var"].map((rule) => ({
        shown: { attr: quoted(attr), chunk_len: length, f_agg: quoted(rule) },
        args: [attr, length, rule],
        least: 2 * length + 1,
      })),
    ),
  ),
  augmented_dickey_fuller: ["teststat", "pvalue", "usedlag"].map((attr) => ({
    shown: { attr: quoted(attr), autolag: quoted("AIC") },
    args: [attr, "AIC"],
    least: 6,
  })),
  number_crossing_m: [0, -1, 1].map((m) => ({ shown: { m }, args: [m], least: 2 })),
  energy_ratio_by_chunks: range(0, 10).map((part) => ({
    shown: { num_segments: 10, segment_focus: part },
    args: [10, part],
    least: 10,
  })),
  ratio_beyond_r_sigma: [0.5, 1, 1.5, 2, 2.5, 3, 5, 6, 7, 10].map((r) => ({
    shown: { r },
    args: [r],
    // no value of n lies further than √(n − 1) deviations from the mean
    least: Math.floor(r * r) + 2,
  })),
  count_above: [{ shown: { t: 0 }, args: [0] }],
  count_below: [{ shown: { t: 0 }, args: [0] }],
  lempel_ziv_complexity: bins.map((count) => ({ shown: { bins: count }, args: [count], least: 2 })),
  fourier_entropy: bins.map((count) => ({ shown: { bins: count }, args: [count], least: 4 })),
  permutation_entropy: [3, 4, 5, 6, 7].map((dimension) => ({
    shown: { dimension, tau: 1 },
    args: [1, dimension],
    least: dimension + 1,
  })),
  mean_n_absolute_max: [{ shown: { number_of_maxima: 7 }, args: [7], least: 8 }],
};

/** Every default feature but query_similarity_count, which asks for no query and is always missing. */
export const tsfreshFeatures: readonly TsfreshFeature[] = [
  ...Object.entries(plain).map(([key, least]) => ({ key, operator: `tsf_${key}`, args: [], least })),
  ...Object.entries(families).flatMap(([name, entries]) =>
    entries.map(({ shown, args, least }) => ({
      key: `${name}${Object.entries(shown)
        .map(([param, value]) => `__${param}_${value}`)
        .join("")}`,
      operator: `tsf_${name}`,
      args,
      least: least ?? 1,
    })),
  ),
];
