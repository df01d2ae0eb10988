// From the rows of a snapshot to bars by symbol and time: chosen, clipped at the seal, adjusted.
import { nearestName, QraftError } from "#engine/core";
import { adjustmentFactors, adjustmentOf } from "../adjust.ts";
import type { Adjustment, Bars, Groups, Instrument, PanelQuery, Seal, Withheld } from "../bar.ts";
import type { AdjustmentFactor } from "../import.ts";
import { isoTime } from "./arrange.ts";
import { type Content, compareText, type Manifest, type Part, snapshotOf } from "./content.ts";

export interface Selection {
  readonly manifest: Manifest;
  readonly content: Content;
  readonly query: PanelQuery;
  /** Where reading ends for this reader; null: nowhere. */
  readonly seal: Seal | null;
}

export function selectBars(selection: Selection): Bars {
  const { manifest, content, query, seal } = selection;
  const end = seal?.from ?? Number.POSITIVE_INFINITY;
  const fields = chooseFields(manifest, query);
  const symbols = chooseSymbols(selection, end);
  const adjust = chooseAdjustment(content, query, manifest.info.name);
  const range = { start: query.start ?? Number.NEGATIVE_INFINITY, end: query.end ?? Number.POSITIVE_INFINITY };
  checkFrequency(manifest, query);
  const wanted = new Map(symbols.map((symbol, s) => [symbol, s]));
  const scan = scanTimes(content.parts, wanted, { ...range, seal: end });
  if (scan.times.length === 0) throw emptyRange(selection, scan.withheld);
  const columns = fillColumns(content.parts, wanted, { times: scan.times, fields });
  applyAdjustment(columns, { symbols, times: scan.times, factors: content.factors, adjust });
  const instruments = chooseInstruments(content.instruments, symbols, end);
  return {
    market: manifest.info,
    frequency: manifest.info.frequency,
    adjustment: adjust,
    symbols,
    times: scan.times,
    fields: columns,
    groups: groupsOf(manifest.groups, instruments),
    instruments,
    snapshot: snapshotOf(manifest),
    withheld: withheldOf(seal, scan.withheld),
  };
}

export function checkFrequency(manifest: Manifest, query: PanelQuery): void {
  if (query.frequency === undefined || query.frequency === manifest.info.frequency) return;
  throw new QraftError(
    "frequency-unavailable",
    `Market "${manifest.info.name}" holds ${manifest.info.frequency} bars, not ${query.frequency}.`,
    `Ask for ${manifest.info.frequency}, or import bars of ${query.frequency} as a market of their own.`,
  );
}

export function withheldOf(seal: Seal | null, rows: number): Withheld | null {
  return seal === null || rows === 0 ? null : { from: seal.from, rows, run: seal.run };
}

export function chooseFields(manifest: Manifest, query: PanelQuery): readonly string[] {
  const unknown = query.fields?.find((field) => !manifest.fields.includes(field));
  if (unknown === undefined) return query.fields ?? manifest.fields;
  const near = nearestName(unknown, manifest.fields);
  throw new QraftError(
    "unknown-field",
    `Market "${manifest.info.name}" has no field "${unknown}".`,
    near === undefined ? `Its fields: ${manifest.fields.join(", ")}.` : `Did you mean "${near}"?`,
  );
}

/** Without a list: every symbol with a row before the seal, so that a later listing is not known early. */
export function chooseSymbols({ manifest, content, query }: Selection, end: number): readonly string[] {
  if (query.symbols === undefined) {
    const readable = new Set<string>();
    for (const part of content.parts) {
      part.symbols.forEach((symbol, i) => {
        if (part.times[part.starts[i]!]! < end) readable.add(symbol);
      });
    }
    return [...readable].sort(compareText);
  }
  const known = new Set(manifest.symbols);
  const unknown = query.symbols.find((symbol) => !known.has(symbol));
  if (unknown !== undefined) {
    const near = nearestName(unknown, manifest.symbols);
    throw new QraftError(
      "unknown-symbol",
      `Market "${manifest.info.name}" has no symbol "${unknown}".`,
      near === undefined ? `"qraft data describe ${manifest.info.name}" lists them.` : `Did you mean "${near}"?`,
    );
  }
  if (query.symbols.length === 0) {
    throw new QraftError(
      "no-symbols",
      "The list of symbols is empty.",
      "Name at least one symbol, or leave the list out.",
    );
  }
  return [...new Set(query.symbols)].sort(compareText);
}

