// The dialect of the 191 short-period alphas: words, fields and helper series as the report writes them.
import { callExpr, type Expr, fieldExpr, numberExpr } from "../language/ast.ts";
import { reportConventions } from "./conventions.ts";
import { paperGrammar } from "./grammar.ts";
import {
  argAt,
  callNamed,
  correlated,
  counted,
  extremeAt,
  minPeriodsOf,
  numberAt,
  plain,
  ranked,
  spread,
  timeRanked,
  windowed,
} from "./shapes.ts";
import { type Dialect, type Gives, keyOf, type Word } from "./word.ts";

/** WMA: weights 0.9 to the power of the age, normalised. */
const decayed: Gives = (args, ways) =>
  callNamed("decay_exp", [...args, numberExpr(0.9)], { min_periods: minPeriodsOf(numberAt(args, 1), ways) });

/** SUMIF(x, n, condition): the sum of x where the condition holds, 0 elsewhere. */
const summedIf: Gives = (args, ways) => counted("ts_sumif", [argAt(args, 0), argAt(args, 2), argAt(args, 1)], ways);

/** FILTER(x, condition): x where the condition holds, nothing elsewhere. */
const filtered: Gives = (args) => callExpr("div", argAt(args, 0), callExpr("ne", argAt(args, 1), numberExpr(0)));

/** REGBETA(x, SEQUENCE(n)) and REGBETA(x, SEQUENCE, n): the slope per bar. */
const sloped: Gives = (args, ways) =>
  counted("ts_slope", [argAt(args, 0), args.length === 3 ? argAt(args, 2) : argAt(args, 1)], ways);

const words = [
  { word: "ABS", takes: ["column"], gives: plain("abs") },
  { word: "CORR", takes: ["column", "column", "window"], gives: correlated },
  { word: "COUNT", takes: ["column", "window"], gives: windowed("ts_count") },
  { word: "COVIANCE", takes: ["column", "column", "window"], gives: spread("ts_cov") },
  { word: "DECAYLINEAR", takes: ["column", "window"], gives: windowed("decay_linear") },
  { word: "DELAY", takes: ["column", "lag"], gives: plain("delay") },
  { word: "DELTA", takes: ["column", "lag"], gives: plain("delta") },
  { word: "FILTER", takes: ["column", "column"], gives: filtered },
  { word: "HIGHDAY", takes: ["column", "window"], gives: extremeAt("max") },
  { word: "LOG", takes: ["column"], gives: plain("log") },
  { word: "LOWDAY", takes: ["column", "window"], gives: extremeAt("min") },
  { word: "MAX", takes: ["column", "literal"], gives: windowed("ts_max") },
  { word: "MAX", takes: ["column", "column"], gives: plain("max2") },
  { word: "MEAN", takes: ["column", "window"], gives: windowed("ts_mean") },
  { word: "MIN", takes: ["column", "literal"], gives: windowed("ts_min") },
  { word: "MIN", takes: ["column", "column"], gives: plain("min2") },
  { word: "PROD", takes: ["column", "window"], gives: windowed("ts_product") },
  { word: "RANK", takes: ["column"], gives: ranked },
  { word: "REGBETA", takes: ["column", "sequence"], gives: sloped },
  { word: "REGBETA", takes: ["column", "sequence", "window"], gives: sloped },
  { word: "REGBETA", takes: ["column", "column", "window"], gives: windowed("ts_reg_beta") },
  { word: "SIGN", takes: ["column"], gives: plain("sign") },
  { word: "SMA", takes: ["column", "number", "number"], gives: plain("sma_recursive") },
  { word: "STD", takes: ["column", "window"], gives: spread("ts_std") },
  { word: "SUM", takes: ["column", "window"], gives: windowed("ts_sum") },
  { word: "SUMAC", takes: ["column", "window"], gives: windowed("ts_sum") },
  { word: "SUMIF", takes: ["column", "window", "column"], gives: summedIf },
  { word: "TSMAX", takes: ["column", "window"], gives: windowed("ts_max") },
  { word: "TSMIN", takes: ["column", "window"], gives: windowed("ts_min") },
  { word: "TSRANK", takes: ["column", "window"], gives: timeRanked },
  { word: "WMA", takes: ["column", "window"], gives: decayed },
] as const satisfies readonly Word[];

const [open, high, low, close] = [fieldExpr("open"), fieldExpr("high"), fieldExpr("low"), fieldExpr("close")];

function before(x: Expr): Expr {
  return callExpr("delay", x, numberExpr(1));
}

function less(x: Expr, y: Expr): Expr {
  return callExpr("sub", x, y);
}

/** (condition ? 0 : MAX(reach, OPEN − DELAY(OPEN, 1))): the report's DTM and DBM. */
function openMove(quiet: "ge" | "le", reach: Expr): Expr {
  const risen = callExpr("max2", reach, less(open, before(open)));
  return callExpr("where", callExpr(quiet, open, before(open)), numberExpr(0), risen);
}

const trueRange = callExpr(
  "max2",
  callExpr("max2", less(high, low), callExpr("abs", less(high, before(close)))),
  callExpr("abs", less(low, before(close))),
);

const fields: ReadonlyMap<string, Expr> = new Map([
  ["open", open],
  ["high", high],
  ["low", low],
  ["close", close],
  ["vwap", fieldExpr("vwap")],
  ["volume", fieldExpr("volume")],
  ["vol", fieldExpr("volume")],
  ["amount", fieldExpr("amount")],
  ["ret", callExpr("returns", close, numberExpr(1))],
  ["banchmarkindexclose", fieldExpr("bench_close")],
  ["banchmarkindexopen", fieldExpr("bench_open")],
  ["benchmarkindexclose", fieldExpr("bench_close")],
  ["benchmarkindexopen", fieldExpr("bench_open")],
  ["bclose", fieldExpr("bench_close")],
  ["bopen", fieldExpr("bench_open")],
  ["dtm", openMove("le", less(high, open))],
  ["dbm", openMove("ge", less(open, low))],
  ["tr", trueRange],
  ["hd", less(high, before(high))],
  ["ld", less(before(low), low)],
]);

export const gtja = {
  name: "gtja",
  says: "Formulas as the report on 191 short-period alphas writes them: capitals, = for equal, SMA(x, n, m), COUNT, HIGHDAY, DTM, TR.",
  source:
    "Guotai Junan 2017, the report on 191 short-period price and volume alphas, functions and series as in its appendix.",
  example: "SMA((CLOSE-TSMIN(LOW,9))/(TSMAX(HIGH,9)-TSMIN(LOW,9))*100,3,1)",
  defaults: reportConventions,
  grammar: paperGrammar,
  words,
  refused: [
    {
      word: "REGRESI",
      why: "it is the residual of a regression on three Fama-French factors, which no market brings",
      next: "Import the three factors as fields and use regressions of our language.",
    },
    { word: "SEQUENCE", why: "1 … n stands only inside REGBETA", next: "Write REGBETA(x, SEQUENCE(n))." },
  ],
  field: (name: string) => fields.get(keyOf(name)),
  fieldNames: [
    "OPEN",
    "HIGH",
    "LOW",
    "CLOSE",
    "VWAP",
    "VOLUME",
    "AMOUNT",
    "RET",
    "BCLOSE",
    "BOPEN",
    "DTM",
    "DBM",
    "TR",
    "HD",
    "LD",
  ],
  group: () => undefined,
} as const satisfies Dialect;
