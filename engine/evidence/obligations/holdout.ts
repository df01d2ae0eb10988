// holdout: that it stayed closed, or every opening with the earlier ones.
import { byPred, labelOf, type ObligationRule, sealSeq } from "./obligation.ts";

export const holdout: ObligationRule = {
  name: "holdout",
  version: 1,
  says: "The state of the holdout: closed, or each opening with the count of earlier ones.",
  compile: ({ index }) => {
    const openings = index.ledger.ofKind("opening").filter(({ seq }) => seq < sealSeq(index));
    if (openings.length === 0) {
      return index.run
        ? [{ says: "that the holdout was not opened", subject: null, ways: [byPred(["holdout-sealed"], [index.run])] }]
        : [];
    }
    return openings.map((opening) => ({
      says: `that the holdout was opened for ${labelOf(opening.body.subject, index)}`,
      subject: opening.body.subject,
      ways: [byPred(["holdout-opened"], [opening])],
    }));
  },
};
