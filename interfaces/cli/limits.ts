// Budget flags: how much a campaign may spend, held to within one call.

import type { Command } from "commander";
import type { Limits } from "#agents";
import { QraftError } from "#engine/core";

export function withLimitFlags(command: Command): Command {
  return command.option(
    "--budget <limits>",
    "limits, for example trials=60,minutes=30,tokens=200000,money=2",
    "trials=60,minutes=60,tokens=2000000,money=10",
  );
}

const names = ["trials", "tokens", "money", "minutes"] as const;

/** trials=…, tokens=…, money=… (US dollars), minutes=…; what is not named keeps its default. */
export function limitsFrom(flags: { readonly budget: string }): Limits {
  const limits = { trials: 60, tokens: 2_000_000, money: 10, minutes: 60 };
  for (const part of flags.budget.split(",").filter((text) => text !== "")) {
    const [name, text] = part.split("=");
    const key = names.find((known) => known === name);
    const value = Number(text);
    if (!key || text === undefined || !Number.isFinite(value) || value < 0) {
      throw new QraftError(
        "bad-budget",
        `--budget: "${part}" is not understood.`,
        `Write ${names.map((known) => `${known}=NUMBER`).join(", ")}, separated by commas.`,
      );
    }
    limits[key] = key === "trials" ? Math.floor(value) : value;
  }
  return limits;
}
