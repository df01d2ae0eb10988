// What the offline planner understands and says by itself: intents, goals, formulas, fixed sentences.
import { expect, test } from "vitest";
import { checkAnswer, Ledger, memoryRows } from "#engine/evidence";
import { leftOut } from "../../agents/chat/gate.ts";
import { formulasIn, sameFormula } from "../../agents/chat/offline/formulas.ts";
import { goalOf, intentOf } from "../../agents/chat/offline/intents.ts";
import { words } from "../../agents/chat/offline/words.ts";

const fixed = Object.entries({ ...words, leftOutPart: leftOut.part, leftOutWhole: leftOut.whole });

test.each(fixed)("the fixed sentence %s passes the gate on an empty ledger", (_, sentence) => {
  expect(checkAnswer([sentence], new Ledger(memoryRows()))).toEqual([]);
});

test.each([
  ["hello", "help"],
  ["What can you do?", "help"],
  ["explore short-term reversal", "explore"],
  ["please find something in volume", "explore"],
  ["what operators exist?", "operators"],
  ["What is the state of the holdout?", "holdout"],
  ["which verdicts are there", "verdicts"],
  ["why did reversal die in the last run?", "died"],
  ["show me the best strategies", "best-strategies"],
  ["best factors of run 20260102-030405-abcdef", "best-factors"],
  ["which factors survived?", "best-factors"],
  ["is it robust?", "robustness"],
  ["what was tried?", "tried"],
  ["how many trials were made", "tried"],
  ["any data warnings?", "warnings"],
  ["list the runs", "runs"],
  ["what is the Sharpe of the last run?", "figures"],
  ["what came out of the last run?", "summary"],
  ["what data are there?", "data"],
  ["which fields does the market have", "data"],
  ["will it rain tomorrow?", "unknown"],
])("%j asks for %s", (question, intent) => {
  expect(intentOf(question)).toBe(intent);
});

test.each([
  ["Please explore short-term reversal.", "short-term reversal"],
  ["could you look for volume effects?", "volume effects"],
  ["try momentum", "try momentum"],
  ["explore", "explore"],
])("the goal of %j is %j", (question, goal) => {
  expect(goalOf(question)).toBe(goal);
});

const vocabulary = { fields: ["open", "high", "low", "close", "volume"], groups: [] };

test.each([
  ["what do you know about rank(-returns(close, 5))?", ["rank(-returns(close, 5))"]],
  ["is -ts_mean(close / open - 1, 5) any good", ["-ts_mean(close / open - 1, 5)"]],
  ["compare `close / open` and `rank(volume)`", ["close / open", "rank(volume)"]],
  ["compare rank(close) with rank(volume) please", ["rank(close)", "rank(volume)"]],
  ["what is close to the market?", []],
  ["the best of a long-only (small) portfolio", []],
])("the formulas in %j are %j", (question, formulas) => {
  expect(formulasIn(question, vocabulary).understood).toEqual(formulas);
});

test("a formula that the language refuses comes back with its error", () => {
  const { understood, refused } = formulasIn("what about ts_meen(close, 5)?", vocabulary);
  expect(understood).toEqual([]);
  expect(refused).toEqual([{ text: "ts_meen(close, 5)", says: expect.stringContaining("ts_meen") }]);
});

test("formulas are the same when their canonical forms are", () => {
  expect(sameFormula("close + open", "open+close", vocabulary)).toBe(true);
  expect(sameFormula("close - open", "open - close", vocabulary)).toBe(false);
  expect(sameFormula("close (", "close", vocabulary)).toBe(false);
});
