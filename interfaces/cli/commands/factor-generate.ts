// qraft factor generate: thousands of distinct candidates from a spec, screened, each of them a counted trial.
import { readFileSync } from "node:fs";
import type { Command } from "commander";
import { QraftError } from "#engine/core";
import { factorFamilies } from "#tools";
import { chooseMarket, inSession, withWorkspace } from "../../compose/index.ts";
import { type Invocation, runs, wholeNumber, withSharedFlags } from "../command.ts";
import { otherMarkets, withInputsFlag } from "../other-markets.ts";
import { writeCsv } from "../table-file.ts";
import { type Terminal, textTable } from "../terminal.ts";
import { type BatchFormula, type BatchSummary, screenFormulas, showBatch } from "./factor-batch.ts";
import { openPart } from "./factor-screen.ts";

interface GenerateFlags {
  readonly market?: string;
  readonly inputs?: string;
  readonly count: number;
  readonly seed: number;
  readonly part: string;
  readonly horizon: number;
  readonly workers?: number;
  readonly top: number;
  readonly out?: string;
  readonly screen: boolean;
  readonly families?: boolean;
}

interface Generated {
  readonly candidates: readonly (BatchFormula["origin"] & { readonly expression: string; readonly hash: string })[];
  readonly drafts: number;
  readonly duplicates: number;
  readonly refused: Readonly<Record<string, number>>;
  readonly exhausted: boolean;
}

export function addFactorGenerate(group: Command): void {
  withInputsFlag(
    withSharedFlags(
      group
        .command("generate")
        .argument(
          "[spec]",
          "JSON file with templates, families or a composition (default: all families and compositions)",
        )
        .description("Makes distinct candidates from a spec and screens them; every one is a counted trial."),
    ),
  )
    .option("--market <name>", "market (default: the only one, or the demo market)")
    .option("--count <n>", "candidates, when no spec is given", wholeNumber("--count"), 1000)
    .option("--seed <n>", "seed, when no spec is given", wholeNumber("--seed"), 7)
    .option("--part <part>", "explore or validate; the holdout stays sealed", "explore")
    .option("--horizon <bars>", "bars from signal to exit", wholeNumber("--horizon"), 5)
    .option(
      "--workers <n>",
      "threads; the answer is the same (default: one for each processor core, 8 at most)",
      wholeNumber("--workers"),
    )
    .option("--top <n>", "how many are shown, and measured in full", wholeNumber("--top"), 20)
    .option("--out <file>", "CSV file for every candidate with origin and values")
    .option("--no-screen", "only make them")
    .option("--families", "list the built-in families instead")
    .addHelpText("after", "\nExample:\n  qraft factor generate --market us --count 5000 --out candidates.csv")
    .action(
      runs(async (invocation, path: string | undefined, flags: GenerateFlags) =>
        flags.families ? showFamilies(invocation) : generateAndScreen(invocation, path, flags),
      ),
    );
}

function showFamilies({ terminal }: Invocation): number {
  const families = factorFamilies();
  terminal.print(
    textTable(
      ["family", "template", "formula", "says"],
      families.flatMap(({ name, templates }) =>
        templates.map((template) => [name, template.name, template.formula, template.says]),
      ),
    ),
  );
  terminal.document(families);
  return 0;
}

