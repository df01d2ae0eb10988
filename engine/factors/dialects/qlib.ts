// The dialect of Qlib's expressions: $fields, Ref, Mean, EMA, with windows that need one value only.
import { callExpr, type Expr, fieldExpr, numberExpr } from "../language/ast.ts";
import { type Conventions, qlibConventions } from "./conventions.ts";
import { pythonGrammar } from "./grammar.ts";
import { extremeRow, flatMoment, guardedCorrelation, guardedRsquare, weightedMean } from "./qlib-quirks.ts";
import { argAt, callNamed, compared, numberAt, plain, powered, spread, timeRanked, windowed } from "./shapes.ts";
import type { Dialect, Gives, Word } from "./word.ts";

/** A window of 0 is the whole past: as many bars as a window may have. */
const wholePast = 10_000;

function everSince(inner: Gives): Gives {
  return (args, ways) => inner([...args.slice(0, -1), numberExpr(wholePast)], ways);
}

/** Three lines of a word over windows of n bars, of the whole past (0), and with a smoothing in place of the window. */
function overTime(word: string, inner: Gives, smooth?: Gives): readonly Word[] {
  const lines: Word[] = [{ word, takes: ["column", "whole-past"], gives: everSince(inner) }];
  if (smooth !== undefined) lines.push({ word, takes: ["column", "smoothing"], gives: smooth });
  return [...lines, { word, takes: ["column", "window"], gives: inner }];
}

/** A number between 0 and 1 in place of the window is the weight of the newest value. */
function smoothed(operator: "ewm_mean" | "ewm_std"): Gives {
  return (args) => {
    const span = numberExpr(spanOf(numberAt(args, 1)));
    return callNamed(operator, [argAt(args, 0), span], { min_periods: numberExpr(1) });
  };
}

/** 2 ÷ alpha − 1, without the rounding noise of alphas such as 0.1. */
function spanOf(alpha: number): number {
  return Number((2 / alpha - 1).toPrecision(14));
}

const exponential: Gives = (args) =>
  callNamed("ewm_mean", args, { min_periods: numberAt(args, 1) === 1 ? undefined : numberExpr(1) });

const quantiled: Gives = ([x, n, q], ways) => {
  const args = [x, n, q].filter((arg) => arg !== undefined);
  return callNamed("ts_quantile", args, { min_periods: numberAt(args, 1) === 1 ? undefined : periods(ways) });
};

function periods(ways: Conventions): Expr | undefined {
  return ways.minPeriods === "window" ? undefined : numberExpr(ways.minPeriods);
}

const squared: Gives = (args, ways) => callExpr("pow", smoothed("ewm_std")(args, ways), numberExpr(2));

/** A condition that is no comparison counts as true where it is missing, as in Python. */
const chosen: Gives = (args, ways) => {
  const condition = argAt(args, 0);
  const isFilled = condition.kind === "call" && ["and", "fill", "not", "or"].includes(condition.operator);
  const asked = isFilled || ways.comparisons === "missing" ? condition : callExpr("fill", condition, numberExpr(1));
  return callExpr("where", asked, argAt(args, 1), argAt(args, 2));
};

