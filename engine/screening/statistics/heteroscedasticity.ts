// Do squared residuals depend on the regressors? Breusch–Pagan and White.
import { chiSquaredTail, fTail, meanOf } from "#engine/core";
import { fitLinear, type LinearFit } from "./linear-fit.ts";

export interface SpreadTest {
  /** n R² of the auxiliary regression. */
  readonly lm: number;
  readonly lmP: number;
  readonly f: number;
  readonly fP: number;
}

/** Squared residuals on the regressors, the constant among them. Source: Breusch and Pagan 1979 in Koenker's form. */
export function breuschPagan({ columns, residuals }: LinearFit): SpreadTest {
  return spreadTest(columns, residuals);
}

/** Squared residuals on the regressors, their squares and products, the constant among them. Source: White 1980. */
export function whiteTest({ columns, residuals }: LinearFit): SpreadTest {
  const products = columns.flatMap((left, a) => columns.slice(a).map((right) => left.map((x, row) => x * right[row]!)));
  return spreadTest(products, residuals);
}

function spreadTest(columns: readonly Float64Array[], residuals: Float64Array): SpreadTest {
  const y = residuals.map((r) => r * r);
  const fit = fitLinear(columns, y);
  const mean = meanOf(y);
  const total = y.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  const slopes = fit.rank - 1;
  const free = y.length - fit.rank;
  const lm = y.length * (1 - fit.squares / total);
  const f = (total - fit.squares) / slopes / (fit.squares / free);
  return { lm, lmP: chiSquaredTail(lm, slopes), f, fP: fTail(f, slopes, free) };
}
