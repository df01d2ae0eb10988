// What a run is, as it is kept in the workspace: enough to resume it, replay it and verify it.
import { z } from "zod";
import { QraftError } from "#engine/core";
import type { RunRow } from "#engine/data";

const period = z.strictObject({ start: z.number(), end: z.number() });

export const runConfigSchema = z.strictObject({
  kind: z.enum(["campaign", "screen", "backtest", "chat"]),
  goal: z.string(),
  market: z.string(),
  seed: z.int(),
  model: z.string(),
  baseUrl: z.string().nullable(),
  version: z.string(),
  snapshot: z.string(),
  /** Other markets that formulas may read, with the contents that were there; none in runs of earlier versions. */
  inputs: z.array(z.strictObject({ market: z.string(), snapshot: z.string() })).default([]),
  split: z.strictObject({ explore: period, validate: period, holdout: period, embargoBars: z.int() }),
  limits: z.strictObject({ trials: z.int(), tokens: z.number(), money: z.number(), minutes: z.number() }),
  approved: z.boolean(),
  /** True when the plan takes ideas from the generator too; false in runs of earlier versions. */
  generator: z.boolean().default(false),
  /** Place of this run among the workspace's runs: only earlier ones count as memory. */
  ordinal: z.int(),
  /** Minutes of work before the last interruption. */
  minutes: z.number(),
  spent: z.strictObject({ calls: z.int(), tokens: z.number(), money: z.number() }),
  /** Run whose recorded replies answer, when this is a replay. */
  replayOf: z.string().nullable(),
});

export type RunConfig = z.infer<typeof runConfigSchema>;
export type RunStatus = "planned" | "running" | "waiting" | "finished" | "failed" | "stopped" | "rejected";

export function configOf(row: RunRow): RunConfig {
  const parsed = runConfigSchema.safeParse(row.config);
  if (parsed.success) return parsed.data;
  throw new QraftError(
    "run-unreadable",
    `Run ${row.id} was written by another version of Qraft: ${parsed.error.issues[0]?.path.join(".") ?? "its config"} is not understood.`,
    "Use the version that wrote it, or start a new run.",
    2,
  );
}
