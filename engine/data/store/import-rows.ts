// Imports rows into a market: everything is written beside the current version, then one row makes the new one exist.
import { fault, QraftError } from "#engine/core";
import type { Instrument, MarketInfo } from "../bar.ts";
import type { AdjustmentFactor, ImportReport, ImportRequest } from "../import.ts";
import { arrangeRows, isoTime } from "./arrange.ts";
import type { ClickHouse } from "./clickhouse.ts";
import {
  compareText,
  entryOf,
  factorsHash,
  fieldOrder,
  instrumentsHash,
  type Manifest,
  manifestHash,
  type Part,
  type PartEntry,
  partMd5,
  snapshotOf,
  withoutEmptyFields,
} from "./content.ts";
import { type MergeCount, mergePart } from "./merge.ts";
import { corrupt } from "./problems.ts";
import * as tables from "./tables.ts";

interface FreshPart {
  readonly entry: PartEntry;
  readonly part: Part;
}

export async function importRows(db: ClickHouse, place: string, request: ImportRequest): Promise<ImportReport> {
  checkInfo(request.info);
  const { name } = request.info;
  const known = await tables.readManifests(db, name);
  const current = known[0] ?? null;
  if (current !== null) checkSameMarket(current.info, request.info);
  const arranged = arrangeRows(request.rows);
  if (current === null && arranged.length === 0) {
    throw new QraftError(
      "empty-import",
      `"${request.source.name}" holds no bar, so market "${name}" cannot be made from it.`,
      "Import bars first; instruments and factors can follow.",
    );
  }
  const count: MergeCount = { inserted: 0, unchanged: 0, revised: 0, examples: [] };
  const fresh: FreshPart[] = [];
  for (const offered of arranged) {
    const stored = await storedPart(db, {
      place,
      market: name,
      entry: current?.parts.find((p) => p.name === offered.name),
    });
    const part = withoutEmptyFields(mergePart(stored, offered, count));
    fresh.push({ part, entry: entryOf(part) });
  }
  const instruments = mergeInstruments(current ? await tables.readInstruments(db, current.instruments) : [], request);
  const factors = mergeFactors(current ? await tables.readFactors(db, current.factors) : [], request);
  const manifest = nextManifest({ current, info: request.info, fresh, instruments, factors, request });
  if (manifest.hash !== current?.hash) {
    await writeVersion(db, { manifest, fresh, instruments, factors, known, source: request.source });
  }
  return {
    rows: request.rows.symbols.length,
    inserted: count.inserted,
    unchanged: count.unchanged,
    revised: { count: count.revised, examples: count.examples },
    snapshot: snapshotOf(manifest.hash === current?.hash ? current : manifest),
  };
}

function checkInfo(info: MarketInfo): void {
  if (/^[a-z][a-z0-9_-]{0,39}$/.test(info.name)) return;
  throw new QraftError(
    "market-name",
    `"${info.name.slice(0, 80)}" cannot be a market name.`,
    "Use lower-case letters, digits, - and _, beginning with a letter, at most 40 characters.",
  );
}

function checkSameMarket(stored: MarketInfo, offered: MarketInfo): void {
  for (const key of ["frequency", "timeZone", "currency", "simulated"] as const) {
    if (stored[key] === offered[key]) continue;
    throw new QraftError(
      "market-mismatch",
      `Market "${stored.name}" has ${key} ${stored[key]}, the import says ${offered[key]}.`,
      "Import under another market name, or with the market's own settings.",
    );
  }
}

interface StoredPlace {
  readonly place: string;
  readonly market: string;
  readonly entry: PartEntry | undefined;
}

async function storedPart(db: ClickHouse, { place, market, entry }: StoredPlace): Promise<Part | null> {
  if (entry === undefined) return null;
  const part = await tables.readPart(db, market, entry);
  if (partMd5(part) === entry.md5) return part;
  throw corrupt(place, `the bars of "${market}" in ${entry.name} are not the recorded ones`);
}

/** What is known replaces what is not; a known value is replaced by a newer known one. */
function mergeInstruments(stored: readonly Instrument[], request: ImportRequest): readonly Instrument[] {
  const merged = new Map(stored.map((one) => [one.symbol, one]));
  for (const one of request.instruments ?? []) {
    const old = merged.get(one.symbol);
    const groups = { ...old?.groups, ...one.groups };
    merged.set(one.symbol, {
      symbol: one.symbol,
      sector: (one.sector === "" ? null : one.sector) ?? old?.sector ?? null,
      listed: one.listed ?? old?.listed ?? null,
      delisted: one.delisted ?? old?.delisted ?? null,
      ...(Object.keys(groups).length > 0 ? { groups } : {}),
    });
  }
  return [...merged.values()].sort((a, b) => compareText(a.symbol, b.symbol));
}

