// What the campaign as a whole did: trials, where they ended, the split, ideas, warnings, the kind of data.
import type { LedgerIndex } from "../ledger-index.ts";
import { argOf, type Predicate, plainFinding } from "./predicate.ts";

const sealArg = [{ name: "seal", kind: "seal", takes: "one", says: "The seal record." }] as const;
const runArg = [{ name: "run", kind: "run", takes: "one", says: "The run record." }] as const;
const outcomes = ["passed", "failed", "died", "pruned", "duplicate"] as const;

function times(count: number, word: string): string {
  return `${count} ${word}${count === 1 ? "" : "s"}`;
}

/** Counts of a key in order of first appearance. */
function countBy(keys: readonly string[]): readonly (readonly [string, number])[] {
  const counts = new Map<string, number>();
  for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1);
  return [...counts];
}

export const trialsMade: Predicate = {
  name: "trials-made",
  version: 1,
  says: "Prints how many trials the run made, failed, pruned and duplicate ones included.",
  args: sealArg,
  metrics: [],
  decide: (args, index) => {
    const trials = index.ledger.ofKind("trial");
    const parts = outcomes.map((word) => `${trials.filter(({ body }) => body.outcome === word).length} ${word}`);
    const says = `${times(trials.length, "trial")} on record: ${parts.join(", ")}`;
    const seal = argOf<"seal">(args, "seal");
    return plainFinding(seal.body.trials === trials.length, says, says, [seal]);
  },
};

export const diedWhere: Predicate = {
  name: "died-where",
  version: 1,
  says: "Prints at which stage the trials ended.",
  args: sealArg,
  metrics: [],
  decide: (args, index) => {
    const stages = countBy(index.ledger.ofKind("trial").map(({ body }) => body.stage));
    const list = stages.map(([stage, count]) => `${stage} ${count}`).join(", ");
    const says = stages.length === 0 ? "no trial is on record" : `trials by the stage at which they ended: ${list}`;
    return plainFinding(true, says, says, [argOf<"seal">(args, "seal")]);
  },
};

export const splitIs: Predicate = {
  name: "split-is",
  version: 1,
  says: "Prints the periods of the split and the embargo.",
  args: runArg,
  metrics: [],
  decide: (args) => {
    const run = argOf<"run">(args, "run");
    const { explore, validate, holdout, embargoBars } = run.body.split;
    const parts = Object.entries({ explore, validate, holdout }).map(
      ([part, { start, end }]) => `${part} ${start} to ${end}`,
    );
    const says = `the data are split by time: ${parts.join(", ")}, with an embargo of ${times(embargoBars, "bar")}`;
    return plainFinding(true, says, says, [run]);
  },
};

export const simulatedData: Predicate = {
  name: "simulated-data",
  version: 1,
  says: "The market is simulated.",
  args: runArg,
  metrics: [],
  decide: (args) => {
    const run = argOf<"run">(args, "run");
    const { market, simulated } = run.body;
    return plainFinding(
      simulated,
      `the market ${market} is simulated: no figure here is about a real market`,
      `the market ${market} is not simulated`,
      [run],
    );
  },
};

export const dataWarning: Predicate = {
  name: "data-warning",
  version: 1,
  says: "Prints a warning about the data and how often it applies.",
  args: [{ name: "warning", kind: "warning", takes: "one", says: "The warning record." }],
  metrics: [],
  decide: (args) => {
    const warning = argOf<"warning">(args, "warning");
    const says = `data warning ${warning.body.code}: ${warning.body.says} (count ${warning.body.count})`;
    return plainFinding(true, says, says, [warning]);
  },
};

export const noDataWarnings: Predicate = {
  name: "no-data-warnings",
  version: 1,
  says: "The run recorded no warning about its data.",
  args: runArg,
  metrics: [],
  decide: (args, index) => {
    const count = index.ledger.ofKind("warning").length;
    return plainFinding(count === 0, "no data warning is on record", `${times(count, "data warning")} on record`, [
      argOf<"run">(args, "run"),
    ]);
  },
};

export const ideasRegistered: Predicate = {
  name: "ideas-registered",
  version: 1,
  says: "Every idea was on record before the first trial that tests it; prints how many were.",
  args: runArg,
  metrics: [],
  decide: (args, index) => {
    const { total, before } = countRegistered(index);
    const tail = `${before} of ${times(total, "idea")} stood on record before the first trial that tests ${total === 1 ? "it" : "them"}`;
    return plainFinding(before === total, tail, tail, [argOf<"run">(args, "run")]);
  },
};

function countRegistered(index: LedgerIndex): { readonly total: number; readonly before: number } {
  const first = new Map<string, number>();
  for (const trial of index.ledger.ofKind("trial")) {
    const { idea } = trial.body;
    if (idea !== null && !first.has(idea)) first.set(idea, trial.seq);
  }
  const ideas = index.ledger.ofKind("idea");
  const before = ideas.filter((idea) => idea.seq < (first.get(idea.id) ?? Number.POSITIVE_INFINITY)).length;
  return { total: ideas.length, before };
}

export const nothingSupported: Predicate = {
  name: "nothing-supported",
  version: 1,
  says: "No verdict of the run is supported or supported out of sample.",
  args: sealArg,
  metrics: [],
  decide: (args, index) => {
    const verdicts = index.ledger.ofKind("verdict").filter(({ id }) => !index.replacedBy.has(id));
    const supported = verdicts.filter(({ body }) => body.verdict.startsWith("supported")).length;
    const tail = `${supported} of ${times(verdicts.length, "judged strategy").replace("strategys", "strategies")} supported`;
    return plainFinding(supported === 0, tail, tail, [argOf<"seal">(args, "seal")]);
  },
};
