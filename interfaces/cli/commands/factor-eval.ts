// qraft factor eval: the values of a formula as columns symbol, ts, value.
import type { Command } from "commander";
import { QraftError } from "#engine/core";
import type { Store } from "#engine/data";
import { type EvaluatedFactor, evaluateFactor, isoTime } from "#tools";
import { chooseMarket, withWorkspace } from "../../compose/index.ts";
import { type Invocation, runs, withSharedFlags } from "../command.ts";
import { writeCsv } from "../table-file.ts";
import { dayOf, type Terminal } from "../terminal.ts";
import { adjustFrom, dayFrom } from "./data-export.ts";

interface EvalFlags {
  readonly market?: string;
  readonly out?: string;
  readonly start?: string;
  readonly end?: string;
  readonly symbols?: string;
  readonly adjust?: string;
}

export function addFactorEval(group: Command): void {
  withSharedFlags(
    group
      .command("eval")
      .argument("<expression>")
      .description("Evaluates a formula over a market and writes symbol, ts, value; sealed rows are not read."),
  )
    .option("--market <name>", "market (default: the only one, or the demo market)")
    .option("--out <file>", "CSV file (default: the last values on the terminal)")
    .option("--start <day>", "first day written, YYYY-MM-DD; earlier bars still warm up the windows")
    .option("--end <day>", "last day, YYYY-MM-DD")
    .option("--symbols <list>", "symbols, separated by commas; cross-sections then hold only these")
    .option("--adjust <how>", "none, split or total (default: total where factors are known)")
    .addHelpText("after", '\nExample:\n  qraft factor eval "rank(-returns(close, 5))" --market us --out rev5.csv')
    .action(
      runs(async (invocation, expression: string, flags: EvalFlags) =>
        withWorkspace(invocation.settings, "write", (store) =>
          evaluateAndShow(store, invocation, { expression, flags }),
        ),
      ),
    );
}

async function evaluateAndShow(
  store: Store,
  { terminal }: Invocation,
  asked: { readonly expression: string; readonly flags: EvalFlags },
): Promise<number> {
  const { expression, flags } = asked;
  const { info } = await chooseMarket(store, flags.market, terminal.tell);
  const query = {
    market: info.name,
    end: dayFrom("--end", flags.end),
    symbols: flags.symbols?.split(","),
    adjust: adjustFrom(flags.adjust),
  };
  const { panel, values } = await evaluateFactor(store, query, expression);
  const first = dayFrom("--start", flags.start) ?? Number.NEGATIVE_INFINITY;
  const withheld = panel.source?.withheld ?? null;
  const { times } = panel;
  if (!times.some((time) => time >= first)) throw nothingSince(info.name, flags.start, times);
  const shown = (value: number, i: number): boolean =>
    Number.isFinite(value) && (times[i % times.length] ?? 0) >= first;
  const count = values.reduce((sum, value, i) => sum + (shown(value, i) ? 1 : 0), 0);
  if (withheld) {
    terminal.tell(
      `${withheld.rows} rows from ${dayOf(withheld.from)} stay sealed as the holdout of run ${withheld.run}; values end before it.`,
    );
  }
  const head = { expression, market: info.name, values: count, withheld };
  if (flags.out !== undefined) {
    const rows = writeCsv(flags.out, ["symbol", "ts", "value"], cells(panel, values, first));
    terminal.print(`wrote ${rows} rows (${count} values) to ${flags.out}`);
    terminal.document({ ...head, rows, path: flags.out });
    return 0;
  }
  showLast(terminal, { panel, values }, head);
  return 0;
}

/** The last values on the terminal, all of them in the document. */
function showLast(
  terminal: Terminal,
  { panel, values }: EvaluatedFactor,
  head: { readonly expression: string; readonly values: number },
): void {
  const { symbols, times, frequency } = panel;
  const last = times.length - 1;
  const shown = symbols.map((symbol, s) => ({ symbol, value: values[s * times.length + last] ?? Number.NaN }));
  const day = dayOf(times[last] ?? Number.NaN);
  terminal.print(`${head.expression} on ${day} (${head.values} values in all; --out writes them)`);
  for (const { symbol, value } of shown.slice(0, 20))
    terminal.print(`  ${symbol.padEnd(8)} ${Number.isFinite(value) ? value : "missing"}`);
  terminal.document({
    ...head,
    ts: isoTime(times[last] ?? 0, frequency),
    last: shown.map(({ symbol, value }) => ({ symbol, value: Number.isFinite(value) ? value : null })),
  });
}

function nothingSince(market: string, start: string | undefined, times: Float64Array): QraftError {
  return new QraftError(
    "no-bars",
    `The readable bars of ${market} end on ${dayOf(times.at(-1) ?? Number.NaN)}, before --start ${start ?? ""}.`,
    "Give an earlier day.",
  );
}

function* cells(
  panel: { readonly symbols: readonly string[]; readonly times: Float64Array; readonly frequency: string },
  values: Float64Array,
  first: number,
): Generator<readonly (string | number)[]> {
  const { symbols, times, frequency } = panel;
  const stamps = Array.from(times, (time) => isoTime(time, frequency));
  for (const [s, symbol] of symbols.entries()) {
    for (let t = 0; t < times.length; t++) {
      if ((times[t] ?? 0) >= first) yield [symbol, stamps[t] ?? "", values[s * times.length + t] ?? Number.NaN];
    }
  }
}
