// The planner without a language model: a question's words choose the answer, and the answer comes from records and tools.
import type { ChatDraft } from "../answer.ts";
import type { ChatAsk, ChatPlanner } from "../planner.ts";
import { bestFactors, bestStrategies, figuresAsked } from "./best.ts";
import { died, holdoutOf, robustness, summary, tried, verdictsOf, warningsOf } from "./campaign.ts";
import { dataAnswer, helpAnswer, operatorAnswer, runsAnswer, unknownAnswer } from "./data.ts";
import { aboutFormulas } from "./factor.ts";
import { formulasIn, vocabularyOf } from "./formulas.ts";
import { goalOf, type Intent, intentOf } from "./intents.ts";
import { words } from "./words.ts";

export const offlineChat: ChatPlanner = { name: "offline", answer: answerOffline };

const answers: Readonly<Record<Intent, (ask: ChatAsk) => Promise<ChatDraft>>> = {
  help: helpAnswer,
  explore: exploreAnswer,
  operators: operatorAnswer,
  holdout: holdoutOf,
  verdicts: verdictsOf,
  died,
  "best-strategies": bestStrategies,
  "best-factors": bestFactors,
  robustness,
  tried,
  warnings: warningsOf,
  runs: runsAnswer,
  figures: figuresAsked,
  data: dataAnswer,
  summary,
  unknown: unknownAnswer,
};

/** Questions that name a formula are about it, unless they ask why it died, for operators, or for an exploration. */
const ownWay: readonly Intent[] = ["died", "operators", "help"];

async function answerOffline(ask: ChatAsk): Promise<ChatDraft> {
  const intent = intentOf(ask.question);
  if (!ownWay.includes(intent)) {
    const vocabulary = await vocabularyOf(ask);
    const found = formulasIn(ask.question, vocabulary);
    if (found.understood.length > 0 || (found.refused.length > 0 && intent !== "explore"))
      return aboutFormulas(ask, found, vocabulary);
  }
  return answers[intent](ask);
}

async function exploreAnswer(ask: ChatAsk): Promise<ChatDraft> {
  const plan = await ask.draftPlan(goalOf(ask.question));
  return { about: null, sentences: [words.plan], listings: [], plan };
}