const words: readonly Word[] = [
  { word: "Abs", takes: ["column"], gives: plain("abs") },
  { word: "Add", takes: ["column", "column"], gives: plain("add") },
  { word: "And", takes: ["column", "column"], gives: plain("and") },
  { word: "Corr", takes: ["column", "column", "whole-past"], gives: everSince(guardedCorrelation) },
  { word: "Corr", takes: ["column", "column", "window"], gives: guardedCorrelation },
  ...overTime("Count", plain("ts_count_valid")),
  { word: "Cov", takes: ["column", "column", "whole-past"], gives: everSince(spread("ts_cov")) },
  { word: "Cov", takes: ["column", "column", "window"], gives: spread("ts_cov") },
  { word: "Delta", takes: ["column", "lag"], gives: plain("delta") },
  { word: "Div", takes: ["column", "column"], gives: plain("div") },
  { word: "EMA", takes: ["column", "smoothing"], gives: smoothed("ewm_mean") },
  { word: "EMA", takes: ["column", "window"], gives: exponential },
  { word: "Eq", takes: ["column", "column"], gives: compared("eq") },
  { word: "Ge", takes: ["column", "column"], gives: compared("ge") },
  { word: "Greater", takes: ["column", "column"], gives: plain("max2") },
  { word: "Gt", takes: ["column", "column"], gives: compared("gt") },
  ...overTime("IdxMax", extremeRow("max")),
  ...overTime("IdxMin", extremeRow("min")),
  { word: "If", takes: ["column", "column", "column"], gives: chosen },
  ...overTime("Kurt", flatMoment("ts_kurt")),
  { word: "Le", takes: ["column", "column"], gives: compared("le") },
  { word: "Less", takes: ["column", "column"], gives: plain("min2") },
  { word: "Log", takes: ["column"], gives: plain("log") },
  { word: "Lt", takes: ["column", "column"], gives: compared("lt") },
  ...overTime("Mad", windowed("ts_mad")),
  ...overTime("Max", windowed("ts_max")),
  ...overTime("Mean", windowed("ts_mean"), smoothed("ewm_mean")),
  ...overTime("Med", windowed("ts_median")),
  ...overTime("Min", windowed("ts_min")),
  { word: "Mul", takes: ["column", "column"], gives: plain("mul") },
  { word: "Ne", takes: ["column", "column"], gives: compared("ne") },
  { word: "Not", takes: ["column"], gives: plain("not") },
  { word: "Or", takes: ["column", "column"], gives: plain("or") },
  { word: "Power", takes: ["column", "column"], gives: powered },
  { word: "Quantile", takes: ["column", "window", "number"], gives: quantiled },
  ...overTime("Rank", timeRanked),
  { word: "Ref", takes: ["column", "lag"], gives: plain("delay") },
  { word: "Resi", takes: ["column", "window"], gives: windowed("ts_resid") },
  { word: "Rsquare", takes: ["column", "window"], gives: guardedRsquare },
  { word: "Sign", takes: ["column"], gives: plain("sign") },
  ...overTime("Skew", flatMoment("ts_skew")),
  { word: "Slope", takes: ["column", "window"], gives: windowed("ts_slope") },
  ...overTime("Std", spread("ts_std"), smoothed("ewm_std")),
  { word: "Sub", takes: ["column", "column"], gives: plain("sub") },
  ...overTime("Sum", windowed("ts_sum")),
  ...overTime("Var", spread("ts_var"), squared),
  { word: "WMA", takes: ["column", "window"], gives: weightedMean },
];

const usual = ["$open", "$high", "$low", "$close", "$volume", "$vwap", "$factor", "$change"];

export const qlib = {
  name: "qlib",
  says: "Qlib's expressions: $close, Ref($close, 1), Mean($close, 5); windows need one value, comparisons with a missing side are false.",
  source: "Microsoft Qlib, its expression operators; Python's rules of precedence.",
  example: "Corr($close/Ref($close,1), Log($volume/Ref($volume, 1)+1), 5)",
  defaults: qlibConventions,
  grammar: pythonGrammar,
  words,
  refused: [
    { word: "P", why: "it reads revisions of reports", next: "Import the field as it was known on each date." },
    { word: "PRef", why: "it reads revisions of reports", next: "Import the field as it was known on each date." },
    { word: "TResample", why: "it stamps a period at its start", next: "Build a market of the other frequency." },
    { word: "ChangeInstrument", why: "it reads another symbol", next: "Import that symbol's series as a field." },
    { word: "Mask", why: "it reads another symbol", next: "Import that symbol's series as a field." },
    {
      word: "Rolling",
      why: "its function is a word of pandas",
      next: "Use the operator of that name, for example Mean.",
    },
  ],
  field: (name: string) => (name.startsWith("$") ? fieldExpr(name.slice(1).toLowerCase()) : undefined),
  fieldNames: usual,
  group: () => undefined,
} as const satisfies Dialect;
