// Forward returns: what came after each date. They exist only in this room and never leave it as a column.
import { QraftError } from "#engine/core";
import type { Column, Panel } from "#engine/panel";
import {
  type CrossSections,
  crossSections,
  type RankedSections,
  type RowRange,
  rankSections,
} from "./cross-sections.ts";

/** next-open: bought at the next bar's open, sold at the open h bars later · close: from this close to the close h bars later. */
export type Entry = "next-open" | "close";

export interface LabelOptions extends RowRange {
  readonly horizon: number;
  readonly entry: Entry;
}

export interface ParityOptions {
  /** Fill gaps with the last known price before taking returns. Default false: a gap leaves no label. */
  readonly forwardFill?: boolean | undefined;
  /** Drop returns further than this many deviations from their symbol's mean. Default none, since it reads the whole sample. */
  readonly dropBeyondSigma?: number | undefined;
}

/**
 * Return from entry to exit, per date and symbol, known only after the exit.
 *
 * Shape   panel -> values[(to − from) × symbols]; row t reads prices of t .. t + h (+ 1 for next-open)
 * NaN     a missing or non-positive price at entry or exit; every row whose exit would lie at or after `to`
 */
export function forwardReturns(panel: Panel, options: LabelOptions, parity: ParityOptions = {}): CrossSections {
  const { from, to, horizon, entry } = options;
  const times = panel.times.length;
  const prices = parity.forwardFill ? filled(priceOf(panel, entry), times) : priceOf(panel, entry);
  const delay = entry === "next-open" ? 1 : 0;
  const labels = new Float64Array(prices.length).fill(Number.NaN);
  for (let s = 0; s < panel.symbols.length; s++) {
    const base = s * times;
    for (let t = from; t + delay + horizon < to; t++) {
      const bought = prices[base + t + delay]!;
      const sold = prices[base + t + delay + horizon]!;
      if (bought > 0 && sold > 0) labels[base + t] = sold / bought - 1;
    }
  }
  const sections = crossSections(labels, times, options);
  return parity.dropBeyondSigma === undefined ? sections : withinSigma(sections, parity.dropBeyondSigma);
}

function priceOf(panel: Panel, entry: Entry): Column {
  const field = entry === "next-open" ? "open" : "close";
  const column = panel.fields.get(field);
  if (column) return column;
  throw new QraftError(
    "missing-field",
    `Screening with entry "${entry}" needs the field "${field}", which this panel does not hold.`,
    `Read the panel with "${field}", or choose the other entry.`,
  );
}

function filled(prices: Column, times: number): Column {
  const out = prices.slice();
  for (let i = 1; i < out.length; i++) if (i % times !== 0 && Number.isNaN(out[i]!)) out[i] = out[i - 1]!;
  return out;
}

function withinSigma(sections: CrossSections, sigma: number): CrossSections {
  const { rows, width } = sections;
  const values = sections.values.slice();
  for (let s = 0; s < width; s++) {
    let n = 0;
    let sum = 0;
    for (let r = 0; r < rows; r++) {
      const x = values[r * width + s]!;
      if (!Number.isNaN(x)) {
        n++;
        sum += x;
      }
    }
    let squares = 0;
    for (let r = 0; r < rows; r++) {
      const x = values[r * width + s]!;
      if (!Number.isNaN(x)) squares += (x - sum / n) ** 2;
    }
    const bound = sigma * Math.sqrt(squares / (n - 1));
    for (let r = 0; r < rows; r++)
      if (Math.abs(values[r * width + s]! - sum / n) > bound) values[r * width + s] = Number.NaN;
  }
  return { rows, width, values };
}

const known = new WeakMap<Panel, Map<string, RankedSections>>();
/** About 240 MB of labels per panel at most; the earliest made are forgotten first. */
const mostCells = 20_000_000;

/** Forward returns with their order, made once per panel and question: a panel is read-only, so this is memory, not state. */
export function rankedLabels(panel: Panel, options: LabelOptions): RankedSections {
  const key = `${options.from}/${options.to}/${options.horizon}/${options.entry}`;
  const ofPanel = known.get(panel) ?? new Map<string, RankedSections>();
  known.set(panel, ofPanel);
  const found = ofPanel.get(key);
  if (found) return found;
  const labels = rankSections(forwardReturns(panel, options));
  let cells = labels.values.length;
  for (const other of ofPanel.values()) cells += other.values.length;
  for (const [earlier, { values }] of ofPanel) {
    if (cells <= mostCells) break;
    ofPanel.delete(earlier);
    cells -= values.length;
  }
  ofPanel.set(key, labels);
  return labels;
}
