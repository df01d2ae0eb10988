// A model without a server: answers per agent, in order. For tests of nodes and graphs, not of asking itself.
import type { Answer, AskModel, Question } from "../../agents/model/index.ts";

export interface ScriptedModel {
  readonly ask: AskModel;
  /** Every question that was asked, in order. */
  readonly asked: readonly Question<unknown>[];
}

/** A value is checked against the question's schema, as a real answer is; a function sees the question first. */
export type ScriptedAnswer = unknown | ((question: Question<unknown>) => unknown);

/** An outcome other than an answer, for example a refusal. */
export class ScriptedOutcome {
  readonly outcome: Exclude<Answer<never>, { kind: "answer" }>;
  constructor(outcome: Exclude<Answer<never>, { kind: "answer" }>) {
    this.outcome = outcome;
  }
}

/** The last answer of an agent is repeated; an agent without answers, or a value of the wrong shape, is a broken test. */
export function scriptedModel(answers: Readonly<Record<string, readonly ScriptedAnswer[]>>): ScriptedModel {
  const asked: Question<unknown>[] = [];
  const turns = new Map<string, number>();
  const ask: AskModel = async (question) => {
    asked.push(question as Question<unknown>);
    question.signal.throwIfAborted();
    const script = answers[question.agent] ?? [];
    const turn = turns.get(question.agent) ?? 0;
    turns.set(question.agent, turn + 1);
    const entry = script[Math.min(turn, script.length - 1)];
    if (entry === undefined) throw new Error(`The scripted model has no answer for "${question.agent}".`);
    const value = typeof entry === "function" ? entry(question) : entry;
    if (value instanceof Error) throw value;
    if (value instanceof ScriptedOutcome) return value.outcome;
    const text = JSON.stringify(value);
    question.onToken?.(text);
    return { kind: "answer", value: question.schema.parse(value), text };
  };
  return { ask, asked };
}
