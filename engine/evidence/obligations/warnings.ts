// warnings: every warning about the data.
import { byPred, type ObligationRule, sealSeq } from "./obligation.ts";

export const warnings: ObligationRule = {
  name: "warnings",
  version: 1,
  says: "Every data warning on record.",
  compile: ({ index }) =>
    index.ledger
      .ofKind("warning")
      .filter(({ seq }) => seq < sealSeq(index))
      .map((warning) => ({
        says: `the data warning ${warning.body.code}`,
        subject: null,
        ways: [byPred(["data-warning"], [warning])],
      })),
};
