// verdicts: the verdict on every strategy that was judged.
import { byPred, labelOf, type ObligationRule, sealSeq } from "./obligation.ts";

export const verdictsGiven: ObligationRule = {
  name: "verdicts",
  version: 1,
  says: "The verdict on every judged strategy.",
  compile: ({ index }) =>
    index.ledger
      .ofKind("verdict")
      .filter(({ id, seq }) => seq < sealSeq(index) && !index.replacedBy.has(id))
      .map((verdict) => ({
        says: `the verdict on ${labelOf(verdict.body.subject, index)}`,
        subject: verdict.body.subject,
        ways: [byPred(["verdict-is"], [verdict])],
      })),
};
