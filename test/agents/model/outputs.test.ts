// The agents' answer schemas: every server must be able to take them, and each must refuse what it must refuse.
import { expect, test } from "vitest";
import type { z } from "zod";
import { chatOutput } from "../../../agents/chat/output.ts";
import { codeOutput } from "../../../agents/coder/output.ts";
import { factorIdeasOutput } from "../../../agents/factor-idea/output.ts";
import { jsonSchemaOf } from "../../../agents/model/tool-round.ts";
import { plannerOutput } from "../../../agents/planner/output.ts";
import { reportOutput } from "../../../agents/reporter/output.ts";
import { validationOutput } from "../../../agents/validator/output.ts";

const outputs: readonly (readonly [string, z.ZodType])[] = [
  ["chat", chatOutput],
  ["coder", codeOutput],
  ["factor-idea", factorIdeasOutput],
  ["planner", plannerOutput],
  ["reporter", reportOutput],
  ["validator", validationOutput],
];

test.each(outputs)("the schema of %s is a closed object that JSON schema can say", (_, schema) => {
  const json = jsonSchemaOf(schema);
  expect(json).toMatchObject({ type: "object", additionalProperties: false });
  expect(JSON.stringify(json)).not.toContain('"$schema"');
});

const idea = {
  mechanism: "reversal",
  hypothesis: "Forced sellers push a price away.",
  sign: -1,
  horizonBars: 5,
  inputs: ["close"],
};

test("an idea has a sign of one or minus one and at least one input", () => {
  expect(factorIdeasOutput.safeParse({ ideas: [idea] }).success).toBe(true);
  for (const wrong of [{ sign: 0 }, { inputs: [] }, { horizonBars: 0 }, { expression: "close" }]) {
    expect(factorIdeasOutput.safeParse({ ideas: [{ ...idea, ...wrong }] }).success).toBe(false);
  }
});

test("a report cannot name its own run, ledger head or snapshot", () => {
  const section = { id: "result", heading: [{ kind: "text", text: "Result" }], blocks: [] };
  const report = { title: [{ kind: "text", text: "Report" }], sections: [section] };
  expect(reportOutput.safeParse(report).success).toBe(true);
  expect(reportOutput.safeParse({ ...report, run: "other" }).success).toBe(false);
});

test("a conversation's answer says whether there is a plan", () => {
  const sentences = [{ spans: [{ kind: "note", role: "method", text: "Nothing was computed yet." }] }];
  expect(chatOutput.safeParse({ sentences, plan: null }).success).toBe(true);
  expect(chatOutput.safeParse({ sentences }).success).toBe(false);
});
