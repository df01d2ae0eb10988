// Repetitions and contradictions: nothing is said twice, nothing is said and denied.
import { canonicalJson } from "#engine/core";
import type { Fault, ReportDocument, Span } from "../document.ts";
import { type PlacedSentence, sentencesOf } from "./walk.ts";

/** Faults between sentences of a report or an answer. */
export function repeatedFaults(source: ReportDocument | readonly PlacedSentence[]): readonly Fault[] {
  const document = "sections" in source ? source : null;
  const sentences = document ? reportSentences(document) : (source as readonly PlacedSentence[]);
  const faults: Fault[] = [];
  const seen = new Map<string, string>();
  const backings = new Map<string, string>();
  const said = new Map<string, { readonly place: string; readonly negated: boolean }>();
  for (const { sentence, place } of sentences) {
    const key = sentenceKey(sentence.spans);
    const before = seen.get(key);
    if (before !== undefined)
      faults.push({
        place,
        rule: "duplicate",
        expected: "each sentence once",
        found: `the sentence at ${before} again`,
      });
    else seen.set(key, place);
    const values = sentence.spans.flatMap((span) =>
      span.kind === "ref" && span.format !== "label" ? [span.metric] : [],
    );
    if (new Set(values).size !== values.length)
      faults.push({ place, rule: "duplicate", expected: "each value once in a sentence", found: "one value twice" });
    const backing = `${place.split(".")[0]} ${canonicalJson(sentence.spans.filter(({ kind }) => kind !== "text"))}`;
    const told = document && values.length > 0 ? backings.get(backing) : undefined;
    if (told !== undefined && before === undefined)
      faults.push({
        place,
        rule: "duplicate",
        expected: "each statement once in a section",
        found: `what ${told} says, in other words`,
      });
    else backings.set(backing, place);
    for (const [i, span] of sentence.spans.entries()) {
      if (span.kind !== "pred") continue;
      const claim = canonicalJson([span.name, span.args]);
      const earlier = said.get(claim);
      const at = `${place}.spans[${i}]`;
      if (earlier && earlier.negated !== span.negated) {
        faults.push({
          place: at,
          rule: "contradiction",
          expected: `what ${earlier.place} says`,
          found: `its opposite: ${span.name}`,
        });
      }
      said.set(claim, { place: at, negated: span.negated });
    }
  }
  return document ? [...faults, ...sectionFaults(document)] : faults;
}

/** Equal up to blanks and punctuation of the text. */
function sentenceKey(spans: readonly Span[]): string {
  return canonicalJson(
    spans.flatMap((span): readonly object[] => {
      if (span.kind !== "text") return [span];
      const text = span.text
        .toLowerCase()
        .replaceAll(/[^\p{L}]+/gu, " ")
        .trim();
      return text === "" ? [] : [{ kind: "text", text }];
    }),
  );
}

function reportSentences(document: ReportDocument): readonly PlacedSentence[] {
  return document.sections.flatMap((section, s) =>
    section.blocks.flatMap((block, b) => sentencesOf(block, `sections[${s}].blocks[${b}]`)),
  );
}

function sectionFaults(document: ReportDocument): readonly Fault[] {
  const ids = document.sections.map(({ id }) => id);
  const headings = document.sections.map(({ heading }) => sentenceKey(heading));
  const twice = headings.flatMap((heading, s) =>
    headings.indexOf(heading) < s
      ? [
          {
            place: `sections[${s}].heading`,
            rule: "duplicate",
            expected: "each heading once",
            found: `the heading of sections[${headings.indexOf(heading)}] again`,
          },
        ]
      : [],
  );
  const same = ids.flatMap((id, s) =>
    ids.indexOf(id) < s
      ? [{ place: `sections[${s}].id`, rule: "duplicate", expected: "each section id once", found: id }]
      : [],
  );
  return [...same, ...twice];
}
