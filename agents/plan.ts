// The research plan: what a goal becomes before anything is tried; a person approves or edits it.
import { z } from "zod";

export const planSchema = z.strictObject({
  goal: z.string().min(1).max(500).describe("What the researcher asked for, in their words."),
  market: z.string().min(1).max(60),
  mechanisms: z
    .array(z.string().min(1).max(60))
    .min(1)
    .max(30)
    .describe("Kinds of explanation to look for, most wanted first."),
  horizonBars: z.int().min(1).max(60).describe("Bars from signal to exit."),
  rounds: z.int().min(1).max(50),
  ideasPerRound: z.int().min(1).max(20),
  generator: z
    .boolean()
    .optional()
    .describe(
      "True: the generator of formulas is one more source of ideas, which the scheduler weighs against the others.",
    ),
  trials: z.int().min(1).max(5000).describe("Most trials to spend, failed ones included."),
  finalists: z.int().min(1).max(10).describe("Strategies that go to the judge."),
  rebalanceEvery: z.int().min(1).max(60).describe("Bars between two rebalancings."),
  quantile: z.number().min(0.02).max(0.5).describe("Share of symbols in each leg."),
  longOnly: z.boolean(),
  costs: z.strictObject({
    commissionBps: z.number().min(0).max(200),
    halfSpreadBps: z.number().min(0).max(200),
    slippageBps: z.number().min(0).max(200),
    impactCoefficient: z.number().min(0).max(5),
    borrowBpsPerYear: z.number().min(0).max(5000),
    capital: z.number().positive().describe("Capital in the market's currency, for impact."),
  }),
});

export type Plan = z.infer<typeof planSchema>;

/** What a person answers to a proposed plan. */
export const planDecisionSchema = z.discriminatedUnion("decision", [
  z.strictObject({ decision: z.literal("approve") }),
  z.strictObject({ decision: z.literal("edit"), plan: planSchema }),
  z.strictObject({ decision: z.literal("reject"), reason: z.string().max(500).default("") }),
]);
export type PlanDecision = z.infer<typeof planDecisionSchema>;

/** What a planner may know of a market. */
export interface MarketCard {
  readonly market: string;
  readonly simulated: boolean;
  readonly currency: string;
  readonly frequency: string;
  readonly symbols: number;
  readonly bars: number;
  readonly first: string;
  readonly last: string;
  readonly fields: readonly string[];
  readonly groups: readonly string[];
}
