// A panel whose every column lies in shared memory, so that threads read it without copies.
import type { Groups, Panel } from "#engine/panel";
import { newColumn } from "#engine/panel";
import type { PlainPanel } from "./messages.ts";

const known = new WeakMap<Panel, PlainPanel>();

/**
 * The panel as threads get it: columns that lie in shared memory as they are, others copied, once per panel. Whoever
 * writes into a column afterwards does not reach the copy: panels are read-only.
 */
export function sharedPanelOf(panel: Panel): PlainPanel {
  const made = known.get(panel);
  if (made !== undefined) return made;
  const { market, frequency, symbols, times, fields, groups } = panel;
  const shared: PlainPanel = {
    market,
    frequency,
    symbols,
    times: sharedNumbers(times),
    fields: new Map([...fields].map(([name, values]) => [name, sharedNumbers(values)])),
    groups: new Map([...groups].map(([name, group]) => [name, sharedGroups(group)])),
  };
  known.set(panel, shared);
  return shared;
}

function sharedNumbers(values: Float64Array): Float64Array {
  if (values.buffer instanceof SharedArrayBuffer) return values;
  const copy = newColumn(values.length);
  copy.set(values);
  return copy;
}

function sharedGroups({ codes, labels }: Groups): Groups {
  if (codes.buffer instanceof SharedArrayBuffer) return { codes, labels };
  const copy = new Int32Array(new SharedArrayBuffer(codes.byteLength));
  copy.set(codes);
  return { codes: copy, labels };
}
