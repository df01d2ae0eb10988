// The usual calls of the technical indicators on open, high, low, close and volume, one factor for each line they draw.
import { indicators as operators } from "../indicators/index.ts";
import { numericParams, type Operator } from "../operator.ts";
import { type LibraryFactor, libraryOf } from "./library-factor.ts";

type Setting = number | string;

/** TA-Lib's name and the settings of a call, in the operator's order and without the choice of a line. */
const calls: readonly (readonly [string, ...Setting[]])[] = [
  ["ACCBANDS", 20],
  ["AD"],
  ["ADOSC", 3, 10],
  ["ADX", 14],
  ["ADXR", 14],
  ["APO", 12, 26, "ema"],
  ["APO", 12, 26, "sma"],
  ["AROON", 14],
  ["AROONOSC", 14],
  ["ATR", 14],
  ["AVGDEV", 14],
  ["AVGPRICE"],
  ["BBANDS", 20, 2, 2, "sma"],
  ["BETA", 5],
  ["BOP"],
  ["CCI", 14],
  ["CCI", 20],
  ["CMO", 14],
  ["CORREL", 30],
  ["DEMA", 10],
  ["DX", 14],
  ["EMA", 12],
  ["EMA", 30],
  ["HT_DCPERIOD"],
  ["HT_DCPHASE"],
  ["HT_PHASOR"],
  ["HT_SINE"],
  ["HT_TRENDLINE"],
  ["HT_TRENDMODE"],
  ["IMI", 14],
  ["KAMA", 10],
  ["LINEARREG", 14],
  ["LINEARREG_ANGLE", 14],
  ["LINEARREG_INTERCEPT", 14],
  ["LINEARREG_SLOPE", 14],
  ["MACD", 12, 26, 9],
  ["MACDEXT", 12, "sma", 26, "sma", 9, "sma"],
  ["MACDFIX", 9],
  ["MAMA", 0.5, 0.05],
  ["MAX", 30],
  ["MAXINDEX", 30],
  ["MEDPRICE"],
  ["MFI", 14],
  ["MIDPOINT", 14],
  ["MIDPRICE", 14],
  ["MIN", 30],
  ["MININDEX", 30],
  ["MINMAX", 30],
  ["MINMAXINDEX", 30],
  ["MINUS_DI", 14],
  ["MINUS_DM", 14],
  ["MOM", 10],
  ["NATR", 14],
  ["OBV"],
  ["PLUS_DI", 14],
  ["PLUS_DM", 14],
  ["PPO", 12, 26, "sma"],
  ["ROC", 10],
  ["ROCP", 10],
  ["ROCR", 10],
  ["ROCR100", 10],
  ["RSI", 14],
  ["RSI", 6],
  ["SAR", 0.02, 0.2],
  ["SMA", 20],
  ["SMA", 5],
  ["STDDEV", 5, 1],
  ["STOCH", 9, 3, "sma", 3, "sma"],
  ["STOCHF", 14, 3, "sma"],
  ["STOCHRSI", 14, 5, 3, "sma"],
  ["SUM", 30],
  ["T3", 5, 0.7],
  ["TEMA", 10],
  ["TRANGE"],
  ["TRIMA", 10],
  ["TRIMA", 11],
  ["TRIX", 15],
  ["TSF", 14],
  ["TYPPRICE"],
  ["ULTOSC", 7, 14, 28],
  ["VAR", 5],
  ["WCLPRICE"],
  ["WILLR", 14],
  ["WMA", 10],
];

/** Which field a column of an operator takes; two series side by side are highs and lows. */
function fieldsOf(operator: Operator): readonly string[] {
  const names = operator.params.filter((param) => param.kind === "column").map((param) => param.name);
  if (names.includes("y")) return ["high", "low"];
  return names.map((name) => (name === "x" ? "close" : name));
}

function factorsOf([name, ...settings]: readonly [string, ...Setting[]]): readonly LibraryFactor[] {
  const operator = operators.find((each) => each.name === `ta_${name.toLowerCase()}`);
  if (operator === undefined) return [];
  const params = numericParams(operator);
  const lines = params.at(-1)?.name === "output" ? (params.at(-1)?.choices ?? []) : [null];
  return lines.map((line) => {
    const words = line === null ? settings : [...settings, line];
    const args = [...fieldsOf(operator), ...words.map((word) => (typeof word === "string" ? `"${word}"` : word))];
    const told = words.map((word, k) => `${params[k]?.name ?? ""} ${word}`);
    return {
      name: `indicators.${[name, ...words].join("_")}`,
      expression: `${operator.name}(${args.join(", ")})`,
      says: told.length === 0 ? operator.says : `${operator.says} Here ${told.join(", ")}.`,
      source: `TA-Lib, ${name}`,
      sign: 0,
      family: "indicator",
    };
  });
}

export const indicatorLibrary = libraryOf(
  "indicators",
  "The usual calls of TA-Lib's technical indicators, one factor for each line they draw.",
  () => calls.flatMap(factorsOf),
);
