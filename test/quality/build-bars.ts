// Bars for quality tests: by hand from rows of values, or from decoded files.
import type { Bars, Instrument, SnapshotInfo } from "#engine/data";
import type { DecodedBars } from "#engine/data/sources";

const dayMs = 86_400_000;

interface HandMade {
  readonly fields: Readonly<Record<string, readonly (readonly number[])[]>>;
  readonly instruments?: readonly Instrument[];
  readonly times?: readonly number[];
  readonly groups?: Bars["groups"];
  readonly adjustment?: Bars["adjustment"];
  readonly frequency?: Bars["frequency"];
}

function finish(
  part: Pick<Bars, "symbols" | "times" | "fields" | "instruments" | "groups" | "adjustment" | "frequency">,
): Bars {
  const market = { name: "m", frequency: part.frequency, timeZone: "UTC", currency: "USD", simulated: false };
  const hash = "0".repeat(64) as SnapshotInfo["hash"];
  const snapshot = {
    hash,
    market: "m",
    version: 1,
    parts: [],
    rows: 0,
    symbols: part.symbols.length,
    first: 0,
    last: 0,
  };
  return { ...part, market, snapshot, withheld: null };
}

/** One inner list per symbol; symbols are S0, S1, …; business is daily from 1 January 2020. */
export function barsOf(hand: HandMade): Bars {
  const [first = []] = Object.values(hand.fields);
  const rows = first[0]?.length ?? 0;
  return finish({
    symbols: first.map((_, s) => `S${s}`),
    times: Float64Array.from(hand.times ?? Array.from({ length: rows }, (_, t) => Date.UTC(2020, 0, 1) + t * dayMs)),
    fields: new Map(Object.entries(hand.fields).map(([name, rowsOf]) => [name, Float64Array.from(rowsOf.flat())])),
    instruments: hand.instruments ?? [],
    groups: hand.groups ?? new Map(),
    adjustment: hand.adjustment ?? "none",
    frequency: hand.frequency ?? "1d",
  });
}

/** Decoded rows put on the common calendar, as stored. */
export function barsOfDecoded(decoded: DecodedBars, instruments: readonly Instrument[] = []): Bars {
  const { rows, frequency } = decoded;
  const times = Float64Array.from(new Set(rows.ts)).sort();
  const place = new Map(Array.from(times, (ts, t) => [ts, t]));
  const cells = Int32Array.from(rows.ts, (ts, i) => rows.symbolIndex[i]! * times.length + (place.get(ts) ?? 0));
  const fields = new Map<string, Float64Array>();
  for (const [name, values] of rows.fields) {
    const column = new Float64Array(rows.symbols.length * times.length).fill(Number.NaN);
    for (let i = 0; i < cells.length; i++) column[cells[i]!] = values[i]!;
    fields.set(name, column);
  }
  return finish({
    symbols: rows.symbols,
    times,
    fields,
    instruments,
    groups: new Map(),
    adjustment: "none",
    frequency,
  });
}
