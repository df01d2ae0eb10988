// qraft factor screen: how well formulas rank the returns that follow, with every one counted as a trial.
import type { Command } from "commander";
import { QraftError, type RecordId } from "#engine/core";
import { factorLibrary, factorSubject } from "#tools";
import { chooseMarket, inSession, type Session, withWorkspace } from "../../compose/index.ts";
import { runs, wholeNumber, withSharedFlags } from "../command.ts";
import { textTable } from "../terminal.ts";

interface ScreenFlags {
  readonly market?: string;
  readonly library?: string;
  readonly horizon: number;
  readonly part: string;
}

type Values = Readonly<Record<string, { readonly value: number | null; readonly record: string }>>;

interface Screened {
  readonly expression: string;
  readonly values: Values;
  readonly problem: string | null;
}

export function addFactorScreen(group: Command): void {
  withSharedFlags(
    group
      .command("screen")
      .argument("[expressions...]")
      .description("IC, rank IC, t, coverage, turnover, decay and adjusted p of formulas on one part of the market."),
  )
    .option("--market <name>", "market (default: the only one, or the demo market)")
    .option("--library <name>", '"known" screens every known factor')
    .option("--horizon <bars>", "bars from signal to exit", wholeNumber("--horizon"), 5)
    .option("--part <part>", "explore or validate; the holdout stays sealed", "explore")
    .addHelpText("after", '\nExample:\n  qraft factor screen "rank(-returns(close, 5))" --market us --horizon 5')
    .action(
      runs(async ({ settings, terminal, signal, clock }, expressions: readonly string[], flags: ScreenFlags) =>
        withWorkspace(settings, "write", async (store) => {
          openPart(flags.part);
          const formulas = formulasFrom(expressions, flags.library);
          const market = await chooseMarket(store, flags.market, terminal.tell);
          const goal = `screen ${formulas.length === 1 ? formulas[0] : `${formulas.length} formulas`}`;
          return inSession(store, { kind: "screen", goal, market, signal, clock }, async (session) => {
            const screened: Screened[] = [];
            for (const expression of formulas) screened.push(await screenOne(session, expression, flags));
            const adjusted = await adjustAll(session, screened, flags);
            terminal.print(tableOf(screened, adjusted));
            for (const { expression, problem } of screened) if (problem) terminal.tell(`${expression}: ${problem}`);
            terminal.print(
              `\nrun ${session.run}: ${screened.length} trials on the ${flags.part} part of ${market.info.name}${market.info.simulated ? " (simulated market)" : ""}; p adjusted by Benjamini–Hochberg over them`,
            );
            terminal.document({
              run: session.run,
              market: market.info.name,
              simulated: market.info.simulated,
              part: flags.part,
              horizonBars: flags.horizon,
              factors: screened.map((one) => ({ ...one, adjusted: adjusted.get(one.expression) ?? null })),
            });
            return screened.every(({ problem }) => problem !== null) ? 2 : 0;
          });
        }),
      ),
    );
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

function formulasFrom(expressions: readonly string[], library: string | undefined): readonly string[] {
  if (library !== undefined && library !== "known")
    throw new QraftError("unknown-library", `--library ${library} is not known.`, "Known: known.");
  const all = [...expressions, ...(library === undefined ? [] : factorLibrary().map(({ expression }) => expression))];
  if (all.length === 0)
    throw new QraftError(
      "no-formula",
      "No formula was given.",
      'Give one, for example "rank(-returns(close, 5))", or --library known.',
    );
  return [...new Set(all)];
}

async function screenOne(session: Session, expression: string, flags: ScreenFlags): Promise<Screened> {
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
    origin: null,
    outcome: explained.ok ? "passed" : "failed",
    stage: explained.ok ? "screen" : "code",
    reason: problem ?? "screened by hand",
    metric: (values["rank_ic.t"]?.record ?? null) as RecordId | null,
    duplicateOf: null,
    sharpePerBar: null,
    pValue: values["rank_ic.p"]?.value ?? null,
  });
  return { expression, values, problem };
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
    screened.map(({ expression, values }) => [
      expression.length > 56 ? `${expression.slice(0, 55)}…` : expression,
      ...columns.map((name) => show(values[name]?.value, name === "coverage" || name.startsWith("turnover") ? 3 : 4)),
      show(adjusted.get(expression), 4),
    ]),
  );
}
