// A document's spans with their places, in reading order.
import type { Block, ReportDocument, Sentence, Span } from "../document.ts";

export interface PlacedSpan {
  readonly span: Span;
  readonly place: string;
}

export interface PlacedSentence {
  readonly sentence: Sentence;
  readonly place: string;
}

/** Sentences of paragraphs and lists; captions and cells are judged with their tables and figures. */
export function sentencesOf(block: Block, place: string): readonly PlacedSentence[] {
  if (block.kind === "paragraph")
    return block.sentences.map((sentence, i) => ({ sentence, place: `${place}.sentences[${i}]` }));
  if (block.kind === "list") return block.items.map((sentence, i) => ({ sentence, place: `${place}.items[${i}]` }));
  return [];
}

/** Every span of the report, with its path. */
export function spansOf(document: ReportDocument): readonly PlacedSpan[] {
  return [
    ...placed(document.title, "title"),
    ...document.sections.flatMap((section, s) => [
      ...placed(section.heading, `sections[${s}].heading`),
      ...section.blocks.flatMap((block, b) => blockSpans(block, `sections[${s}].blocks[${b}]`)),
    ]),
  ];
}

function placed(spans: readonly Span[], place: string): readonly PlacedSpan[] {
  return spans.map((span, i) => ({ span, place: `${place}[${i}]` }));
}

function blockSpans(block: Block, place: string): readonly PlacedSpan[] {
  switch (block.kind) {
    case "paragraph":
    case "list":
      return sentencesOf(block, place).flatMap(({ sentence, place: at }) => placed(sentence.spans, `${at}.spans`));
    case "table":
      return [
        ...placed(block.caption.spans, `${place}.caption.spans`),
        ...block.columns.flatMap((spans, c) => placed(spans, `${place}.columns[${c}]`)),
        ...block.rows.flatMap((row, r) => row.flatMap((spans, c) => placed(spans, `${place}.rows[${r}][${c}]`))),
      ];
    case "figure":
      return [
        ...placed(block.caption.spans, `${place}.caption.spans`),
        ...placed(block.alt.spans, `${place}.alt.spans`),
      ];
  }
}
