// qraft backtest: one strategy document on one part of a market, with its costs, on record as a trial.
import { readFileSync } from "node:fs";
import type { Command } from "commander";
import { QraftError, type RecordId } from "#engine/core";
import type { Store } from "#engine/data";
import type { Subject } from "#engine/evidence";
import { chooseMarket, inSession, type Session, withWorkspace } from "../../compose/index.ts";
import { type Invocation, runs, withSharedFlags } from "../command.ts";
import { otherMarkets, withInputsFlag } from "../other-markets.ts";
import { textTable } from "../terminal.ts";

interface BacktestFlags {
  readonly market?: string;
  readonly inputs?: string;
  readonly part: string;
  readonly engine: string;
  readonly costs: string;
}

export function addBacktest(program: Command): void {
  withInputsFlag(
    withSharedFlags(
      program
        .command("backtest")
        .argument("<strategy.json>")
        .description("Backtests a strategy document: next-open fills, commission, spread, slippage, impact, borrow."),
    ),
  )
    .option("--market <name>", "market (default: the only one, or the demo market)")
    .option("--part <part>", "explore, validate or research (both); the holdout stays sealed", "research")
    .option("--engine <engine>", "fast", "fast")
    .option("--costs <multiple>", "times the document's costs", "1")
    .addHelpText(
      "after",
      "\nExample:\n  qraft backtest examples/strategies/short-term-reversal.json --market us --part validate",
    )
    .action(
      runs(async (invocation, path: string, flags: BacktestFlags) =>
        withWorkspace(invocation.settings, "write", (store) =>
          backtestFile(store, invocation, { path, flags, costMultiplier: costsFrom(flags) }),
        ),
      ),
    );
}

interface Asked {
  readonly path: string;
  readonly flags: BacktestFlags;
  readonly costMultiplier: number;
}

type Values = Readonly<Record<string, { readonly value: number | null; readonly record: string }>>;

/** Checks what can be checked before a market is opened; gives the multiple of the costs. */
function costsFrom(flags: BacktestFlags): number {
  const multiple = Number(flags.costs);
  if (flags.costs.trim() === "" || !(multiple >= 0 && Number.isFinite(multiple)))
    throw new QraftError(
      "bad-costs",
      `--costs "${flags.costs}" is not a multiple.`,
      "Write a number, for example 1.5.",
    );
  if (flags.engine !== "fast")
    throw new QraftError("unknown-engine", `--engine ${flags.engine} is not built.`, "Use --engine fast.");
  if (!["explore", "validate", "research"].includes(flags.part))
    throw new QraftError(
      "bad-part",
      `--part ${flags.part} cannot be read by hand.`,
      "Use explore, validate or research; the holdout opens only in a campaign, on record.",
      flags.part === "holdout" ? 3 : 2,
    );
  return multiple;
}

async function backtestFile(store: Store, invocation: Invocation, asked: Asked): Promise<number> {
  const { terminal, signal, clock } = invocation;
  const { path, flags, costMultiplier } = asked;
  const strategy = readStrategy(path);
  const market = await chooseMarket(store, flags.market, terminal.tell);
  const others = await otherMarkets(store, flags.inputs, [strategy]);
  const options = {
    ...{ kind: "backtest" as const, goal: `backtest ${path}`, market, otherMarkets: others },
    ...{ signal, clock },
  };
  return inSession(store, options, async (session) => {
    const described = (await session.ask("describe_strategy", { strategy })) as {
      readonly subject: Subject;
      readonly words: string;
    };
    const { values } = (await session.ask("backtest_strategy", { strategy, part: flags.part, costMultiplier })) as {
      readonly values: Values;
    };
    session.trial({
      subject: described.subject,
      definition: strategy,
      idea: null,
      author: "person",
      origin: null,
      outcome: "passed",
      stage: "backtest",
      reason: "backtested by hand",
      metric: (values.sharpe?.record ?? null) as RecordId | null,
      duplicateOf: null,
      sharpePerBar: values.sharpe_per_bar?.value ?? null,
      pValue: null,
    });
    const { name, simulated } = market.info;
    return () => {
      terminal.print(`${described.subject.label}${simulated ? " — SIMULATED MARKET" : ""}\n${described.words}\n`);
      terminal.print(tableOf(values, session));
      terminal.print(`\nrun ${session.run}, ${flags.part} part of ${name}, costs × ${costMultiplier}`);
      terminal.document({
        run: session.run,
        market: name,
        simulated,
        part: flags.part,
        costMultiplier,
        strategy: described.subject,
        metrics: values,
      });
      return 0;
    };
  });
}

function tableOf(values: Values, session: Session): string {
  const bodies = new Map(session.ledger.ofKind("metric").map(({ id, body }) => [id as string, body]));
  const rows = Object.values(values).map(({ value, record }) => {
    const body = bodies.get(record);
    return [body?.label ?? "", value === null ? "–" : value.toFixed(4), body?.unit ?? "", record.slice(0, 12)];
  });
  return textTable(["metric", "value", "unit", "record"], rows);
}

function readStrategy(path: string): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(readFileSync(path, "utf8"));
    if (typeof value === "object" && value !== null && !Array.isArray(value))
      return value as Readonly<Record<string, unknown>>;
  } catch (cause) {
    throw new QraftError(
      "bad-strategy-file",
      `${path} cannot be read as JSON: ${cause instanceof Error ? cause.message : "unknown reason"}.`,
      "The schema is docs/reference/strategy.schema.json; examples stand in examples/strategies.",
      2,
      cause,
    );
  }
  throw new QraftError(
    "bad-strategy-file",
    `${path} does not hold a JSON object.`,
    "The schema is docs/reference/strategy.schema.json; examples stand in examples/strategies.",
  );
}
