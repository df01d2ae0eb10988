// How far apart bars usually are, and whether that fits the frequency that was claimed.
import { fault, QraftError } from "#engine/core";
import { type Frequency, frequencies, frequencyMs } from "../../bar.ts";

const minute = 60_000;

export interface Spacing {
  /** The smallest distance that makes up at least a twentieth of all; NaN without one. */
  readonly ms: number;
  /** Neighbouring bars of one symbol that were compared. */
  readonly pairs: number;
}

/** Rows are sorted by symbol, then time. */
export function spacingOf(symbolIndex: Int32Array, ts: Float64Array): Spacing {
  const counts = new Map<number, number>();
  let pairs = 0;
  for (let i = 1; i < ts.length; i++) {
    const distance = ts[i]! - ts[i - 1]!;
    if (symbolIndex[i] !== symbolIndex[i - 1] || !(distance > 0)) continue;
    counts.set(distance, (counts.get(distance) ?? 0) + 1);
    pairs++;
  }
  let ms = Number.NaN;
  for (const [distance, count] of counts) if (count * 20 >= pairs && !(distance >= ms)) ms = distance;
  return { ms, pairs };
}

/**
 * The longest frequency that is not longer than the spacing; daily when there is nothing to compare. Never less than a
 * minute: rows so close are more often ticks than bars, and whoever has bars of seconds says so.
 */
export function frequencyOf(spacing: Spacing): Frequency {
  if (spacing.pairs === 0 || Number.isNaN(spacing.ms)) return "1d";
  const fit = frequencies.filter((name) => frequencyMs[name] >= minute && frequencyMs[name] <= spacing.ms * 1.001);
  return fit[fit.length - 1] ?? "1m";
}

/** True when bars are merely sparse; throws when they belong to another frequency. */
export function checkSpacing(spacing: Spacing, frequency: Frequency): { readonly sparse: boolean } {
  if (spacing.pairs < 3 || Number.isNaN(spacing.ms)) return { sparse: false };
  const step = frequencyMs[frequency];
  const next = frequencies[frequencies.indexOf(frequency) + 1];
  const limit = next === undefined ? 4 * step : frequencyMs[next];
  if (spacing.ms < step * 0.99 || spacing.ms >= limit) {
    throw new QraftError(
      "frequency-mismatch",
      `Bars are usually ${spellOut(spacing.ms)} apart (${spacing.pairs} pairs compared); the frequency is ${frequency}.`,
      spacing.ms < minute
        ? "Ticks are not bars: make bars from them first; bars of seconds are imported with their --frequency, for example 5s."
        : `Import them as ${frequencyOf(spacing)}, into a market of that frequency, or check the column of times.`,
    );
  }
  return { sparse: spacing.ms > step * 1.01 };
}

function spellOut(ms: number): string {
  const units = [
    { name: "day", ms: 86_400_000 },
    { name: "hour", ms: 3_600_000 },
    { name: "minute", ms: minute },
    { name: "second", ms: 1000 },
    { name: "millisecond", ms: 0 },
  ];
  const unit = units.find((one) => ms >= one.ms);
  if (unit === undefined) throw fault(`A distance of ${ms} ms has no unit.`);
  const count = Number((ms / Math.max(unit.ms, 1)).toFixed(2));
  return `${count} ${unit.name}${count === 1 ? "" : "s"}`;
}
