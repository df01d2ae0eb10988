// The gate: everything a report or an answer says, against the ledger. No model, no clock; the same faults every time.
import { z } from "zod";
import {
  type Fault,
  type ReportDocument,
  reportDocument,
  type Section,
  type Sentence,
  sentence as sentenceSchema,
} from "../document.ts";
import type { LedgerView } from "../ledger.ts";
import { indexOf, type LedgerIndex } from "../ledger-index.ts";
import type { Item } from "./alignment.ts";
import { unmetObligations } from "./obliged.ts";
import { repeatedFaults } from "./repeats.ts";
import { judgeHeading } from "./sections.ts";
import { judgeSentence } from "./sentences.ts";
import { judgeSpans } from "./spans.ts";
import { judgeFigure, judgeTable } from "./tables.ts";
import { sentencesOf } from "./walk.ts";

/** Notes that one section may hold. */
const notesPerSection = 8;

/** Every fault of a report; empty when it may be published. */
export function checkReport(
  document: unknown,
  ledger: LedgerView,
  known: { readonly run?: string } = {},
): readonly Fault[] {
  const broken = ledger.verifyChain();
  if (broken) return [broken];
  const parsed = reportDocument.safeParse(document);
  if (!parsed.success) return schemaFaults(parsed.error);
  const index = indexOf(ledger);
  const report = parsed.data;
  const title = judgeSpans(report.title, "heading", "title", index);
  const sections = report.sections.map((section, s) => judgeSection(section, `sections[${s}]`, index));
  return unique([
    ...(known.run === undefined || known.run === report.run
      ? []
      : [{ place: "run", rule: "ledger-run", expected: known.run, found: report.run }]),
    ...headFaults(report, index),
    ...title.faults,
    ...sections.flatMap(({ faults }) => faults),
    ...judgeHeading(
      title.items,
      sections.flatMap(({ items }) => items),
    ),
    ...repeatedFaults(report),
    ...unmetObligations(report, ledger),
  ]);
}

/** Every fault of an answer in a chat: the rules of sentences, without the obligations of a report. */
export function checkAnswer(sentences: unknown, ledger: LedgerView): readonly Fault[] {
  const broken = ledger.verifyChain();
  if (broken) return [broken];
  const parsed = z.array(sentenceSchema).min(1).max(200).safeParse(sentences);
  if (!parsed.success) return schemaFaults(parsed.error);
  const index = indexOf(ledger);
  const places = parsed.data.map((item: Sentence, i: number) => ({ sentence: item, place: `sentences[${i}]` }));
  return unique([
    ...places.flatMap(({ sentence, place }) => judgeSentence(sentence, "sentence", place, index).faults),
    ...repeatedFaults(places),
  ]);
}

function schemaFaults(error: z.ZodError): readonly Fault[] {
  return error.issues.map((issue) => ({
    place: placeOf(issue.path) || "report",
    rule: "schema",
    expected: "what the report schema asks for",
    found: issue.message,
  }));
}

function placeOf(path: readonly PropertyKey[]): string {
  return path
    .map((part, i) => (typeof part === "number" ? `[${part}]` : `${i > 0 ? "." : ""}${String(part)}`))
    .join("");
}

/** The report belongs to this run, its snapshot and its seal. */
function headFaults(report: ReportDocument, index: LedgerIndex): readonly Fault[] {
  const faults: Fault[] = [];
  if (!index.run)
    faults.push({ place: "run", rule: "ledger-run", expected: "a run record in the ledger", found: "none" });
  if (!index.seal)
    faults.push({ place: "ledgerHead", rule: "ledger-seal", expected: "a sealed ledger", found: "no seal record" });
  else if (report.ledgerHead !== index.seal.hash) {
    faults.push({ place: "ledgerHead", rule: "ledger-head", expected: index.seal.hash, found: report.ledgerHead });
  }
  if (index.run && report.snapshot !== index.run.body.snapshot) {
    faults.push({ place: "snapshot", rule: "snapshot", expected: index.run.body.snapshot, found: report.snapshot });
  }
  const trials = index.ledger.ofKind("trial").length;
  if (index.seal && (index.seal.body.trials !== trials || index.seal.body.records !== index.seal.seq)) {
    faults.push({
      place: "ledgerHead",
      rule: "ledger-seal",
      expected: `a seal over ${index.seal.seq} records and ${trials} trials`,
      found: `${index.seal.body.records} records and ${index.seal.body.trials} trials`,
    });
  }
  return faults;
}

interface JudgedSection {
  readonly faults: readonly Fault[];
  readonly items: readonly (readonly Item[])[];
}

function judgeSection(section: Section, place: string, index: LedgerIndex): JudgedSection {
  const heading = judgeSpans(section.heading, "heading", `${place}.heading`, index);
  const faults: Fault[] = [...heading.faults];
  const items: Item[][] = [];
  let notes = 0;
  for (const [b, block] of section.blocks.entries()) {
    const at = `${place}.blocks[${b}]`;
    for (const { sentence, place: where } of sentencesOf(block, at)) {
      const judged = judgeSentence(sentence, "sentence", where, index);
      faults.push(...judged.faults);
      items.push([...judged.items]);
      if (sentence.spans.some(({ kind }) => kind === "note")) notes++;
    }
    if (block.kind === "table" || block.kind === "figure") {
      const judged = block.kind === "table" ? judgeTable(block, at, index) : judgeFigure(block, at, index);
      faults.push(...judged.faults);
      items.push([...judged.items]);
    }
  }
  if (notes > notesPerSection) {
    faults.push({
      place,
      rule: "note-cap",
      expected: `at most ${notesPerSection} notes in a section`,
      found: `${notes}`,
    });
  }
  if (section.blocks.length === 0) {
    faults.push({ place, rule: "section-empty", expected: "at least one block below the heading", found: "none" });
  }
  return {
    faults: [...faults, ...judgeHeading(heading.items, items)],
    items: items.map((own) => [...heading.items, ...own]),
  };
}

function unique(faults: readonly Fault[]): readonly Fault[] {
  return [...new Map(faults.map((fault) => [JSON.stringify(fault), fault])).values()];
}
