// Computing inside the tables over the rows that a reader may see: sealed, of one snapshot, adjusted, a row for every symbol and date.
import { fault, nearestName, QraftError } from "#engine/core";
import { adjustmentOf } from "../adjust.ts";
import type { Adjustment, Seal } from "../bar.ts";
import { snapshotAltered } from "./check.ts";
import { type ClickHouse, identifier, type SqlParams } from "./clickhouse.ts";
import { type Content, compareText, type Manifest, snapshotOf } from "./content.ts";
import { withPeriods } from "./grid-periods.ts";
import { checkLayers, type GridAnswer, type GridQuery } from "./grid-query.ts";
import {
  checkFrequency,
  chooseAdjustment,
  chooseFields,
  chooseInstruments,
  chooseSymbols,
  emptyRange,
  groupsOf,
  withheldOf,
} from "./panel-rows.ts";
import { barsTable, partKey, readFactors, readInstruments } from "./tables.ts";

export interface GridSelection {
  readonly manifest: Manifest;
  readonly query: GridQuery;
  /** Where reading ends for this reader; null: nowhere. */
  readonly seal: Seal | null;
}

/** Deep chains of subqueries are planned, not run; one thread and every sorting, so that sums come out the same every time. */
export const gridSettings = {
  max_subquery_depth: 1000,
  max_threads: 1,
  max_block_size: 8192,
  query_plan_remove_redundant_sorting: 0,
};

export async function queryGrid(db: ClickHouse, selection: GridSelection): Promise<GridAnswer> {
  const { manifest, query, seal } = selection;
  checkLayers(query.layers);
  chooseFields(manifest, { ...query.panel, fields: query.fields });
  checkGroups(manifest, query.groups);
  checkFrequency(manifest, query.panel);
  await checkParts(db, manifest);
  const content: Content = {
    parts: [],
    instruments: await readInstruments(db, manifest.instruments),
    factors: await readFactors(db, manifest.factors),
  };
  const adjust = chooseAdjustment(content, query.panel, manifest.info.name);
  const end = seal?.from ?? Number.POSITIVE_INFINITY;
  const symbols = await symbolsOf(db, { ...selection, content });
  const bars = barsOf(selection, { adjust, symbols });
  const withheld = await countWithheld(db, selection, bars.params);
  const groups = groupsOf(query.groups, chooseInstruments(content.instruments, symbols, end));
  const codes = query.groups.map((name) => [...(groups.get(name)?.codes ?? [])]);
  const answer = await db.doubles(
    statementOf(query, { bars: bars.sql, times: bars.times, symbols: symbols.length, codes }),
    bars.params,
    gridSettings,
  );
  const stamps = answer.get("t") ?? new Float64Array();
  if (stamps.length === 0) throw emptyRange({ manifest, content, query: query.panel, seal }, withheld);
  return {
    symbols,
    times: stamps.slice(0, stamps.length / symbols.length),
    columns: new Map([...answer].filter(([name]) => name !== "t")),
    adjustment: adjust,
    snapshot: snapshotOf(manifest),
    withheld: withheldOf(seal, withheld),
  };
}

function checkGroups(manifest: Manifest, groups: readonly string[]): void {
  const unknown = groups.find((name) => !manifest.groups.includes(name));
  if (unknown === undefined) return;
  const near = nearestName(unknown, manifest.groups);
  throw new QraftError(
    "unknown-group",
    `Market "${manifest.info.name}" has no group "${unknown}".`,
    near === undefined ? "Import groups, for example sectors, with the market." : `Did you mean "${near}"?`,
  );
}