function mergeFactors(stored: readonly AdjustmentFactor[], request: ImportRequest): readonly AdjustmentFactor[] {
  const key = (one: AdjustmentFactor): string => `${one.symbol}\n${one.ts}`;
  const merged = new Map(stored.map((one) => [key(one), one]));
  for (const { symbol, ts, priceFactor, splitFactor } of request.factors ?? []) {
    if (!(Number.isFinite(priceFactor) && priceFactor > 0 && Number.isFinite(splitFactor) && splitFactor > 0)) {
      throw new QraftError(
        "factor-value",
        `The factors of ${symbol} on ${isoTime(ts)} are ${priceFactor} and ${splitFactor}; both must be above zero.`,
        "Correct the factor file.",
      );
    }
    merged.set(`${symbol}\n${ts}`, { symbol, ts, priceFactor, splitFactor });
  }
  return [...merged.values()].sort((a, b) => compareText(a.symbol, b.symbol) || a.ts - b.ts);
}

interface Version {
  readonly current: Manifest | null;
  readonly info: MarketInfo;
  readonly fresh: readonly FreshPart[];
  readonly instruments: readonly Instrument[];
  readonly factors: readonly AdjustmentFactor[];
  readonly request: ImportRequest;
}

function nextManifest({ current, info, fresh, instruments, factors, request }: Version): Manifest {
  const replaced = new Map([...(current?.parts ?? []), ...fresh.map(({ entry }) => entry)].map((p) => [p.name, p]));
  const groups = new Set(
    instruments.flatMap((one) => Object.keys(one.groups ?? {})).filter((name) => name !== "sector"),
  );
  const hasSector = instruments.some((one) => one.sector !== null);
  const bounds = fresh.flatMap(({ part }) => [
    part.times.reduce((a, b) => Math.min(a, b)),
    part.times.reduce((a, b) => Math.max(a, b)),
  ]);
  if (current !== null) bounds.push(current.first, current.last);
  const symbols = new Set([...(current?.symbols ?? []), ...fresh.flatMap(({ part }) => part.symbols)]);
  const draft = {
    format: "qraft-market/1",
    info,
    fields: fieldOrder([...(current?.fields ?? []), ...request.rows.fields.keys()]),
    symbols: [...symbols].sort(compareText),
    groups: [...(hasSector ? ["sector"] : []), ...[...groups].sort(compareText)],
    parts: [...replaced.values()].sort((a, b) => Number(a.name) - Number(b.name)),
    instruments: instrumentsHash(instruments),
    factors: factorsHash(factors),
    first: Math.min(...bounds),
    last: Math.max(...bounds),
    version: (current?.version ?? 0) + 1,
  } as const;
  return { ...draft, hash: manifestHash(draft) };
}

interface Writing {
  readonly manifest: Manifest;
  readonly fresh: readonly FreshPart[];
  readonly instruments: readonly Instrument[];
  readonly factors: readonly AdjustmentFactor[];
  readonly known: readonly Manifest[];
  readonly source: ImportRequest["source"];
}

async function writeVersion(db: ClickHouse, writing: Writing): Promise<void> {
  const { manifest, fresh, instruments, factors, known, source } = writing;
  const market = manifest.info.name;
  const committed = known.flatMap((version) => version.parts);
  await tables.ensureBarsTable(db, market, manifest.fields);
  for (const left of await tables.orphanParts(db, market, committed)) await tables.dropPart(db, market, left);
  for (const { part, entry } of fresh) {
    if (committed.some((old) => old.name === entry.name && old.md5 === entry.md5)) continue;
    await tables.writePart(db, market, { ...entry, part });
    const stored = await tables.countPart(db, market, entry);
    if (stored !== entry.rows)
      throw fault(`Part ${entry.name} of ${market} holds ${stored} rows instead of ${entry.rows}.`);
  }
  const before = new Set(known.flatMap((version) => [version.instruments, version.factors]));
  if (!before.has(manifest.instruments)) await tables.writeInstruments(db, manifest.instruments, instruments);
  if (!before.has(manifest.factors)) await tables.writeFactors(db, manifest.factors, factors);
  await tables.commitManifest(db, manifest, source);
}
