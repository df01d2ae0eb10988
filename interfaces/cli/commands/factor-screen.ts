// qraft factor screen: how well formulas rank the returns that follow, with every one counted as a trial.
import type { Command } from "commander";
import { QraftError, type RecordId } from "#engine/core";
import type { MarketDescription } from "#engine/data";
import { dialectNames, factorSubject, type ReadyFormula, type ReadyFormulas, readyFormulas } from "#tools";
import { chooseMarket, inSession, type Session, withWorkspace } from "../../compose/index.ts";
import { runs, wholeNumber, withSharedFlags } from "../command.ts";
import { otherMarkets, withInputsFlag } from "../other-markets.ts";
import { type Terminal, textTable } from "../terminal.ts";
import { type BatchSummary, screenFormulas, showBatch } from "./factor-batch.ts";

interface ScreenFlags {
  readonly market?: string;
  readonly inputs?: string;
  readonly library?: string;
  readonly dialect?: string;
  readonly define: readonly string[];
  readonly horizon: number;
  readonly part: string;
  readonly workers?: number;
  readonly top: number;
  readonly out?: string;
}

type Values = Readonly<Record<string, { readonly value: number | null; readonly record: string }>>;

interface Screened {
  readonly expression: string;
  /** The name of a library's factor, or the formula. */
  readonly label: string;
  readonly values: Values;
  readonly problem: string | null;
}

export function addFactorScreen(group: Command): void {
  withInputsFlag(
    withSharedFlags(
      group
        .command("screen")
        .argument("[expressions...]")
        .description("IC, rank IC, t, coverage, turnover, decay and adjusted p of formulas on one part of the market."),
    ),
  )
    .option("--market <name>", "market (default: the only one, or the demo market)")
    .option("--library <name>", 'every factor of a library: "qraft factor list" names them')
    .option("--dialect <name>", `the formulas are written in this dialect: ${dialectNames().join(", ")}`)
    .option(
      "--define <name=formula>",
      "a formula for a name that the market lacks; may be given several times",
      (text: string, before: readonly string[]) => [...before, text],
      [],
    )
    .option(
      "--workers <n>",
      "threads for many formulas (default: one for each processor core, 8 at most)",
      wholeNumber("--workers"),
    )
    .option("--top <n>", "of many formulas, how many are shown and measured in full", wholeNumber("--top"), 20)
    .option("--out <file>", "of many formulas, CSV file for all of them")
    .option("--horizon <bars>", "bars from signal to exit", wholeNumber("--horizon"), 5)
    .option("--part <part>", "explore or validate; the holdout stays sealed", "explore")
    .addHelpText(
      "after",
      '\nExample:\n  qraft factor screen "rank(-returns(close, 5))" --market us --horizon 5\n  qraft factor screen alpha101.42 alpha191.7 --market us\n  qraft factor screen --library alpha191 --market us --define \'bench_close=market("index", "^GSPC").close\'',
    )
    .action(
      runs(async ({ settings, terminal, signal, clock }, expressions: readonly string[], flags: ScreenFlags) =>
        withWorkspace(settings, "write", async (store) => {
          openPart(flags.part);
          const market = await chooseMarket(store, flags.market, terminal.tell);
          const ready = formulasFor(expressions, flags, market);
          for (const text of ready.standIns) terminal.tell(`${market.info.name} lacks a name; in its place: ${text}`);
          for (const { label, reason } of ready.refused) terminal.tell(`${label} is left out: ${reason}`);
          const { formulas } = ready;
          const goal = `screen ${formulas.length === 1 ? formulas[0]?.label : `${formulas.length} formulas`}`;
          const others = await otherMarkets(store, flags.inputs, formulas);
          const session = { kind: "screen", goal, market, otherMarkets: others, signal, clock } as const;
          if (formulas.length > mostInFull) {
            return inSession(store, session, (open) => screenAtOnce(open, { formulas, flags, terminal, market }));
          }
          return inSession(store, session, (open) => screenInFull(open, { formulas, flags, terminal, market }));
        }),
      ),
    );
}

/** More formulas than this are screened at once, and only the strongest in full. */
const mostInFull = 24;

interface Screening {
  readonly formulas: readonly ReadyFormula[];
  readonly flags: ScreenFlags;
  readonly terminal: Terminal;
  readonly market: MarketDescription;
}

async function screenInFull(session: Session, { formulas, flags, terminal, market }: Screening): Promise<() => number> {
  const screened: Screened[] = [];
  for (const formula of formulas) screened.push(await screenOne(session, formula, flags));
  const adjusted = await adjustAll(session, screened, flags);
  return () => {
    terminal.print(tableOf(screened, adjusted));
    for (const { label, problem } of screened) if (problem) terminal.tell(`${label}: ${problem}`);
    terminal.print(
      `\nrun ${session.run}: ${screened.length} trials on the ${flags.part} part of ${nameOf(market)}; p adjusted by Benjamini–Hochberg over them`,
    );
    terminal.document({
      ...documentHead(session, market, flags),
      factors: screened.map((one) => ({ ...one, adjusted: adjusted.get(one.expression) ?? null })),
    });
    return screened.every(({ problem }) => problem !== null) ? 2 : 0;
  };
}

