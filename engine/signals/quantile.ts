// quantile: the symbol stands among the highest or lowest share of its date, or has left it.
import { z } from "zod";
import type { Grid, Rows } from "./grid.ts";
import { bottomCuts, topCuts } from "./rank-fractions.ts";
import { type Marks, no, type Signal, type SignalInputs, unknown, yes } from "./signal.ts";

export interface QuantileRule {
  readonly kind: "quantile";
  /** "score" or a factor's name. */
  readonly of: string;
  readonly region: "top" | "bottom" | "not-top" | "not-bottom";
  /** Share of the date's symbols that have a value. */
  readonly share: number;
}

const schema = z
  .strictObject({
    kind: z.literal("quantile"),
    of: z.string().default("score").describe('"score" or the name of a factor.'),
    region: z.enum(["top", "bottom", "not-top", "not-bottom"]).describe("Inside or outside the top or bottom share."),
    share: z.number().gt(0).lt(1).describe("Share of the date's symbols that have a value."),
  })
  .describe("The symbol stands among the highest or lowest share of its date, or outside it.");

/** Open interval of rank fractions that the rule accepts; the complement takes the border. */
function band(rule: QuantileRule): readonly [number, number] {
  const { region, share } = rule;
  const cuts: Readonly<Record<QuantileRule["region"], readonly [number, number]>> = {
    top: [1 - share, 1],
    "not-top": [0, 1 - share],
    bottom: [0, share],
    "not-bottom": [share, 1],
  };
  return cuts[region];
}

/** Two shares nearer than this are the same border. */
const border = 1e-9;

/** yes at or beyond the date's cut; the outside regions swap yes and no. */
function markBeyond(rule: QuantileRule, { grid, order }: SignalInputs): Marks {
  const sorted = order(rule.of);
  const inside = rule.region === "top" || rule.region === "bottom" ? yes : no;
  return rule.region.endsWith("top")
    ? markAbove(sorted.rows, { grid, cuts: topCuts(sorted, grid, rule.share), inside })
    : markBelow(sorted.rows, { grid, cuts: bottomCuts(sorted, grid, rule.share), inside });
}

interface Cut {
  readonly grid: Grid;
  /** One per date. */
  readonly cuts: Float64Array;
  readonly inside: 0 | 1;
}

function markAbove(rows: Rows, { grid, cuts, inside }: Cut): Marks {
  const marks = new Uint8Array(rows.length);
  for (let t = 0, i = 0; t < grid.times; t++) {
    const cut = cuts[t]!;
    for (const end = i + grid.symbols; i < end; i++) {
      const x = rows[i]!;
      marks[i] = x >= cut ? inside : x < cut ? 1 - inside : unknown;
    }
  }
  return marks;
}

function markBelow(rows: Rows, { grid, cuts, inside }: Cut): Marks {
  const marks = new Uint8Array(rows.length);
  for (let t = 0, i = 0; t < grid.times; t++) {
    const cut = cuts[t]!;
    for (const end = i + grid.symbols; i < end; i++) {
      const x = rows[i]!;
      marks[i] = x <= cut ? inside : x > cut ? 1 - inside : unknown;
    }
  }
  return marks;
}

export const quantile = {
  name: "quantile",
  says: "The symbol stands among the highest or lowest share of its date, or outside it; ties share their mean rank.",
  schema,
  evaluate: markBeyond,
  describe: (rule) => {
    const side = rule.region.replace("not-", "");
    return `${rule.of} is ${rule.region.startsWith("not-") ? "outside" : "in"} the ${side} ${percent(rule.share)}`;
  },
  reads: (rule) => [rule.of],
  fault: () => null,
  overlaps: (entry, exit) => {
    const [a, b] = [band(entry), band(exit)];
    return entry.of === exit.of && Math.max(a[0], b[0]) + border < Math.min(a[1], b[1]);
  },
} as const satisfies Signal<QuantileRule>;

function percent(share: number): string {
  return `${Number((share * 100).toFixed(6))}%`;
}
