// split: the periods of the three parts, and the embargo.
import { byPred, type ObligationRule } from "./obligation.ts";

export const split: ObligationRule = {
  name: "split",
  version: 1,
  says: "The periods of explore, validate and holdout.",
  compile: ({ index }) =>
    index.run
      ? [{ says: "how the data are split by time", subject: null, ways: [byPred(["split-is"], [index.run])] }]
      : [],
};
