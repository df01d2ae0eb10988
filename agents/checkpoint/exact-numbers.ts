// A serializer that keeps every number: JSON alone would turn NaN, which means missing here, into null.
import type { BaseCheckpointSaver } from "@langchain/langgraph";

type Serializer = BaseCheckpointSaver["serde"];

const tag = "qraft:number";
const numbers = new Map<unknown, number>([
  ["NaN", Number.NaN],
  ["Infinity", Number.POSITIVE_INFINITY],
  ["-Infinity", Number.NEGATIVE_INFINITY],
  ["-0", -0],
]);

/** Wraps a JSON serializer. Only arrays and plain objects are walked: class instances keep their own ways. */
export function exactNumbers(inner: Serializer): Serializer {
  return {
    dumpsTyped: (value) => inner.dumpsTyped(mapped(value, encoded)),
    loadsTyped: async (type, data) => mapped(await inner.loadsTyped(type, data), decoded),
  };
}

function encoded(value: unknown): unknown {
  if (typeof value !== "number") return value;
  if (Number.isFinite(value) && !Object.is(value, -0)) return value;
  return { [tag]: Object.is(value, -0) ? "-0" : String(value) };
}

function decoded(value: unknown): unknown {
  if (!isPlain(value)) return value;
  const keys = Object.keys(value);
  return keys.length === 1 && keys[0] === tag ? (numbers.get(value[tag]) ?? value) : value;
}

/** Applies `change` to every node; gives back the same object where nothing changed. */
function mapped(value: unknown, change: (node: unknown) => unknown): unknown {
  const node = change(value);
  if (node !== value) return node;
  if (Array.isArray(value)) {
    const items = value.map((item) => mapped(item, change));
    return items.some((item, i) => !Object.is(item, value[i])) ? items : value;
  }
  if (!isPlain(value)) return value;
  const entries = Object.entries(value).map(([key, item]) => [key, mapped(item, change)] as const);
  return entries.some(([key, item]) => !Object.is(item, value[key])) ? Object.fromEntries(entries) : value;
}

function isPlain(value: unknown): value is Readonly<Record<string, unknown>> {
  if (typeof value !== "object" || value === null) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}
