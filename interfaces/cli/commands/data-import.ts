// qraft data import and qraft data demo: files or a simulated market into the store, all or nothing.
import type { Command } from "commander";
import { QraftError } from "#engine/core";
import {
  type AdjustmentFactor,
  type Frequency,
  frequencies,
  type ImportReport,
  type Instrument,
  type MarketInfo,
  type Store,
} from "#engine/data";
import {
  type BarOptions,
  decodeBars,
  decodeFactors,
  decodeInstruments,
  demoReadme,
  type Issue,
  parseColumnMap,
  rowsForImport,
} from "#engine/data/sources";
import { importDemo, withWorkspace } from "../../compose/index.ts";
import { runs, wholeNumber, withSharedFlags } from "../command.ts";
import { dayOf, timeOf } from "../terminal.ts";
import { type NumberFlags, numberMarks, oneOf, withNumberFlags } from "./number-flags.ts";

interface ImportFlags extends NumberFlags {
  readonly market: string;
  readonly frequency?: string;
  readonly map?: string;
  readonly symbol?: string;
  readonly timeZone?: string;
  readonly currency?: string;
  readonly negativePrices?: string;
  readonly instruments?: string;
  readonly instrumentsMap?: string;
  readonly factors?: string;
}

export function addDataImport(group: Command): void {
  addImport(group);
  addDemo(group);
}

function addImport(group: Command): void {
  withNumberFlags(
    withSharedFlags(
      group
        .command("import")
        .argument("[files...]", "CSV, CSV.gz, Parquet or Arrow files of bars")
        .description("Imports bars, instruments and adjustment factors; a bad file changes nothing."),
    ),
  )
    .requiredOption("--market <name>", "market to import into")
    .option("--frequency <f>", `one of ${frequencies.join(", ")} (default: told from the data)`)
    .option("--map <columns>", "column names, for example ts=Date,symbol=Ticker")
    .option("--symbol <symbol>", "symbol of a file without a symbol column")
    .option("--time-zone <zone>", "IANA zone of local times (default: the market's, or UTC)")
    .option("--currency <code>", "currency of the prices (default: the market's, or USD)")
    .option("--negative-prices <how>", "keep or blank (default: blank)")
    .option("--instruments <file>", "table of symbols with sector, listing and delisting dates")
    .option("--sectors <file>", "the same as --instruments")
    .option("--instruments-map <columns>", "its column names, for example sector=sector_2018")
    .option("--factors <file>", "table of split and dividend factors")
    .addHelpText(
      "after",
      "\nExample:\n  qraft data import bars.parquet --market us --frequency 1d --instruments sectors.csv",
    )
    .action(
      runs(
        async ({ settings, terminal }, files: readonly string[], flags: ImportFlags & { readonly sectors?: string }) =>
          withWorkspace(settings, "write", async (store) => {
            const imported = await importFiles(store, files, {
              ...flags,
              ...(flags.sectors === undefined ? {} : { instruments: flags.sectors }),
            });
            terminal.print(importText(flags.market, imported));
            terminal.document({ market: flags.market, ...imported.report, issues: imported.issues });
            return 0;
          }),
      ),
    );
}