export function chooseAdjustment(content: Content, query: PanelQuery, market: string): Adjustment {
  const known = content.factors.length > 0;
  if (!known && query.adjust !== undefined && query.adjust !== "none") {
    throw new QraftError(
      "no-factors",
      `Market "${market}" has no adjustment factors, so "${query.adjust}" cannot be computed.`,
      'Import a factor file with the bars, or ask for adjust "none".',
    );
  }
  return query.adjust ?? (known ? "total" : "none");
}

interface TimeRange {
  readonly start: number;
  readonly end: number;
  readonly seal: number;
}

/** Distinct times of the wanted rows, ascending, and how many rows the seal held back. */
function scanTimes(
  parts: readonly Part[],
  wanted: ReadonlyMap<string, number>,
  range: TimeRange,
): { readonly times: Float64Array; readonly withheld: number } {
  let times = new Float64Array(0);
  let withheld = 0;
  for (const part of parts) {
    part.symbols.forEach((symbol, i) => {
      if (!wanted.has(symbol)) return;
      let from = part.starts[i]!;
      let to = part.starts[i + 1]!;
      while (from < to && part.times[from]! < range.start) from++;
      while (to > from && part.times[to - 1]! > range.end) to--;
      const open = to;
      while (to > from && part.times[to - 1]! >= range.seal) to--;
      withheld += open - to;
      if (!knowsAll(times, part.times, { from, to })) times = joined(times, part.times.subarray(from, to));
    });
  }
  return { times, withheld };
}

/** True when every time of the rows from .. to − 1 is known; both ascend. Most symbols bring nothing new. */
function knowsAll(
  known: Float64Array,
  times: Float64Array,
  rows: { readonly from: number; readonly to: number },
): boolean {
  if (rows.from === rows.to) return true;
  let k = lowerBound(known, times[rows.from]!);
  for (let row = rows.from; row < rows.to; row++) {
    const time = times[row]!;
    while (k < known.length && known[k]! < time) k++;
    if (known[k] !== time) return false;
  }
  return true;
}

function joined(known: Float64Array, times: Float64Array): Float64Array<ArrayBuffer> {
  return Float64Array.from(new Set([...known, ...times])).sort();
}

interface Grid {
  readonly times: Float64Array;
  readonly fields: readonly string[];
}

/** Columns lie in shared memory, where a panel needs them to be. */
function fillColumns(
  parts: readonly Part[],
  wanted: ReadonlyMap<string, number>,
  { times, fields }: Grid,
): Map<string, Float64Array> {
  const bytes = wanted.size * times.length * Float64Array.BYTES_PER_ELEMENT;
  const columns = fields.map((name) => ({
    name,
    values: new Float64Array(new SharedArrayBuffer(bytes)).fill(Number.NaN),
  }));
  const first = times[0]!;
  const last = times[times.length - 1]!;
  for (const part of parts) {
    if (part.times.length === 0) continue;
    part.symbols.forEach((symbol, i) => {
      const s = wanted.get(symbol);
      if (s === undefined) return;
      let from = part.starts[i]!;
      let to = part.starts[i + 1]!;
      while (from < to && part.times[from]! < first) from++;
      while (to > from && part.times[to - 1]! > last) to--;
      if (from === to) return;
      const places = placesOf(part.times.subarray(from, to), times);
      const unbroken = places[places.length - 1]! - places[0]! === places.length - 1;
      for (const { name, values } of columns) {
        const source = part.fields.get(name);
        if (source === undefined) continue;
        const base = s * times.length;
        if (unbroken) values.set(source.subarray(from, to), base + places[0]!);
        else for (let k = 0; k < places.length; k++) values[base + places[k]!] = source[from + k]!;
      }
    });
  }
  return new Map(columns.map(({ name, values }) => [name, values]));
}

