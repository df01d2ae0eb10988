// Numbers as text, the same everywhere: sign, unit and rounding per unit, no locale.
import type { Unit } from "./record.ts";

/** Units of results that no record carries. */
export type ShownUnit = Unit | "percentage-points" | "plain";

const decimals: Readonly<Record<ShownUnit, number>> = {
  fraction: 2,
  ratio: 2,
  correlation: 4,
  "t-statistic": 2,
  probability: 4,
  count: 0,
  bars: 0,
  years: 1,
  bps: 1,
  currency: 2,
  year: 0,
  "percentage-points": 2,
  plain: 2,
};
const mostDecimals = 6;

/**
 * One number with its unit. Decimals grow until the shown number lies on the same side of zero and of every
 * threshold as the value itself: rounding never makes a claim true or false.
 */
export function formatValue(value: number | null, unit: ShownUnit, thresholds: readonly number[] = []): string {
  if (value === null || !Number.isFinite(value)) return "undefined";
  return `${formatNumber(value, unit, thresholds)}${suffixOf(value, unit)}`;
}

/** The number alone. */
export function formatNumber(value: number, unit: ShownUnit, thresholds: readonly number[] = []): string {
  const scale = unit === "fraction" || unit === "percentage-points" ? 100 : 1;
  const scaled = value * scale;
  const marks = [0, ...thresholds.map((mark) => mark * scale).filter((mark) => mark !== scaled)];
  const whole = unit === "count" || unit === "bars" || unit === "year";
  const first = whole && !Number.isInteger(scaled) ? 1 : decimals[unit];
  const faithful = (shown: string) =>
    marks.every((mark) => Math.sign(Number(shown) - mark) === Math.sign(scaled - mark));
  for (let d = first; d <= mostDecimals; d++) {
    const shown = scaled.toFixed(d);
    if (faithful(shown)) return withMinus(shown);
  }
  for (let digits = 2; digits < 17; digits++) {
    const shown = scaled.toPrecision(digits);
    if (faithful(shown)) return withMinus(shown);
  }
  return withMinus(String(scaled));
}

/** True minus sign; no negative zero. */
function withMinus(text: string): string {
  const plain = Number(text) === 0 ? text.replace("-", "") : text;
  return plain.replaceAll("-", "−");
}

function suffixOf(value: number, unit: ShownUnit): string {
  switch (unit) {
    case "fraction":
      return "%";
    case "percentage-points":
      return " percentage points";
    case "bars":
      return value === 1 ? " bar" : " bars";
    case "years":
      return value === 1 ? " year" : " years";
    case "bps":
      return " bps";
    default:
      return "";
  }
}
