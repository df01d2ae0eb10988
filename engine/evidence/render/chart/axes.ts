// Axes of upright charts: grid lines and words at the ticks, a stronger line at zero.
import { type Html, html, nothing } from "../markup.ts";
import { coordinate, type Frame } from "./frame.ts";

export interface Tick {
  readonly at: number;
  readonly text: string;
}

export interface Axes {
  readonly horizontal: readonly Tick[];
  readonly vertical: readonly Tick[];
  /** Where zero stands on the value axis; null where it is out of range. */
  readonly zero: number | null;
}

const longestWord = 14;

export function axesMarkup({ horizontal, vertical, zero }: Axes, frame: Frame): Html {
  const { left, right, bottom } = frame;
  const grid = vertical.map(({ at, text }) => {
    const y = coordinate(at);
    return html`<line class="grid" x1="${left}" x2="${right}" y1="${y}" y2="${y}"/><text class="tick end" x="${left - 8}" y="${y}" dy="4">${text}</text>`;
  });
  const feet = horizontal.map(({ at, text }) => {
    const x = coordinate(at);
    return html`<line class="foot" x1="${x}" x2="${x}" y1="${bottom}" y2="${bottom + 4}"/><text class="tick mid" x="${x}" y="${bottom + 18}">${shorten(text)}</text>`;
  });
  const base = html`<line class="axis" x1="${left}" x2="${right}" y1="${bottom}" y2="${bottom}"/>`;
  return html`<g class="axes" aria-hidden="true">${grid}${base}${feet}${zero === null ? nothing : zeroLine(zero, frame)}</g>`;
}

function zeroLine(zero: number, { left, right }: Frame): Html {
  const y = coordinate(zero);
  return html`<line class="zero" x1="${left}" x2="${right}" y1="${y}" y2="${y}"/>`;
}

/** Words under an axis are short; the table below the chart has them in full. */
export function shorten(text: string, longest = longestWord): string {
  const characters = [...text];
  return characters.length <= longest ? text : `${characters.slice(0, longest - 1).join("")}…`;
}
