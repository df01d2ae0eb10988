// What the validator answers: doubts about survivors. The gates have decided before; an answer cannot pass anybody.
import { z } from "zod";

const record = z
  .string()
  .regex(/^[0-9a-f]{64}$/)
  .describe("Id of a ledger record (64 hex digits).");

export const validationOutput = z.strictObject({
  candidates: z
    .array(
      z.strictObject({
        candidate: z.string().min(1).max(200).describe("Id of the candidate, as given."),
        decision: z.enum(["keep", "drop", "stress"]),
        stress: z
          .string()
          .max(80)
          .nullable()
          .describe("Name of the test that would settle the doubt; null unless stress."),
        reason: z.string().min(1).max(400).describe("In plain words, without any number."),
        records: z.array(record).max(20).describe("Records that the reason rests on."),
      }),
    )
    .max(50),
});
export type ValidationOutput = z.infer<typeof validationOutput>;
