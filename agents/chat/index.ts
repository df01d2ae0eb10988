// The conversation with the planner: its graph, its two planners, and what passes through the gate.
export type { ChatAnswer, ChatDraft, Listing } from "./answer.ts";
export type { ChatDeps } from "./deps.ts";
export { buildChatGraph } from "./graph.ts";
export { type ModelChatOptions, modelChat } from "./model.ts";
export { offlineChat } from "./offline/index.ts";
export { helpLines as chatHelp } from "./offline/words.ts";
export { type ChatOutput, chatOutput } from "./output.ts";
export type { ChatAsk, ChatPlanner, RunCard, RunDesk } from "./planner.ts";
export type { ChatState, ChatStep, StartedCampaign } from "./state.ts";
