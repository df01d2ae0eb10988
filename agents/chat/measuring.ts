// Tools in a conversation: looking and measuring only, and every scored candidate becomes a trial, whoever asked for it.
import { QraftError, type RecordId } from "#engine/core";
import type { Subject, TrialBody } from "#engine/evidence";
import { callTool, factorSubject, type Tool } from "#tools";
import type { StepView } from "../deps.ts";
import { type Answer, metricIn } from "../validator/ask.ts";

export type Measure = (tool: string, input: unknown) => Promise<Answer>;

/** What a conversation may call: never a tool that acts, so neither the holdout nor the ledger is at hand. */
export function conversationTools(tools: readonly Tool[]): readonly Tool[] {
  return tools.filter(({ kind }) => kind !== "act");
}

export function measuring(tools: readonly Tool[], view: StepView): Measure {
  const allowed = conversationTools(tools);
  return async (tool, input) => {
    if (tools.some(({ name, kind }) => name === tool && kind === "act")) {
      throw new QraftError(
        "tool-not-for-chat",
        `${tool} changes a run and cannot be called in a conversation.`,
        "Propose a plan; a campaign does such work on record.",
        3,
      );
    }
    const answer = (await callTool(allowed, tool, input, view.context)) as Answer;
    await countTrial(tool, input as Answer, answer, { tools: allowed, view });
    return answer;
  };
}

const factorTools = ["screen_factor", "sample_factor", "adjust_for_trials"];

interface Counting {
  readonly tools: readonly Tool[];
  readonly view: StepView;
}

/** One trial per formula, horizon and part, and one per strategy: asking the same again is no new attempt. */
async function countTrial(tool: string, input: Answer, answer: Answer, counting: Counting): Promise<void> {
  if (factorTools.includes(tool)) countFactor(input, answer, counting.view);
  for (const key of ["strategy", "against"]) {
    if (input[key] !== undefined && answer.values !== undefined) await countStrategy(input[key], answer, counting);
  }
}

function countFactor(input: Answer, answer: Answer, { ledger }: StepView): void {
  const { expression, horizonBars, part = "explore" } = input;
  const definition = { expression, horizonBars, part };
  const known = ledger
    .ofKind("trial")
    .some(({ body }) => JSON.stringify(body.definition) === JSON.stringify(definition));
  if (known) return;
  const t = metricIn(answer, "rank_ic.t").record ?? metricIn(answer, "sample.rank_ic.t").record;
  ledger.append("trial", {
    ...trial(factorSubject(String(expression)), definition, t),
    stage: "screen",
    sharpePerBar: metricIn(answer, "sample.factor_sharpe_per_bar").value,
    pValue: metricIn(answer, "rank_ic.p").value,
  });
}

async function countStrategy(document: unknown, answer: Answer, { tools, view }: Counting): Promise<void> {
  const described = (await callTool(tools, "describe_strategy", { strategy: document }, view.context)) as Answer;
  const subject = described.subject as Subject;
  if (view.ledger.ofKind("trial").some(({ body }) => body.subject.id === subject.id)) return;
  view.ledger.append("trial", {
    ...trial(subject, document, metricIn(answer, "sharpe").record),
    stage: "backtest",
    sharpePerBar: metricIn(answer, "sharpe_per_bar").value,
    pValue: null,
  });
}

function trial(
  subject: Subject,
  definition: unknown,
  metric: string | null,
): Omit<TrialBody, "stage" | "sharpePerBar" | "pValue"> {
  return {
    subject,
    definition,
    idea: null,
    author: "conversation",
    origin: null,
    outcome: "passed",
    reason: "measured in a conversation",
    metric: metric as RecordId | null,
    duplicateOf: null,
  };
}
