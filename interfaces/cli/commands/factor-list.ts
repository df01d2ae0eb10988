// qraft factor list, show and explain.
import type { Command } from "commander";
import { findNamed, unwrap } from "#engine/core";
import { explainFormula, factorLibrary, operatorTable } from "#tools";
import { chooseMarket, withWorkspace } from "../../compose/index.ts";
import { type Invocation, runs, withSharedFlags } from "../command.ts";
import { textTable } from "../terminal.ts";

const usualFields = ["open", "high", "low", "close", "volume", "vwap"];

export function addFactorList(group: Command): void {
  addList(group);
  addShow(group);
  addExplain(group);
}

function addList(group: Command): void {
  withSharedFlags(
    group.command("list").description("Known factors with their formulas, and the operators of the language."),
  )
    .option("--operators", "the operators instead", false)
    .addHelpText("after", "\nExample:\n  qraft factor list --operators")
    .action(
      runs(async ({ terminal }, flags: { readonly operators?: boolean }) => {
        if (flags.operators) {
          const rows = operatorTable();
          terminal.print(
            textTable(
              ["operator", "family", "meaning"],
              rows.map(({ signature, family, says }) => [signature, family, says]),
            ),
          );
          terminal.document(rows);
          return 0;
        }
        const known = factorLibrary();
        terminal.print(
          textTable(
            ["factor", "formula", "source"],
            known.map(({ name, expression, source }) => [name, expression, source]),
          ),
        );
        terminal.document(known);
        return 0;
      }),
    );
}

function addShow(group: Command): void {
  withSharedFlags(group.command("show").argument("<name>").description("One known factor or operator."))
    .addHelpText("after", "\nExample:\n  qraft factor show ts_rank")
    .action(
      runs(async ({ terminal }, name: string) => {
        const operator = operatorTable().find((entry) => entry.name === name);
        if (operator) {
          terminal.print(
            [
              `${operator.signature}  (${operator.family})`,
              `  ${operator.says}`,
              `  unit    ${operator.unit}`,
              `  example ${operator.example}`,
              `  source  ${operator.source}`,
            ].join("\n"),
          );
          terminal.document(operator);
          return 0;
        }
        const factor = unwrap(findNamed(factorLibrary(), name, "factor"));
        const explained = explainFormula(factor.expression, { fields: usualFields, groups: ["sector"] });
        terminal.print(
          [
            `${factor.name}: ${factor.expression}`,
            `  source  ${factor.source}`,
            `  sign    ${factor.sign > 0 ? "higher should earn more" : "lower should earn more"}`,
            ...explained.lines.map((line) => `  ${line}`),
          ].join("\n"),
        );
        terminal.document({
          ...factor,
          hash: explained.hash,
          unit: explained.info.unit,
          lookback: explained.info.lookback,
        });
        return 0;
      }),
    );
}

function addExplain(group: Command): void {
  withSharedFlags(
    group
      .command("explain")
      .argument("<expression>")
      .description("What a formula computes, part by part: unit, look-back, cost, shared parts."),
  )
    .option("--market <name>", "check against this market's fields (default: the usual fields)")
    .addHelpText("after", '\nExample:\n  qraft factor explain "rank(ts_corr(close, volume, 10))"')
    .action(
      runs(async (invocation, expression: string, flags: { readonly market?: string }) => {
        const { terminal } = invocation;
        const explained = explainFormula(expression, await vocabularyOf(invocation, flags.market));
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
  if (name === undefined) return { fields: usualFields, groups: ["sector"] };
  return withWorkspace(settings, "read", async (store) => {
    const { fields, groups } = await chooseMarket(store, name, terminal.tell);
    return { fields, groups };
  });
}
