// The numbers of a drawn series as a table under the figure; long series are sampled, and say so.
import type { SeriesRecord } from "../ledger-index.ts";
import { formatValue } from "../value.ts";
import { recordAnchor } from "./citations.ts";
import { type Html, html, nothing } from "./markup.ts";

const mostRows = 60;

export function figureNumbers(record: SeriesRecord, name: string): Html {
  const { x, y, unit, xLabel, label } = record.body;
  const places = shownPlaces(y);
  const rows = places.map(
    (i) => html`<tr><th scope="row">${String(x[i] ?? "")}</th><td class="num">${shown(y[i] ?? null, unit)}</td></tr>`,
  );
  const sampled =
    places.length < x.length
      ? html`<p class="fine">${places.length} of ${x.length} rows, lowest and highest among them; all stand in <a href="#${recordAnchor(record.id)}">the record</a>.</p>`
      : nothing;
  return html`<details class="numbers"><summary>Numbers: ${name}</summary>${sampled}<div class="scroll" tabindex="0" role="region" aria-label="Numbers of the figure"><table><thead><tr><th scope="col">${xLabel}</th><th scope="col" class="num">${label}</th></tr></thead><tbody>${rows}</tbody></table></div></details>`;
}

function shown(value: number | null, unit: SeriesRecord["body"]["unit"]): string {
  return value === null ? "no value" : formatValue(value, unit);
}

/** All rows of a short series; of a long one evenly spaced rows, the ends, and the extremes. */
function shownPlaces(y: readonly (number | null)[]): readonly number[] {
  if (y.length <= mostRows) return y.map((_, i) => i);
  const places = new Set<number>();
  for (let k = 0; k < mostRows - 2; k++) places.add(Math.round((k * (y.length - 1)) / (mostRows - 3)));
  places.add(extremePlace(y, (a, b) => a < b)).add(extremePlace(y, (a, b) => a > b));
  return [...places].filter((place) => place >= 0).sort((a, b) => a - b);
}

function extremePlace(y: readonly (number | null)[], before: (a: number, b: number) => boolean): number {
  let best = -1;
  y.forEach((value, i) => {
    const held = best < 0 ? null : (y[best] ?? null);
    if (value !== null && (held === null || before(value, held))) best = i;
  });
  return best;
}
