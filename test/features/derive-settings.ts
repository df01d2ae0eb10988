// Builders for tests of derived features: tables from CSV text, settings with every default.
import { openTable } from "#engine/data/sources";
import { type Derived, type DeriveSettings, type FeatureTable, makeBarClock } from "#engine/features";

const day = 86_400_000;

export function tableOf(csv: string, name = "events.csv"): Promise<FeatureTable> {
  return openTable({ name, bytes: new TextEncoder().encode(csv) });
}

export interface SettingsAsked extends Partial<DeriveSettings> {
  readonly barMs?: number;
  readonly timeZone?: string;
  readonly closeAfter?: number;
}

export function settingsOf({ barMs = day, timeZone = "UTC", closeAfter = day, ...own }: SettingsAsked): DeriveSettings {
  return {
    clock: makeBarClock({ barMs, timeZone, closeAfter }),
    calendar: null,
    prices: null,
    map: {},
    symbol: null,
    level: "underlying",
    expiryAfter: 16 * 3_600_000,
    rate: 0,
    maxAge: null,
    levels: 1,
    horizon: 5000,
    bucket: null,
    timeColumn: null,
    fields: null,
    noveltyDays: 7,
    dictionary: new Map(),
    ...own,
  };
}

/** Rows as plain records: symbol, ISO time, and the fields asked for. */
export function recordsOf({ rows }: Derived, fields: readonly string[]): readonly (readonly (string | number)[])[] {
  return rows.symbols.map((symbol, i) => [
    symbol,
    new Date(rows.ts[i] ?? Number.NaN).toISOString().replace(":00.000Z", "").replace("T00:00", ""),
    ...fields.map((field) => rows.fields.get(field)?.[i] ?? Number.NaN),
  ]);
}

/** Every row but those of the last bar, as text: what a later cut of the input must not change. */
export function settledRows({ rows }: Derived, until: number): string[] {
  return rows.symbols.flatMap((symbol, i) => {
    const ts = rows.ts[i] ?? Number.NaN;
    if (ts >= until) return [];
    const values = [...rows.fields]
      .map(([name, column]) => `${name}=${column[i]}`)
      .filter((text) => !text.endsWith("NaN"));
    return [`${symbol} ${ts} ${values.join(" ")}`];
  });
}
