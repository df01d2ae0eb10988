// The campaign's graph: every node, and the one router. Which node comes next is read from the typed step, never from text.
import { type BaseCheckpointSaver, END, START, StateGraph } from "@langchain/langgraph";
import { assembler } from "./coder/assemble.ts";
import { coder } from "./coder/node.ts";
import type { AgentDeps } from "./deps.ts";
import { factorIdea } from "./factor-idea/node.ts";
import { approval, planner } from "./planner/node.ts";
import { reporter } from "./reporter/node.ts";
import { opener } from "./start.ts";
import { type ResearchState, researchState, type Step, type Update } from "./state.ts";
import { judge } from "./validator/judge.ts";
import { validator } from "./validator/node.ts";

type NodeName =
  | "planner"
  | "approval"
  | "opener"
  | "factor-idea"
  | "coder"
  | "validator"
  | "assembler"
  | "judge"
  | "reporter"
  | typeof END;

const nodeOf: Readonly<Record<Step["kind"], NodeName>> = {
  plan: "planner",
  approve: "approval",
  open: "opener",
  propose: "factor-idea",
  code: "coder",
  validate: "validator",
  assemble: "assembler",
  judge: "judge",
  report: "reporter",
  done: END,
};

function route(state: ResearchState): NodeName {
  return nodeOf[state.step.kind];
}

/**
 * A step's records are on disk before its checkpoint is: a crash in between repeats the step and finds them.
 * What the model has cost by then goes into the checkpoint: who resumes counts on from there.
 */
function committed(
  deps: AgentDeps,
  node: (state: ResearchState) => Promise<Update>,
): (state: ResearchState) => Promise<Update> {
  return async (state) => {
    const update = await node(state);
    deps.commit();
    return { ...update, spent: { ...(update.spent ?? state.spent), ...deps.spending() } };
  };
}

/** Steps that a campaign may take before the graph calls it a fault; the budget ends one long before. */
export const recursionLimit = 1000;

export function buildGraph(deps: AgentDeps, checkpointer: BaseCheckpointSaver) {
  return new StateGraph(researchState)
    .addNode("planner", committed(deps, planner(deps)))
    .addNode("approval", committed(deps, approval(deps)))
    .addNode("opener", committed(deps, opener(deps)))
    .addNode("factor-idea", committed(deps, factorIdea(deps)))
    .addNode("coder", committed(deps, coder(deps)))
    .addNode("validator", committed(deps, validator(deps)))
    .addNode("assembler", committed(deps, assembler(deps)))
    .addNode("judge", committed(deps, judge(deps)))
    .addNode("reporter", committed(deps, reporter(deps)))
    .addConditionalEdges(START, route)
    .addConditionalEdges("planner", route)
    .addConditionalEdges("approval", route)
    .addConditionalEdges("opener", route)
    .addConditionalEdges("factor-idea", route)
    .addConditionalEdges("coder", route)
    .addConditionalEdges("validator", route)
    .addConditionalEdges("assembler", route)
    .addConditionalEdges("judge", route)
    .addConditionalEdges("reporter", route)
    .compile({ checkpointer });
}
