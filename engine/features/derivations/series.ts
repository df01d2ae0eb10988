// Dated series, on-chain or economic, with the time each value became known, into point-in-time fields.
import { QraftError } from "#engine/core";
import { type BarCalendar, everyBar } from "../bar-clock.ts";
import type { Derivation, DeriveSettings } from "../derivation.ts";
import { openRefusalBook, openRowBook, type RefusalBook } from "../feature-rows.ts";
import { type FeatureTable, findName, requireName } from "../feature-table.ts";
import { type Statement, valuesAsKnown } from "../series/known-series.ts";

const dayMs = 86_400_000;
const timeNames = ["date", "ts", "observed", "period", "day", "timestamp", "time"] as const;
const knownNames = ["known", "known_at", "published", "published_at", "release_date", "available_at"] as const;

type BySymbol = Map<string, Map<string, Statement[]>>;

function gatherTable(table: FeatureTable, settings: DeriveSettings, at: { book: RefusalBook; found: BySymbol }): void {
  const { clock, map, symbol, timeColumn } = settings;
  const named = findName(table, ["symbol", "asset", "ticker"], map);
  if (named === null && symbol === null) requireName(table, ["symbol", "asset", "ticker"], map);
  const symbols = named === null ? new Array<string>(table.rows).fill(symbol ?? "") : table.texts(named);
  const knownName = timeColumn === null ? requireName(table, [...knownNames], map) : requireName(table, [timeColumn]);
  const usual = timeNames.filter((name) => name !== knownName);
  const observedName = findName(table, usual, map) ?? knownName;
  const observed = table.times(observedName).instants;
  const known = table.times(knownName);
  const fields = table.names.filter(
    (name) => ![named, knownName, observedName].includes(name) && name !== "" && table.isNumeric(name),
  );
  if (fields.length === 0)
    throw new QraftError(
      "no-fields",
      `"${table.file}" has no column of numbers besides its times and symbols.`,
      `Its columns: ${table.names.join(", ")}.`,
    );
  const columns = fields.map((field) => ({ field, values: table.numbers(field) }));
  for (let i = 0; i < table.rows; i++) {
    const name = symbols[i]?.trim() ?? "";
    // A date alone is known when that day is over.
    const from = known.dateOnly ? clock.instantOn(known.instants[i]!, dayMs) : known.instants[i]!;
    if (name === "") at.book.note("no symbol", () => table.place(i));
    else if (!Number.isFinite(from)) at.book.note("no time from which it is known", () => table.place(i));
    else if (!Number.isFinite(observed[i]!)) at.book.note("no date", () => table.place(i));
    else if (from < observed[i]!) at.book.note("known before its own date", () => table.place(i));
    else {
      const own = at.found.get(name) ?? new Map<string, Statement[]>();
      at.found.set(name, own);
      for (const { field, values } of columns) {
        const statements = own.get(field) ?? [];
        own.set(field, statements);
        statements.push({ observed: observed[i]!, known: from, value: values[i]! });
      }
    }
  }
}

function calendarFor(found: BySymbol, settings: DeriveSettings): BarCalendar {
  if (settings.calendar !== null) return settings.calendar;
  let [first, last] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const own of found.values()) {
    for (const statements of own.values()) {
      for (const { known } of statements) [first, last] = [Math.min(first, known), Math.max(last, known)];
    }
  }
  const { clock } = settings;
  return everyBar(clock.firstToKnow(first), clock.firstToKnow(last), clock);
}

export const series = {
  name: "series",
  says: "Values with the time from which each was known: held until replaced, revisions from their own time on.",
  reads: "symbol, date, known (or published), and any columns of numbers",
  columns: ["symbol", "date", "known"],
  derive: (tables, settings) => {
    const refused = openRefusalBook();
    const found: BySymbol = new Map();
    for (const table of tables) gatherTable(table, settings, { book: refused, found });
    const calendar = calendarFor(found, settings);
    const out = openRowBook();
    for (const symbol of [...found.keys()].sort()) {
      const fields = [...(found.get(symbol) ?? [])].map(([field, statements]) => ({
        field,
        values: valuesAsKnown(statements, calendar.closes, settings.maxAge ?? Number.POSITIVE_INFINITY),
      }));
      for (const [t, stamp] of calendar.stamps.entries()) {
        const values = fields.map(({ field, values: column }) => [field, column[t]!] as const);
        if (values.some(([, value]) => Number.isFinite(value))) out.add(symbol, stamp, Object.fromEntries(values));
      }
    }
    return {
      rows: out.rows(),
      read: tables.reduce((sum, { rows }) => sum + rows, 0),
      refused: refused.list(),
      notes: ["A value enters at the first bar that closes at or after the time from which it is known."],
    };
  },
} satisfies Derivation;
