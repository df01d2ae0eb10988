// What a model answered, in our own shape, and the store that lets a run be resumed or replayed without asking again.
import { hashOf } from "#engine/core";

/** A tool call as the model wrote it; the arguments are unparsed text. */
export interface ToolCall {
  readonly id: string;
  readonly name: string;
  readonly arguments: string;
}

export interface ModelMessage {
  readonly role: "system" | "user" | "assistant" | "tool";
  readonly content: string;
  /** assistant only */
  readonly toolCalls?: readonly ToolCall[];
  /** tool only: the call that this answers. */
  readonly toolCallId?: string;
}

export interface Usage {
  readonly inputTokens: number;
  readonly outputTokens: number;
  /** The server named no usage: four characters are counted as one token. */
  readonly estimated: boolean;
}

export interface ModelReply {
  readonly text: string;
  /** What the server put into its refusal field. */
  readonly refusal: string | null;
  /** The server's finish reason: stop, tool_calls, length, content_filter. */
  readonly finish: string;
  readonly toolCalls: readonly ToolCall[];
  readonly usage: Usage;
  /** Requests that were sent until this reply came, failed ones included. */
  readonly attempts: number;
}

export type LimitName = "tokens" | "money" | "time" | "calls";

/** A place of the run holds the reply that came, or the limit that kept the question from being asked. */
export type RecordedReply =
  | { readonly kind: "reply"; readonly reply: ModelReply }
  | { readonly kind: "stopped"; readonly limit: LimitName };

/** Replies of one run. `put` replaces. */
export interface ReplyStore {
  readonly get: (key: string) => RecordedReply | undefined | Promise<RecordedReply | undefined>;
  readonly put: (key: string, reply: RecordedReply) => void | Promise<void>;
}

export interface ReplyRequest {
  readonly model: string;
  readonly messages: readonly ModelMessage[];
  readonly schema: unknown;
  readonly tools: readonly unknown[];
}

/**
 * Where in the run (the asker's place and the call within it), and a hash of what was asked. No key, address or time.
 * The place comes from the asker, who knows it after a restart too; a counter in memory would not.
 */
export function replyKey(place: string, call: number, request: ReplyRequest): string {
  return `${place}#${call}:${hashOf(request)}`;
}

/** Replies in memory: for one process, and for tests. */
export function memoryReplies(): ReplyStore & { readonly entries: ReadonlyMap<string, RecordedReply> } {
  const entries = new Map<string, RecordedReply>();
  return {
    entries,
    get: (key) => entries.get(key),
    put: (key, reply) => {
      entries.set(key, reply);
    },
  };
}
