// verdict-is: the verdict on record, in its own words.
import { argOf, nameOf, type Predicate, plainFinding } from "./predicate.ts";

export const verdictIs: Predicate = {
  name: "verdict-is",
  version: 1,
  says: "Prints the verdict: refuted, not proven, supported or supported out of sample.",
  args: [{ name: "verdict", kind: "verdict", takes: "one", says: "The verdict record." }],
  metrics: [],
  decide: (args, index) => {
    const verdict = argOf<"verdict">(args, "verdict");
    const { subject, verdict: word, reasons } = verdict.body;
    const why = reasons.length > 0 ? ` (${reasons.join("; ")})` : "";
    const says = `the verdict on ${nameOf(subject, index)} is "${word}"${why}`;
    return plainFinding(true, says, says, [verdict]);
  },
};
