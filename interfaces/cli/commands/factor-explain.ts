// qraft factor explain: what a formula computes, part by part.
import type { Command } from "commander";
import { dialectNames, explainFormula, readFormula } from "#tools";
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
        const explained = explainFormula(
          readFormula(expression, flags.dialect),
          await vocabularyOf(invocation, flags.market),
        );
        if (flags.dialect !== undefined) terminal.print(`formula    ${explained.text}`);
        terminal.print(explained.lines.join("\n"));
        terminal.print(`canonical  ${explained.canonical}\nhash       ${explained.hash}`);
        terminal.document(explained);
        return 0;
      }),
    );
}

async function vocabularyOf(
  { settings, terminal }: Invocation,
  name: string | undefined,
): Promise<{ readonly fields: readonly string[]; readonly groups: readonly string[] }> {
  if (name === undefined) return { fields: usualFields, groups: usualGroups };
  return withWorkspace(settings, "read", async (store) => {
    const { fields, groups } = await chooseMarket(store, name, terminal.tell);
    return { fields, groups };
  });
}
