// Ticks in words: units on the value axis, ISO dates on the time axis; no locale.
import type { Unit } from "../../record.ts";

/** Value ticks share the decimals that their step needs; beyond twelve they take a power of ten. */
export function valueTicks(ticks: readonly number[], unit: Unit): readonly string[] {
  const scale = unit === "fraction" ? 100 : 1;
  const suffix = unit === "fraction" ? "%" : "";
  const decimals = neededDecimals(ticks.map((tick) => tick * scale));
  return ticks.map((tick) => `${plainNumber(tick * scale, decimals)}${suffix}`);
}

function neededDecimals(values: readonly number[]): number | null {
  for (let d = 0; d < 12; d++) {
    const near = values.every(
      (value) => Math.abs(Number(value.toFixed(d)) - value) < 1e-9 * Math.max(1, Math.abs(value)),
    );
    if (near && new Set(values.map((value) => value.toFixed(d))).size === values.length) return d;
  }
  return null;
}

function plainNumber(value: number, decimals: number | null): string {
  const text =
    decimals === null || Math.abs(value) >= 1e9 ? String(Number(value.toPrecision(3))) : value.toFixed(decimals);
  return Number(text) === 0 ? text.replace("-", "") : text.replaceAll("-", "−");
}

/** Words for the unit, behind the name of an axis; empty where the ticks carry it. */
export function unitWords(unit: Unit): string {
  return unit === "fraction" || unit === "ratio" || unit === "year" ? "" : unit === "bps" ? "basis points" : unit;
}

/** Time ticks as short as they may be: years, months, days, or day and time. */
export function timeTicks(ticks: readonly Date[]): readonly string[] {
  const iso = ticks.map((tick) => tick.toISOString());
  if (iso.every((text) => text.endsWith("-01-01T00:00:00.000Z"))) return iso.map((text) => text.slice(0, 4));
  if (iso.every((text) => text.endsWith("-01T00:00:00.000Z"))) return iso.map((text) => text.slice(0, 7));
  if (iso.every((text) => text.endsWith("T00:00:00.000Z"))) return iso.map((text) => text.slice(0, 10));
  return iso.map((text) => `${text.slice(5, 10)} ${text.slice(11, 16)}`);
}
