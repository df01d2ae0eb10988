// The researcher behind a language model: the same questions, answered by a model that may look through tools and never compute.
import type { ZodType } from "zod";
import { QraftError } from "#engine/core";
import { type LedgerView, type ReportDocument, reportGrammar } from "#engine/evidence";
import { callTool, parseArguments, type Tool, type ToolContext, toolCards } from "#tools";
import { codeOutput } from "../coder/output.ts";
import { factorIdeasOutput } from "../factor-idea/output.ts";
import type { Answer, AskModel, BoundTool, Budget, Notice } from "../model/index.ts";
import type { Plan } from "../plan.ts";
import { plannerOutput } from "../planner/output.ts";
import { fillPrompt, parsePrompt } from "../prompt.ts";
import { reportOutput } from "../reporter/output.ts";
import type { ResearchArm } from "../scheduler/index.ts";
import type { Proposal } from "../state.ts";
import type { CodeAsk, IdeaAsk, PlanAsk, ReportAsk, Researcher } from "./researcher.ts";

export interface ModelResearcherOptions {
  readonly name: string;
  readonly ask: AskModel;
  readonly budget: Budget;
  readonly signal: AbortSignal;
  /** Text of each prompt file by name. */
  readonly prompts: Readonly<Record<string, string>>;
  readonly tools: readonly Tool[];
  readonly operators: string;
  readonly onToken: (agent: string, text: string) => void;
  readonly onNotice: (notice: Notice) => void;
}

export function modelResearcher(options: ModelResearcherOptions): Researcher {
  return {
    name: options.name,
    prompts: Object.values(options.prompts)
      .map((text) => parsePrompt(text))
      .map(({ name, version, sha256 }) => ({ name, version, sha256 })),
    plan: (asked) => askPlan(options, asked),
    ideas: (asked) => askIdeas(options, asked),
    code: (asked) => askCode(options, asked),
    write: (asked) => askReport(options, asked),
  };
}

interface Asked<T> {
  readonly agent: string;
  readonly place: string;
  readonly inputs: Readonly<Record<string, string>>;
  readonly request: string;
  readonly schema: ZodType<T>;
  readonly tools?: readonly BoundTool[];
}

async function askFor<T>(options: ModelResearcherOptions, asked: Asked<T>): Promise<T> {
  const { agent, place, inputs, request, schema, tools } = asked;
  const system = fillPrompt(parsePrompt(promptOf(options, agent)), inputs).text;
  const answer = await options.ask({
    agent,
    place,
    system,
    messages: [{ role: "user", content: request }],
    schema,
    ...(tools ? { tools } : {}),
    budget: options.budget,
    signal: options.signal,
    onToken: (text) => options.onToken(agent, text),
    onNotice: options.onNotice,
  });
  return valueOrError(agent, answer);
}

function promptOf(options: ModelResearcherOptions, agent: string): string {
  const text = options.prompts[agent];
  if (text === undefined)
    throw new QraftError("prompt-missing", `There is no prompt for "${agent}".`, `Add prompts/${agent}.md.`, 1);
  return text;
}

/** An answer that cannot be used becomes an error whose code begins with "model-": callers decide what goes on without it. */
export function valueOrError<T>(agent: string, answer: Answer<T>): T {
  switch (answer.kind) {
    case "answer":
      return answer.value;
    case "refused":
      throw new QraftError(
        "model-refused",
        `The model declined to answer as ${agent} (${answer.reason}).`,
        "Try another model, or run with --model offline.",
        75,
      );
    case "malformed":
      throw new QraftError(
        "model-malformed",
        `The model's answer as ${agent} does not have the asked shape: ${answer.faults.slice(0, 3).join(" · ")}.`,
        "Try a model that follows schemas, or run with --model offline.",
        75,
      );
    case "stopped":
      throw new QraftError(
        `model-budget-${answer.limit}`,
        `The budget of ${answer.limit} is spent.`,
        `Raise --budget ${answer.limit}=…, then resume the run.`,
        4,
      );
    default:
      return answer satisfies never;
  }
}

async function askPlan(options: ModelResearcherOptions, { goal, market, draft }: PlanAsk): Promise<Plan> {
  const inputs = {
    goal,
    market: JSON.stringify(market, null, 1),
    draft: JSON.stringify(draft, null, 1),
    tools: cards(options.tools),
  };
  const { why: _why, ...chosen } = await askFor(options, {
    agent: "planner",
    place: "planner/1",
    inputs,
    request: "Write the plan.",
    schema: plannerOutput,
  });
  return { ...draft, ...chosen };
}

const armWords: Readonly<Record<ResearchArm, string>> = {
  "new-idea": "New mechanisms that nobody in the list below has tried.",
  tune: "Other windows of factors that survived.",
  mutate: "Factors that survived, changed in one part: another input, another neutralisation.",
  cheapen: "Factors that survived, made slower so that they trade less.",
  combine: "Two mechanisms of the survivors in one formula.",
};

