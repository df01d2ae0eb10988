// Merges imported rows into the stored part of the same year, and counts what that does.
import type { Revision } from "../import.ts";
import { compareText, type Part } from "./content.ts";

export interface MergeCount {
  inserted: number;
  unchanged: number;
  revised: number;
  /** The first few replaced values. */
  readonly examples: Revision[];
}

const shownRevisions = 10;

/** Where a merged row comes from: row numbers in the two parts, −1 when absent there. */
interface RowPair {
  readonly stored: number;
  readonly offered: number;
}

/** Offered fields replace stored ones row by row; fields that are not offered keep their values. */
export function mergePart(stored: Part | null, offered: Part, count: MergeCount): Part {
  if (stored === null) {
    count.inserted += offered.times.length;
    return offered;
  }
  const symbols = [...new Set([...stored.symbols, ...offered.symbols])].sort(compareText);
  const pairs: RowPair[] = [];
  const starts = new Uint32Array(symbols.length + 1);
  const storedRange = rangesOf(stored);
  const offeredRange = rangesOf(offered);
  symbols.forEach((symbol, i) => {
    pairRows(pairs, { stored, offered, a: storedRange.get(symbol), b: offeredRange.get(symbol) });
    starts[i + 1] = pairs.length;
  });
  const merged: Part = {
    name: offered.name,
    symbols,
    starts,
    times: Float64Array.from(pairs, (pair) =>
      pair.offered >= 0 ? offered.times[pair.offered]! : stored.times[pair.stored]!,
    ),
    fields: mergeFields(stored, offered, pairs),
  };
  countChanges(merged, { stored, offered, pairs }, count);
  return merged;
}

interface Range {
  readonly from: number;
  readonly to: number;
}

function rangesOf(part: Part): ReadonlyMap<string, Range> {
  return new Map(part.symbols.map((symbol, i) => [symbol, { from: part.starts[i]!, to: part.starts[i + 1]! }]));
}

interface SymbolRows {
  readonly stored: Part;
  readonly offered: Part;
  readonly a: Range | undefined;
  readonly b: Range | undefined;
}

function pairRows(pairs: RowPair[], { stored, offered, a, b }: SymbolRows): void {
  let i = a?.from ?? 0;
  let j = b?.from ?? 0;
  const lastA = a?.to ?? 0;
  const lastB = b?.to ?? 0;
  while (i < lastA || j < lastB) {
    const timeA = i < lastA ? stored.times[i]! : Number.POSITIVE_INFINITY;
    const timeB = j < lastB ? offered.times[j]! : Number.POSITIVE_INFINITY;
    pairs.push({ stored: timeA <= timeB ? i : -1, offered: timeB <= timeA ? j : -1 });
    if (timeA <= timeB) i++;
    if (timeB <= timeA) j++;
  }
}

function mergeFields(stored: Part, offered: Part, pairs: readonly RowPair[]): ReadonlyMap<string, Float64Array> {
  const names = new Set([...stored.fields.keys(), ...offered.fields.keys()]);
  return new Map(
    [...names].map((name) => {
      const old = stored.fields.get(name);
      const fresh = offered.fields.get(name);
      const values = Float64Array.from(pairs, (pair) => {
        if (fresh !== undefined && pair.offered >= 0) return fresh[pair.offered]!;
        return old !== undefined && pair.stored >= 0 ? old[pair.stored]! : Number.NaN;
      });
      return [name, values];
    }),
  );
}

interface Merging {
  readonly stored: Part;
  readonly offered: Part;
  readonly pairs: readonly RowPair[];
}

function countChanges(merged: Part, { stored, offered, pairs }: Merging, count: MergeCount): void {
  const names = [...offered.fields.keys()];
  let symbol = 0;
  pairs.forEach((pair, row) => {
    while (row >= merged.starts[symbol + 1]!) symbol++;
    if (pair.offered < 0) return;
    if (pair.stored < 0) {
      count.inserted++;
      return;
    }
    let changed = false;
    for (const field of names) {
      const before = stored.fields.get(field)?.[pair.stored] ?? Number.NaN;
      const after = offered.fields.get(field)![pair.offered]!;
      if (Object.is(before, after)) continue;
      changed = true;
      if (count.examples.length < shownRevisions) {
        count.examples.push({ symbol: merged.symbols[symbol]!, ts: merged.times[row]!, field, before, after });
      }
    }
    if (changed) count.revised++;
    else count.unchanged++;
  });
}
