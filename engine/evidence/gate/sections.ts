// Headings: what a heading names must be what its section is about.
import type { Fault } from "../document.ts";
import { type Item, type NameItem, speaks, type ValueItem } from "./alignment.ts";

/**
 * A heading that names a part, a cost regime or a subject binds every sentence that names none itself, and at least one
 * value of the section must fit it.
 */
export function judgeHeading(heading: readonly Item[], sentences: readonly (readonly Item[])[]): readonly Fault[] {
  const names = heading.filter((item) => item.kind === "name").filter((item) => item.name.dimension !== "metric");
  return names.flatMap((name) => judgeName(name, sentences));
}

function judgeName(name: NameItem, sentences: readonly (readonly Item[])[]): readonly Fault[] {
  const { dimension, accepts, text } = name.name;
  const spoken = (value: ValueItem) => value.records.filter((record) => speaks(record, dimension));
  const all = sentences
    .flatMap((items) => items.filter((item) => item.kind === "value"))
    .filter((value) => spoken(value).length > 0);
  if (all.length === 0) return [];
  const rule = `context-${dimension}`;
  if (!all.some((value) => spoken(value).some(accepts))) {
    return [{ place: name.place, rule, expected: `values of "${text}" below this heading`, found: "none" }];
  }
  return sentences
    .filter((items) => !items.some((item) => item.kind === "name" && item.name.dimension === dimension))
    .flatMap((items) => items.filter((item) => item.kind === "value"))
    .filter((value) => spoken(value).length > 0 && !spoken(value).some(accepts))
    .map((value) => ({
      place: value.place,
      rule,
      expected: `a value of "${text}", which the heading names`,
      found: "a value of another",
    }));
}
