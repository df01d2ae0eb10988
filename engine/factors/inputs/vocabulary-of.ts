// The names that formulas may use over a panel, other markets included; and which markets a text names.
import type { Panel } from "#engine/panel";
import { isInputName } from "../language/input-leaf.ts";
import type { InputMarket, Vocabulary } from "../language/names.ts";

export function vocabularyOf(panel: Panel): Vocabulary {
  return {
    fields: ownFields(panel),
    groups: [...panel.groups.keys()],
    symbols: panel.symbols,
    frequency: panel.frequency,
    markets: panel.beside ?? new Map([...(panel.inputs ?? [])].map(([name, input]) => [name, marketOf(input)])),
  };
}

function ownFields(panel: Panel): readonly string[] {
  return [...panel.fields.keys()].filter((name) => !isInputName(name));
}

function marketOf(panel: Panel): InputMarket {
  return {
    fields: ownFields(panel),
    groups: [...panel.groups.keys()],
    symbols: panel.symbols,
    frequency: panel.frequency,
    timeZone: panel.timeZone,
    times: panel.times.length,
  };
}

/** Markets named in the texts of any document: formulas, strategies, generation specs. Sorted, each once. */
export function marketsNamedIn(document: unknown): readonly string[] {
  const names = new Set<string>();
  const walk: unknown[] = [document];
  for (let value = walk.pop(); value !== undefined; value = walk.pop()) {
    if (typeof value === "string") for (const match of value.matchAll(call)) names.add(match[2] ?? "");
    else if (typeof value === "object" && value !== null) walk.push(...Object.values(value));
  }
  return [...names].sort();
}

const call = /\bmarket\(\s*(["'])([^"'\n]+)\1/g;
