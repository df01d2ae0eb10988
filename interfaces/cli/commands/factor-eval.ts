// qraft factor eval: the values of a formula as columns symbol, ts, value.
import { type Command, Option } from "commander";
import { QraftError } from "#engine/core";
import type { Store } from "#engine/data";
import {
  dialectNames,
  type EvaluatedFactor,
  type EvaluationPlace,
  evaluateFactor,
  evaluationPlaces,
  isoTime,
  readFormula,
} from "#tools";
import { chooseMarket, withWorkspace } from "../../compose/index.ts";
import { type Invocation, runs, withSharedFlags } from "../command.ts";
import { writeCsv } from "../table-file.ts";
import { dayOf, type Terminal } from "../terminal.ts";
import { adjustFrom, dayFrom } from "./data-export.ts";
import { positive } from "./derive-flags.ts";

interface EvalFlags {
  readonly market?: string;
  readonly out?: string;
  readonly start?: string;
  readonly end?: string;
  readonly symbols?: string;
  readonly adjust?: string;
  readonly dialect?: string;
  readonly where: EvaluationPlace;
  readonly budgetMb?: number;
}

export function addFactorEval(group: Command): void {
  withSharedFlags(
    group
      .command("eval")
      .argument("<expression>", "formula, or the name of a library's factor, for example alpha191.14")
      .description("Evaluates a formula over a market and writes symbol, ts, value; sealed rows are not read."),
  )
    .option("--market <name>", "market (default: the only one, or the demo market)")
    .option("--out <file>", "CSV file (default: the last values on the terminal)")
    .option("--start <day>", "first day written, YYYY-MM-DD; earlier bars still warm up the windows")
    .option("--end <day>", "last day, YYYY-MM-DD")
    .option("--symbols <list>", "symbols, separated by commas; cross-sections then hold only these")
    .option("--adjust <how>", "none, split or total (default: total where factors are known)")
    .option("--dialect <name>", `the formula is written in this dialect: ${dialectNames().join(", ")}`)
    .addOption(
      new Option("--where <place>", "process, clickhouse, or auto: where it is cheaper, and where it fits")
        .choices(evaluationPlaces)
        .default("auto"),
    )
    .option(
      "--budget-mb <megabytes>",
      "memory of this process; with auto, what needs more runs in ClickHouse",
      positive("--budget-mb"),
    )
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
  const { flags } = asked;
  const expression = readFormula(asked.expression, flags.dialect);
  const { info } = await chooseMarket(store, flags.market, terminal.tell);
  const query = {
    market: info.name,
    end: dayFrom("--end", flags.end),
    symbols: flags.symbols?.split(","),
    adjust: adjustFrom(flags.adjust),
  };
  const evaluated = await evaluateFactor(store, {
    query,
    expression,
    where: flags.where,
    budgetMb: flags.budgetMb,
  });
  const { times, values, where, withheld } = evaluated;
  const first = dayFrom("--start", flags.start) ?? Number.NEGATIVE_INFINITY;
  if (!times.some((time) => time >= first)) throw nothingSince(info.name, flags.start, times);
  const shown = (value: number, i: number): boolean =>
    Number.isFinite(value) && (times[i % times.length] ?? 0) >= first;
  const count = values.reduce((sum, value, i) => sum + (shown(value, i) ? 1 : 0), 0);
  terminal.tell(placeLine(where));
  if (withheld) {
    terminal.tell(
      `${withheld.rows} rows from ${dayOf(withheld.from)} stay sealed as the holdout of run ${withheld.run}; values end before it.`,
    );
  }
  const head = { expression: asked.expression, formula: expression, market: info.name, values: count, withheld, where };
  if (flags.out !== undefined) {
    const rows = writeCsv(flags.out, ["symbol", "ts", "value"], cells(evaluated, first));
    terminal.print(`wrote ${rows} rows (${count} values) to ${flags.out}`);
    terminal.document({ ...head, rows, path: flags.out });
    return 0;
  }
  showLast(terminal, evaluated, head);
  return 0;
}

function placeLine({ place, reduced, why }: EvaluatedFactor["where"]): string {
  const beside = reduced.length === 0 ? "" : `, with ${reduced.join(", ")} reduced in ClickHouse`;
  return `Ran in ${place === "clickhouse" ? "ClickHouse" : "process"}${beside}: ${why}`;
}

/** The last values on the terminal, all of them in the document. */
function showLast(
  terminal: Terminal,
  { symbols, times, frequency, values }: EvaluatedFactor,
  head: { readonly expression: string; readonly values: number },
): void {
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
  { symbols, times, frequency, values }: EvaluatedFactor,
  first: number,
): Generator<readonly (string | number)[]> {
  const stamps = Array.from(times, (time) => isoTime(time, frequency));
  for (const [s, symbol] of symbols.entries()) {
    for (let t = 0; t < times.length; t++) {
      if ((times[t] ?? 0) >= first) yield [symbol, stamps[t] ?? "", values[s * times.length + t] ?? Number.NaN];
    }
  }
}
