// The agents' face: the campaign's graph, what it needs, and who may do the research.
export {
  buildChatGraph,
  type ChatAnswer,
  type ChatDeps,
  type ChatPlanner,
  type ChatState,
  type ChatStep,
  chatHelp,
  type Listing,
  modelChat,
  offlineChat,
  type RunCard,
  type RunDesk,
} from "./chat/index.ts";
export { assertClaim, claimThread, SqliteSaver, type ThreadClaim } from "./checkpoint/index.ts";
export type { AgentDeps, CampaignEvent, Limits, Spending, StepView } from "./deps.ts";
export { buildGraph, recursionLimit } from "./graph.ts";
export {
  type AskModel,
  type Budget,
  type ChatTurn,
  type ModelClock,
  memoryReplies,
  openAiModel,
  openBudget,
  type RecordedReply,
  type ReplyStore,
} from "./model/index.ts";
export { type MarketCard, type Plan, type PlanDecision, planDecisionSchema, planSchema } from "./plan.ts";
export { type ModelResearcherOptions, modelResearcher } from "./researcher/model.ts";
export { offlineResearcher } from "./researcher/offline.ts";
export type { Researcher } from "./researcher/researcher.ts";
export type { ResearchState, StopReason } from "./state.ts";
