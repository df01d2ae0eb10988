// Dated series, on-chain or economic, with the time each value became known, into point-in-time fields.
import { nearestName, QraftError } from "#engine/core";
import { type BarCalendar, everyBar } from "../bar-clock.ts";
import type { Derivation, DeriveSettings } from "../derivation.ts";
import { openRefusalBook, openRowBook, type RefusalBook } from "../feature-rows.ts";
import { type FeatureTable, findName, requireName } from "../feature-table.ts";
import { type Statement, valuesAsKnown } from "../series/known-series.ts";

const dayMs = 86_400_000;
const timeNames = ["date", "ts", "observed", "period", "day", "timestamp", "time"] as const;
const knownNames = ["known", "known_at", "published", "published_at", "release_date", "available_at"] as const;

type BySymbol = Map<string, Map<string, Statement[]>>;

interface Gathered {
  readonly book: RefusalBook;
  readonly found: BySymbol;
  /** Columns without any number, which are no fields. */
  readonly words: Set<string>;
}

interface FieldChoice {
  readonly asked: readonly string[] | null;
  readonly words: Set<string>;
}

/** The columns that become fields: those asked for, else every one with a number in it. */
function fieldsOf(table: FeatureTable, others: readonly string[], { asked, words }: FieldChoice): readonly string[] {
  if (asked !== null) return asked.map((name) => requireField(table, name, others));
  const fields = others.filter((name) => table.holdsNumbers(name));
  for (const name of others) if (!fields.includes(name)) words.add(name);
  if (fields.length > 0) return fields;
  throw new QraftError(
    "no-fields",
    `"${table.file}" has no column of numbers besides its times and symbols.`,
    `Its columns: ${table.names.join(", ")}.`,
  );
}

function requireField(table: FeatureTable, name: string, others: readonly string[]): string {
  if (others.includes(name)) return name;
  const near = nearestName(name, others);
  throw new QraftError(
    "unknown-column",
    `"${table.file}" has no column "${name}" that could be a field.`,
    near === undefined ? `Its other columns: ${others.join(", ")}.` : `Did you mean "${near}"?`,
  );
}

/** The numbers of a field. A cell that is none is refused by its line, with one more way out: columns can be named. */
function readField(table: FeatureTable, field: string): Float64Array {
  try {
    return table.numbers(field);
  } catch (thrown) {
    if (!(thrown instanceof QraftError) || thrown.code !== "not-a-number") throw thrown;
    const next = `${thrown.next} If "${field}" is no field, name those that are: --fields a,b.`;
    throw new QraftError(thrown.code, thrown.message, next, thrown.exit, thrown);
  }
}

function gatherTable(table: FeatureTable, settings: DeriveSettings, at: Gathered): void {
  const { clock, map, symbol, timeColumn } = settings;
  const named = findName(table, ["symbol", "asset", "ticker"], map);
  if (named === null && symbol === null) requireName(table, ["symbol", "asset", "ticker"], map);
  const symbols = named === null ? new Array<string>(table.rows).fill(symbol ?? "") : table.texts(named);
  const knownName = timeColumn === null ? requireName(table, [...knownNames], map) : requireName(table, [timeColumn]);
  const usual = timeNames.filter((name) => name !== knownName);
  const observedName = findName(table, usual, map) ?? knownName;
  const observed = table.times(observedName).instants;
  const known = table.times(knownName);
  const others = table.names.filter((name) => ![named, knownName, observedName].includes(name) && name !== "");
  const columns = fieldsOf(table, others, { asked: settings.fields, words: at.words }).map((field) => ({
    field,
    values: readField(table, field),
  }));
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
    const words = new Set<string>();
    for (const table of tables) gatherTable(table, settings, { book: refused, found, words });
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
      notes: [
        "A value enters at the first bar that closes at or after the time from which it is known.",
        ...(words.size === 0 ? [] : [`No field, for want of any number: ${[...words].join(", ")}.`]),
      ],
    };
  },
} satisfies Derivation;
