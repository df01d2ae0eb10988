// Asking a model: one question in, one checked answer out, within a budget, recorded for resume and replay.
export { type ModelOptions, mostRepairs, openAiModel } from "./ask.ts";
export { type Backoff, usualBackoff } from "./backoff.ts";
export { type Budget, type BudgetLimits, type BudgetOptions, openBudget, type Prices, type Spent } from "./budget.ts";
export type { Answer, AskModel, BoundTool, ChatTurn, Notice, Question } from "./question.ts";
export { redactor } from "./redact.ts";
export {
  type LimitName,
  type ModelMessage,
  type ModelReply,
  memoryReplies,
  type RecordedReply,
  type ReplyStore,
  replyKey,
  type ToolCall,
  type Usage,
} from "./reply.ts";
export type { AnswerFormat, ModelClock } from "./transport.ts";
