// Questions about the workspace: data, operators, runs, help.
import { indexOf } from "#engine/evidence";
import { operatorTable } from "#tools";
import type { ChatDraft, Listing } from "../answer.ts";
import type { ChatAsk } from "../planner.ts";
import { pred } from "../spans.ts";
import { orUnknown } from "./campaign.ts";
import { runListing } from "./subject-run.ts";
import { helpLines, words } from "./words.ts";

const help: Listing = { title: "what can be asked", lines: helpLines };

export async function helpAnswer(): Promise<ChatDraft> {
  return { about: null, sentences: [words.help], listings: [help], plan: null };
}

export async function unknownAnswer(): Promise<ChatDraft> {
  return { about: null, sentences: [words.unknown], listings: [help], plan: null };
}

/** The market in use by its record; every market as the store describes it. */
export async function dataAnswer({ view, desk, measure }: ChatAsk): Promise<ChatDraft> {
  const { run } = indexOf(view.ledger);
  const markets = await desk.markets();
  const { fields, groups } = await measure("describe_market", {});
  const simulated = run?.body.simulated ? pred("simulated-data", { run }, view.ledger) : [];
  return {
    about: null,
    sentences: orUnknown([
      ...simulated,
      ...pred("split-is", { run }, view.ledger),
      ...pred("holdout-sealed", { run }, view.ledger),
    ]),
    listings: [
      {
        title: `market ${view.context.market.name}, in use here`,
        lines: [`fields: ${(fields as string[]).join(", ")}`, `groups: ${(groups as string[]).join(", ") || "none"}`],
      },
      {
        title: "markets of this workspace",
        lines: markets.map(
          (market) =>
            `${market.market}${market.simulated ? " (simulated)" : ""}: ${market.symbols} symbols, ${market.frequency}, ${market.first} to ${market.last}, ${market.bars} rows, ${market.currency}`,
        ),
      },
    ],
    plan: null,
  };
}

/** All operators, or those that the question names. */
export async function operatorAnswer({ question }: ChatAsk): Promise<ChatDraft> {
  const table = operatorTable();
  const asked = new Set(question.toLowerCase().match(/[a-z][a-z0-9_]*/g) ?? []);
  // Short words such as "and", "or", "not" are operators and English alike; they count when they are quoted.
  const named = table.filter(({ name }) => asked.has(name) && (name.includes("_") || question.includes(`"${name}"`)));
  const strange = /["“`]([a-z_][a-z0-9_]*)["”`]/i.exec(question)?.[1];
  if (named.length === 0 && strange !== undefined)
    return { about: null, sentences: [words.noOperator], listings: [], plan: null };
  const shown = named.length > 0 ? named : table;
  return {
    about: null,
    sentences: [words.operators],
    listings: [{ title: "operators", lines: shown.map(({ signature, says }) => `${signature}: ${says}`) }],
    plan: null,
  };
}

export async function runsAnswer({ desk }: ChatAsk): Promise<ChatDraft> {
  const runs = desk.runs();
  return runs.length === 0
    ? { about: null, sentences: [words.noRun], listings: [], plan: null }
    : { about: null, sentences: [words.runs], listings: [runListing(runs)], plan: null };
}
