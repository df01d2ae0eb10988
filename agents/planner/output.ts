// What the planner answers: the parts of a plan that a goal decides. Market, costs and limits are not the model's to set.
import { z } from "zod";

export const plannerOutput = z.strictObject({
  mechanisms: z
    .array(z.string().min(1).max(60))
    .min(1)
    .max(30)
    .describe('Kinds of explanation to look for, most wanted first, for example "reversal after forced selling".'),
  horizonBars: z.int().min(1).max(60).describe("Bars from signal to exit."),
  rounds: z.int().min(1).max(50).describe("Rounds of ideas."),
  ideasPerRound: z.int().min(1).max(20),
  finalists: z.int().min(1).max(10).describe("Strategies that go to the judge."),
  rebalanceEvery: z.int().min(1).max(60).describe("Bars between two rebalancings."),
  longOnly: z.boolean(),
  why: z.string().min(1).max(600).describe("Why this plan serves the goal, in plain words."),
});
export type PlannerOutput = z.infer<typeof plannerOutput>;
