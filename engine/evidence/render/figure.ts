// Figures: the series records that a block lists, drawn, named, and given again as numbers.
import type { RecordId } from "#engine/core";
import { dimensionText } from "../context.ts";
import { type LedgerIndex, type SeriesRecord, subjectLabel } from "../ledger-index.ts";
import { type FigureBlock, renderSentence } from "../text.ts";
import { areLying, lyingBars, lyingFrame, uprightBars } from "./chart/bars.ts";
import { curvesMarkup } from "./chart/curves.ts";
import { wholeUpTo } from "./chart/decimate.ts";
import { type Drawn, styleOf, upright, width } from "./chart/frame.ts";
import { marker } from "./chart/marker.ts";
import { unitWords } from "./chart/ticks.ts";
import { figureNumbers } from "./figure-numbers.ts";
import { type Html, html, joinMarkup, nothing } from "./markup.ts";
import { type Desk, recordLink, sentenceMarkup } from "./statements.ts";

/** Series of one unit share a chart; another unit gets a chart of its own below. */
export function figureMarkup(block: FigureBlock, desk: Desk): Html {
  const drawn = drawnSeries(block, desk);
  for (const { record } of drawn) desk.citations.keep(record.id);
  const alt = renderSentence(block.alt, desk.ledger);
  const units = [...new Set(drawn.map(({ record }) => record.body.unit))];
  const charts = units.map((unit) => {
    const members = drawn.filter(({ record }) => record.body.unit === unit);
    return html`${legendMarkup(members, drawn, { block, desk })}${chartMarkup(block, members, alt)}`;
  });
  const missing = block.series.length - drawn.length;
  const gone = missing > 0 ? html`<p class="missing">[${missing} series not on record]</p>` : nothing;
  return html`<figure data-records="${drawn.map(({ record }) => record.id).join(" ")}">
<figcaption>${sentenceMarkup(block.caption, desk)}</figcaption>
${joinMarkup(charts)}${gone}${drawingNotes(drawn, block)}
${drawn.map(({ record }) => figureNumbers(record, seriesName(record, desk.index, drawn)))}
</figure>`;
}

/** The listed records that are series, each once. */
export function drawnSeries(block: FigureBlock, desk: Desk): readonly Drawn[] {
  const records = [...new Set(block.series)].flatMap((id) => {
    const record = desk.ledger.get(id as RecordId);
    return record?.kind === "series" ? [record] : [];
  });
  return records.map((record, place) => ({ record, place }));
}

function chartMarkup(block: FigureBlock, drawn: readonly Drawn[], alt: string): Html {
  if (drawn.every(({ record }) => record.body.y.every((value) => value === null))) {
    return html`<p class="missing">No value on record.</p>`;
  }
  const lying = block.figure === "bar" && areLying(drawn);
  const frame = lying ? lyingFrame(drawn) : upright;
  const content = lying
    ? lyingBars(drawn, frame)
    : block.figure === "bar"
      ? uprightBars(drawn, frame)
      : curvesMarkup(drawn, block.figure === "area", frame);
  const first = drawn[0]?.record.body;
  const unit = first ? unitWords(first.unit) : "";
  const name = first ? (lying ? unit : first.xLabel) : "";
  const axis = html`<text class="axis-name mid" x="${(frame.left + frame.right) / 2}" y="${frame.height - 8}">${name}</text>`;
  return html`<div class="scroll chart" tabindex="0" role="region" aria-label="Chart"><svg role="img" aria-label="${alt}" viewBox="0 0 ${width} ${frame.height}" data-records="${drawn
    .map(({ record }) => record.id)
    .join(" ")}"><desc>${alt}</desc>${content}${axis}</svg></div>`;
}

/** Names what is drawn and leads to the records; one series alone is named by its caption. */
function legendMarkup(
  members: readonly Drawn[],
  all: readonly Drawn[],
  { block, desk }: { readonly block: FigureBlock; readonly desk: Desk },
): Html {
  const only = all.length === 1 ? all[0]?.record : undefined;
  if (only) return html`<p class="fine legend">Drawn: ${recordLink(`record ${only.id.slice(0, 12)}`, only, desk)}</p>`;
  const items = members.map(
    ({ record, place }) =>
      html`<li>${keyMarkup(place, block)}${recordLink(seriesName(record, desk.index, all), record, desk)}</li>`,
  );
  return html`<ul class="legend">${items}</ul>`;
}

/** The key looks like what is drawn: a piece of the curve with its marker, or a bar. */
function keyMarkup(place: number, block: FigureBlock): Html {
  const sign =
    block.figure === "bar"
      ? html`<rect class="bar" x="9" y="1" width="12" height="10"/>`
      : html`<line class="curve" x1="1" x2="29" y1="6" y2="6"/>${marker(place, "15", "6")}`;
  return html`<svg class="key ${styleOf(place)}" viewBox="0 0 30 12" aria-hidden="true">${sign}</svg>`;
}

/** What tells a series from the others of its figure; alone, its label, subject and part. */
export function seriesName(record: SeriesRecord, index: LedgerIndex, drawn: readonly Drawn[]): string {
  const of = (other: SeriesRecord) => [
    other.body.label,
    subjectLabel(other.body.subject, index),
    dimensionText(other, "split", index) ?? "",
    dimensionText(other, "period", index) ?? "",
    dimensionText(other, "costs", index) ?? "",
  ];
  const mine = of(record);
  const apart = mine.filter((words, i) => drawn.some((other) => of(other.record)[i] !== words));
  return (apart.length > 0 ? apart : mine.slice(0, 3)).join(", ");
}

/** What the drawing left out, in words. */
function drawingNotes(drawn: readonly Drawn[], block: FigureBlock): Html {
  const long = drawn.filter(({ record }) => record.body.x.length > wholeUpTo);
  const gaps = drawn.reduce((sum, { record }) => sum + record.body.y.filter((value) => value === null).length, 0);
  const notes = [
    ...(long.length > 0 && block.figure !== "bar"
      ? [
          `Drawn thinned from ${[...new Set(long.map(({ record }) => record.body.x.length))].join(" and ")} points: first, lowest, highest and last of each of 200 stretches.`,
        ]
      : []),
    ...(gaps > 0 ? [`Gaps: ${gaps} without a value.`] : []),
  ];
  return notes.length > 0 ? html`<p class="fine">${notes.join(" ")}</p>` : nothing;
}
