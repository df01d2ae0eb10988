// The content of a market in canonical form, and its hashes: equal data gives equal bytes, whatever way it came in.
import { createHash } from "node:crypto";
import { canonicalJson, hashOf, type SnapshotHash } from "#engine/core";
import type { Instrument, MarketInfo, SnapshotInfo } from "../bar.ts";
import type { AdjustmentFactor } from "../import.ts";

/** One calendar year (UTC) of one market: rows by symbol in code-unit order, then by time. Fields without a value are left out. */
export interface Part {
  readonly name: string;
  readonly symbols: readonly string[];
  /** Rows of symbols[i] are starts[i] .. starts[i + 1] − 1. */
  readonly starts: Uint32Array;
  readonly times: Float64Array;
  readonly fields: ReadonlyMap<string, Float64Array>;
}

export interface PartEntry {
  readonly name: string;
  readonly rows: number;
  readonly md5: string;
  /** Fields that hold a value in this part. */
  readonly fields: readonly string[];
}

/** What one version of a market is made of. Written in one row: that row makes the version exist. */
export interface Manifest {
  readonly format: "qraft-market/1";
  readonly info: MarketInfo;
  readonly fields: readonly string[];
  readonly symbols: readonly string[];
  readonly groups: readonly string[];
  readonly parts: readonly PartEntry[];
  /** SHA-256 of the instruments and of the factors. */
  readonly instruments: string;
  readonly factors: string;
  readonly first: number;
  readonly last: number;
  readonly version: number;
  readonly hash: SnapshotHash;
}

export interface Content {
  readonly parts: readonly Part[];
  readonly instruments: readonly Instrument[];
  readonly factors: readonly AdjustmentFactor[];
}

export function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** MD5 over the part's header and the bytes of its times and fields. Every NaN is the same NaN by then. */
export function partMd5(part: Part): string {
  const names = [...part.fields.keys()].sort(compareText);
  const rows = part.symbols.map((symbol, i) => [symbol, part.starts[i + 1]! - part.starts[i]!]);
  const hash = createHash("md5")
    .update(`${canonicalJson({ fields: names, rows })}\n`)
    .update(bytesOf(part.times));
  for (const name of names) hash.update(bytesOf(part.fields.get(name)!));
  return hash.digest("hex");
}

function bytesOf(column: Float64Array): Uint8Array {
  return new Uint8Array(column.buffer, column.byteOffset, column.byteLength);
}

export function entryOf(part: Part): PartEntry {
  const fields = [...part.fields.keys()].sort(compareText);
  return { name: part.name, rows: part.times.length, md5: partMd5(part), fields };
}

export function instrumentsHash(instruments: readonly Instrument[]): string {
  return hashOf(
    instruments.map((one) => [one.symbol, one.sector, one.listed, one.delisted, one.groups ?? {}]).sort(byFirst),
  );
}

export function factorsHash(factors: readonly AdjustmentFactor[]): string {
  return hashOf(factors.map((one) => [one.symbol, one.ts, one.priceFactor, one.splitFactor]));
}

function byFirst(a: readonly unknown[], b: readonly unknown[]): number {
  return compareText(String(a[0]), String(b[0]));
}

/** Everything of a manifest that is content; the market's name and the version are not. */
export function manifestHash(manifest: Omit<Manifest, "hash">): SnapshotHash {
  const { frequency, timeZone, currency, simulated } = manifest.info;
  return hashOf({
    format: "qraft-snapshot/1",
    info: { frequency, timeZone, currency, simulated },
    fields: [...manifest.fields].sort(compareText),
    parts: manifest.parts.map(({ name, rows, md5 }) => [name, rows, md5]),
    instruments: manifest.instruments,
    factors: manifest.factors,
  }) as SnapshotHash;
}

export function snapshotOf(manifest: Manifest): SnapshotInfo {
  return {
    hash: manifest.hash,
    market: manifest.info.name,
    version: manifest.version,
    parts: manifest.parts.map(({ name, rows, md5 }) => ({ name, rows, md5 })),
    rows: manifest.parts.reduce((sum, part) => sum + part.rows, 0),
    symbols: manifest.symbols.length,
    first: manifest.first,
    last: manifest.last,
  };
}

const usualFields = ["open", "high", "low", "close", "volume"];

/** The usual five first, the others in alphabetical order. */
export function fieldOrder(names: Iterable<string>): readonly string[] {
  const all = new Set(names);
  return [
    ...usualFields.filter((name) => all.has(name)),
    ...[...all].filter((name) => !usualFields.includes(name)).sort(compareText),
  ];
}

/** Drops fields without any value, so that a field which came later elsewhere leaves this part's bytes alone. */
export function withoutEmptyFields(part: Part): Part {
  const fields = [...part.fields].filter(([, values]) => values.some((value) => !Number.isNaN(value)));
  return fields.length === part.fields.size ? part : { ...part, fields: new Map(fields) };
}
