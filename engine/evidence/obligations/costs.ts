// costs: the cost model of every judged or cited strategy, and what higher costs do to it.
import { byPred, byRef, labelOf, metricsOf, type ObligationRule } from "./obligation.ts";

export const costs: ObligationRule = {
  name: "costs",
  version: 1,
  says: "The cost model behind net figures, and the Sharpe ratio at one and a half times the costs.",
  compile: ({ index, strategies }) =>
    strategies.flatMap((subject) => {
      const net = metricsOf(subject, /./, index).filter(({ body }) => body.scope.costs.regime === "net");
      const all = index.bySubject.get(subject.id) ?? [];
      const dear = all.filter(({ body }) => body.name === "sharpe" && body.scope.costs.multiplier === 1.5);
      const name = labelOf(subject, index);
      const model = { span: "entity" as const, names: ["costs"], records: net.map(({ id }) => id) };
      return [
        ...(net.length > 0 ? [{ says: `the cost model of ${name}`, subject, ways: [model] }] : []),
        ...(dear.length > 0
          ? [
              {
                says: `${name} at higher costs`,
                subject,
                ways: [byRef(dear), byPred(["survives-costs", "robust"], all)],
              },
            ]
          : []),
      ];
    }),
};