async function askIdeas(options: ModelResearcherOptions, asked: IdeaAsk): Promise<readonly Proposal[]> {
  const { plan, fields, groups, pool, tried, count, round, arm } = asked;
  const inputs = {
    goal: plan.goal,
    plan: JSON.stringify({ mechanisms: plan.mechanisms, horizonBars: plan.horizonBars }, null, 1),
    task: `${armWords[arm]} Propose at most ${count} ideas.`,
    pool: pool.map((factor) => `${factor.mechanism}: ${factor.expression}`).join("\n"),
    tried: tried.slice(-80).join("\n"),
    fields: [...fields, ...groups].join(", "),
  };
  const { ideas } = await askFor(options, {
    agent: "factor-idea",
    place: `factor-idea/${round}`,
    inputs,
    request: "Propose the ideas.",
    schema: factorIdeasOutput,
  });
  return ideas.slice(0, count).map((idea) => ({ ...idea, author: options.name, expression: null, origin: null }));
}

async function askCode(
  options: ModelResearcherOptions,
  { proposal, failure, fields, groups, place, context }: CodeAsk,
): Promise<string> {
  const { mechanism, hypothesis, sign, horizonBars, inputs } = proposal;
  const filled = {
    idea: JSON.stringify({ mechanism, hypothesis, sign, horizonBars, inputs }, null, 1),
    operators: options.operators,
    fields: [...fields, ...groups].join(", "),
    error: failure === null ? "" : `${failure.expression}\n${failure.error}`,
  };
  const { expressions } = await askFor(options, {
    agent: "coder",
    place: `coder/${place}`,
    inputs: filled,
    request: "Write the formula.",
    schema: codeOutput,
    tools: boundTools(
      options.tools.filter(({ name }) => name === "list_operators"),
      context,
    ),
  });
  return expressions[0] ?? "";
}

async function askReport(options: ModelResearcherOptions, asked: ReportAsk): Promise<ReportDocument> {
  const { ledger, faults, run, context } = asked;
  const inputs = {
    records: citable(ledger),
    grammar: reportGrammar(ledger),
    faults: faults
      .slice(0, 60)
      .map((fault) => `${fault.place}: ${fault.rule}: expected ${fault.expected}; found ${fault.found}`)
      .join("\n"),
  };
  const { title, sections } = await askFor(options, {
    agent: "reporter",
    place: `reporter/${asked.attempt}`,
    inputs,
    request: faults.length === 0 ? "Write the report." : "Write the report again without the faults.",
    schema: reportOutput,
    tools: lookTools(options.tools, context),
  });
  const seal = ledger.ofKind("seal").at(-1);
  return {
    format: "qraft-report/1",
    run,
    ledgerHead: seal?.hash ?? ledger.head,
    snapshot: context.snapshot.hash,
    title,
    sections,
  };
}

/** Tools that only look, bound to a run: what a model may call while it writes. */
export function lookTools(tools: readonly Tool[], context: ToolContext): readonly BoundTool[] {
  return boundTools(
    tools.filter(({ kind }) => kind === "look"),
    context,
  );
}

export function boundTools(tools: readonly Tool[], context: ToolContext): readonly BoundTool[] {
  return tools.map((tool) => ({
    name: tool.name,
    description: tool.description,
    input: tool.input,
    run: (input) => callTool(tools, tool.name, parseArguments(tool, input), context),
  }));
}

export function cards(tools: readonly Tool[]): string {
  return toolCards(tools)
    .map(({ name, description }) => `${name}: ${description}`)
    .join("\n");
}

/** One line per record that may be cited; values are shown so that the writer knows which words hold. */
export function citable(ledger: LedgerView): string {
  return ledger
    .all()
    .map((record) => {
      switch (record.kind) {
        case "metric": {
          const { name, value, unit, subject, scope } = record.body;
          return `${record.id} metric ${name} = ${value ?? "undefined"} ${unit} | ${subject.kind} ${subject.label} | ${scope.split} | ${scope.costs.regime} x${scope.costs.multiplier}`;
        }
        case "series":
          return `${record.id} series ${record.body.name} | ${record.body.subject.label} | ${record.body.scope.split}`;
        case "gate":
          return `${record.id} gate ${record.body.gate} ${record.body.passed ? "passed" : "failed"} | ${record.body.subject.label}`;
        case "verdict":
          return `${record.id} verdict ${record.body.verdict} | ${record.body.subject.label}`;
        case "trial":
          return `${record.id} trial ${record.body.outcome} at ${record.body.stage} | ${record.body.subject.label}`;
        default:
          return `${record.id} ${record.kind}`;
      }
    })
    .slice(-600)
    .join("\n");
}