/** Rows of every part as recorded; the bytes themselves are compared when a snapshot is verified or read. */
async function checkParts(db: ClickHouse, manifest: Manifest): Promise<void> {
  const found = await db.rows(
    `SELECT part, count() AS rows FROM ${barsTable(manifest.info.name)} WHERE part IN {parts:Array(String)} GROUP BY part`,
    { parts: manifest.parts.map(partKey) },
  );
  const rows = new Map(found.map((row) => [String(row.part), Number(row.rows)]));
  for (const entry of manifest.parts) {
    const actual = rows.get(partKey(entry)) ?? 0;
    if (actual === entry.rows) continue;
    throw snapshotAltered({
      market: manifest.info.name,
      snapshot: manifest.hash,
      source: "store",
      part: entry.name,
      expected: `${entry.rows} rows`,
      found: `${actual} rows`,
    });
  }
}

/** Without a list: every symbol with a row before the seal, as in reading. */
async function symbolsOf(
  db: ClickHouse,
  selection: GridSelection & { readonly content: Content },
): Promise<readonly string[]> {
  const { content, manifest, query, seal } = selection;
  const end = seal?.from ?? Number.POSITIVE_INFINITY;
  if (query.panel.symbols !== undefined) return chooseSymbols({ manifest, content, query: query.panel, seal }, end);
  return symbolsBefore(db, manifest, seal);
}

/** Symbols with a row before the seal, in order. */
export async function symbolsBefore(db: ClickHouse, manifest: Manifest, seal: Seal | null): Promise<readonly string[]> {
  const answer = await db.rows(
    `SELECT DISTINCT toString(symbol) AS name FROM ${barsTable(manifest.info.name)}
     WHERE part IN {parts:Array(String)}${before("ts", seal)}`,
    { parts: manifest.parts.map(partKey) },
  );
  return answer.map((row) => String(row.name)).sort(compareText);
}

function before(column: string, seal: Seal | null): string {
  return seal === null ? "" : ` AND toUnixTimestamp64Milli(${column}) < ${whole(seal.from)}`;
}

function whole(value: number): string {
  if (!Number.isSafeInteger(value)) throw fault(`${value} is not a time in whole milliseconds.`);
  return String(value);
}

function inRange(query: GridQuery): string {
  const { start, end } = query.panel;
  const from = start === undefined ? "" : ` AND toUnixTimestamp64Milli(ts) >= ${whole(Math.ceil(start))}`;
  return `${from}${end === undefined ? "" : ` AND toUnixTimestamp64Milli(ts) <= ${whole(Math.floor(end))}`}`;
}

async function countWithheld(db: ClickHouse, selection: GridSelection, params: SqlParams): Promise<number> {
  const { manifest, query, seal } = selection;
  if (seal === null) return 0;
  const answer = await db.rows(
    `SELECT count() AS rows FROM ${barsTable(manifest.info.name)}
     WHERE part IN {parts:Array(String)} AND toString(symbol) IN {symbols:Array(String)}${inRange(query)}
       AND toUnixTimestamp64Milli(ts) >= ${whole(seal.from)}`,
    params,
  );
  return Number(answer[0]?.rows ?? 0);
}

/** The readable rows as s, t and the adjusted fields x0 …; what is not a finite number is NULL. */
function barsOf(
  { manifest, query, seal }: GridSelection,
  chosen: { readonly adjust: Adjustment; readonly symbols: readonly string[] },
): { readonly sql: string; readonly times: string; readonly params: SqlParams } {
  const kinds = query.fields.map((name) => (chosen.adjust === "none" ? "none" : adjustmentOf(name)));
  const adjusted = kinds.some((kind) => kind !== "none");
  const values = query.fields.map((name, i) => {
    const value = `b.${identifier(name)}`;
    const kind = kinds[i];
    const scaled = kind === "price" ? `${value} * ${multiplier(chosen.adjust)}` : `${value} * ${shareMultiplier}`;
    return `, ifNotFinite(${kind === "none" ? value : scaled}, NULL) AS x${i}`;
  });
  const source = `FROM ${barsTable(manifest.info.name)}
    WHERE part IN {parts:Array(String)} AND toString(symbol) IN {symbols:Array(String)}${inRange(query)}${before("ts", seal)}`;
  const rows = `SELECT *, toUnixTimestamp64Milli(ts) AS ms, toInt64(floor(ms / 86400000)) AS day ${source}`;
  const factors = `SELECT symbol, toInt64(floor(toUnixTimestamp64Milli(ts) / 86400000)) AS day,
      argMin(price_factor, ts) AS price, argMin(split_factor, ts) AS split, 1 AS known
    FROM factors WHERE content = {factors:String} GROUP BY symbol, day`;
  const join = adjusted ? ` ASOF LEFT JOIN (${factors}) AS a ON b.symbol = a.symbol AND b.day <= a.day` : "";
  const place = "transform(toString(b.symbol), {symbols:Array(String)}, range(length({symbols:Array(String)})), 0)";
  return {
    sql: `SELECT toInt64(${place}) AS s, b.ms AS t${values.join("")} FROM (${rows}) AS b${join}`,
    times: `SELECT DISTINCT toUnixTimestamp64Milli(ts) AS t ${source}`,
    params: { parts: manifest.parts.map(partKey), symbols: chosen.symbols, factors: manifest.factors },
  };
}

