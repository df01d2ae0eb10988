// The factor matrix, its correlations and its folds: against slow definitions, and never a row beyond the part.
import { describe, expect, test } from "vitest";
import { type Column, type Panel, panelFrom } from "#engine/panel";
import {
  dateFolds,
  factorCorrelations,
  factorMatrix,
  type MatrixOptions,
  panelColumn,
  pearson,
} from "#engine/screening";
import { productSums } from "../../../engine/screening/selection/product-sums.ts";
import { factorMarket, withGaps } from "../../support/factor-market.ts";

const market = factorMarket({ symbols: 37, times: 90, signals: 2, noises: 5 });
const options: MatrixOptions = { from: 10, to: 80, horizon: 3, entry: "next-open" };
const gaps = withGaps(market.columns, 0.2);
const matrixOf = (columns: readonly Column[], panel: Panel = market.panel, more: Partial<MatrixOptions> = {}) =>
  factorMatrix({ names: market.names, columns }, panel, { ...options, ...more });

describe("factor matrix", () => {
  // Source: definition. Each date has mean 0 and deviation 1 (ddof 1) over the symbols that are known.
  test.each(["gauss", "z-score"] as const)("every date of a factor is standardised by %s", (standardize) => {
    const matrix = matrixOf(gaps, market.panel, { standardize });
    for (const [date, row] of matrix.rows.entries()) {
      const values = [...market.panel.symbols.keys()]
        .filter((s) => Number.isFinite(gaps[3]![s * 90 + row]!))
        .map((s) => matrix.factors[3]![date * 37 + s]!);
      expect(values.reduce((sum, x) => sum + x, 0)).toBeCloseTo(0, 10);
      expect(values.reduce((sum, x) => sum + x * x, 0)).toBeCloseTo(values.length - 1, 10);
    }
  });

  test("correlations are the mean of daily ones over the pairs that both know", () => {
    const matrix = matrixOf(gaps);
    const { means, dates } = factorCorrelations(matrix);
    for (const [i, a] of gaps.entries()) {
      for (const [j, b] of gaps.entries()) {
        const daily = matrix.rows.map((row) => {
          const at = (column: Column): Float64Array =>
            Float64Array.from(market.panel.symbols, (_, s) => column[s * 90 + row]!);
          return pearson(at(a), at(b));
        });
        expect(means[i]![j]).toBeCloseTo(daily.reduce((sum, x) => sum + x, 0) / daily.length, 12);
        expect(dates[i]![j]).toBe(daily.length);
      }
    }
  });

  test("sums of products are those of cell after cell, whatever the segments", () => {
    const matrix = matrixOf(gaps);
    const segmentOf = Int32Array.from(matrix.rows, (_, date) => (date % 5) - 1);
    const sums = productSums(matrix, segmentOf, 4);
    sums.forEach((sum, segment) => {
      let n = 0;
      const xx = new Float64Array(49);
      const xy = new Float64Array(7);
      for (const [date, of] of segmentOf.entries()) {
        for (let s = 0; s < 37; s++) {
          const y = matrix.target[date * 37 + s]!;
          if (of !== segment || Number.isNaN(y)) continue;
          n++;
          for (let i = 0; i < 7; i++) {
            xy[i]! += y * matrix.factors[i]![date * 37 + s]!;
            for (let j = 0; j < 7; j++)
              xx[i * 7 + j]! += matrix.factors[i]![date * 37 + s]! * matrix.factors[j]![date * 37 + s]!;
          }
        }
      }
      expect(sum.n).toBe(n);
      for (const [k, value] of xx.entries()) expect(sum.xx[k]).toBeCloseTo(value, 9);
      for (const [k, value] of xy.entries()) expect(sum.xy[k]).toBeCloseTo(value, 9);
    });
  });

  test("nothing at or after the end of the part is read", () => {
    const later = (column: Column): Column => column.map((x, i) => (i % 90 >= 80 ? x * 3 + 7 : x));
    const panel = panelFrom({
      symbols: market.panel.symbols,
      times: market.panel.times,
      fields: { open: later(market.panel.fields.get("open")!), close: later(market.panel.fields.get("close")!) },
    });
    const changed = matrixOf(gaps.map(later), panel);
    const plain = matrixOf(gaps);
    expect(changed.target).toEqual(plain.target);
    expect(changed.factors).toEqual(plain.factors);
    // The return of the last 1 + 3 rows would reach the end.
    expect([...plain.target.subarray(66 * 37)].every(Number.isNaN)).toBe(true);
    expect([...plain.target.subarray(65 * 37, 66 * 37)].some(Number.isNaN)).toBe(false);
  });

  test("a training date shares no row with a tested return, and keeps its embargo", () => {
    const matrix = matrixOf(market.columns);
    for (const { test: tested, train } of dateFolds(matrix, { folds: 5, embargo: 2 })) {
      expect(tested.length).toBe(14);
      for (const a of tested) {
        for (const b of train) {
          const gap = matrix.rows[b]! - matrix.rows[a]!;
          expect(gap < -4 || gap > 6).toBe(true);
        }
      }
    }
    expect(() => dateFolds(matrix, { folds: 1, embargo: 0 })).toThrow("1 folds");
  });

  test("few dates are spread over the part, and a column of the panel is blank elsewhere", () => {
    const matrix = matrixOf(market.columns, market.panel, { dates: 20 });
    expect(matrix.rows).toHaveLength(20);
    const column = panelColumn(matrix.factors[0]!, matrix, market.panel);
    expect(column.filter((x) => !Number.isNaN(x))).toHaveLength(20 * 37);
    expect(column[5 * 90 + matrix.rows[3]!]).toBe(matrix.factors[0]![3 * 37 + 5]);
  });

  test("factors without an order are left out with a reason; when none is left the answer says so", () => {
    const blank = market.columns[0]!.map(() => Number.NaN);
    const flat = market.columns[0]!.map(() => 5);
    const matrix = factorMatrix(
      { names: ["blank", "flat", "one"], columns: [blank, flat, market.columns[0]!] },
      market.panel,
      options,
    );
    expect(matrix.names).toEqual(["one"]);
    expect(matrix.dropped.map(({ name }) => name)).toEqual(["blank", "flat"]);
    expect(() => factorMatrix({ names: ["blank"], columns: [blank] }, market.panel, options)).toThrow(
      "None of 1 factors",
    );
  });
});
