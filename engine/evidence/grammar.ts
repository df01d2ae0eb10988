// The claim grammar as text, for whoever writes a report: spans, predicates, and what this run's report must say.
import { obligations } from "./gate/obliged.ts";
import type { LedgerView } from "./ledger.ts";
import { predicates } from "./predicates/index.ts";

const spans = [
  'text {"kind":"text","text":"…"}: plain words without digit, number word or controlled word',
  'ref {"kind":"ref","metric":ID,"format":"value"|"value-with-interval"|"label"|"label-and-value"}: prints a recorded metric',
  'expr {"kind":"expr","op":"difference"|"ratio"|"mean"|"max"|"min"|"range"|"count"|"count-where"|"share-where"|"rank","metrics":[ID,…],"where":{"compare":">","than":"zero"|ID}}: computed from recorded metrics of one unit',
  'entity {"kind":"entity","entity":"subject"|"market"|"universe"|"period"|"split"|"costs"|"snapshot"|"frequency"|"horizon"|"definition"|"run","of":ID}: names what a record is about',
  'pred {"kind":"pred","name":NAME,"args":{…},"negated":false}: a statement that the checker executes',
  'note {"kind":"note","role":"hypothesis"|"method"|"limitation","text":"…"}: a whole sentence of its own, no result in it',
];

/** Spans, predicates with their arguments, and every obligation of a report on this ledger with the ways to meet it. */
export function reportGrammar(ledger: LedgerView): string {
  const preds = predicates.map(({ name, says, args }) => {
    const words = args.map((arg) => `${arg.name} (${arg.takes} ${arg.kind} record: ${arg.says})`).join("; ");
    return `- ${name}: ${says} Arguments: ${words === "" ? "none" : words}`;
  });
  const duties = obligations(ledger).map(({ name, says, ways }) => {
    const how = ways
      .slice(0, 3)
      .map(
        (way) =>
          `${way.span}${way.names.length > 0 ? ` ${way.names.join(" or ")}` : ""} over ${way.records.slice(0, 4).join(" or ")}`,
      );
    return `- ${name}: ${says} Met by: ${how.join("; or ")}`;
  });
  return [
    "Spans:",
    ...spans.map((text) => `- ${text}`),
    "Predicates:",
    ...preds,
    "Obligations of this report:",
    ...duties,
  ].join("\n");
}
