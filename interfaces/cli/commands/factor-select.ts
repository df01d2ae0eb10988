// qraft factor select: choosing among formulas after every one of them was screened and counted as a trial.
import { availableParallelism } from "node:os";
import type { Command } from "commander";
import { QraftError } from "#engine/core";
import type { MarketDescription } from "#engine/data";
import { dialectNames, type ReadyFormula, readyFormulas, selectionCards } from "#tools";
import { chooseMarket, inSession, type Session, withWorkspace } from "../../compose/index.ts";
import { type Invocation, runs, wholeNumber, withSharedFlags } from "../command.ts";
import { otherMarkets, withInputsFlag } from "../other-markets.ts";
import { writeCsv } from "../table-file.ts";
import { type Terminal, textTable } from "../terminal.ts";
import { openPart } from "./factor-screen.ts";

interface SelectFlags {
  readonly market?: string;
  readonly inputs?: string;
  readonly library?: string;
  readonly dialect?: string;
  readonly method: string;
  readonly options: string;
  readonly part: string;
  readonly horizon: number;
  readonly standardize: string;
  readonly dates?: number;
  readonly top: number;
  readonly workers?: number;
  readonly out?: string;
  readonly methods?: boolean;
}

type Values = Readonly<Record<string, { readonly value: number | null; readonly record: string }>>;

interface Selected {
  readonly candidates: number;
  readonly values: Values;
  readonly chosen: readonly { readonly expression: string; readonly reason: string; readonly values: Values }[];
  readonly dropped: readonly { readonly name: string; readonly reason: string }[];
  readonly notes: readonly string[];
}

export function addFactorSelect(group: Command): void {
  withInputsFlag(
    withSharedFlags(
      group
        .command("select")
        .argument("[formulas...]")
        .description("Chooses among formulas: which to keep together, in what order, with what weights, and why."),
    ),
  )
    .option("--market <name>", "market (default: the only one, or the demo market)")
    .option("--library <name>", 'every factor of a library: "qraft factor list" names them')
    .option("--dialect <name>", `the formulas are written in this dialect: ${dialectNames().join(", ")}`)
    .option(
      "--method <name>",
      selectionCards()
        .map(({ name }) => name)
        .join(", "),
      "lasso",
    )
    .option("--options <json>", "options of the method as JSON, for example '{\"folds\": 10}'", "{}")
    .option("--methods", "list the methods and their options instead")
    .option("--part <part>", "explore or validate; the holdout stays sealed", "explore")
    .option("--horizon <bars>", "bars from signal to exit", wholeNumber("--horizon"), 5)
    .option("--standardize <way>", "z-score or gauss, on every date", "z-score")
    .option("--dates <n>", "dates looked at, at most (default: all that memory allows)", wholeNumber("--dates"))
    .option("--top <n>", "how many of the chosen are shown and recorded", wholeNumber("--top"), 50)
    .option(
      "--workers <n>",
      "threads for screening (default: one for each processor core, 8 at most)",
      wholeNumber("--workers"),
    )
    .option("--out <file>", "CSV file for the chosen")
    .addHelpText(
      "after",
      "\nExample:\n  qraft factor select --library alpha101 --market us --method lasso\n  qraft factor select --library alpha158 --method cluster --options '{\"correlation\": 0.8}'",
    )
    .action(
      runs(async (invocation, texts: readonly string[], flags: SelectFlags) =>
        flags.methods ? showMethods(invocation) : selectAmong(invocation, texts, flags),
      ),
    );
}

function showMethods({ terminal }: Invocation): number {
  const cards = selectionCards();
  for (const { name, says, options } of cards) {
    terminal.print(`${name}: ${says}`);
    for (const option of options) {
      const usual = option.value === "" ? "" : ` (default ${option.value})`;
      terminal.print(`  ${option.name}${usual}${option.says === "" ? "" : `: ${option.says}`}`);
    }
  }
  terminal.document(cards);
  return 0;
}

async function selectAmong(
  { settings, terminal, signal, clock }: Invocation,
  texts: readonly string[],
  flags: SelectFlags,
): Promise<number> {
  openPart(flags.part);
  const options = optionsOf(flags.options);
  return withWorkspace(settings, "write", async (store) => {
    const market = await chooseMarket(store, flags.market, terminal.tell);
    const formulas = formulasFor(texts, { flags, market, terminal });
    const goal = `select among ${formulas.length} formulas by ${flags.method}`;
    const others = await otherMarkets(store, flags.inputs, formulas);
    return inSession(store, { kind: "screen", goal, market, otherMarkets: others, signal, clock }, (session) =>
      screenAndSelect(session, { formulas, flags, options, market, terminal }),
    );
  });
}

interface Selecting {
  readonly formulas: readonly ReadyFormula[];
  readonly flags: SelectFlags;
  readonly options: unknown;
  readonly market: MarketDescription;
  readonly terminal: Terminal;
}

