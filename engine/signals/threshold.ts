// threshold: the value lies above, below or between fixed levels.
import { z } from "zod";
import { markEach, type Signal } from "./signal.ts";

export interface ThresholdRule {
  readonly kind: "threshold";
  /** "score" or a factor's name. */
  readonly of: string;
  readonly above?: number | undefined;
  readonly below?: number | undefined;
}

const schema = z
  .strictObject({
    kind: z.literal("threshold"),
    of: z.string().default("score").describe('"score" or the name of a factor.'),
    above: z.number().optional().describe("The value must be greater than this."),
    below: z.number().optional().describe("The value must be less than this."),
  })
  .describe("The value lies above, below or between fixed levels.");

const low = (rule: ThresholdRule): number => rule.above ?? Number.NEGATIVE_INFINITY;
const high = (rule: ThresholdRule): number => rule.below ?? Number.POSITIVE_INFINITY;

export const threshold = {
  name: "threshold",
  says: "The value lies above, below or between fixed levels; equal to a level is outside.",
  schema,
  evaluate: (rule, { values }) => {
    const [above, below] = [low(rule), high(rule)];
    return markEach(values(rule.of), (x) => x > above && x < below);
  },
  describe: (rule) => {
    const parts = [
      ...(rule.above === undefined ? [] : [`above ${rule.above}`]),
      ...(rule.below === undefined ? [] : [`below ${rule.below}`]),
    ];
    return `${rule.of} is ${parts.join(" and ")}`;
  },
  reads: (rule) => [rule.of],
  fault: (rule) => {
    if (rule.above === undefined && rule.below === undefined) return 'needs "above" or "below"';
    return low(rule) >= high(rule) ? `"above" ${low(rule)} is not less than "below" ${high(rule)}` : null;
  },
  overlaps: (entry, exit) =>
    entry.of === exit.of && Math.max(low(entry), low(exit)) < Math.min(high(entry), high(exit)),
} as const satisfies Signal<ThresholdRule>;
