// Blocks of a section: paragraphs, lists, tables; figures have a file of their own.
import type { Block, Section, Span } from "../document.ts";
import type { Piece } from "../pieces.ts";
import { renderPieces } from "../pieces.ts";
import { renderTable, type TableBlock } from "../text.ts";
import { figureMarkup } from "./figure.ts";
import { type Html, html, joinMarkup } from "./markup.ts";
import { type Desk, piecesMarkup, sentenceMarkup } from "./statements.ts";

export function sectionMarkup(section: Section, position: number, desk: Desk): Html {
  const heading = piecesMarkup(renderPieces(section.heading, desk.ledger), section.heading, desk);
  const id = sectionAnchor(section, position);
  return html`<section id="${id}" aria-labelledby="${id}-h">
<h2 id="${id}-h">${heading}</h2>
${joinMarkup(
  section.blocks.map((block) => blockMarkup(block, desk)),
  "\n",
)}
</section>`;
}

/** Two sections of one name keep apart. */
export function sectionAnchor(section: Section, position: number): string {
  return `s-${position + 1}-${section.id}`;
}

function blockMarkup(block: Block, desk: Desk): Html {
  switch (block.kind) {
    case "paragraph":
      return html`<p>${joinMarkup(
        block.sentences.map((sentence) => sentenceMarkup(sentence, desk)),
        " ",
      )}</p>`;
    case "list":
      return html`<ul>${block.items.map((item) => html`<li>${sentenceMarkup(item, desk)}</li>`)}</ul>`;
    case "table":
      return tableMarkup(block, desk);
    case "figure":
      return figureMarkup(block, desk);
  }
}

/** The first column names its row; columns that hold nothing but values stand on the right, figure under figure. */
function tableMarkup(table: TableBlock, desk: Desk): Html {
  const { columns, rows } = renderTable(table, desk.ledger);
  const numeric = table.columns.map((_, column) => isNumeric(table.rows.map((row) => row[column] ?? [])));
  const align = (column: number) => (numeric[column] ? html` class="num"` : null);
  const heads = columns.map(
    (pieces, column) =>
      html`<th scope="col"${align(column)}>${piecesMarkup(pieces, table.columns[column] ?? [], desk)}</th>`,
  );
  const cell = (pieces: readonly Piece[], spans: readonly Span[], column: number): Html => {
    const content = piecesMarkup(pieces, spans, desk);
    return column === 0 && !numeric[0]
      ? html`<th scope="row">${content}</th>`
      : html`<td${align(column)}>${content}</td>`;
  };
  const body = rows.map((row, r) => {
    const cells = row.map((pieces, column) => cell(pieces, table.rows[r]?.[column] ?? [], column));
    return html`<tr>${cells}</tr>\n`;
  });
  return html`<div class="scroll" tabindex="0" role="region" aria-label="Table"><table>
<caption><span>${sentenceMarkup(table.caption, desk)}</span></caption>
<thead><tr>${heads}</tr></thead>
<tbody>
${body}</tbody></table></div>`;
}

/** At least one value, and beside values only dashes. */
function isNumeric(cells: readonly (readonly Span[])[]): boolean {
  const isValue = (spans: readonly Span[]) =>
    spans.length > 0 && spans.every((span) => span.kind === "ref" && span.format !== "label");
  const isGap = (spans: readonly Span[]) => spans.every((span) => span.kind === "text" && /^[\s–—-]*$/.test(span.text));
  return cells.some(isValue) && cells.every((spans) => isValue(spans) || isGap(spans));
}
