// The planner behind a language model: it may look and measure, it never acts, and its words are data until the gate has read them.
import { z } from "zod";
import { type Fault, indexOf, reportGrammar } from "#engine/evidence";
import { parseArguments } from "#tools";
import type { BoundTool, ChatTurn } from "../model/index.ts";
import { fillPrompt, parsePrompt } from "../prompt.ts";
import { cards, citable, type ModelResearcherOptions, valueOrError } from "../researcher/model.ts";
import type { ChatDraft } from "./answer.ts";
import { conversationTools } from "./measuring.ts";
import { type ChatOutput, chatOutput } from "./output.ts";
import type { ChatAsk, ChatPlanner } from "./planner.ts";

export type ModelChatOptions = Omit<ModelResearcherOptions, "operators" | "tools" | "onToken">;

const longestHistory = 20;
const mostFound = 30;

export function modelChat(options: ModelChatOptions): ChatPlanner {
  return { name: options.name, answer: (ask) => answerByModel(options, ask) };
}

async function answerByModel(options: ModelChatOptions, ask: ChatAsk): Promise<ChatDraft> {
  const { view, desk, tools } = ask;
  const prompt = parsePrompt(options.prompts.chat ?? "");
  const system = fillPrompt(prompt, {
    market: JSON.stringify(await ask.measure("describe_market", {}), null, 1),
    records: citable(view.ledger),
    runs: desk
      .runs()
      .filter(({ run }) => run !== ask.run)
      .slice(0, 20)
      .map(({ run, kind, status, market, goal }) => `${run} | ${kind} | ${status} | ${market} | ${goal.slice(0, 80)}`)
      .join("\n"),
    // Obligations bind reports; an answer says what was asked.
    grammar: reportGrammar(view.ledger).split("\nObligations of this report:")[0] ?? "",
    tools: `${cards(conversationTools(tools))}\n${findRecords(ask).name}: ${findRecords(ask).description}`,
    plan: ask.waiting === null ? "" : JSON.stringify(ask.waiting, null, 1),
  }).text;
  // No onToken: a streamed word would reach the reader before the gate has read it.
  const reply = await options.ask({
    agent: "chat",
    place: `chat/${ask.place}`,
    system,
    messages: [...ask.history.slice(-longestHistory), { role: "user", content: ask.question }, ...repairTurns(ask)],
    schema: chatOutput,
    tools: [...boundTools(ask), findRecords(ask)],
    budget: options.budget,
    signal: options.signal,
    onNotice: options.onNotice,
  });
  return draftOf(valueOrError("chat", reply), ask);
}

/** Market, costs and limits of a plan are not the model's to set, and its reasons are not shown. */
async function draftOf({ about, sentences, plan }: ChatOutput, ask: ChatAsk): Promise<ChatDraft> {
  if (plan === null) return { about, sentences, listings: [], plan };
  const { why: _why, ...chosen } = plan;
  return { about, sentences, listings: [], plan: { ...(await ask.draftPlan(plan.goal)), ...chosen } };
}

function repairTurns({ previous, faults }: ChatAsk): readonly ChatTurn[] {
  if (previous === null) return [];
  const { about, sentences } = previous;
  const line = ({ place, rule, expected, found }: Fault): string =>
    `${place}: ${rule}: expected ${expected}; found ${found}`;
  return [
    { role: "assistant", content: JSON.stringify({ about, sentences, plan: null }) },
    {
      role: "user",
      content: `The gate refused the answer. Write the whole answer again without these faults:\n${faults.slice(0, 40).map(line).join("\n")}`,
    },
  ];
}

function boundTools(ask: ChatAsk): readonly BoundTool[] {
  return conversationTools(ask.tools).map((tool) => ({
    name: tool.name,
    description: tool.description,
    input: tool.input,
    run: (input) => {
      ask.progress(`calling ${tool.name}`);
      return ask.measure(tool.name, parseArguments(tool, input));
    },
  }));
}

const findInput = z.strictObject({
  run: z.string().min(1).max(80),
  kind: z.enum(["run", "trial", "metric", "series", "gate", "warning", "opening", "verdict", "seal"]),
  about: z.string().max(300).default("").describe("Part of the subject's label or of the metric's name."),
});

/** Records of another run, to cite; the answer then names that run in its field about. */
function findRecords({ desk }: ChatAsk): BoundTool {
  return {
    name: "find_records",
    description: "Records of one kind of another run, with ids to cite; set the answer's field about to that run.",
    input: findInput,
    run: async (input) => {
      const { run, kind, about } = findInput.parse(input);
      if (!desk.runs().some((card) => card.run === run))
        return { problem: "no such run", known: desk.runs().slice(0, 20) };
      const ledger = desk.ledgerOf(run);
      const { replacedBy } = indexOf(ledger);
      return citable(ledger)
        .split("\n")
        .filter((line) => ledger.get(line.slice(0, 64))?.kind === kind && !replacedBy.has(line.slice(0, 64)))
        .filter((line) => line.includes(about))
        .slice(-mostFound);
    },
  };
}
