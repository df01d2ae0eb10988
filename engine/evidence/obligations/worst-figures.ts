// worst-figures: the worst drawdown, the worst year and the worst fold of every judged or cited strategy.
import type { MetricRecord } from "../ledger-index.ts";
import type { Subject } from "../record.ts";
import { byRef, type Closure, labelOf, metricsOf, type Obligation, type ObligationRule } from "./obligation.ts";

const figures = [
  { name: /(^|\.)max_drawdown$/, says: "the worst drawdown" },
  { name: /^worst_year\.return$/, says: "the worst year" },
  { name: /^walk_forward\.worst/, says: "the worst walk-forward fold" },
] as const;

export const worstFigures: ObligationRule = {
  name: "worst-figures",
  version: 1,
  says: "The worst drawdown, year and walk-forward fold over all parts of the split.",
  compile: (closure) => closure.strategies.flatMap((subject) => worstOf(subject, closure)),
};

function worstOf(subject: Subject, { index }: Closure): readonly Omit<Obligation, "name" | "version">[] {
  return figures.flatMap(({ name, says }) => {
    const found = metricsOf(subject, name, index).filter(({ body }) => body.value !== null);
    const worst = Math.max(...found.map(badness));
    const records = found.filter((metric) => badness(metric) === worst);
    return records.length > 0
      ? [{ says: `${says} of ${labelOf(subject, index)}`, subject, ways: [byRef(records)] }]
      : [];
  });
}

/** Larger is worse; a drawdown counts by its size, whatever sign the tool gives it. */
function badness({ body }: MetricRecord): number {
  const value = body.value ?? 0;
  return body.name.endsWith("max_drawdown") ? Math.abs(value) : -value * (body.direction === 0 ? 1 : body.direction);
}
