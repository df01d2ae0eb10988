// cross: the value has just moved from one side of a level, or of another value, to the other.
import { z } from "zod";
import { type Marks, no, type Signal, unknown, yes } from "./signal.ts";

export interface CrossRule {
  readonly kind: "cross";
  /** "score" or a factor's name. */
  readonly of: string;
  readonly direction: "up" | "down";
  /** A level, or the name of the value to cross. */
  readonly over: number | string;
}

const schema = z
  .strictObject({
    kind: z.literal("cross"),
    of: z.string().default("score").describe('"score" or the name of a factor.'),
    direction: z.enum(["up", "down"]),
    over: z.union([z.number(), z.string()]).describe('A level, "score", or the name of another factor.'),
  })
  .describe("The value has just moved from one side of a level, or of another value, to the other.");

export const cross = {
  name: "cross",
  says: "At or on the far side at the bar before, strictly beyond at this bar; unknown when one of the four values is missing.",
  schema,
  evaluate: (rule, { grid, values }) => {
    const sign = rule.direction === "up" ? 1 : -1;
    const own = values(rule.of);
    const other = typeof rule.over === "string" ? values(rule.over) : null;
    const level = typeof rule.over === "number" ? rule.over : 0;
    const marks: Marks = new Uint8Array(own.length).fill(unknown);
    for (let i = grid.symbols; i < own.length; i++) {
      const before = i - grid.symbols;
      const was = sign * (own[before]! - (other === null ? level : other[before]!));
      const is = sign * (own[i]! - (other === null ? level : other[i]!));
      if (!Number.isNaN(was) && !Number.isNaN(is)) marks[i] = was <= 0 && is > 0 ? yes : no;
    }
    return marks;
  },
  describe: (rule) => `${rule.of} crosses ${rule.direction} through ${rule.over}`,
  reads: (rule) => (typeof rule.over === "string" ? [rule.of, rule.over] : [rule.of]),
  fault: (rule) => (rule.over === rule.of ? `"${rule.of}" cannot cross itself` : null),
  overlaps: (entry, exit) => entry.of === exit.of && entry.over === exit.over && entry.direction === exit.direction,
} as const satisfies Signal<CrossRule>;
