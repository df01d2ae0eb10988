// Markers: a shape per place, so that series can be told apart without colour.
import { type Html, html } from "../markup.ts";

const shapes = ["circle", "square", "triangle", "diamond"] as const;

export function marker(place: number, x: string, y: string): Html {
  const at = html`class="mark" transform="translate(${x} ${y})"`;
  switch (shapes[place % shapes.length]) {
    case "square":
      return html`<rect ${at} x="-3" y="-3" width="6" height="6"/>`;
    case "triangle":
      return html`<path ${at} d="M0-4L3.8 3H-3.8Z"/>`;
    case "diamond":
      return html`<path ${at} d="M0-4.2L4.2 0L0 4.2L-4.2 0Z"/>`;
    default:
      return html`<circle ${at} r="3"/>`;
  }
}
