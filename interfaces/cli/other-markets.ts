// Other markets that a command's formulas may read: named by a flag, or found in the formulas themselves.
import type { Command } from "commander";
import type { Store } from "#engine/data";
import { knownMarkets, marketsNamedIn } from "#tools";

export function withInputsFlag(command: Command, whose = "besides those that they name"): Command {
  return command.option("--inputs <markets>", `other markets that formulas may read, separated by commas, ${whose}`);
}

/** The flag's markets, and those of the workspace that the documents name. Sorted, so that equal runs have equal configs. */
export async function otherMarkets(
  store: Store,
  flag: string | undefined,
  documents: readonly unknown[] = [],
): Promise<readonly string[]> {
  const flagged = (flag ?? "").split(",").map((name) => name.trim());
  const named = await knownMarkets(store, marketsNamedIn(documents));
  return [...new Set([...flagged.filter((name) => name !== ""), ...named])].sort();
}
