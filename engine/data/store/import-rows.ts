// Imports rows into a market: everything is written beside the current version, then one row makes the new one exist.
import { fault, QraftError } from "#engine/core";
import type { Instrument, MarketInfo } from "../bar.ts";
import type { AdjustmentFactor, ImportReport, ImportRequest } from "../import.ts";
import { arrangeRows, isoTime } from "./arrange.ts";
import { snapshotAltered } from "./check.ts";
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
import { definitionRoom } from "./migrations.ts";
import * as tables from "./tables.ts";

interface FreshPart {
  readonly entry: PartEntry;
  readonly part: Part;
  /** The stored rows are not the recorded ones; these are, so they are written again. */
  readonly repair: boolean;
}

export async function importRows(db: ClickHouse, request: ImportRequest): Promise<ImportReport> {
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
    const recorded = current?.parts.find((part) => part.name === offered.name);
    const stored = recorded === undefined ? null : await tables.readPart(db, name, recorded);
    fresh.push(freshPart({ stored, offered, recorded, market: name, snapshot: current?.hash ?? "" }, count));
  }
  const stored = await storedLists(db, current);
  const instruments = mergeInstruments(stored.instruments, request);
  const factors = mergeFactors(stored.factors, request);
  const manifest = nextManifest({ current, info: request.info, fresh, instruments, factors, request });
  refuseAltered(current, stored, manifest);
  const changed = manifest.hash !== current?.hash;
  await writeVersion(db, { manifest, fresh, instruments, factors, known });
  if (changed) await tables.commitManifest(db, manifest, request.source);
  return {
    rows: request.rows.symbols.length,
    inserted: count.inserted,
    unchanged: count.unchanged,
    revised: { count: count.revised, examples: count.examples },
    snapshot: snapshotOf(changed || current === null ? manifest : current),
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

interface Offer {
  readonly stored: Part | null;
  readonly offered: Part;
  readonly recorded: PartEntry | undefined;
  readonly market: string;
  readonly snapshot: string;
}

/** Stored rows that are not the recorded ones are never built upon; offered rows that restore the record repair them. */
function freshPart({ stored, offered, recorded, market, snapshot }: Offer, count: MergeCount): FreshPart {
  const part = withoutEmptyFields(mergePart(stored, offered, count));
  const entry = entryOf(part);
  if (stored === null || recorded === undefined || partMd5(stored) === recorded.md5)
    return { part, entry, repair: false };
  if (entry.md5 === recorded.md5) return { part, entry, repair: true };
  const alone = withoutEmptyFields(offered);
  if (partMd5(alone) === recorded.md5) return { part: alone, entry: entryOf(alone), repair: true };
  const place = { market, snapshot, source: "store", part: recorded.name } as const;
  throw snapshotAltered({ ...place, expected: recorded.md5, found: partMd5(stored) });
}

interface Lists {
  readonly instruments: readonly Instrument[];
  readonly factors: readonly AdjustmentFactor[];
}

async function storedLists(db: ClickHouse, current: Manifest | null): Promise<Lists> {
  if (current === null) return { instruments: [], factors: [] };
  return {
    instruments: await tables.readInstruments(db, current.instruments),
    factors: await tables.readFactors(db, current.factors),
  };
}

/** Altered lists are never built upon; an import whose outcome is the recorded one repairs them. */
function refuseAltered(current: Manifest | null, stored: Lists, next: Manifest): void {
  if (current === null) return;
  const found = { instruments: instrumentsHash(stored.instruments), factors: factorsHash(stored.factors) };
  for (const part of ["instruments", "factors"] as const) {
    if (found[part] === current[part] || next[part] === current[part]) continue;
    const place = { market: current.info.name, snapshot: current.hash, source: "store" } as const;
    throw snapshotAltered({ ...place, part, expected: current[part], found: found[part] });
  }
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

interface Writing extends Lists {
  readonly manifest: Manifest;
  readonly fresh: readonly FreshPart[];
  readonly known: readonly Manifest[];
}

/** Writes what is not there yet. Nothing of it can be seen before the manifest is committed. */
async function writeVersion(db: ClickHouse, { manifest, fresh, instruments, factors, known }: Writing): Promise<void> {
  const market = manifest.info.name;
  const committed = known.flatMap((version) => version.parts);
  const missing = fresh.filter(
    ({ entry, repair }) => repair || !committed.some((old) => old.name === entry.name && old.md5 === entry.md5),
  );
  if (missing.length > 0) {
    db.requireRoom(definitionRoom + missing.reduce((sum, { part }) => sum + bytesOf(part), 0));
    await tables.ensureBarsTable(db, market, manifest.fields);
    for (const left of await tables.orphanParts(db, market, committed)) await tables.dropPart(db, market, left);
  }
  for (const { part, entry } of missing) {
    await tables.writePart(db, market, { ...entry, part });
    const rows = await tables.countPart(db, market, entry);
    if (rows !== entry.rows)
      throw fault(`Part ${entry.name} of ${market} holds ${rows} rows instead of ${entry.rows}.`);
  }
  await tables.writeInstruments(db, manifest.instruments, instruments);
  await tables.writeFactors(db, manifest.factors, factors);
}

/** Uncompressed: pessimistic by the factor that the tables compress. */
function bytesOf(part: Part): number {
  return part.times.byteLength * (part.fields.size + 1);
}