async function generateAndScreen(
  { settings, terminal, signal, clock }: Invocation,
  path: string | undefined,
  flags: GenerateFlags,
): Promise<number> {
  openPart(flags.part);
  const spec = path === undefined ? undefined : readSpec(path);
  return withWorkspace(settings, "write", async (store) => {
    const market = await chooseMarket(store, flags.market, terminal.tell);
    const goal = path === undefined ? `generate ${flags.count} candidates` : `generate candidates from ${path}`;
    const others = await otherMarkets(store, flags.inputs, [spec]);
    const progress = (done: number, all: number): void => terminal.tell(`  ${done} of ${all} screened`);
    return inSession(
      store,
      { kind: "screen", goal, market, otherMarkets: others, signal, clock, progress: rarely(progress) },
      async (session) => {
        const made = (await session.ask("generate_factors", {
          spec,
          count: flags.count,
          seed: flags.seed,
          part: flags.part,
        })) as Generated;
        const formulas = made.candidates.map(({ expression, template, parameters }) => ({
          expression,
          origin: { template, parameters },
        }));
        terminal.tell(headOf(made));
        if (formulas.length === 0) {
          throw new QraftError(
            "no-candidates",
            "The spec made no candidate.",
            "See the reasons above, and widen its ranges.",
          );
        }
        const head = { run: session.run, market: market.info.name, simulated: market.info.simulated };
        const found = flags.screen ? await screenFormulas(session, formulas, flags) : null;
        return () => showGenerated({ made, found, formulas, head }, { flags, terminal });
      },
    );
  });
}

interface Outcome {
  readonly made: Generated;
  /** null when they were only made. */
  readonly found: BatchSummary | null;
  readonly formulas: readonly BatchFormula[];
  readonly head: { readonly run: string; readonly market: string; readonly simulated: boolean };
}

function showGenerated(
  { made, found, formulas, head }: Outcome,
  { flags, terminal }: { readonly flags: GenerateFlags; readonly terminal: Terminal },
): number {
  if (found === null) {
    listCandidates({ terminal, flags }, formulas);
    terminal.document({ ...head, ...made });
    return 0;
  }
  showBatch(found, formulas, { flags, terminal });
  terminal.print(
    `\nrun ${head.run}: ${formulas.length} trials on the ${flags.part} part of ${head.market}${head.simulated ? " (simulated market)" : ""}; ${found.duplicates} repeat the values of an earlier one; p adjusted by Benjamini–Hochberg over the other ${found.distinct}`,
  );
  const { candidates: _, ...counts } = made;
  terminal.document({ ...head, part: flags.part, horizonBars: flags.horizon, ...counts, ...found });
  return found.distinct === 0 ? 2 : 0;
}

function headOf({ candidates, drafts, duplicates, refused, exhausted }: Generated): string {
  const reasons = Object.entries(refused).map(([reason, count]) => `${count} ${reason}`);
  return [
    `${candidates.length} distinct candidates from ${drafts} formulas; ${duplicates} were equal by algebra`,
    ...(reasons.length > 0 ? [`refused: ${reasons.join(", ")}`] : []),
    ...(exhausted ? ["the spec has no more"] : []),
  ].join("; ");
}

function listCandidates(
  { terminal, flags }: Pick<Invocation, "terminal"> & { readonly flags: GenerateFlags },
  formulas: readonly BatchFormula[],
): void {
  if (flags.out !== undefined) {
    const rows = formulas.map(({ expression, origin }) => [
      expression,
      origin?.template ?? "",
      JSON.stringify(origin?.parameters ?? {}),
    ]);
    terminal.print(
      `wrote ${writeCsv(flags.out, ["expression", "template", "parameters"], rows)} formulas to ${flags.out}`,
    );
    return;
  }
  for (const { expression } of formulas) terminal.print(expression);
}

/** At most one call in two seconds, and the last one. */
function rarely(tell: (done: number, all: number) => void): (done: number, all: number) => void {
  let last = 0;
  return (done, all) => {
    const now = performance.now();
    if (now - last < 2000 && done < all) return;
    last = now;
    tell(done, all);
  };
}

function readSpec(path: string): unknown {
  try {
    return JSON.parse(readFileSync(path, "utf8"));
  } catch (cause) {
    throw new QraftError(
      "bad-generation-spec",
      `${path} cannot be read as JSON: ${cause instanceof Error ? cause.message : "unknown reason"}.`,
      "docs/reference/generation.schema.json describes it; examples/generation holds examples.",
      2,
      cause,
    );
  }
}
