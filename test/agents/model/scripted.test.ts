// The scripted model must be no kinder than a real one: a wrong shape is an error, not an answer.
import { expect, test } from "vitest";
import { ScriptedOutcome, scriptedModel } from "../../support/scripted-model.ts";
import { question } from "./asking.ts";

test("it answers in order, repeats the last answer and keeps the questions", async () => {
  const model = scriptedModel({ "factor-idea": [{ idea: "a", sign: 1 }, () => ({ idea: "b", sign: -1 })] });
  const ideas = [];
  for (let i = 0; i < 3; i++) {
    const answer = await model.ask(question());
    ideas.push(answer.kind === "answer" ? answer.value.idea : answer.kind);
  }
  expect(ideas).toEqual(["a", "b", "b"]);
  expect(model.asked).toHaveLength(3);
});

test("a value of the wrong shape and an agent without a script are errors", async () => {
  await expect(scriptedModel({ "factor-idea": [{ idea: "a", sign: 2 }] }).ask(question())).rejects.toThrow();
  await expect(scriptedModel({}).ask(question())).rejects.toThrow("factor-idea");
});

test("other outcomes and errors can be scripted", async () => {
  const refused = { kind: "refused", reason: "refusal", text: "no" } as const;
  const model = scriptedModel({ "factor-idea": [new ScriptedOutcome(refused), new Error("gone")] });
  expect(await model.ask(question())).toEqual(refused);
  await expect(model.ask(question())).rejects.toThrow("gone");
});
