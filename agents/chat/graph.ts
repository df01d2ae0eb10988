// The conversation's graph: answer, wait for approval, register. Which node comes next is read from the typed step, never from text.
import { type BaseCheckpointSaver, END, START, StateGraph } from "@langchain/langgraph";
import { approval, register } from "./approval.ts";
import type { ChatDeps } from "./deps.ts";
import { respond } from "./respond.ts";
import { type ChatState, type ChatStep, chatState } from "./state.ts";

type NodeName = "respond" | "approval" | "register" | typeof END;

const nodeOf: Readonly<Record<ChatStep["kind"], NodeName>> = {
  answer: "respond",
  summarise: "respond",
  approve: "approval",
  register: "register",
  done: END,
};

function route(state: ChatState): NodeName {
  return nodeOf[state.step.kind];
}

export function buildChatGraph(deps: ChatDeps, checkpointer: BaseCheckpointSaver) {
  return new StateGraph(chatState)
    .addNode("respond", respond(deps))
    .addNode("approval", approval(deps))
    .addNode("register", register(deps))
    .addConditionalEdges(START, route)
    .addConditionalEdges("respond", route)
    .addConditionalEdges("approval", route)
    .addConditionalEdges("register", route)
    .compile({ checkpointer });
}
