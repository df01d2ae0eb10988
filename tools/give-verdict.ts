// The verdict on a strategy, by the one rule: gates asked on what is on record, never an opinion.
import { z } from "zod";
import { type GateName, gateRules, judgeGate, verdictFor } from "#engine/robustness";
import type { ToolContext } from "./context/index.ts";
import { defineTool } from "./tool.ts";

const gateNames = gateRules.map(({ name }) => name) as [GateName, ...GateName[]];
const answer = z.strictObject({
  gate: z.enum(gateNames),
  record: z.string().describe("Metric that answers the gate."),
});

export const giveVerdict = defineTool({
  name: "give_verdict",
  description:
    "Asks the gates of a verdict on recorded metrics and gives the verdict with its reasons: refuted, not proven, supported, supported out of sample.",
  version: "1",
  kind: "look",
  input: z.strictObject({
    gates: z.array(answer).max(20),
    net: z.string().nullable().describe("Metric with the interval of the net Sharpe ratio before the holdout."),
    holdoutNet: z.string().nullable().describe("The same on the opened holdout; null while it is sealed."),
  }),
  output: z.strictObject({
    outcomes: z.array(
      z.strictObject({
        gate: z.string(),
        says: z.string(),
        passed: z.boolean(),
        value: z.number().nullable(),
        bar: z.number(),
        record: z.string(),
      }),
    ),
    verdict: z.enum(["refuted", "not proven", "supported", "supported out of sample"]),
    reasons: z.array(z.string()),
  }),
  run: async (input, context) => {
    const outcomes = input.gates.map(({ gate, record }) => ({
      ...judgeGate(gate, bodyOf(record, context)?.value ?? null),
      record,
    }));
    const findings = (record: string | null) => ({
      signal: null,
      net: record === null ? null : netOf(record, context),
    });
    const judged = verdictFor({
      gates: outcomes,
      ...findings(input.net),
      outOfSample: input.holdoutNet === null ? null : findings(input.holdoutNet),
    });
    return { outcomes, verdict: judged.verdict, reasons: [...judged.reasons] };
  },
});

function bodyOf(record: string, context: ToolContext) {
  const found = context.ledger.get(record);
  return found?.kind === "metric" ? found.body : undefined;
}

function netOf(record: string, context: ToolContext) {
  const body = bodyOf(record, context);
  if (body?.value === undefined || body.value === null || body.interval === null) return null;
  return { estimate: body.value, low: body.interval.low, high: body.interval.high };
}
