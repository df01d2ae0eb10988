// tsfresh's default features as factors over a rolling window of an input.

import { unwrap } from "#engine/core";
import { parseExpression } from "../language/parse.ts";
import { printExpression } from "../language/print.ts";
import { operatorNamed } from "../language/vocabulary.ts";
import { type LibraryFactor, libraryOf } from "./library-factor.ts";
import { tsfreshFeatures } from "./tsfresh-features.ts";

/** Bars of the library's own windows. */
const usualWindow = 60;

/** Inputs of the library: the name that stands in the factor's name, the expression, and words for it. */
const inputs: readonly (readonly [string, string, string])[] = [
  ["returns", "returns(close, 1)", "daily returns"],
  ["volume", "volume", "volumes"],
];

/**
 * Every default feature of an input over its last `window` values, named after tsfresh's key. Features that say nothing
 * about so few values are left out: lags, frequencies and chunks that do not fit, and coefficients that are always missing.
 */
export function tsfreshFactors(
  input: string,
  window: number,
  naming: { readonly name: string; readonly words: string } = { name: input, words: `values of ${input}` },
): readonly LibraryFactor[] {
  const expression = printExpression(unwrap(parseExpression(input)));
  return tsfreshFeatures
    .filter((feature) => feature.least <= window)
    .map(({ key, operator, args }) => ({
      name: `tsfresh.${naming.name}__${key}`,
      expression: callOf(operator, [
        expression,
        window,
        ...args.map((arg) => (typeof arg === "string" ? `"${arg}"` : arg)),
      ]),
      says: `${saysOf(operator, `${window} ${naming.words}`)}${settingsOf(key)}`,
      source: `tsfresh 4be5769e, ComprehensiveFCParameters, ${key}`,
      sign: 0,
      family: "statistic",
    }));
}

function callOf(operator: string, args: readonly (string | number)[]): string {
  return `${operator}(${args.join(", ")})`;
}

/** The operator's own sentence about these values. */
function saysOf(operator: string, values: string): string {
  const says = operatorNamed(operator)?.says ?? "";
  return says.replace(/last n (values )?of each symbol/, `last ${values}`);
}

/** The parameters of a key in words. */
function settingsOf(key: string): string {
  const settings = key
    .split("__")
    .slice(1)
    .map((part) => part.replace(/_(?=[^_]*$)/, " ").replaceAll('"', ""));
  return settings.length === 0 ? "" : ` Here ${settings.join(", ")}.`;
}

export const tsfresh = libraryOf(
  "tsfresh",
  `tsfresh's default features of daily returns and of volume, over ${usualWindow} bars.`,
  () => inputs.flatMap(([name, input, words]) => tsfreshFactors(input, usualWindow, { name, words })),
);
