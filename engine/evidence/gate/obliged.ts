// What must be said: obligations of a ledger, and those that a document leaves unmet.
import type { Fault, ReportDocument, Span } from "../document.ts";
import type { LedgerView } from "../ledger.ts";
import { indexOf, type LedgerIndex, subjectOf } from "../ledger-index.ts";
import { obligationRules } from "../obligations/index.ts";
import { type Obligation, sealSeq, type Way } from "../obligations/obligation.ts";
import type { Subject } from "../record.ts";
import { spansOf } from "./walk.ts";

/** What a report on this ledger must say; `cited` adds strategies that were not judged but are written about. */
export function obligations(ledger: LedgerView, cited: readonly Subject[] = []): readonly Obligation[] {
  const index = indexOf(ledger);
  const strategies = [...judgedStrategies(index), ...cited.filter(({ kind }) => kind === "strategy")];
  const once = [...new Map(strategies.map((subject) => [subject.id, subject])).values()];
  return obligationRules.flatMap(({ name, version, compile }) =>
    compile({ index, strategies: once }).map((obligation) => ({ name, version, ...obligation })),
  );
}

function judgedStrategies(index: LedgerIndex): readonly Subject[] {
  return index.ledger
    .ofKind("verdict")
    .filter(({ seq, body }) => seq < sealSeq(index) && body.subject.kind === "strategy")
    .map(({ body }) => body.subject);
}

interface Said {
  readonly refs: ReadonlySet<string>;
  readonly preds: ReadonlyMap<string, ReadonlySet<string>>;
  readonly entities: ReadonlyMap<string, ReadonlySet<string>>;
  readonly subjects: readonly Subject[];
}

/** One fault at place "report" for each obligation that no span meets. */
export function unmetObligations(document: ReportDocument, ledger: LedgerView): readonly Fault[] {
  const said = whatIsSaid(document, ledger);
  return obligations(ledger, said.subjects)
    .filter(({ ways }) => !ways.some((way) => isSaid(way, said)))
    .map((obligation) => ({
      place: "report",
      rule: `obligation-${obligation.name}`,
      expected: `${obligation.says}: ${obligation.ways.map(wayText).join(", or ")}`,
      found: "nothing that says so",
    }));
}

function wayText({ span, names, records }: Way): string {
  const of = records.slice(0, 3).join(" or ");
  return names.length > 0 ? `a ${span} ${names.join(" or ")} of ${of}` : `a ${span} of ${of}`;
}

function isSaid({ span, names, records }: Way, said: Said): boolean {
  if (span === "ref") return records.some((id) => said.refs.has(id));
  const by = span === "pred" ? said.preds : said.entities;
  return names.some((name) => records.some((id) => by.get(name)?.has(id)));
}

/** What must be said stands in the body: not in the alternative text of a figure, and no statement in a caption. */
function isAside(span: Span, place: string): boolean {
  if (/\.alt\.spans\[/.test(place)) return true;
  return span.kind !== "entity" && /\.caption\.spans\[/.test(place);
}

function whatIsSaid(document: ReportDocument, ledger: LedgerView): Said {
  const refs = new Set<string>();
  const preds = new Map<string, Set<string>>();
  const entities = new Map<string, Set<string>>();
  const subjects = new Map<string, Subject>();
  const cite = (id: string): void => {
    const record = ledger.get(id);
    const subject = record ? subjectOf(record) : undefined;
    if (subject) subjects.set(subject.id, subject);
  };
  const add = (map: Map<string, Set<string>>, name: string, ids: readonly string[]): void => {
    const set = map.get(name) ?? new Set<string>();
    for (const id of ids) set.add(id);
    map.set(name, set);
  };
  for (const { span, place } of spansOf(document)) {
    if (isAside(span, place)) {
      if (span.kind === "ref") cite(span.metric);
      continue;
    }
    if (span.kind === "ref") {
      if (span.format !== "label") refs.add(span.metric);
      cite(span.metric);
    } else if (span.kind === "pred") {
      const ids = Object.values(span.args).flat();
      add(preds, span.name, ids);
      for (const id of ids) cite(id);
    } else if (span.kind === "entity") {
      add(entities, span.entity, [span.of]);
      cite(span.of);
    } else if (span.kind === "expr" && span.op !== "rank") {
      for (const id of span.metrics.slice(0, 2)) cite(id);
    }
  }
  return { refs, preds, entities, subjects: [...subjects.values()] };
}
