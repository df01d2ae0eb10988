// The candlestick patterns on open, high, low and close, with TA-Lib's default settings and with none.
import { candles as operators } from "../candles/index.ts";
import { numericParams, type Operator } from "../operator.ts";
import { type LibraryFactor, libraryOf } from "./library-factor.ts";

/** A pattern as TA-Lib has it, and, where it measures lengths, as builds answer that never made their settings. */
function factorsOf(operator: Operator): readonly LibraryFactor[] {
  const name = operator.name.replaceAll("_", "").toUpperCase();
  const params = numericParams(operator);
  const depth = params.filter((param) => param.kind === "number").map((param) => `, ${param.default}`);
  const factor = (suffix: string, last: string, words: string): LibraryFactor => ({
    name: `candles.${name}${suffix}`,
    expression: `${operator.name}(open, high, low, close${depth.join("")}${last})`,
    says: `${operator.says}${words}`,
    source: `TA-Lib, ${name}`,
    sign: 0,
    family: "candle",
  });
  const usual = factor("", "", "");
  if (params.at(-1)?.name !== "settings") return [usual];
  return [usual, factor("_zero", ', "zero"', " Here every length to compare with is 0.")];
}

export const candleLibrary = libraryOf(
  "candles",
  "TA-Lib's candlestick patterns; the names that end in _zero compare with lengths of 0, as builds without settings do.",
  () => operators.flatMap(factorsOf),
);
