// trials: how many trials were made, and where they ended.
import { byPred, type ObligationRule } from "./obligation.ts";

export const trials: ObligationRule = {
  name: "trials",
  version: 1,
  says: "The number of trials, failed and pruned ones included, and the stages at which they ended.",
  compile: ({ index }) => {
    if (!index.seal) return [];
    return [
      { says: "how many trials were made", subject: null, ways: [byPred(["trials-made"], [index.seal])] },
      { says: "at which stage the trials ended", subject: null, ways: [byPred(["died-where"], [index.seal])] },
    ];
  },
};
