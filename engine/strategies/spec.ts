// The strategy document: one declarative record of factors, rules, sizing, limits, costs. The schema is the definition.
import { z } from "zod";
import { ruleSchema } from "#engine/signals";

const name = z
  .string()
  .regex(/^[a-z][a-z0-9_]{0,63}$/, "must start with a lower-case letter and hold only a-z, 0-9 and _")
  .refine((text) => text !== "score", '"score" is the name of the combined score');

const factor = z.strictObject({
  name: name.describe("How rules and weights call this factor."),
  expression: z.string().min(1).max(10_000).describe('For example "rank(-delta(close, 5))".'),
  direction: z
    .union([z.literal(1), z.literal(-1)])
    .default(1)
    .describe("1 when high values should earn more, −1 when low ones should. Rules read value times direction."),
});

const weighted = z
  .strictObject({
    kind: z.literal("weighted"),
    normalise: z.enum(["rank", "zscore"]).default("rank"),
    weights: z
      .record(z.string(), z.number())
      .optional()
      .describe("Weight of each factor by name; default equal. Factors that are not named weigh nothing."),
  })
  .describe(
    "Score = Σ weight · normalised factor / Σ |weight|. rank: 2p − 1 in (−1, 1); zscore: cut at ±3. A missing factor of non-zero weight gives no score.",
  );

const agreement = z
  .strictObject({
    kind: z.literal("agreement"),
    share: z.number().gt(0).lte(0.5).describe("Top and bottom share in which a factor votes."),
    atLeast: z.int().min(1).default(1).describe("Net votes needed for a score other than 0."),
  })
  .describe("Each factor votes +1 in its top share and −1 in its bottom share; score = net votes / factors.");

const logic = z
  .strictObject({ kind: z.literal("logic") })
  .describe("No score: rules name factors and combine them with all, any and not.");

const side = z.strictObject({
  entry: ruleSchema.describe("Opens a position when it says yes."),
  exit: ruleSchema.optional().describe("Closes it; default: as soon as entry no longer says yes."),
  minBars: z.int().min(0).max(10_000).default(0).describe("An exit before this many bars is not obeyed."),
  maxBars: z.int().min(1).max(10_000).optional().describe("Closes after this many bars."),
});

const sizing = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("equal") }).describe("Every position of a side weighs the same."),
  z.strictObject({ kind: z.literal("proportional") }).describe("Weight proportional to |score|."),
  z
    .strictObject({ kind: z.literal("inverse-volatility"), bars: z.int().min(5).max(1000).default(60) })
    .describe("Weight proportional to 1 / deviation of the last close-to-close returns."),
]);

const exposure = z.strictObject({
  gross: z.number().gt(0).max(10).default(1).describe("Σ |weight| when fully invested, as a multiple of equity."),
  net: z
    .union([z.number(), z.literal("free")])
    .describe(
      "Long minus short: 0 is dollar-neutral, equal to gross is long-only. With a number, both sides keep their budgets and an empty side empties the other. free: all positions share the gross.",
    ),
});

const caps = z.strictObject({
  maxWeight: z.number().gt(0).max(10).optional().describe("Largest |weight| of one symbol."),
  maxGroupWeight: z
    .strictObject({ group: z.string().min(1), weight: z.number().gt(0).max(10) })
    .optional()
    .describe("Largest Σ |weight| within one group, for example a sector; symbols without a group form one."),
  maxPositions: z.int().min(1).optional().describe("Most positions; with two sides, half for each."),
  maxTurnover: z
    .number()
    .gt(0)
    .max(20)
    .optional()
    .describe("Largest Σ |trade| / equity of one rebalance; all its trades shrink by one factor."),
});

const costs = z.strictObject({
  commissionBps: z.number().min(0).max(1000).default(1),
  commissionMinimum: z.number().min(0).default(0).describe("Per order, in the market's currency."),
  halfSpreadBps: z.number().min(0).max(1000).default(2),
  slippageBps: z.number().min(0).max(1000).default(1),
  impact: z
    .strictObject({
      coefficient: z.number().min(0).max(100),
      bars: z.int().min(5).max(1000).default(20).describe("Bars behind volatility and dollar volume."),
    })
    .default({ coefficient: 0, bars: 20 })
    .describe("Cost share of an order = coefficient · volatility per bar · √(order value / dollar volume per bar)."),
  borrowBpsPerYear: z.number().min(0).max(100_000).default(50).describe("On the value of short positions."),
});

const universe = z.strictObject({
  minPrice: z.number().min(0).default(0),
  minDollarVolume: z.number().min(0).default(0).describe("Mean of close · volume over the last bars."),
  bars: z.int().min(1).max(1000).default(20),
});

export const strategySchema = z
  .strictObject({
    version: z.literal(1),
    name: z.string().min(1).max(200).describe("What a reader sees."),
    factors: z.array(factor).min(1).max(64),
    combination: z.discriminatedUnion("kind", [weighted, agreement, logic]),
    long: side.optional(),
    short: side.optional(),
    missingBars: z
      .int()
      .min(0)
      .max(1000)
      .default(5)
      .describe("Bars in a row that a held position survives while its exit rule lacks a value; then it closes."),
    sizing: sizing.default({ kind: "equal" }),
    exposure,
    caps: caps.default({}),
    rebalance: z
      .strictObject({
        every: z.int().min(1).max(1000).default(1).describe("Bars between two decisions."),
        offset: z.int().min(0).max(999).default(0).describe("Bars before the first."),
      })
      .default({ every: 1, offset: 0 }),
    fill: z
      .enum(["next-open", "next-close", "close"])
      .default("next-open")
      .describe("close fills at the very close that made the signal: flagged as optimistic in every result."),
    universe: universe.default({ minPrice: 0, minDollarVolume: 0, bars: 20 }),
    costs: costs.default({
      commissionBps: 1,
      commissionMinimum: 0,
      halfSpreadBps: 2,
      slippageBps: 1,
      impact: { coefficient: 0, bars: 20 },
      borrowBpsPerYear: 50,
    }),
    capital: z.number().gt(0).max(1e15).default(1_000_000).describe("Starting equity, in the market's currency."),
  })
  .meta({ title: "Qraft strategy document" });

type DeepReadonly<T> = T extends readonly (infer U)[]
  ? readonly DeepReadonly<U>[]
  : T extends object
    ? { readonly [K in keyof T]: DeepReadonly<T[K]> }
    : T;

/** A checked document with every default filled in. */
export type StrategySpec = DeepReadonly<z.output<typeof strategySchema>>;
export type StrategyFactor = StrategySpec["factors"][number];
export type StrategyCosts = StrategySpec["costs"];
export type StrategySide = NonNullable<StrategySpec["long"]>;

/** The published JSON schema of a document as a person writes it, defaults optional. */
export function strategyJsonSchema(): Readonly<Record<string, unknown>> {
  return z.toJSONSchema(strategySchema, { io: "input", target: "draft-2020-12" });
}
