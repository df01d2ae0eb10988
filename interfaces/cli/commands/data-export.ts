// qraft data export: bars of a market as a CSV file; sealed rows stay in the store.
import type { Command } from "commander";
import { QraftError } from "#engine/core";
import type { Adjustment, Bars } from "#engine/data";
import { isoTime } from "#tools";
import { withWorkspace } from "../../compose/index.ts";
import { runs, withSharedFlags } from "../command.ts";
import { writeCsv } from "../table-file.ts";
import { dayOf } from "../terminal.ts";

interface ExportFlags {
  readonly out: string;
  readonly adjust?: string;
  readonly start?: string;
  readonly end?: string;
  readonly symbols?: string;
}

export function addDataExport(group: Command): void {
  withSharedFlags(
    group
      .command("export")
      .argument("<market>")
      .description("Writes bars as CSV (symbol, ts, fields); rows under the seal are not written."),
  )
    .requiredOption("--out <file>", "CSV file to write")
    .option("--adjust <how>", "none, split or total (default: total where factors are known)")
    .option("--start <day>", "first day, YYYY-MM-DD")
    .option("--end <day>", "last day, YYYY-MM-DD")
    .option("--symbols <list>", "symbols, separated by commas")
    .addHelpText("after", "\nExample:\n  qraft data export us --out us.csv --start 2014-01-01")
    .action(
      runs(async ({ settings, terminal }, market: string, flags: ExportFlags) =>
        withWorkspace(settings, "read", async (store) => {
          const bars = await store.read({
            market,
            start: dayFrom("--start", flags.start),
            end: dayFrom("--end", flags.end),
            symbols: flags.symbols?.split(","),
            adjust: adjustFrom(flags.adjust),
          });
          const fields = [...bars.fields.keys()];
          const rows = writeCsv(flags.out, ["symbol", "ts", ...fields], cells(bars, fields));
          const sealed = bars.withheld
            ? ` ${bars.withheld.rows} rows from ${dayOf(bars.withheld.from)} stay sealed as the holdout of run ${bars.withheld.run}.`
            : "";
          terminal.print(`wrote ${rows} rows to ${flags.out}.${sealed}`);
          terminal.document({ market, rows, path: flags.out, adjustment: bars.adjustment, withheld: bars.withheld });
          return 0;
        }),
      ),
    );
}

function* cells(bars: Bars, fields: readonly string[]): Generator<readonly (string | number)[]> {
  const columns = fields.map((field) => bars.fields.get(field) ?? new Float64Array(0));
  for (const [s, symbol] of bars.symbols.entries()) {
    for (const [t, time] of bars.times.entries()) {
      const values = columns.map((column) => column[s * bars.times.length + t] ?? Number.NaN);
      if (values.some((value) => !Number.isNaN(value))) yield [symbol, isoTime(time, bars.frequency), ...values];
    }
  }
}

export function dayFrom(flag: string, text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  const time = Date.parse(/^\d{4}-\d{2}-\d{2}$/.test(text) ? `${text}T00:00:00Z` : "");
  if (Number.isFinite(time)) return time;
  throw new QraftError("bad-date", `${flag} "${text}" is not a day.`, "Write it as YYYY-MM-DD.");
}

export function adjustFrom(text: string | undefined): Adjustment | undefined {
  if (text === undefined) return undefined;
  if (text === "none" || text === "split" || text === "total") return text;
  throw new QraftError("bad-adjustment", `--adjust ${text} is not known.`, "Known: none, split, total.");
}
