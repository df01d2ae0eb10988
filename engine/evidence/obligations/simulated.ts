// simulated: a simulated market is called one.
import { byPred, type ObligationRule } from "./obligation.ts";

export const simulated: ObligationRule = {
  name: "simulated",
  version: 1,
  says: "That the market is simulated, where it is.",
  compile: ({ index }) =>
    index.run?.body.simulated
      ? [{ says: "that the market is simulated", subject: null, ways: [byPred(["simulated-data"], [index.run])] }]
      : [],
};
