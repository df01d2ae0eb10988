// The maker of candlestick patterns: a predicate on a few candles, over lengths that are averages of the candles before.
import { indicator, numberParam } from "../make-indicator.ts";
import { columns } from "../make-operator.ts";
import type { Example, Param, WindowOperator } from "../operator.ts";
import { unitOfSum } from "../unit.ts";
import {
  type Bars,
  type CandleSetting,
  candleSettings,
  extent,
  lengthOf,
  type SettingName,
  zeroSetting,
} from "./candle-bars.ts";

/**
 * A length that a pattern compares with: the setting's average for the candle `back` rows ago. Its sum is carried along
 * from the pattern's first row, or from `since` rows before.
 */
export interface CandleLength {
  readonly setting: SettingName;
  readonly back: number;
  readonly since?: number;
}

/** −100, 0 or 100 (200 when confirmed) at row t. `length` has the lengths in the order in which they were asked for. */
export type CandlePredicate = (b: Bars, t: number, length: Float64Array, penetration: number) => number;

const settingsParam: Param = { name: "settings", kind: "choice", choices: ["standard", "zero"], default: 0 };

/**
 * A pattern over open, high, low and close. It begins `before` rows plus the longest average after the first row.
 *
 * settings: standard are TA-Lib's defaults; zero is TA-Lib before its settings are made, where every length is 0.
 */
export function candlePattern(spec: {
  readonly name: string;
  readonly says: string;
  /** TA-Lib's name. */
  readonly source: string;
  readonly before: number;
  /** The longest average counts as at least so many rows. */
  readonly least?: number;
  readonly lengths: readonly CandleLength[];
  /** Share of an earlier body that the last one must reach into, where the pattern asks for it. */
  readonly penetration?: number;
  readonly pattern: CandlePredicate;
  readonly example: Example;
}): WindowOperator {
  const { before, least = 0, lengths, penetration, pattern, source, ...face } = spec;
  const depth: readonly Param[] =
    penetration === undefined ? [] : [numberParam("penetration", penetration, { min: 0, max: 3e37 })];
  const planOf = (params: readonly number[]): Plan => {
    const uses = lengths.map(({ setting, back, since = back }) => ({
      setting: params.at(-1) === 1 ? zeroSetting : candleSettings[setting],
      back,
      since,
    }));
    const begin = before + Math.max(least, ...uses.map((use) => use.setting.n));
    return { begin, uses, penetration: params.length > 1 ? params[0]! : 0, pattern };
  };
  const plain = lengths.length === 0;
  return indicator({
    ...face,
    source: `TA-Lib's ${source}.`,
    params: [...columns("open", "high", "low", "close"), ...depth, ...(plain ? [] : [settingsParam])],
    unit: (args) => {
      const prices = unitOfSum(args);
      return "problem" in prices ? prices : { unit: "ratio" };
    },
    cost: 4 + 4 * lengths.length,
    meaning: (past, params) => lastAnswer(barsOf(past), past[0]?.length ?? 0, planOf(params)),
    kernel: (series, params, out) => fillAnswers(barsOf(series), planOf(params), out),
  });
}

interface Use {
  readonly setting: CandleSetting;
  readonly back: number;
  readonly since: number;
}

interface Plan {
  readonly begin: number;
  readonly uses: readonly Use[];
  readonly penetration: number;
  readonly pattern: CandlePredicate;
}

function barsOf([open, high, low, close]: readonly Float64Array[]): Bars {
  return { open: open!, high: high!, low: low!, close: close! };
}

function fillAnswers(b: Bars, plan: Plan, out: Float64Array): void {
  const { begin, uses, penetration, pattern } = plan;
  const length = new Float64Array(uses.length);
  const sums = Float64Array.from(uses, (use) => firstSum(b, begin, use));
  for (let t = begin; t < out.length; t++) {
    for (let k = 0; k < uses.length; k++) {
      const { setting, back } = uses[k]!;
      const row = t - back;
      const own = setting.n === 0 ? extent(b, row, setting.of) : 0;
      length[k] = lengthOf(setting, sums[k]!, own);
      if (setting.n > 0) sums[k] = sums[k]! + (extent(b, row, setting.of) - extent(b, row - setting.n, setting.of));
    }
    out[t] = pattern(b, t, length, penetration);
  }
}

/** The sum with which the kernel sets out. */
function firstSum(b: Bars, begin: number, use: Use): number {
  return begin >= b.open.length ? 0 : sumBefore(b, use, { start: begin - use.since, row: begin - use.back });
}

/** The sum of the n extents before a row: made at row `start`, then carried along. */
function sumBefore(
  b: Bars,
  { setting }: Use,
  { start, row }: { readonly start: number; readonly row: number },
): number {
  const { n, of } = setting;
  let sum = 0;
  if (n === 0) return sum;
  for (let t = start - n; t < start; t++) sum += extent(b, t, of);
  for (let t = start; t < row; t++) sum += extent(b, t, of) - extent(b, t - n, of);
  return sum;
}

/** Today's answer alone. Every sum is made anew from the pattern's first row on, so that ties fall as published. */
function lastAnswer(b: Bars, rows: number, { begin, uses, penetration, pattern }: Plan): number {
  const t = rows - 1;
  if (t < begin) return Number.NaN;
  const lengths = uses.map((use) => {
    const row = t - use.back;
    const sum = sumBefore(b, use, { start: begin - use.since, row });
    return lengthOf(use.setting, sum, extent(b, row, use.setting.of));
  });
  return pattern(b, t, Float64Array.from(lengths), penetration);
}