function addDemo(group: Command): void {
  withSharedFlags(group.command("demo").description("Makes the simulated demo market; --null plants no signal in it."))
    .option("--seed <n>", "seed of the simulation", wholeNumber("--seed"), 7)
    .option("--null", "plant nothing", false)
    .option("--market <name>", "name of the market (default: demo, or demo-null)")
    .option("--readme", "only say what is planted", false)
    .addHelpText("after", "\nExample:\n  qraft data demo --seed 7 --null --market noise")
    .action(
      runs(
        async (
          { settings, terminal },
          flags: {
            readonly seed: number;
            readonly null?: boolean;
            readonly market?: string;
            readonly readme?: boolean;
          },
        ) => {
          const nothingPlanted = flags.null === true;
          const readme = demoReadme({ seed: flags.seed, null: nothingPlanted });
          if (flags.readme) {
            terminal.print(readme);
            terminal.document({ readme });
            return 0;
          }
          return withWorkspace(settings, "write", async (store) => {
            const name = flags.market ?? (nothingPlanted ? "demo-null" : "demo");
            const market = await importDemo(store, { seed: flags.seed, nothingPlanted, name });
            terminal.print(
              `Market ${name} (simulated, seed ${flags.seed}${nothingPlanted ? ", nothing planted" : ""}): ${market.symbols.length} symbols, ${dayOf(market.first)} to ${dayOf(market.last)}, ${market.rows} bars, snapshot ${market.snapshot?.hash.slice(0, 16) ?? ""}.\nWhat was planted: qraft data demo --readme${nothingPlanted ? " --null" : ""}`,
            );
            terminal.document({
              market: name,
              simulated: true,
              symbols: market.symbols.length,
              rows: market.rows,
              snapshot: market.snapshot,
            });
            return 0;
          });
        },
      ),
    );
}

interface Imported {
  readonly report: ImportReport;
  readonly issues: readonly Issue[];
  readonly instruments: number;
}

async function importFiles(store: Store, files: readonly string[], flags: ImportFlags): Promise<Imported> {
  const known = (await store.markets()).find(({ info }) => info.name === flags.market)?.info;
  checkNew(flags, known);
  const instruments =
    flags.instruments === undefined
      ? null
      : await decodeInstruments(
          flags.instruments,
          flags.instrumentsMap === undefined ? {} : { map: parseColumnMap(flags.instrumentsMap) },
        );
  const factors =
    flags.factors === undefined
      ? null
      : await decodeFactors(flags.factors, flags.symbol === undefined ? {} : { symbol: flags.symbol });
  if (files.length === 0 && instruments === null && factors === null)
    throw new QraftError("no-files", "No file was named.", "Name at least one CSV, CSV.gz, Parquet or Arrow file.");
  const bars = files.length === 0 ? null : await decodeBars(files, barOptions(flags, known));
  const info = known ?? newInfo(flags, bars?.frequency);
  const report = await store.importBars({
    info,
    rows: bars === null ? { symbols: [], ts: new Float64Array(0), fields: new Map() } : rowsForImport(bars.rows),
    ...(instruments
      ? {
          instruments: forMarket(
            instruments.instruments,
            bars?.rows.symbols ?? (await store.describe(flags.market)).symbols,
          ),
        }
      : {}),
    ...(factors ? { factors: factors.factors as readonly AdjustmentFactor[] } : {}),
    source: sourceOf([bars, instruments, factors]),
  });
  return {
    report,
    issues: [bars, instruments, factors].flatMap((decoded) => decoded?.issues ?? []),
    instruments: instruments?.instruments.length ?? 0,
  };
}

function sourceOf(
  decoded: readonly ({
    readonly source: { readonly files: readonly { readonly name: string; readonly sha256: string }[] };
  } | null)[],
): { readonly name: string; readonly sha256: string } {
  const files = decoded.flatMap((part) => part?.source.files ?? []);
  return {
    name: files
      .map(({ name }) => name)
      .join(", ")
      .slice(0, 500),
    sha256: files.map(({ sha256 }) => sha256).join(","),
  };
}

/** Only instruments of this market; a table of a whole country would add symbols without bars. */
function forMarket(instruments: readonly Instrument[], symbols: readonly string[]): readonly Instrument[] {
  const known = new Set(symbols);
  return instruments.filter(({ symbol }) => known.has(symbol));
}

function frequencyFrom(text: string | undefined): Frequency | undefined {
  if (text === undefined) return undefined;
  const found = frequencies.find((frequency) => frequency === text);
  if (!found)
    throw new QraftError("bad-frequency", `--frequency ${text} is not known.`, `Known: ${frequencies.join(", ")}.`);
  return found;
}

