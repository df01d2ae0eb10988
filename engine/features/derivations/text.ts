// Documents with their publication times into counts, novelty and sentiment per symbol and bar.
import { type BarCalendar, everyBar, firstToKnowIn } from "../bar-clock.ts";
import type { Derivation, DeriveSettings } from "../derivation.ts";
import { openRefusalBook, openRowBook, type RefusalBook, type RowBook } from "../feature-rows.ts";
import { type FeatureTable, findName, requireName } from "../feature-table.ts";
import { openNovelty } from "../text/novelty.ts";
import { sentimentOf } from "../text/sentiment.ts";
import { shinglesOf, tokensOf } from "../text/tokens.ts";

const dayMs = 86_400_000;
/** Bars that make up the usual attention. */
const usualBars = 20;

interface Document {
  readonly published: number;
  readonly text: string;
}

function gatherDocuments(
  tables: readonly FeatureTable[],
  settings: DeriveSettings,
  book: RefusalBook,
): Map<string, Document[]> {
  const { clock, map, symbol, timeColumn } = settings;
  const documents = new Map<string, Document[]>();
  for (const table of tables) {
    const named = findName(table, ["symbol", "ticker"], map);
    if (named === null && symbol === null) requireName(table, ["symbol", "ticker"], map);
    const symbols = named === null ? new Array<string>(table.rows).fill(symbol ?? "") : table.texts(named);
    const usual = ["published", "published_at", "ts", "timestamp", "datetime", "date", "time"];
    const times = table.times(timeColumn === null ? requireName(table, usual, map) : requireName(table, [timeColumn]));
    const texts = table.texts(requireName(table, ["text", "headline", "title", "body", "content"], map));
    for (let i = 0; i < table.rows; i++) {
      const name = symbols[i]?.trim() ?? "";
      const time = times.instants[i]!;
      if (name === "") book.note("no symbol", () => table.place(i));
      else if (Number.isNaN(time)) book.note("no publication time", () => table.place(i));
      else {
        // A date alone is known when that day is over.
        const published = times.dateOnly ? clock.instantOn(time, dayMs) : time;
        const own = documents.get(name);
        if (own === undefined) documents.set(name, [{ published, text: texts[i] ?? "" }]);
        else own.push({ published, text: texts[i] ?? "" });
      }
    }
  }
  return documents;
}

interface BarSums {
  documents: number;
  novelty: number;
  novel: number;
  sentiment: number;
  weighted: number;
  scored: number;
  positive: number;
  negative: number;
}

function newSums(): BarSums {
  return { documents: 0, novelty: 0, novel: 0, sentiment: 0, weighted: 0, scored: 0, positive: 0, negative: 0 };
}

interface SymbolWork {
  readonly symbol: string;
  readonly documents: readonly Document[];
  readonly calendar: BarCalendar;
  readonly settings: DeriveSettings;
  readonly book: RefusalBook;
}

/** Sums per bar place; ties in time are taken in order of the text, so that the order of rows does not matter. */
function sumPerBar({ symbol, documents, calendar, settings, book }: SymbolWork): Map<number, BarSums> {
  const judge = openNovelty({ window: settings.noveltyDays * dayMs });
  const bars = new Map<number, BarSums>();
  const ordered = [...documents].sort((a, b) => a.published - b.published || (a.text < b.text ? -1 : 1));
  for (const { published, text } of ordered) {
    const place = (): string => `${symbol} ${new Date(published).toISOString()}`;
    const { words, clipped } = tokensOf(text);
    const novelty = judge(shinglesOf(words), published);
    if (clipped) book.note("longer than is read; its head was used", place);
    if (Number.isNaN(novelty)) {
      book.note("no words", place);
      continue;
    }
    const bar = firstToKnowIn(calendar, published);
    const early = bar === 0 && published <= calendar.closes[0]! - settings.clock.barMs;
    if (early || bar >= calendar.stamps.length) {
      book.note(early ? "published before the first bar" : "published after the last bar", place);
      continue;
    }
    const sums = bars.get(bar) ?? newSums();
    bars.set(bar, sums);
    const sentiment = sentimentOf(words, settings.dictionary);
    sums.documents += 1;
    sums.novelty += novelty;
    sums.novel += novelty > 0.5 ? 1 : 0;
    sums.sentiment += sentiment;
    sums.weighted += novelty * sentiment;
    sums.positive += sentiment > 0 ? 1 : 0;
    sums.negative += sentiment < 0 ? 1 : 0;
  }
  return bars;
}

interface SymbolBars {
  readonly symbol: string;
  readonly calendar: BarCalendar;
  readonly bars: ReadonlyMap<number, BarSums>;
  /** Last bar that the documents of any symbol reach: beyond it no document means no knowledge. */
  readonly until: number;
}

function addRows(out: RowBook, { symbol, calendar, bars, until }: SymbolBars): void {
  const first = [...bars.keys()].reduce((least, bar) => Math.min(least, bar), Number.POSITIVE_INFINITY);
  const counts: number[] = [];
  for (let bar = first; bar <= until; bar++) {
    const sums = bars.get(bar) ?? newSums();
    const n = sums.documents;
    const before = counts.slice(-usualBars);
    const usual = before.reduce((sum, count) => sum + count, 0) / before.length;
    counts.push(n);
    out.add(symbol, calendar.stamps[bar]!, {
      documents: n,
      novel_documents: sums.novel,
      novelty: sums.novelty / n,
      sentiment: sums.sentiment / n,
      sentiment_novel: sums.weighted / sums.novelty,
      share_positive: sums.positive / n,
      share_negative: sums.negative / n,
      attention_shock: before.length < usualBars ? Number.NaN : Math.log((1 + n) / (1 + usual)),
    });
  }
}

export const text = {
  name: "text",
  says: "Documents per bar, how many are new, dictionary sentiment, attention against its last 20 bars.",
  reads: "symbol, published (or ts), text (or headline)",
  columns: ["symbol", "published", "text"],
  derive: (tables, settings) => {
    const refused = openRefusalBook();
    const documents = gatherDocuments(tables, settings, refused);
    const stamps = [...documents.values()].flatMap((own) =>
      own.map(({ published }) => settings.clock.firstToKnow(published)),
    );
    const [first, last] = stamps.reduce(
      ([a, b], stamp) => [Math.min(a, stamp), Math.max(b, stamp)],
      [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY],
    );
    const calendar = settings.calendar ?? everyBar(first, last, settings.clock);
    const out = openRowBook();
    const found = [...documents.keys()].sort().map((symbol) => ({
      symbol,
      bars: sumPerBar({ symbol, documents: documents.get(symbol) ?? [], calendar, settings, book: refused }),
    }));
    const until = found.reduce((most, { bars }) => [...bars.keys()].reduce((a, b) => Math.max(a, b), most), -1);
    for (const { symbol, bars } of found) addRows(out, { symbol, calendar, bars, until });
    return {
      rows: out.rows(),
      read: tables.reduce((sum, { rows }) => sum + rows, 0),
      refused: refused.list(),
      notes: [
        "A document belongs to the first bar that closes at or after its publication.",
        ...(settings.calendar === null
          ? ["No prices were named: every bar between the first and the last document counts, weekends too."]
          : []),
      ],
    };
  },
} satisfies Derivation;