async function screenAndSelect(
  session: Session,
  { formulas, flags, options, market, terminal }: Selecting,
): Promise<() => number> {
  const { part, horizon: horizonBars } = flags;
  const screened = (await session.ask("screen_batch", {
    formulas: formulas.map(({ expression, origin }) => ({ expression, origin })),
    horizonBars,
    part,
    author: "person",
    workers: flags.workers ?? (formulas.length > 24 ? Math.min(8, availableParallelism()) : 0),
  })) as readonly { readonly expression: string; readonly duplicate: unknown; readonly problem: string | null }[];
  const labels = new Map(formulas.map(({ expression, label }) => [expression, label]));
  for (const { expression, problem } of screened)
    if (problem !== null) terminal.tell(`${labels.get(expression) ?? expression} is left out: ${problem}`);
  const found = (await session.ask("select_factors", {
    method: flags.method,
    options,
    horizonBars,
    part,
    standardize: flags.standardize,
    records: flags.top,
    ...(flags.dates === undefined ? {} : { dates: flags.dates }),
  })) as Selected;
  const repeats = screened.filter(({ duplicate }) => duplicate !== null).length;
  const counts = { trials: screened.length, duplicates: repeats };
  return () => showSelected(session, { found, counts, labels }, { flags, market, terminal });
}

interface Choice {
  readonly found: Selected;
  readonly counts: { readonly trials: number; readonly duplicates: number };
  readonly labels: ReadonlyMap<string, string>;
}

function showSelected(
  session: Session,
  { found, counts, labels }: Choice,
  { flags, market, terminal }: Pick<Selecting, "flags" | "market" | "terminal">,
): number {
  if (found.chosen.length > 0) terminal.print(tableOf(found, labels));
  for (const note of found.notes) terminal.print(note);
  for (const { name, reason } of found.dropped) terminal.print(`${labels.get(name) ?? name} is left out: ${reason}`);
  if (flags.out !== undefined) terminal.print(`wrote ${writeChosen(flags.out, found, labels)} factors to ${flags.out}`);
  const name = market.info.simulated ? `${market.info.name} (simulated market)` : market.info.name;
  const fit = found.values["selection.r_squared"]?.value ?? null;
  const validated = found.values["selection.cv_r_squared"]?.value ?? null;
  terminal.print(
    `\nrun ${session.run}: ${counts.trials} trials on the ${flags.part} part of ${name}, ${counts.duplicates} of them repeats; ${found.values["selection.chosen"]?.value ?? 0} of ${found.candidates} chosen by ${flags.method}; R² ${show(fit, 5)} where they were chosen${validated === null ? "" : `, ${show(validated, 5)} on dates not fitted on`}. Choosing is a search too: what it found counts as found in ${counts.trials} trials.`,
  );
  terminal.document({
    run: session.run,
    market: market.info.name,
    simulated: market.info.simulated,
    part: flags.part,
    horizonBars: flags.horizon,
    method: flags.method,
    ...counts,
    ...found,
    chosen: found.chosen.map((one) => ({ ...one, label: labels.get(one.expression) ?? one.expression })),
  });
  return 0;
}

function optionsOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new QraftError(
      "bad-selection-options",
      `--options ${text} is not JSON.`,
      "Give an object, for example '{\"folds\": 10}'; --methods lists the options.",
    );
  }
}

function formulasFor(
  texts: readonly string[],
  {
    flags,
    market,
    terminal,
  }: { readonly flags: SelectFlags; readonly market: MarketDescription; readonly terminal: Terminal },
): readonly ReadyFormula[] {
  const { fields, groups } = market;
  const ready = readyFormulas({ texts, library: flags.library, dialect: flags.dialect }, { fields, groups });
  for (const text of ready.standIns) terminal.tell(`${market.info.name} lacks a name; in its place: ${text}`);
  for (const { label, reason } of ready.refused) terminal.tell(`${label} is left out: ${reason}`);
  if (ready.formulas.length > 0) return ready.formulas;
  throw new QraftError(
    "no-formula",
    "No formula was given.",
    'Give some, for example "rank(-returns(close, 5))" "rank(volume)", or --library alpha101.',
  );
}

const show = (value: number | null | undefined, digits: number): string =>
  value === null || value === undefined ? "–" : value.toFixed(digits);

function tableOf({ chosen }: Selected, labels: ReadonlyMap<string, string>): string {
  return textTable(
    ["", "factor", "weight", "t (NW)", "gain in R²", "why"],
    chosen.map(({ expression, reason, values }) => {
      const label = labels.get(expression) ?? expression;
      return [
        show(values["selection.order"]?.value, 0),
        label.length > 48 ? `${label.slice(0, 47)}…` : label,
        show(values["selection.weight"]?.value, 5),
        show(values["selection.t"]?.value, 2),
        show(values["selection.gain"]?.value, 6),
        reason,
      ];
    }),
  );
}

function writeChosen(path: string, { chosen }: Selected, labels: ReadonlyMap<string, string>): number {
  const names = [...new Set(chosen.flatMap(({ values }) => Object.keys(values)))];
  return writeCsv(
    path,
    ["factor", "expression", ...names, "reason"],
    chosen.map(({ expression, reason, values }) => [
      labels.get(expression) ?? expression,
      expression,
      ...names.map((name) => values[name]?.value ?? Number.NaN),
      reason,
    ]),
  );
}
