// Where Qlib's operators differ from their definitions; "mend" leaves the definitions.
import { callExpr, type Expr, numberExpr } from "../language/ast.ts";
import type { Conventions } from "./conventions.ts";
import { argAt, counted, extremeAt, numberAt } from "./shapes.ts";
import type { Gives } from "./word.ts";

/** Deviations below this count as none: Qlib's absolute tolerance, whatever the unit. */
const nearlyFlat = 2e-5;

/** How many of the last n rows there are; fewer than n at the start. `x` must have no missing value. */
function rowsOf(x: Expr, n: number): Expr {
  return callExpr("ts_count_valid", x, numberExpr(n));
}

function times(x: Expr, y: Expr): Expr {
  return callExpr("mul", x, y);
}

/** IdxMax, IdxMin: places count from the first row there is, and the first missing value comes before all others. */
export function extremeRow(extreme: "max" | "min"): Gives {
  const mended = extremeAt(extreme);
  return (args, ways) => {
    if (ways.quirks === "mend") return mended(args, ways);
    const [x, n] = [argAt(args, 0), numberAt(args, 1)];
    const gap = callExpr("is_nan", x);
    const once: Conventions = { ...ways, minPeriods: 1 };
    const place = callExpr(
      "where",
      counted("ts_max", [gap, numberExpr(n)], once),
      counted("ts_argmax_pos", [gap, numberExpr(n)], once),
      counted(`ts_arg${extreme}_pos`, [x, numberExpr(n)], once),
    );
    const fromFirst = callExpr("sub", place, callExpr("sub", numberExpr(n), rowsOf(gap, n)));
    return callExpr("div", fromFirst, callExpr("gt", rowsOf(x, n), numberExpr(0)));
  };
}

/**
 * WMA: weights 1 … rows that sum to one, the weighted values averaged over the present ones where their sum is meant. With k
 * rows too few, weights that count from n are k too large: sum((p − k) x) = sum(p x) − k sum(x).
 */
export const weightedMean: Gives = (args, ways) => {
  if (ways.quirks === "mend") return counted("decay_linear", args, ways);
  const [x, n] = [argAt(args, 0), numberAt(args, 1)];
  const once: Conventions = { ...ways, minPeriods: 1 };
  const filled = callExpr("fill", x, numberExpr(0));
  const rows = rowsOf(filled, n);
  const lacking = callExpr("sub", numberExpr(n), rows);
  const triangle = (count: Expr): Expr => times(count, callExpr("add", count, numberExpr(1)));
  const weights = callExpr("sub", numberExpr(n * (n + 1)), triangle(lacking));
  const weighted = times(counted("decay_linear", [filled, numberExpr(n)], once), weights);
  const excess = times(callExpr("mul", numberExpr(2), lacking), counted("ts_sum", [filled, numberExpr(n)], once));
  const sum = callExpr("div", callExpr("sub", weighted, excess), triangle(rows));
  return callExpr("div", sum, rowsOf(x, n));
};

/** 1 where the values of x vary, 0 where they hardly do: a divisor that blanks. */
function varying(x: Expr, n: Expr, ways: Conventions): Expr {
  return callExpr("gt", counted("ts_std", [x, n], ways), numberExpr(nearlyFlat));
}

export const guardedCorrelation: Gives = (args, ways) => {
  const share = counted("ts_corr", args, ways);
  if (ways.quirks === "mend") return share;
  const [x, y, n] = [argAt(args, 0), argAt(args, 1), argAt(args, 2)];
  return callExpr("div", share, callExpr("and", varying(x, n, ways), varying(y, n, ways)));
};

export const guardedRsquare: Gives = (args, ways) => {
  const share = counted("ts_rsquare", args, ways);
  return ways.quirks === "mend" ? share : callExpr("div", share, varying(argAt(args, 0), argAt(args, 1), ways));
};

/** Skew and Kurt of equal values: 0 and −3, from as many values as the figure needs. */
export function flatMoment(operator: "ts_kurt" | "ts_skew"): Gives {
  const [needs, flat] = operator === "ts_skew" ? [3, 0] : [4, -3];
  return (args, ways) => {
    const figure = counted(operator, args, ways);
    const n = numberAt(args, 1);
    if (ways.quirks === "mend" || n < needs) return figure;
    const std = callExpr("ts_std", argAt(args, 0), numberExpr(n), numberExpr(needs));
    return callExpr("where", callExpr("eq", std, numberExpr(0)), numberExpr(flat), figure);
  };
}
