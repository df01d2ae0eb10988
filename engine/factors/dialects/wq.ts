// The dialect of the 101 formulaic alphas: words, fields and classes as the paper writes them.
import { callExpr, type Expr, fieldExpr, numberExpr } from "../language/ast.ts";
import { type Conventions, paperConventions } from "./conventions.ts";
import { paperGrammar } from "./grammar.ts";
import {
  averageTraded,
  correlated,
  extremeAt,
  plain,
  powered,
  ranked,
  signedPowered,
  spread,
  timeRanked,
  windowed,
} from "./shapes.ts";
import { type Dialect, keyOf, type Word } from "./word.ts";

const words = [
  { word: "abs", takes: ["column"], gives: plain("abs") },
  { word: "correlation", takes: ["column", "column", "window"], gives: correlated },
  { word: "covariance", takes: ["column", "column", "window"], gives: spread("ts_cov") },
  { word: "decay_linear", takes: ["column", "window"], gives: windowed("decay_linear") },
  { word: "delay", takes: ["column", "lag"], gives: plain("delay") },
  { word: "delta", takes: ["column", "lag"], gives: plain("delta") },
  { word: "exp", takes: ["column"], gives: plain("exp") },
  { word: "group_neutralize", takes: ["column", "group"], gives: plain("group_demean") },
  { word: "group_rank", takes: ["column", "group"], gives: plain("group_rank") },
  { word: "if_else", takes: ["column", "column", "column"], gives: plain("where") },
  { word: "IndNeutralize", takes: ["column", "group"], gives: plain("group_demean") },
  { word: "log", takes: ["column"], gives: plain("log") },
  { word: "max", takes: ["column", "literal"], gives: windowed("ts_max") },
  { word: "max", takes: ["column", "column"], gives: plain("max2") },
  { word: "min", takes: ["column", "literal"], gives: windowed("ts_min") },
  { word: "min", takes: ["column", "column"], gives: plain("min2") },
  { word: "power", takes: ["column", "column"], gives: powered },
  { word: "product", takes: ["column", "window"], gives: windowed("ts_product") },
  { word: "rank", takes: ["column"], gives: ranked },
  { word: "scale", takes: ["column"], gives: plain("cs_scale") },
  { word: "scale", takes: ["column", "number"], gives: plain("cs_scale") },
  { word: "sign", takes: ["column"], gives: plain("sign") },
  { word: "SignedPower", takes: ["column", "column"], gives: signedPowered },
  { word: "sqrt", takes: ["column"], gives: plain("sqrt") },
  { word: "stddev", takes: ["column", "window"], gives: spread("ts_std") },
  { word: "sum", takes: ["column", "window"], gives: windowed("ts_sum") },
  { word: "Ts_ArgMax", takes: ["column", "window"], gives: extremeAt("max") },
  { word: "Ts_ArgMin", takes: ["column", "window"], gives: extremeAt("min") },
  { word: "ts_corr", takes: ["column", "column", "window"], gives: correlated },
  { word: "ts_covariance", takes: ["column", "column", "window"], gives: spread("ts_cov") },
  { word: "ts_decay_linear", takes: ["column", "window"], gives: windowed("decay_linear") },
  { word: "ts_delay", takes: ["column", "lag"], gives: plain("delay") },
  { word: "ts_delta", takes: ["column", "lag"], gives: plain("delta") },
  { word: "ts_max", takes: ["column", "window"], gives: windowed("ts_max") },
  { word: "ts_mean", takes: ["column", "window"], gives: windowed("ts_mean") },
  { word: "ts_min", takes: ["column", "window"], gives: windowed("ts_min") },
  { word: "ts_product", takes: ["column", "window"], gives: windowed("ts_product") },
  { word: "Ts_Rank", takes: ["column", "window"], gives: timeRanked },
  { word: "ts_std_dev", takes: ["column", "window"], gives: spread("ts_std") },
  { word: "ts_sum", takes: ["column", "window"], gives: windowed("ts_sum") },
] as const satisfies readonly Word[];

const fieldNames = ["open", "high", "low", "close", "vwap", "volume", "amount", "cap"];

function field(name: string, ways: Conventions): Expr | undefined {
  const key = keyOf(name);
  if (fieldNames.includes(key)) return fieldExpr(key);
  if (key === "returns") return callExpr("returns", fieldExpr("close"), numberExpr(1));
  const average = /^adv(\d{1,4})$/.exec(key);
  return average === null || Number(average[1]) === 0 ? undefined : averageTraded(Number(average[1]), ways);
}

const classes: ReadonlyMap<string, string> = new Map(
  ["sector", "industry", "subindustry"].flatMap((name) => [[name, name] as const, [`indclass.${name}`, name] as const]),
);

export const wq = {
  name: "wq",
  says: "Formulas as the paper on 101 formulaic alphas writes them; any capitals, fractional windows, adv20, IndClass.sector.",
  source:
    "Kakushadze 2016, 101 Formulaic Alphas, appendix A; conventions where the paper is silent as its public versions have them.",
  example:
    "(-1 * Ts_Rank(decay_linear(correlation(IndNeutralize(vwap, IndClass.sector), volume, 3.92795), 7.89291), 5.50322))",
  defaults: paperConventions,
  grammar: paperGrammar,
  words,
  refused: [],
  field,
  fieldNames: [...fieldNames, "returns", "adv20"],
  group: (key) => classes.get(key),
} as const satisfies Dialect;
