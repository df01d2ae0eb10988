// Documents as plain text: the canonical rendering that bundles carry and the independent verifier compares.
import type { Said } from "./context.ts";
import type { Block, ReportDocument, Sentence, Span } from "./document.ts";
import type { LedgerView } from "./ledger.ts";
import { openGround, type Piece, renderPieces, type Surroundings, saidBy } from "./pieces.ts";

/** Spans as one line of text. */
export function renderText(spans: readonly Span[], ledger: LedgerView, around: Surroundings = openGround): string {
  return textOf(renderPieces(spans, ledger, around));
}

function textOf(pieces: readonly Piece[]): string {
  return pieces.map((piece) => (piece.kind === "note" ? noteText(piece) : piece.text)).join("");
}

function noteText(piece: Piece): string {
  return `[${piece.role}] ${piece.text}`;
}

/** A sentence as pieces, with its capital and its full stop; every format lays out these. */
export function renderSentencePieces(sentence: Sentence, ledger: LedgerView): readonly Piece[] {
  const pieces = renderPieces(sentence.spans, ledger).map((piece, i) => (i === 0 ? withCapital(piece) : piece));
  const text = textOf(pieces).trimEnd();
  return /[.!?:;]$/.test(text) ? pieces : [...pieces, { kind: "text", text: ".", records: [] }];
}

/** Only words of the renderer get a capital; names and what a writer typed stay as they are. */
function withCapital(piece: Piece): Piece {
  if (piece.kind !== "pred" && piece.kind !== "expr") return piece;
  const isName = piece.kind === "pred" && !/^(the|whether|trials|no|data) /.test(piece.text);
  return isName ? piece : { ...piece, text: piece.text.charAt(0).toUpperCase() + piece.text.slice(1) };
}

/** A sentence with its full stop. */
export function renderSentence(sentence: Sentence, ledger: LedgerView): string {
  return textOf(renderSentencePieces(sentence, ledger)).trim();
}

export type TableBlock = Extract<Block, { kind: "table" }>;
export type FigureBlock = Extract<Block, { kind: "figure" }>;

/** A table as pieces, cell by cell; every format lays out these and nothing else. */
export interface TablePieces {
  readonly caption: readonly Piece[];
  readonly columns: readonly (readonly Piece[])[];
  readonly rows: readonly (readonly (readonly Piece[])[])[];
}

/** A cell stands under what its caption, its column heading and the cells before it in its row name. */
export function renderTable(table: TableBlock, ledger: LedgerView): TablePieces {
  const caption = renderPieces(table.caption.spans, ledger);
  const columns = table.columns.map((heading) => renderPieces(heading, ledger, headingGround(heading, table, ledger)));
  const rows = table.rows.map((row) =>
    row.map((cell, column) => renderPieces(cell, ledger, cellGround(table, row, column, ledger))),
  );
  return { caption, columns, rows };
}

function headingGround(heading: readonly Span[], table: TableBlock, ledger: LedgerView): Surroundings {
  return { said: saidBy(heading, ledger, saidBy(table.caption.spans, ledger)), metric: null };
}

/** What a cell may leave unsaid. */
export function cellGround(
  table: TableBlock,
  row: readonly (readonly Span[])[],
  column: number,
  ledger: LedgerView,
): Surroundings {
  const heading = table.columns[column] ?? [];
  let said: Said = saidBy(table.caption.spans, ledger);
  for (const cell of row.slice(0, column)) said = saidBy(cell, ledger, said);
  said = saidBy(heading, ledger, said);
  const labels = [heading, ...row.slice(0, column)].map((spans) => headingMetric(spans, ledger));
  return { said, metric: labels.find((name) => name !== null) ?? null };
}

/** The metric name that a label stands for. */
export function headingMetric(heading: readonly Span[], ledger: LedgerView): string | null {
  for (const span of heading) {
    if (span.kind !== "ref" || span.format !== "label") continue;
    const record = ledger.get(span.metric);
    if (record?.kind === "metric" || record?.kind === "series") return record.body.name;
  }
  return null;
}

/** The whole report as Markdown-flavoured text; ends with one line break. */
export function renderReportText(document: ReportDocument, ledger: LedgerView): string {
  const lines: string[] = [`# ${renderText(document.title, ledger).trim()}`, ""];
  for (const section of document.sections) {
    lines.push(`## ${renderText(section.heading, ledger).trim()}`, "");
    for (const block of section.blocks) lines.push(...blockLines(block, ledger), "");
  }
  return `${lines.join("\n").trimEnd()}\n`;
}

function blockLines(block: Block, ledger: LedgerView): readonly string[] {
  switch (block.kind) {
    case "paragraph":
      return [block.sentences.map((sentence) => renderSentence(sentence, ledger)).join(" ")];
    case "list":
      return block.items.map((item) => `- ${renderSentence(item, ledger)}`);
    case "table":
      return tableLines(block, ledger);
    case "figure":
      return [
        `Figure (${block.figure}): ${renderSentence(block.caption, ledger)}`,
        `Shows: ${renderSentence(block.alt, ledger)}`,
        ...block.series.map((id) => `Drawn: ${seriesText(id, ledger)}`),
      ];
  }
}

function seriesText(id: string, ledger: LedgerView): string {
  const spans: Span[] = [
    { kind: "ref", metric: id, format: "label" },
    { kind: "text", text: ", " },
    { kind: "entity", entity: "subject", of: id },
    { kind: "text", text: ", " },
    { kind: "entity", entity: "split", of: id },
    { kind: "text", text: ", record " },
  ];
  return `${renderText(spans, ledger)}${id.slice(0, 12)}`;
}

function tableLines(table: TableBlock, ledger: LedgerView): readonly string[] {
  const { columns, rows } = renderTable(table, ledger);
  const line = (cells: readonly (readonly Piece[])[]) =>
    `| ${cells.map((cell) => escapeCell(textOf(cell))).join(" | ")} |`;
  return [
    `Table: ${renderSentence(table.caption, ledger)}`,
    "",
    line(columns),
    `|${columns.map(() => " --- |").join("")}`,
    ...rows.map(line),
  ];
}

function escapeCell(text: string): string {
  return text.trim().replaceAll("|", "\\|");
}
