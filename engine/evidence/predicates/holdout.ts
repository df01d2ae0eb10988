// holdout-opened and holdout-sealed: what is on record about the locked part.
import { argOf, nameOf, type Predicate, plainFinding } from "./predicate.ts";

export const holdoutOpened: Predicate = {
  name: "holdout-opened",
  version: 1,
  says: "Prints for whom the holdout was opened, and how many openings came before.",
  args: [{ name: "opening", kind: "opening", takes: "one", says: "The opening record." }],
  metrics: [],
  decide: (args, index) => {
    const opening = argOf<"opening">(args, "opening");
    const { subject, from, earlier } = opening.body;
    const before = `${earlier} earlier opening${earlier === 1 ? "" : "s"} of this market's holdout on record`;
    const says = `the holdout from ${from} was opened for ${nameOf(subject, index)}, with ${before}`;
    return plainFinding(true, says, says, [opening]);
  },
};

export const holdoutSealed: Predicate = {
  name: "holdout-sealed",
  version: 1,
  says: "This run opened the holdout for nobody.",
  args: [{ name: "run", kind: "run", takes: "one", says: "The run record." }],
  metrics: [],
  decide: (args, index) => {
    const run = argOf<"run">(args, "run");
    const { start, end } = run.body.split.holdout;
    const count = index.ledger.ofKind("opening").length;
    return plainFinding(
      count === 0,
      `the holdout ${start} to ${end} was not opened by this run`,
      `the holdout ${start} to ${end} was opened ${count} time${count === 1 ? "" : "s"} by this run`,
      [run],
    );
  },
};
