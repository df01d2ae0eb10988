// Indicators and candlestick patterns against TA-Lib, through the libraries' formulas. Source: ../shared/golden/indicators, talib-web 0.1.3 (TA-Lib 0.6).
import { readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { unwrap } from "../../engine/core/index.ts";
import { checkText, evaluate, findLibraryFactor } from "../../engine/factors/index.ts";
import { type Panel, panelFrom } from "../../engine/panel/index.ts";
import { sharedFile } from "../support/shared.ts";

const fields = ["open", "high", "low", "close", "volume"] as const;

type Values = readonly (number | null)[];
type Bars = Readonly<Record<(typeof fields)[number], readonly number[]>>;
/** Series -> call -> the first valid row and the lines. */
type Calls = Readonly<Record<string, Readonly<Record<string, Readonly<Record<string, number | Values>>>>>>;
/** Series -> pattern -> the first valid row and the rows where it shows. */
type Patterns = Readonly<
  Record<string, Readonly<Record<string, { readonly begin: number; readonly hits: Readonly<Record<string, number>> }>>>
>;

function read<T>(name: string): T | null {
  const file = sharedFile(`golden/indicators/${name}`);
  if (file === null) return null;
  const bytes = readFileSync(file);
  return JSON.parse((name.endsWith(".gz") ? gunzipSync(bytes) : bytes).toString("utf8")) as T;
}

const inputs = read<Readonly<Record<string, Bars>>>("inputs.json");
const expected = read<Calls>("expected.json.gz");
const candles = read<Patterns>("candles.json");

/** One symbol; the calls do not read times. */
function panelOf(bars: Bars): Panel {
  const times = bars.close.map((_, t) => t * 86_400_000);
  const columns = Object.fromEntries(fields.map((field) => [field, Float64Array.from(bars[field])]));
  return panelFrom({ symbols: ["one"], times, fields: columns, groups: {}, market: "one" });
}

/** The file's names of the lines, in words of ours. */
const lines: Readonly<Record<string, string>> = {
  upperBand: "upper",
  middleBand: "middle",
  lowerBand: "lower",
  MACD: "macd",
  MACDSignal: "signal",
  MACDHist: "hist",
  aroonDown: "down",
  aroonUp: "up",
  slowK: "k",
  slowD: "d",
  fastK: "k",
  fastD: "d",
  sine: "sine",
  leadSine: "lead",
  MAMA: "mama",
  FAMA: "fama",
};

const averages = ["sma", "ema", "wma"];

/** "APO(fastPeriod=12,slowPeriod=26,MAType=1)" is indicators.APO_12_26_ema; the factor of VAR has no effect and no place. */
function factorName(call: string, line: string): string {
  const [, name = "", list = ""] = /^(\w+)\((.*)\)$/.exec(call) ?? [];
  const settings = list
    .split(",")
    .filter((part) => part !== "" && !(name === "VAR" && part.startsWith("nbDev")))
    .map((part) => part.split("="))
    .map(([key = "", value = ""]) => (key.endsWith("MAType") ? averages[Number(value)] : value));
  return `indicators.${[name, ...settings, ...(line === "output" ? [] : [lines[line]])].join("_")}`;
}

function columnOf(factor: string, panel: Panel): Float64Array {
  const { expression } = unwrap(findLibraryFactor(factor));
  return evaluate(unwrap(checkText(expression, { fields: [...fields], groups: [] })).expr, panel);
}

/** The tolerance that the reference files state. */
function mismatches(actual: Float64Array, wanted: Values): readonly string[] {
  const faults: string[] = [];
  wanted.forEach((value, t) => {
    const ours = actual[t] ?? Number.NaN;
    const fits = value === null ? Number.isNaN(ours) : Math.abs(ours - value) <= 1e-9 + 1e-8 * Math.abs(value);
    if (!fits) faults.push(`row ${t} is ${ours}, wanted ${value}`);
  });
  return faults;
}

describe("TA-Lib", () => {
  let compared = 0;
  let missed = 0;

  test.skipIf(inputs === null).each(Object.keys(expected ?? {}))("every indicator on %s", (series) => {
    const panel = panelOf(inputs?.[series] as Bars);
    const calls = Object.entries(expected?.[series] ?? {});
    expect(calls).toHaveLength(77);
    for (const [call, answer] of calls) {
      for (const [line, values] of Object.entries(answer)) {
        if (typeof values === "number") continue;
        const faults = mismatches(columnOf(factorName(call, line), panel), values);
        compared += values.length;
        missed += faults.length;
        expect(faults, `${call} ${line}`).toEqual([]);
      }
    }
  });

  // The file was made by a build that never made its settings: its first rows (CDLDOJI at 0) and hits show lengths of 0.
  test.skipIf(inputs === null).each(Object.keys(candles ?? {}))("every pattern on %s", (series) => {
    const bars = inputs?.[series] as Bars;
    const panel = panelOf(bars);
    const patterns = Object.entries(candles?.[series] ?? {});
    expect(patterns).toHaveLength(61);
    for (const [name, { begin, hits }] of patterns) {
      const zero = findLibraryFactor(`candles.${name}_zero`);
      const column = columnOf(zero.ok ? `candles.${name}_zero` : `candles.${name}`, panel);
      const wanted = bars.close.map((_, t) => (t < begin ? null : (hits[t] ?? 0)));
      const faults = mismatches(column, wanted);
      compared += wanted.length;
      missed += faults.length;
      expect(faults, name).toEqual([]);
    }
  });

  test.skipIf(inputs === null)("the values are counted", () => {
    expect(missed).toBe(0);
    console.info(`indicators: ${compared} values compared, ${missed} mismatches`);
  });
});
