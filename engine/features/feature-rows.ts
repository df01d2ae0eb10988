// Collects derived values row by row, and counts what was refused on the way.
import type { BarRows } from "#engine/data";

export interface Refusal {
  readonly reason: string;
  readonly count: number;
  /** Where the first one stands. */
  readonly first: string;
}

export interface RefusalBook {
  readonly note: (reason: string, place: () => string, count?: number) => void;
  readonly list: () => readonly Refusal[];
}

export function openRefusalBook(): RefusalBook {
  const met = new Map<string, { count: number; first: string }>();
  return {
    note: (reason, place, count = 1) => {
      const entry = met.get(reason);
      if (entry === undefined) met.set(reason, { count, first: place() });
      else entry.count += count;
    },
    list: () =>
      [...met].sort(([a], [b]) => (a < b ? -1 : 1)).map(([reason, { count, first }]) => ({ reason, count, first })),
  };
}

export type FeatureValues = Readonly<Record<string, number>>;

export interface RowBook {
  /** One row per symbol and stamp. A value that is not finite is stored as missing. */
  readonly add: (symbol: string, ts: number, values: FeatureValues) => void;
  readonly rows: () => BarRows;
}

export function openRowBook(): RowBook {
  const symbols: string[] = [];
  const stamps: number[] = [];
  const fields = new Map<string, number[]>();
  return {
    add: (symbol, ts, values) => {
      const row = symbols.length;
      symbols.push(symbol);
      stamps.push(ts);
      for (const [name, value] of Object.entries(values)) {
        const column = fields.get(name) ?? [];
        fields.set(name, column);
        while (column.length < row) column.push(Number.NaN);
        column.push(Number.isFinite(value) ? value : Number.NaN);
      }
    },
    rows: () => ({
      symbols,
      ts: Float64Array.from(stamps),
      fields: new Map(
        [...fields]
          .sort(([a], [b]) => (a < b ? -1 : 1))
          .map(([name, column]) => {
            const whole = new Float64Array(symbols.length).fill(Number.NaN);
            whole.set(column);
            return [name, whole];
          }),
      ),
    }),
  };
}
