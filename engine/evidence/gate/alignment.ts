// Names and values of one sentence in the order of reading: each value belongs to the name that stands for it.
import { dimensionKey } from "../context.ts";
import type { LedgerRecord } from "../record.ts";
import type { NamedThing } from "./terms.ts";

/** A name or a value; `records` of a predicate or an expression are all that it reads. */
export type Item =
  | { readonly kind: "name"; readonly name: NamedThing; readonly place: string; readonly firm: boolean }
  | {
      readonly kind: "value";
      readonly records: readonly LedgerRecord[];
      readonly single: boolean;
      /** Of a predicate: its arguments; words in text must fit these, not what it reads beside them. */
      readonly main?: readonly LedgerRecord[];
      readonly place: string;
    };

export type NameItem = Extract<Item, { kind: "name" }>;
export type ValueItem = Extract<Item, { kind: "value" }>;

export interface Misfit {
  readonly place: string;
  readonly expected: string;
  readonly found: string;
}

/** True when the record has something to say in the dimension. */
export function speaks(record: LedgerRecord, dimension: NamedThing["dimension"]): boolean {
  if (dimension === "metric") return record.kind === "metric" || record.kind === "series";
  return dimensionKey(record, dimension) !== null;
}

/**
 * Names before values: "A has x, B has y". Values before names: "x on A, y on B". Several names in a row take as many
 * single values in their order. Anything else is ambiguous and refused.
 */
export function alignDimension(items: readonly Item[], dimension: NamedThing["dimension"]): readonly Misfit[] {
  const line = items.filter((item) =>
    item.kind === "name" ? item.name.dimension === dimension : item.records.some((record) => speaks(record, dimension)),
  );
  const names = line.filter((item) => item.kind === "name");
  const values = line.filter((item) => item.kind === "value");
  if (names.length === 0) return [];
  if (values.length === 0) return idleNames(names, items, dimension);
  const misfits: Misfit[] = [];
  for (const { group, attached } of attach(line)) {
    if (attached.length === 0) {
      const idle = group.filter(
        (name) => !values.some((value) => value.records.some((record) => name.name.accepts(record))),
      );
      misfits.push(...idle.map(withoutValue));
      continue;
    }
    misfits.push(...judgeGroup(group, attached));
  }
  return misfits;
}

/** Names with nothing measured beside them: a part may be spoken of where its opening is. */
function idleNames(
  names: readonly NameItem[],
  items: readonly Item[],
  dimension: NamedThing["dimension"],
): readonly Misfit[] {
  if (dimension === "subject" || dimension === "metric") return names.filter(isFirm).map(withoutValue);
  const isLocked = (item: Item) =>
    item.kind === "value" && item.records.some(({ kind }) => kind === "opening" || kind === "run");
  const leads = (name: NameItem) => items.slice(items.indexOf(name)).some(isLocked);
  return names.filter((item) => !item.firm && !(leads(item) && /hold-?out/.test(item.name.text))).map(withoutValue);
}

function isFirm(item: NameItem): boolean {
  return item.firm;
}

function withoutValue(item: NameItem): Misfit {
  return { place: item.place, expected: `a value that belongs to "${item.name.text}"`, found: "none in this sentence" };
}

interface Group {
  readonly group: NameItem[];
  readonly attached: ValueItem[];
}

function attach(line: readonly Item[]): readonly Group[] {
  const namesLead = line[0]?.kind === "name";
  const groups: Group[] = [];
  let waiting: ValueItem[] = [];
  let open = false; // the current group still takes names
  for (const item of line) {
    if (item.kind === "name") {
      if (!open) groups.push({ group: [], attached: namesLead ? [] : waiting });
      waiting = [];
      open = true;
      groups.at(-1)?.group.push(item);
    } else {
      open = false;
      if (namesLead) groups.at(-1)?.attached.push(item);
      else waiting.push(item);
    }
  }
  groups.at(-1)?.attached.push(...waiting);
  return groups;
}

function judgeGroup(group: readonly NameItem[], attached: readonly ValueItem[]): readonly Misfit[] {
  const misfits: Misfit[] = [];
  const singles = attached.filter((value) => value.single);
  for (const value of attached.filter((item) => !item.single)) {
    const strange = group.find((name) => !poolOf(name, value).some((record) => name.name.accepts(record)));
    if (strange) misfits.push(misfit(strange, value));
  }
  if (singles.length === 0) return misfits;
  const different = group.filter((name, i) => !singles.every((value) => accepts(name, value)) || i === 0);
  if (group.length === 1 || different.length === 1) {
    for (const name of group)
      misfits.push(...singles.filter((value) => !accepts(name, value)).map((value) => misfit(name, value)));
  } else if (group.length === singles.length) {
    for (const [i, value] of singles.entries()) {
      const name = group[i] as NameItem;
      if (!accepts(name, value)) misfits.push(misfit(name, value));
    }
  } else {
    const value = singles[0] as ValueItem;
    misfits.push({
      place: value.place,
      expected: `as many values as the ${group.length} names before them, or one sentence each`,
      found: `${singles.length} values`,
    });
  }
  return misfits;
}

function poolOf(name: NameItem, value: ValueItem): readonly LedgerRecord[] {
  const main = (value.main ?? []).filter((record) => speaks(record, name.name.dimension));
  return !name.firm && main.length > 0 ? main : value.records;
}

function accepts(name: NameItem, value: ValueItem): boolean {
  return value.records.every((record) => name.name.accepts(record));
}

function misfit(name: NameItem, value: ValueItem): Misfit {
  const { dimension } = name.name;
  const found = value.records.map((record) => describeRecord(record, dimension)).join(", ");
  return { place: value.place, expected: `a value of "${name.name.text}" (${dimension})`, found: found.slice(0, 200) };
}

export function describeRecord(record: LedgerRecord, dimension: NamedThing["dimension"]): string {
  if (dimension === "metric") return "name" in record.body ? String(record.body.name) : record.kind;
  if (dimension === "subject")
    return "subject" in record.body ? (record.body.subject as { label: string }).label : record.kind;
  return dimensionKey(record, dimension) ?? record.kind;
}

/**
 * Metric names: a name belongs to the value after it; the last one, or one whose neighbour before has no name of its
 * own, may follow its value.
 */
export function alignMetrics(items: readonly Item[]): readonly Misfit[] {
  const line = items.filter((item) =>
    item.kind === "name" ? item.name.dimension === "metric" : item.records.some((record) => speaks(record, "metric")),
  );
  const claimed = new Set<Item>();
  const misfits: Misfit[] = [];
  for (const [i, item] of line.entries()) {
    if (item.kind !== "name") continue;
    const next = line.slice(i + 1).find((other) => other.kind === "value") as ValueItem | undefined;
    const before = line[i - 1]?.kind === "value" ? (line[i - 1] as ValueItem) : undefined;
    if (next && fits(item, next)) claimed.add(next);
    else if (before && !claimed.has(before) && fits(item, before)) claimed.add(before);
    else if (next ?? before) misfits.push(misfit(item, (next ?? before) as ValueItem));
    else if (item.firm) misfits.push(withoutValue(item));
  }
  return misfits;
}

function fits(name: NameItem, value: ValueItem): boolean {
  return value.single ? accepts(name, value) : value.records.some((record) => name.name.accepts(record));
}
