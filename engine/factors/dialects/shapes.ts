// How foreign words become our calls: plainly, with a minimum of values, or by one of the disputed conventions.
import { fault } from "#engine/core";
import { rankMethods, rankTolerance } from "#engine/panel";
import { callExpr, type Expr, numberExpr } from "../language/ast.ts";
import { constantOf } from "../language/constant.ts";
import { operatorNamed, orderedParams } from "../language/vocabulary.ts";
import type { Param } from "../operator.ts";
import type { Conventions } from "./conventions.ts";
import type { Gives } from "./word.ts";

/** The argument at a place; the reader has counted them. */
export function argAt(args: readonly Expr[], place: number): Expr {
  const arg = args[place];
  if (arg === undefined) throw fault(`A word of a dialect has no argument ${place + 1}.`);
  return arg;
}

export function numberAt(args: readonly Expr[], place: number): number {
  const arg = argAt(args, place);
  if (arg.kind !== "number") throw fault(`Argument ${place + 1} of a word of a dialect is no number.`);
  return arg.value;
}

/** A call with some optional parameters by name; those before them take their defaults. */
export function callNamed(
  operator: string,
  args: readonly Expr[],
  named: Readonly<Record<string, Expr | undefined>>,
): Expr {
  const known = operatorNamed(operator);
  if (known === undefined) throw fault(`A dialect uses the operator "${operator}", which there is not.`);
  const params = orderedParams(known);
  const places = Object.keys(named).flatMap((name) =>
    named[name] === undefined ? [] : [params.findIndex((param) => param.name === name)],
  );
  const full = [...args];
  for (const param of params.slice(args.length, Math.max(args.length - 1, ...places) + 1)) {
    full.push(named[param.name] ?? defaultOf(param, params, full));
  }
  return callExpr(operator, ...full);
}

function defaultOf(param: Param, params: readonly Param[], args: readonly Expr[]): Expr {
  if (param.kind === "choice") return { kind: "choice", name: param.choices?.[param.default ?? 0] ?? "" };
  if (param.default !== undefined) return numberExpr(param.default);
  return argAt(
    args,
    params.findIndex((other) => other.name === param.defaultFrom),
  );
}

/** The arguments as they stand. */
export function plain(operator: string): Gives {
  return (args) => callExpr(operator, ...args);
}

/** A window call, the window last, with the convention's minimum of values. */
export function windowed(operator: string): Gives {
  return (args, ways) => counted(operator, args, ways);
}

export function counted(operator: string, args: readonly Expr[], ways: Conventions): Expr {
  const n = numberAt(args, args.length - 1);
  return callNamed(operator, args, { min_periods: minPeriodsOf(n, ways) });
}

/** The minimum of values where it differs from the whole window. */
export function minPeriodsOf(n: number, ways: Conventions): Expr | undefined {
  if (ways.minPeriods === "window" || ways.minPeriods >= n) return undefined;
  return numberExpr(ways.minPeriods);
}

/** How many of the last n values are there. */
export function presentOf(x: Expr, n: number, ways: Conventions): Expr {
  return minPeriodsOf(n, ways) === undefined ? numberExpr(n) : callExpr("ts_count_valid", x, numberExpr(n));
}

/** A comparison; "false" makes one with a missing side false, and "not equal" true. */
export function compared(operator: string): Gives {
  return (args, ways) => {
    const call = callExpr(operator, ...args);
    return ways.comparisons === "missing" ? call : callExpr("fill", call, numberExpr(operator === "ne" ? 1 : 0));
  };
}

/** x to the power of y; a constant power needs no care. */
export const powered: Gives = (args, ways) => {
  const [x, y] = [argAt(args, 0), argAt(args, 1)];
  const power = callExpr("pow", x, y);
  if (ways.powers === "missing" || isPlainPower(y)) return power;
  const either = callExpr("or", surely("eq", x, numberExpr(1)), surely("eq", y, numberExpr(0)));
  return callExpr("where", either, numberExpr(1), power);
};

