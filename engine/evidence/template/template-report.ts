// The template report: what was computed, in fixed words, with everything that must be said. It passes the gate by construction.
import { fault } from "#engine/core";
import type { Block, ReportDocument, Section, Sentence } from "../document.ts";
import { obligations, unmetObligations } from "../gate/obliged.ts";
import type { LedgerView } from "../ledger.ts";
import { indexOf, type LedgerIndex } from "../ledger-index.ts";
import type { Obligation } from "../obligations/obligation.ts";
import { entity, label, lists, say, sayPred, text, value } from "./build.ts";
import { shownStrategies } from "./chosen.ts";
import {
  dataBlocks,
  diedBlocks,
  factorBlocks,
  holdoutBlocks,
  type Material,
  robustnessBlocks,
  strategyBlocks,
  summaryBlocks,
  triedBlocks,
} from "./parts.ts";

const parts: readonly {
  readonly id: string;
  readonly heading: string;
  readonly make: (material: Material) => Block[];
}[] = [
  { id: "summary", heading: "Summary", make: summaryBlocks },
  { id: "tried", heading: "What was tried", make: triedBlocks },
  { id: "died", heading: "What died where", make: diedBlocks },
  { id: "factors", heading: "Factors", make: factorBlocks },
  { id: "strategies", heading: "Strategies", make: strategyBlocks },
  { id: "robustness", heading: "Robustness", make: robustnessBlocks },
  { id: "holdout", heading: "Holdout", make: holdoutBlocks },
  { id: "data", heading: "Data", make: dataBlocks },
  { id: "method", heading: "Method and limits", make: methodBlocks },
];

/** The deterministic report of a sealed ledger; `run` is the name under which the report is kept. */
export function templateReport(ledger: LedgerView, run: string): ReportDocument {
  const index = indexOf(ledger);
  if (!index.run || !index.seal) throw fault("A report needs a ledger with a run record and a seal.");
  const material: Material = { index, run: index.run, seal: index.seal, strategies: shownStrategies(index) };
  const sections = parts
    .map(({ id, heading, make }): Section => ({ id, heading: [text(heading)], blocks: make(material).slice(0, 60) }))
    .filter(({ blocks }) => blocks.length > 0);
  const report: ReportDocument = {
    format: "qraft-report/1",
    run,
    ledgerHead: index.seal.hash,
    snapshot: index.run.body.snapshot,
    title: [text("Research report, "), entity("market", index.run)],
    sections,
  };
  return withWhatIsOwed(report, ledger, index);
}

function methodBlocks(): Block[] {
  const notes: readonly (readonly ["method" | "limitation", string])[] = [
    [
      "method",
      "Figures are printed from the records of the run; sentences are checked against those records before printing.",
    ],
    ["method", "Signals are computed at the close of a bar and traded at the open after it."],
    ["limitation", "Costs follow a model and were not observed in a market."],
    ["limitation", "The history is short, and another period can give other figures."],
  ];
  return lists(notes.map(([role, words]) => say({ kind: "note", role, text: words })));
}

/** Whatever the sections left out and must be said stands at the end. */
function withWhatIsOwed(report: ReportDocument, ledger: LedgerView, index: LedgerIndex): ReportDocument {
  const unmet = new Set(unmetObligations(report, ledger).map(({ expected }) => expected.split(":")[0]));
  if (unmet.size === 0) return report;
  const strategies = shownStrategies(index);
  const owed = obligations(ledger, strategies).filter(({ says }) => unmet.has(says));
  const sentences = owed.map((obligation) => payObligation(obligation, index)).filter((sentence) => sentence !== null);
  const once = [...new Map(sentences.map((sentence) => [JSON.stringify(sentence), sentence])).values()];
  const section: Section = { id: "also", heading: [text("What must also be said")], blocks: lists(once) };
  return { ...report, sections: [...report.sections, section] };
}

function payObligation({ ways }: Obligation, index: LedgerIndex): Sentence | null {
  for (const { span, names, records } of ways) {
    const record = index.ledger.get(records[0] ?? "");
    if (!record) continue;
    if (span === "ref") return say(entity("subject", record), text(": "), label(record), text(" "), value(record));
    if (span === "entity")
      return say(
        entity("subject", record),
        text(", "),
        entity("costs", record),
        text(": "),
        label(record),
        text(" "),
        value(record),
      );
    for (const name of names) {
      const sentence = sayPred(name, { [record.kind]: record }, index);
      if (sentence) return sentence;
    }
  }
  return null;
}