/** Place of every time in the ascending grid; both ascend, and most often run side by side. */
function placesOf(rows: Float64Array, times: Float64Array): Int32Array {
  const out = new Int32Array(rows.length);
  let t = rows.length === 0 ? 0 : lowerBound(times, rows[0]!);
  for (let k = 0; k < rows.length; k++) {
    while (times[t]! < rows[k]!) t++;
    out[k] = t;
  }
  return out;
}

function lowerBound(times: Float64Array, time: number): number {
  let low = 0;
  let high = times.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (times[middle]! < time) low = middle + 1;
    else high = middle;
  }
  return low;
}

interface AdjustmentInput {
  readonly symbols: readonly string[];
  readonly times: Float64Array;
  readonly factors: readonly AdjustmentFactor[];
  readonly adjust: Adjustment;
}

function applyAdjustment(columns: ReadonlyMap<string, Float64Array>, input: AdjustmentInput): void {
  const { symbols, times, factors, adjust } = input;
  if (adjust === "none") return;
  const bySymbol = Map.groupBy(factors, (factor) => factor.symbol);
  symbols.forEach((symbol, s) => {
    const own = bySymbol.get(symbol);
    if (own === undefined) return;
    for (const kind of ["price", "shares"] as const) {
      const names = [...columns.keys()].filter((name) => adjustmentOf(name) === kind);
      if (names.length === 0) continue;
      const multipliers = adjustmentFactors(times, own, { adjust, kind });
      for (const name of names) {
        const column = columns.get(name)!.subarray(s * times.length, (s + 1) * times.length);
        for (let t = 0; t < column.length; t++) column[t] = column[t]! * multipliers[t]!;
      }
    }
  });
}

/** What is known before the seal: a delisting on a sealed day is not. */
export function chooseInstruments(
  all: readonly Instrument[],
  symbols: readonly string[],
  end: number,
): readonly Instrument[] {
  const known = new Map(all.map((one) => [one.symbol, one]));
  const early = (time: number | null): number | null => (time !== null && time >= end ? null : time);
  return symbols.map((symbol) => {
    const one = known.get(symbol);
    if (one === undefined) return { symbol, sector: null, listed: null, delisted: null };
    return { ...one, listed: early(one.listed), delisted: early(one.delisted) };
  });
}

export function groupsOf(names: readonly string[], instruments: readonly Instrument[]): ReadonlyMap<string, Groups> {
  return new Map(
    names.map((name) => {
      const label = (one: Instrument): string | null => (name === "sector" ? one.sector : (one.groups?.[name] ?? null));
      const labels = [...new Set(instruments.map(label).filter((text) => text !== null))].sort(compareText);
      const places = new Map(labels.map((text, i) => [text, i]));
      const codes = Int32Array.from(instruments, (one) => places.get(label(one) ?? "") ?? -1);
      return [name, { codes, labels }];
    }),
  );
}

export function emptyRange({ manifest, query, seal }: Selection, withheld: number): QraftError {
  const asked = [query.start, query.end].map((time) => (time === undefined ? "…" : isoTime(time))).join(" to ");
  if (withheld > 0 && seal !== null) {
    return new QraftError(
      "holdout-sealed",
      `All ${withheld} rows of "${manifest.info.name}" from ${asked} are sealed from ${isoTime(seal.from)} by run ${seal.run}.`,
      "End before the seal; sealed rows are read only through a recorded opening.",
      3,
    );
  }
  return new QraftError(
    "empty-range",
    `Market "${manifest.info.name}" has no row of the chosen symbols from ${asked}.`,
    `It holds ${isoTime(manifest.first)} to ${isoTime(manifest.last)}; choose dates within.`,
  );
}
