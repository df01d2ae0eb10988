// Building a panel: from bars that were read, from columns made by hand, or as a part of another panel.
import { QraftError } from "#engine/core";
import type { Bars, Frequency, Groups } from "#engine/data";
import { newColumn } from "./columns.ts";
import type { Column, Panel } from "./panel.ts";

/** A panel over bars; columns that already lie in shared memory are used as they are. */
export function panelOf(bars: Bars): Panel {
  const fields = new Map([...bars.fields].map(([name, values]) => [name, sharedColumn(values)]));
  return checkPanel({
    market: bars.market.name,
    frequency: bars.frequency,
    symbols: bars.symbols,
    times: bars.times,
    fields,
    groups: new Map([...bars.groups].map(([name, group]) => [name, onEveryDate(group, bars.times.length)])),
    source: bars,
    timeZone: bars.market.timeZone,
  });
}

/** Bars know one group per symbol; a panel holds it for every cell, so that it may change over time. */
function onEveryDate({ codes, labels }: Groups, times: number): Groups {
  const cells = new Int32Array(codes.length * times);
  for (let s = 0; s < codes.length; s++) cells.fill(codes[s]!, s * times, (s + 1) * times);
  return { codes: cells, labels };
}

/** What a panel made by hand is made of; each field holds symbols × times values, one symbol after the other. */
export interface PanelParts {
  readonly symbols: readonly string[];
  readonly times: ArrayLike<number>;
  readonly fields: Readonly<Record<string, ArrayLike<number>>>;
  readonly groups?: Readonly<Record<string, Groups>> | undefined;
  readonly market?: string | undefined;
  readonly frequency?: Frequency | undefined;
  readonly timeZone?: string | undefined;
  readonly inputs?: ReadonlyMap<string, Panel> | undefined;
}

export function panelFrom(parts: PanelParts): Panel {
  return checkPanel({
    market: parts.market ?? "made-by-hand",
    frequency: parts.frequency ?? "1d",
    symbols: parts.symbols,
    times: Float64Array.from(parts.times),
    fields: new Map(Object.entries(parts.fields).map(([name, values]) => [name, copyColumn(values)])),
    groups: new Map(Object.entries(parts.groups ?? {})),
    source: null,
    ...(parts.timeZone === undefined ? {} : { timeZone: parts.timeZone }),
    ...(parts.inputs === undefined ? {} : { inputs: parts.inputs }),
  });
}

/** Rows from .. to − 1 of a panel, as a copy. */
export function slicePanel(panel: Panel, from: number, to: number): Panel {
  const rows = panel.times.length;
  if (!Number.isInteger(from) || !Number.isInteger(to) || from < 0 || to < from || to > rows) {
    throw new QraftError(
      "bad-slice",
      `Rows ${from} to ${to} do not lie inside a panel of ${rows} rows.`,
      "Give whole rows with 0 ≤ from ≤ to ≤ the number of rows.",
    );
  }
  const width = to - from;
  const cut = (values: Column): Column => {
    const out = newColumn(panel.symbols.length * width);
    for (let s = 0; s < panel.symbols.length; s++) out.set(values.subarray(s * rows + from, s * rows + to), s * width);
    return out;
  };
  const cutCodes = (group: Groups): Groups => {
    const codes = new Int32Array(panel.symbols.length * width);
    for (let s = 0; s < panel.symbols.length; s++) {
      codes.set(group.codes.subarray(s * rows + from, s * rows + to), s * width);
    }
    return { codes, labels: group.labels };
  };
  return {
    ...panel,
    times: panel.times.slice(from, to),
    fields: new Map([...panel.fields].map(([name, values]) => [name, cut(values)])),
    groups: new Map([...panel.groups].map(([name, group]) => [name, cutCodes(group)])),
  };
}

function sharedColumn(values: Float64Array): Column {
  return values.buffer instanceof SharedArrayBuffer ? values : copyColumn(values);
}

function copyColumn(values: ArrayLike<number>): Column {
  const column = newColumn(values.length);
  column.set(values);
  return column;
}

/** A panel is a promise: times ascend, symbols are distinct, every column covers symbols × times. */
function checkPanel(panel: Panel): Panel {
  const { symbols, times } = panel;
  for (let t = 0; t < times.length; t++) {
    const time = times[t]!;
    if (!Number.isFinite(time)) throw broken(panel, `row ${t} has the time ${time}`);
    if (t > 0 && time <= times[t - 1]!) {
      throw broken(panel, `row ${t} has the time ${time}, which does not come after ${times[t - 1]} of the row before`);
    }
  }
  const twice =
    symbols.length === new Set(symbols).size ? undefined : symbols.find((symbol, s) => symbols.indexOf(symbol) < s);
  if (twice !== undefined) throw broken(panel, `the symbol "${twice}" occurs twice`);
  const cells = symbols.length * times.length;
  for (const [name, values] of panel.fields) {
    if (values.length !== cells)
      throw broken(panel, `the field "${name}" has ${values.length} values for ${cells} cells`);
  }
  for (const [name, { codes, labels }] of panel.groups) {
    if (codes.length !== cells) throw broken(panel, `the group "${name}" has ${codes.length} codes for ${cells} cells`);
    const bad = codes.find((code) => code < -1 || code >= labels.length);
    if (bad !== undefined) throw broken(panel, `the group "${name}" has the code ${bad} but ${labels.length} labels`);
  }
  return panel;
}

function broken(panel: Panel, what: string): QraftError {
  return new QraftError(
    "bad-panel",
    `A panel of market "${panel.market}" cannot be built: ${what}.`,
    "Times must ascend without repeats, symbols must be distinct, and each column must hold symbols × times values.",
  );
}
