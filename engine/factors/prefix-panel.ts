// Panels for the prefix test: a small sample, gaps where a back-fill would show, and tails that are cut off or made noise.
import { type Random, seededRandom } from "#engine/core";
import { type Panel, slicePanel } from "#engine/panel";
import { counterparts, knownRows, mapInputs, randomFor } from "./prefix-inputs.ts";

export interface SampleSize {
  readonly times: number;
  readonly symbols: number;
}

/** The newest rows of some symbols, first of those that other markets know; a fixed share gets gaps just before the cuts. */
export function samplePanel(panel: Panel, size: SampleSize, random: Random): Panel {
  const known = panel.symbols.map((symbol) => counterparts(panel, symbol));
  const chosen = random
    .shuffle(panel.symbols.map((_, s) => s))
    .sort((a, b) => known[b]! - known[a]!)
    .slice(0, size.symbols)
    .sort((a, b) => a - b);
  const from = Math.max(0, panel.times.length - size.times);
  return selectCells(panel, chosen, { from, to: panel.times.length });
}

/** Rows from .. to − 1 of the named symbols, copied. */
function selectCells(
  panel: Panel,
  chosen: readonly number[],
  rows: { readonly from: number; readonly to: number },
): Panel {
  const times = panel.times.length;
  const length = rows.to - rows.from;
  const fields = new Map(
    [...panel.fields].map(([name, column]) => {
      const out = new Float64Array(chosen.length * length);
      for (const [place, s] of chosen.entries()) {
        out.set(column.subarray(s * times + rows.from, s * times + rows.to), place * length);
      }
      return [name, out];
    }),
  );
  const groups = new Map(
    [...panel.groups].map(([name, { codes, labels }]) => {
      const out = new Int32Array(chosen.length * length);
      for (const [place, s] of chosen.entries()) {
        out.set(codes.subarray(s * times + rows.from, s * times + rows.to), place * length);
      }
      return [name, { codes: out, labels }];
    }),
  );
  return {
    ...panel,
    symbols: chosen.map((s) => panel.symbols[s]!),
    times: panel.times.slice(rows.from, rows.to),
    fields,
    groups,
    source: null,
  };
}

/** The first rows only: what was known on the cut date. */
export function truncatedPanel(panel: Panel, rows: number): Panel {
  const part = selectCells(
    panel,
    panel.symbols.map((_, s) => s),
    { from: 0, to: rows },
  );
  return mapInputs(part, (input) => slicePanel(input, 0, knownRows(panel, rows, input)));
}

/** The same panel with everything from the cut on replaced by values of another size, with gaps moved. */
export function noisedPanel(panel: Panel, cut: number, random: Random): Panel {
  const times = panel.times.length;
  const fields = new Map(
    [...panel.fields].map(([name, column]) => {
      const out = column.slice();
      for (let s = 0; s < panel.symbols.length; s++) {
        const level = lastKnown(column, s * times, cut);
        for (let t = cut; t < times; t++) out[s * times + t] = noise(level, random);
      }
      return [name, out];
    }),
  );
  const noised = { ...panel, fields, source: null };
  return mapInputs(noised, (input, name) => noisedPanel(input, knownRows(panel, cut, input), randomFor(random, name)));
}

function lastKnown(column: Float64Array, start: number, cut: number): number {
  for (let t = cut - 1; t >= 0; t--) {
    const value = column[start + t]!;
    if (Number.isFinite(value) && value !== 0) return value;
  }
  return 1;
}

/** Far from what went before, of the same sign, missing once in twenty draws. */
function noise(level: number, random: Random): number {
  const value = level * Math.exp(2 * random.normal());
  return random.next() < 0.05 ? Number.NaN : value;
}

/**
 * Punches gaps so that a back-fill has something to fill: the row just before every second cut, for every second symbol.
 * The other cuts keep their last row, where a leak of one bar shows.
 */
export function gappedPanel(panel: Panel, cuts: readonly number[]): Panel {
  return mapInputs(gappedAlone(panel, cuts), (input) =>
    gappedAlone(
      input,
      cuts.map((cut) => knownRows(panel, cut, input)),
    ),
  );
}

function gappedAlone(panel: Panel, cuts: readonly number[]): Panel {
  const times = panel.times.length;
  const rows = cuts.filter((cut, place) => place % 2 === 1 && cut >= 1).map((cut) => cut - 1);
  const fields = new Map(
    [...panel.fields].map(([name, column]) => {
      const out = column.slice();
      for (let s = 0; s < panel.symbols.length; s += 2) {
        for (const row of rows) out[s * times + row] = Number.NaN;
      }
      return [name, out];
    }),
  );
  return { ...panel, fields, source: null };
}

export function prefixRandom(seed: number): Random {
  return seededRandom(`${seed}/prefix-test`);
}
