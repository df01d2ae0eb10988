// Spans as markup: the words of the shared renderer, each number with its origin and a link to its record.
import type { Sentence, Span } from "../document.ts";
import type { LedgerView } from "../ledger.ts";
import { indexOf, type LedgerIndex } from "../ledger-index.ts";
import type { Piece } from "../pieces.ts";
import type { LedgerRecord } from "../record.ts";
import { renderSentencePieces } from "../text.ts";
import { type Citations, recordAnchor } from "./citations.ts";
import { type Html, html, joinMarkup, nothing } from "./markup.ts";
import { originCard, originList } from "./origin.ts";

/** What laying out needs: the ledger, its index, and the place where citations are kept. */
export interface Desk {
  readonly ledger: LedgerView;
  readonly index: LedgerIndex;
  readonly citations: Citations;
}

export function openDesk(ledger: LedgerView, citations: Citations): Desk {
  return { ledger, index: indexOf(ledger), citations };
}

/** A sentence with the capital and the full stop that the shared renderer gives it. */
export function sentenceMarkup(sentence: Sentence, desk: Desk): Html {
  return piecesMarkup(renderSentencePieces(sentence, desk.ledger), sentence.spans, desk);
}

/** Pieces in their order; `spans` are those they were made from, one each. A piece more is a full stop. */
export function piecesMarkup(pieces: readonly Piece[], spans: readonly Span[], desk: Desk): Html {
  return joinMarkup(pieces.map((piece, i) => pieceMarkup(piece, spans[i], desk)));
}

function pieceMarkup(piece: Piece, span: Span | undefined, desk: Desk): Html {
  const text = piece.text.trimStart();
  const space = piece.text.slice(0, piece.text.length - text.length);
  switch (piece.kind) {
    case "text":
      return isPlain(text) ? html`${piece.text}` : html`${space}<bdi>${text}</bdi>`;
    case "note":
      return html`${space}<span class="badge note">[${piece.role ?? "note"}]</span> <bdi>${text}</bdi>`;
    case "entity":
      return html`${space}${entityMarkup(text, span, desk)}`;
    default:
      return html`${space}${numberMarkup(piece, text, isLabel(span), desk)}`;
  }
}

/** Text without right-to-left letters and direction marks needs no isolation. */
function isPlain(text: string): boolean {
  return !/[\p{Bidi_Control}\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/u.test(
    text,
  );
}

function isLabel(span: Span | undefined): boolean {
  return span?.kind === "ref" && span.format === "label";
}

/** Names are plain; expressions stand in the type of code. */
function entityMarkup(text: string, span: Span | undefined, desk: Desk): Html {
  const record = span?.kind === "entity" ? desk.ledger.get(span.of) : undefined;
  const aboutFactor = record !== undefined && "subject" in record.body && isFactor(record);
  const isCode =
    span?.kind === "entity" &&
    (span.entity === "snapshot" || ((span.entity === "definition" || span.entity === "subject") && aboutFactor));
  return isCode ? html`<code class="e"><bdi>${text}</bdi></code>` : html`<bdi class="e">${text}</bdi>`;
}

function isFactor(record: LedgerRecord): boolean {
  return "subject" in record.body && (record.body.subject as { kind?: string }).kind === "factor";
}

/** A statement from the ledger: a link that carries the words, a card that says where they come from. */
function numberMarkup(piece: Piece, text: string, quiet: boolean, desk: Desk): Html {
  const records = piece.records.flatMap((id) => desk.ledger.get(id) ?? []);
  const first = records[0];
  const place = desk.citations.cite(records.map(({ id }) => id));
  if (!first || place === null) return html`<span class="missing">${text}</span>`;
  const card = records.length === 1 ? originCard(first, desk.index) : originList(records, desk.index);
  const kind = quiet ? "n quiet" : piece.truth === "undecidable" ? "n open" : "n";
  const role =
    records.length === 1 ? html`role="tooltip"` : html`role="group" aria-label="Records behind this statement"`;
  return html`<span class="${kind}" id="${place}"><a href="#${recordAnchor(first.id)}" aria-describedby="${place}-o"><bdi>${text}</bdi></a><span class="o" id="${place}-o" ${role}>${card}</span></span>`;
}

/** One record as a short linked text outside the document's sentences: facts of the head, the legend of a figure. */
export function recordLink(text: string, record: LedgerRecord | undefined, desk: Desk): Html {
  if (!record) return text === "" ? nothing : html`<bdi>${text}</bdi>`;
  return numberMarkup({ kind: "ref", text, records: [record.id] }, text, true, desk);
}