/** The market's own frequency and zone hold for what is added to it. */
function barOptions(flags: ImportFlags, known: MarketInfo | undefined): BarOptions {
  return {
    frequency: frequencyFrom(flags.frequency) ?? known?.frequency,
    timeZone: flags.timeZone ?? known?.timeZone ?? "UTC",
    ...numberMarks(flags),
    negativePrices: oneOf("--negative-prices", flags.negativePrices, ["blank", "keep"] as const),
    symbol: flags.symbol,
    map: flags.map === undefined ? undefined : parseColumnMap(flags.map),
  };
}

function checkNew(flags: ImportFlags, known: MarketInfo | undefined): void {
  const frequency = frequencyFrom(flags.frequency);
  if (known !== undefined) {
    if (frequency !== undefined && frequency !== known.frequency)
      throw mismatch(`--frequency ${frequency}`, `${known.name} holds bars of ${known.frequency}`);
    if (flags.currency !== undefined && flags.currency !== known.currency)
      throw mismatch(`--currency ${flags.currency}`, `${known.name} is in ${known.currency}`);
    return;
  }
  if (!/^[a-z][a-z0-9_-]{0,39}$/.test(flags.market))
    throw new QraftError(
      "bad-market-name",
      `--market "${flags.market.slice(0, 80)}" is not a name for a market.`,
      "Use lower-case letters, digits, - and _, a letter first, at most 40.",
    );
  if (flags.currency !== undefined && !/^[A-Z][A-Z0-9]{1,9}$/.test(flags.currency))
    throw new QraftError(
      "bad-currency",
      `--currency "${flags.currency.slice(0, 80)}" is not a currency code.`,
      "Use capital letters and digits, for example USD or USDT.",
    );
}

function mismatch(given: string, stored: string): QraftError {
  return new QraftError(
    "market-mismatch",
    `${given} does not fit: market ${stored}.`,
    "Import under another market name, or leave the flag out.",
  );
}

function newInfo(flags: ImportFlags, frequency: Frequency | undefined): MarketInfo {
  return {
    name: flags.market,
    frequency: frequency ?? "1d",
    timeZone: flags.timeZone ?? "UTC",
    currency: flags.currency ?? "USD",
    simulated: false,
  };
}

function importText(market: string, { report, issues, instruments }: Imported): string {
  const { snapshot } = report;
  const lines = [
    `Market ${market}: ${report.rows} rows offered, ${report.inserted} new, ${report.unchanged} unchanged, ${report.revised.count} revised${instruments > 0 ? `, ${instruments} instruments read` : ""}.`,
    `Snapshot ${snapshot.hash.slice(0, 16)} (version ${snapshot.version}): ${snapshot.symbols} symbols, ${dayOf(snapshot.first)} to ${dayOf(snapshot.last)}, ${snapshot.rows} rows.`,
    ...report.revised.examples
      .slice(0, 5)
      .map(
        (change) =>
          `  revised ${change.symbol} ${timeOf(change.ts)} ${change.field}: ${change.before} → ${change.after}`,
      ),
  ];
  for (const issue of issues) {
    lines.push(
      `  ${issue.severity === "warning" ? "!" : "·"} ${issue.code} × ${issue.count} (${issue.action}): ${issue.says}`,
    );
    for (const example of issue.examples.slice(0, 2)) {
      const where = [
        example.file,
        example.row === null ? "" : `row ${example.row}`,
        example.symbol ?? "",
        example.ts === null ? "" : timeOf(example.ts),
      ]
        .filter((part) => part !== "")
        .join(" ");
      lines.push(
        `      e.g. ${where}: ${Object.entries(example.values)
          .map(([name, value]) => `${name}=${value ?? "missing"}`)
          .join(" ")}`,
      );
    }
  }
  return lines.join("\n");
}
