// Budget flags: how much a campaign may spend, held to within one call.

import type { Command } from "commander";
import type { Limits } from "#agents";
import { QraftError } from "#engine/core";
import { environmentNames, type Settings } from "../config.ts";

export function withLimitFlags(command: Command): Command {
  return command.option(
    "--budget <limits>",
    "limits, for example trials=60,minutes=30,tokens=200000,money=2",
    "trials=60,minutes=60,tokens=2000000",
  );
}

/** A limit on money that nobody could keep is refused rather than ignored. */
export function checkPrices(flags: { readonly budget: string }, { model, prices }: Settings): void {
  if (model === "offline" || prices !== undefined || !/(^|,)money=/.test(flags.budget)) return;
  throw new QraftError(
    "budget-without-prices",
    `--budget ${flags.budget} limits money, but the prices of ${model} are not known.`,
    `Set ${environmentNames.prices} to its prices per million tokens, for example "0.15,0.60", or limit tokens instead.`,
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