async function screenAtOnce(session: Session, screening: Screening): Promise<() => number> {
  const found = await screenFormulas(session, screening.formulas, screening.flags);
  return () => showAtOnce(session, found, screening);
}

function showAtOnce(session: Session, found: BatchSummary, { formulas, flags, terminal, market }: Screening): number {
  showBatch(found, formulas, { flags, terminal });
  const missing = found.rows.filter(({ problem }) => problem !== null);
  if (missing.length > 0) terminal.print(`\n${missing.length} cannot be computed on ${market.info.name}:`);
  for (const { expression, problem } of missing) {
    terminal.print(`  ${formulas.find((one) => one.expression === expression)?.label ?? expression}: ${problem ?? ""}`);
  }
  terminal.print(
    `\nrun ${session.run}: ${formulas.length} trials on the ${flags.part} part of ${nameOf(market)}; ${found.duplicates} repeat the values of an earlier one; p adjusted by Benjamini–Hochberg over the other ${found.distinct}; the ${found.best.length} strongest are measured in full`,
  );
  terminal.document({ ...documentHead(session, market, flags), ...found });
  return found.distinct === 0 ? 2 : 0;
}

function nameOf({ info }: MarketDescription): string {
  return info.simulated ? `${info.name} (simulated market)` : info.name;
}

function documentHead(
  session: Session,
  { info }: MarketDescription,
  flags: ScreenFlags,
): Readonly<Record<string, unknown>> {
  const { part, horizon } = flags;
  return { run: session.run, market: info.name, simulated: info.simulated, part, horizonBars: horizon };
}

/** Refuses parts that nobody may screen by hand. */
export function openPart(part: string): void {
  if (part === "explore" || part === "validate") return;
  throw new QraftError(
    "bad-part",
    `--part ${part} cannot be screened by hand.`,
    "Use explore or validate; the holdout opens only in a campaign, on record.",
    part === "holdout" ? 3 : 2,
  );
}

function formulasFor(texts: readonly string[], flags: ScreenFlags, market: MarketDescription): ReadyFormulas {
  const { fields, groups } = market;
  const ready = readyFormulas(
    { texts, library: flags.library, dialect: flags.dialect, define: flags.define },
    { fields, groups },
  );
  if (ready.formulas.length > 0) return ready;
  throw new QraftError(
    "no-formula",
    "No formula was given.",
    'Give one, for example "rank(-returns(close, 5))", or --library alpha101.',
  );
}

async function screenOne(
  session: Session,
  { expression, label, origin }: ReadyFormula,
  flags: ScreenFlags,
): Promise<Screened> {
  const explained = (await session.ask("explain_factor", { expression })) as {
    readonly ok: boolean;
    readonly message?: string;
    readonly next?: string;
  };
  const problem = explained.ok ? null : `${explained.message ?? ""} ${explained.next ?? ""}`;
  const values = explained.ok
    ? (
        (await session.ask("screen_factor", { expression, horizonBars: flags.horizon, part: flags.part })) as {
          readonly values: Values;
        }
      ).values
    : {};
  session.trial({
    subject: factorSubject(expression),
    definition: { expression },
    idea: null,
    author: "person",
    origin,
    outcome: explained.ok ? "passed" : "failed",
    stage: explained.ok ? "screen" : "code",
    reason: problem ?? "screened by hand",
    metric: (values["rank_ic.t"]?.record ?? null) as RecordId | null,
    duplicateOf: null,
    sharpePerBar: null,
    pValue: values["rank_ic.p"]?.value ?? null,
  });
  return { expression, label, values, problem };
}

async function adjustAll(
  session: Session,
  screened: readonly Screened[],
  flags: ScreenFlags,
): Promise<ReadonlyMap<string, number | null>> {
  const adjusted = new Map<string, number | null>();
  if (flags.part !== "explore") return adjusted;
  for (const { expression, problem } of screened) {
    if (problem !== null) continue;
    const { values } = (await session.ask("adjust_for_trials", { expression, horizonBars: flags.horizon })) as {
      readonly values: Values;
    };
    adjusted.set(expression, values["rank_ic.p_adjusted"]?.value ?? null);
  }
  return adjusted;
}

function tableOf(screened: readonly Screened[], adjusted: ReadonlyMap<string, number | null>): string {
  const show = (value: number | null | undefined, digits: number): string =>
    value === null || value === undefined ? "–" : value.toFixed(digits);
  const columns = [
    "ic.mean",
    "rank_ic.mean",
    "rank_ic.ir",
    "rank_ic.t",
    "coverage",
    "turnover.top_quantile",
    "monotonicity",
    "decay.half_life",
  ] as const;
  const header = [
    "formula",
    "IC",
    "rank IC",
    "ICIR",
    "t (NW)",
    "coverage",
    "turnover",
    "monotone",
    "half-life",
    "adj. p",
  ];
  return textTable(
    header,
    screened.map(({ expression, label, values }) => [
      label.length > 56 ? `${label.slice(0, 55)}…` : label,
      ...columns.map((name) => show(values[name]?.value, name === "coverage" || name.startsWith("turnover") ? 3 : 4)),
      show(adjusted.get(expression), 4),
    ]),
  );
}