function multiplier(adjust: Adjustment): string {
  return `if(a.known = 1, ${adjust === "total" ? "a.price * a.split" : "a.split"}, 1)`;
}

const shareMultiplier = "if(a.known = 1, 1 / a.split, 1)";

interface GridParts {
  /** s, t, x0 … of every readable row. */
  readonly bars: string;
  /** Their distinct times. */
  readonly times: string;
  readonly symbols: number;
  readonly codes: readonly (readonly number[])[];
}

function statementOf(query: GridQuery, parts: GridParts): string {
  const rows = query.blankEvery === undefined ? everyRow(query, parts) : presentRows(query, parts, query.blankEvery);
  const fields = query.fields.map((_, i) => `x${i}`);
  const placed = query.periods === undefined ? rows : withPeriods(rows, ["s", "t", ...fields], query.periods);
  const names = [...fields, ...(query.periods === undefined ? [] : ["p0"])].map((name) => `, ${name}`).join("");
  const groups = parts.codes.map((list, i) => `, [${list.join(", ")}][s + 1] AS g${i}`).join("");
  const layers = query.layers.map((text, i) => `, l${i} AS (${text})`).slice(0, -1);
  return `WITH grid AS (SELECT s, t${names}${groups} FROM (${placed}))${layers.join("")} ${query.layers.at(-1) ?? ""}`;
}

/** Every symbol on every date that any of them has; a bar that is missing is a row of NULLs. */
function everyRow(query: GridQuery, parts: GridParts): string {
  if (parts.symbols === 1) return parts.bars;
  const values = query.fields.map((_, i) => `, any(x${i}) AS x${i}`).join("");
  return `SELECT s, t${values} FROM (${parts.bars} UNION ALL ${blankRows(query, parts, parts.times)}) GROUP BY s, t`;
}

/** The rows that are there, and beside them one of NULLs for each symbol at the first time of each period. */
function presentRows(query: GridQuery, parts: GridParts, every: number | "period"): string {
  const period = every === "period" ? "p0" : `intDiv(t, ${whole(every)}) - (modulo(t, ${whole(every)}) < 0)`;
  const times = query.periods === undefined ? parts.times : withPeriods(parts.times, ["t"], query.periods);
  const firsts = `SELECT first AS t FROM (SELECT ${period} AS d, min(t) AS first FROM (${times}) GROUP BY d)`;
  return `${parts.bars} UNION ALL ${blankRows(query, parts, firsts)}`;
}

function blankRows(query: GridQuery, { symbols }: GridParts, times: string): string {
  const blanks = query.fields.map((_, i) => `, CAST(NULL, 'Nullable(Float64)') AS x${i}`).join("");
  return `SELECT s, t${blanks} FROM (SELECT toInt64(number) AS s FROM numbers(${symbols})) AS a CROSS JOIN (${times}) AS d`;
}
