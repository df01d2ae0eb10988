// failed-gates: every gate that a judged or cited strategy failed.
import { byPred, gatesOf, labelOf, type ObligationRule } from "./obligation.ts";

export const failedGates: ObligationRule = {
  name: "failed-gates",
  version: 1,
  says: "Every gate that a judged or cited strategy failed.",
  compile: ({ index, strategies }) =>
    strategies.flatMap((subject) =>
      gatesOf(subject, index)
        .filter(({ body }) => !body.passed)
        .map((gate) => ({
          says: `that ${labelOf(subject, index)} failed the gate ${gate.body.gate}`,
          subject,
          ways: [byPred(["failed-gate", "passed-gate"], [gate])],
        })),
    ),
};