/** Magnitude to the power of y with the sign of x: a missing y leaves 1 and −1 as they are. */
export const signedPowered: Gives = (args, ways) => {
  const [x, y] = [argAt(args, 0), argAt(args, 1)];
  const power = callExpr("signed_power", x, y);
  if (ways.powers === "missing" || isPlainPower(y)) return power;
  return callExpr("where", surely("eq", callExpr("abs", x), numberExpr(1)), x, power);
};

/** A power that is a number other than 0: what is missing stays missing, and 1 stays 1. */
function isPlainPower(y: Expr): boolean {
  const value = constantOf(y);
  return value !== null && value !== 0;
}

/** A comparison that is false where a side is missing. */
function surely(operator: string, x: Expr, y: Expr): Expr {
  return callExpr("fill", callExpr(operator, x, y), numberExpr(0));
}

export const ranked: Gives = (args, ways) => {
  const method = ways.rankTies === rankMethods[0] ? undefined : ({ kind: "choice", name: ways.rankTies } as const);
  return callNamed("rank", args, { method, tolerance: toleranceOf(ways) });
};

function toleranceOf(ways: Conventions): Expr | undefined {
  return ways.rankTolerance === rankTolerance ? undefined : numberExpr(ways.rankTolerance);
}

export const timeRanked: Gives = (args, ways) => {
  const n = numberAt(args, 1);
  const share = callNamed("ts_rank", args, { tolerance: toleranceOf(ways), min_periods: minPeriodsOf(n, ways) });
  return ways.tsRank === "share" ? share : callExpr("mul", share, presentOf(argAt(args, 0), n, ways));
};

/** Where the largest or smallest of the last n values stands, by the convention's count. */
export function extremeAt(extreme: "max" | "min"): Gives {
  return (args, ways) => {
    const n = numberAt(args, 1);
    if (ways.extremePlace === "bars-ago") return counted(`ts_arg${extreme}`, args, ways);
    if (ways.extremePlace === "bars-ago-oldest")
      return counted(extreme === "max" ? "ts_highday" : "ts_lowday", args, ways);
    const place = counted(`ts_arg${extreme}_pos`, args, ways);
    switch (ways.extremePlace) {
      case "place-from-one":
        return place;
      case "place-from-zero":
        return callExpr("sub", place, numberExpr(1));
      case "bars-ago-from-one":
        return callExpr("sub", numberExpr(n + 1), place);
    }
  };
}

/** Deviation, variance or covariance of the last n values with the convention's divisor; of the first argument's values. */
export function spread(operator: "ts_cov" | "ts_std" | "ts_var"): Gives {
  return (args, ways) => {
    const sample = counted(operator, args, ways);
    if (ways.ddof === 1) return sample;
    const n = numberAt(args, args.length - 1);
    const there = presentOf(pairOf(args), n, ways);
    const share = callExpr("div", callExpr("sub", there, numberExpr(1)), there);
    return callExpr("mul", sample, operator === "ts_std" ? callExpr("sqrt", share) : share);
  };
}

/** The first column, missing where the second one is. */
function pairOf(args: readonly Expr[]): Expr {
  const columns = args.slice(0, -1);
  return columns.length === 2 ? callExpr("add", argAt(columns, 0), argAt(columns, 1)) : argAt(columns, 0);
}

export const correlated: Gives = (args, ways) => {
  const share = counted("ts_corr", args, ways);
  if (ways.flatCorrelation === "missing") return share;
  const [x, y, n] = [argAt(args, 0), argAt(args, 1), argAt(args, 2)];
  const flat = [x, y].map((side) => callExpr("eq", counted("ts_std", [side, n], ways), numberExpr(0)));
  return callExpr("where", callExpr("or", ...flat), numberExpr(0), share);
};

/** adv of so many bars, in shares or money. */
export function averageTraded(n: number, ways: Conventions): Expr {
  const field = ways.adv === "shares" ? "volume" : "amount";
  return counted("ts_mean", [{ kind: "field", name: field }, numberExpr(n)], ways);
}
