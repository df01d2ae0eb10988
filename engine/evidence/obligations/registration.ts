// registration: whether the ideas were on record before their first trial.
import { byPred, type ObligationRule } from "./obligation.ts";

export const registration: ObligationRule = {
  name: "registration",
  version: 1,
  says: "Whether every idea was registered before its first trial.",
  compile: ({ index }) =>
    index.run && index.ledger.ofKind("idea").length > 0
      ? [
          {
            says: "whether the ideas were registered first",
            subject: null,
            ways: [byPred(["ideas-registered"], [index.run])],
          },
        ]
      : [],
};
