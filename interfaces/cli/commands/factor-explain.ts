// qraft factor explain: what a formula computes, part by part.
import type { Command } from "commander";
import type { Store } from "#engine/data";
import { dialectNames, explainFormula, inputMarketOf, knownMarkets, marketsNamedIn, readFormula, sizeOf } from "#tools";
import { chooseMarket, withWorkspace } from "../../compose/index.ts";
import { type Invocation, runs, withSharedFlags } from "../command.ts";

interface ExplainFlags {
  readonly market?: string;
  readonly dialect?: string;
}

const usualFields = ["open", "high", "low", "close", "volume", "vwap", "amount", "cap", "bench_open", "bench_close"];
const usualGroups = ["sector", "industry", "subindustry"];

export function addFactorExplain(group: Command): void {
  withSharedFlags(
    group
      .command("explain")
      .argument("<expression>")
      .description("What a formula computes, part by part: unit, look-back, cost, shared parts, where it would run."),
  )
    .option("--market <name>", "check against this market's fields (default: the usual fields)")
    .option("--dialect <name>", `the formula is written in this dialect: ${dialectNames().join(", ")}`)
    .addHelpText(
      "after",
      "\nExamples:\n  qraft factor explain \"rank(ts_corr(close, volume, 10))\"\n  qraft factor explain --dialect qlib 'Ref($close, 5) / $close'",
    )
    .action(
      runs(async (invocation, expression: string, flags: ExplainFlags) => {
        const { terminal } = invocation;
        const formula = readFormula(expression, flags.dialect);
        const { vocabulary, data } = await factsFor(invocation, flags.market, formula);
        const explained = explainFormula(formula, vocabulary, data);
        if (flags.dialect !== undefined) terminal.print(`formula    ${explained.text}`);
        terminal.print(explained.lines.join("\n"));
        terminal.print(`canonical  ${explained.canonical}\nhash       ${explained.hash}`);
        terminal.document(explained);
        return 0;
      }),
    );
}

type Vocabulary = Parameters<typeof explainFormula>[1];

interface Facts {
  readonly vocabulary: Vocabulary;
  /** Known with a market. */
  readonly data?: Parameters<typeof explainFormula>[2];
}

/** Without a market, the usual fields; other markets that the formula names are looked up in the workspace. */
async function factsFor({ settings, terminal }: Invocation, name: string | undefined, formula: string): Promise<Facts> {
  const named = marketsNamedIn(formula);
  if (name === undefined && named.length === 0) return { vocabulary: { fields: usualFields, groups: usualGroups } };
  return withWorkspace(settings, "read", async (store) => {
    const markets = await marketsOf(store, named);
    if (name === undefined) return { vocabulary: { fields: usualFields, groups: usualGroups, markets } };
    const described = await chooseMarket(store, name, terminal.tell);
    const { fields, groups, symbols, info } = described;
    return { vocabulary: { fields, groups, symbols, frequency: info.frequency, markets }, data: sizeOf(described) };
  });
}

async function marketsOf(store: Store, named: readonly string[]): Promise<NonNullable<Vocabulary["markets"]>> {
  const known = await knownMarkets(store, named);
  return new Map(await Promise.all(known.map(async (one) => [one, inputMarketOf(await store.describe(one))] as const)));
}
