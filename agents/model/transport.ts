// One request to an OpenAI-compatible server through LangChain's client, read as a stream into our own reply.
import type { BaseMessage } from "@langchain/core/messages";
import type { ChatOpenAICompletions } from "@langchain/openai";
import { type DeltaReader, readDeltas } from "./deltas.ts";
import { TransportFault } from "./failure.ts";
import type { ModelMessage, ModelReply } from "./reply.ts";

export interface ModelClock {
  /** Ends early when the signal fires or has fired; never throws. */
  readonly sleep: (ms: number, signal: AbortSignal) => Promise<void>;
}

export interface ToolFunction {
  readonly type: "function";
  readonly function: {
    readonly name: string;
    readonly description: string;
    readonly parameters: Record<string, unknown>;
  };
}

export type AnswerFormat = "json-schema" | "json-object" | "text";

export interface TransportOptions {
  readonly model: string;
  readonly baseUrl: string;
  readonly apiKey: string | null;
  /** Least silence of the server, before the first word or between two, that counts as a time-out. */
  readonly silenceMs: number;
  /** Longest time for one reply. */
  readonly replyMs: number;
  readonly clock: ModelClock;
  readonly temperature?: number | undefined;
  readonly seed?: number | undefined;
  readonly maxOutputTokens?: number | undefined;
  /** Fields of the server's own, sent as they are. */
  readonly extra?: Readonly<Record<string, unknown>> | undefined;
}

export interface TransportRequest {
  readonly messages: readonly ModelMessage[];
  readonly tools: readonly ToolFunction[];
  readonly schema: Readonly<Record<string, unknown>>;
  /** "text" while tools may be called: many servers force the format at once and never call. */
  readonly format: AnswerFormat;
  readonly usageInStream: boolean;
  readonly signal: AbortSignal;
  readonly onText: (text: string) => void;
}

export type Send = (request: TransportRequest) => Promise<Omit<ModelReply, "attempts">>;

/** The client loads with the first request: a run without a model never pays for it. */
export function openTransport(options: TransportOptions): Send {
  let client: Promise<ChatOpenAICompletions> | undefined;
  return async (request) => {
    client ??= openClient(options);
    const watch = watchSilence(options, request.signal);
    const deltas = readDeltas(request.onText);
    try {
      const stream = await (await client).stream(await toLangChain(request.messages), {
        signal: watch.signal,
        ...(request.usageInStream ? { stream_options: { include_usage: true } } : {}),
        ...(request.tools.length > 0 ? { tools: [...request.tools] } : {}),
        ...responseFormat(request),
      });
      await readStream(stream, deltas, watch.heard);
    } catch (thrown) {
      throw watch.fault() ?? thrown;
    } finally {
      watch.end();
    }
    const fault = watch.fault();
    if (fault !== null) throw fault;
    return deltas.finish(request.messages);
  };
}

async function openClient(options: TransportOptions): Promise<ChatOpenAICompletions> {
  const { ChatOpenAICompletions } = await import("@langchain/openai");
  return new ChatOpenAICompletions({
    model: options.model,
    // The client insists on a key; without one the header is left out altogether.
    apiKey: options.apiKey ?? "none",
    maxRetries: 0,
    streamUsage: false,
    timeout: options.replyMs,
    // Raw chunks carry what the client's own messages drop: refusals, and tool calls of servers that name no role.
    __includeRawResponse: true,
    configuration: {
      baseURL: options.baseUrl,
      // Set, so that the client does not look them up in the environment.
      organization: null,
      project: null,
      adminAPIKey: null,
      webhookSecret: null,
      logLevel: "off",
      ...(options.apiKey === null ? { fetch: keyless } : {}),
    },
    modelKwargs: { ...(options.seed === undefined ? {} : { seed: options.seed }), ...options.extra },
    ...(options.temperature === undefined ? {} : { temperature: options.temperature }),
    ...(options.maxOutputTokens === undefined ? {} : { maxTokens: options.maxOutputTokens }),
  });
}

const keyless: typeof fetch = (input, init) => {
  const headers = new Headers(init?.headers);
  headers.delete("authorization");
  return fetch(input, { ...init, headers });
};

async function readStream(stream: AsyncIterable<BaseMessage>, deltas: DeltaReader, heard: () => void): Promise<void> {
  for await (const chunk of stream) {
    heard();
    const raw = chunk.additional_kwargs.__raw_response;
    // The client joins all chunks for its tracers; a joined raw chunk means nothing.
    delete chunk.additional_kwargs.__raw_response;
    deltas.read(raw ?? { usage: chunk.response_metadata.usage });
  }
}

function responseFormat({ format, schema }: TransportRequest) {
  if (format === "json-object") return { response_format: { type: "json_object" as const } };
  if (format === "text") return {};
  // Not strict: the strict dialect refuses optional and free-form fields. We check the answer ourselves.
  return { response_format: { type: "json_schema" as const, json_schema: { name: "answer", schema, strict: false } } };
}

async function toLangChain(messages: readonly ModelMessage[]): Promise<BaseMessage[]> {
  const { AIMessage, HumanMessage, SystemMessage, ToolMessage } = await import("@langchain/core/messages");
  return messages.map(({ role, content, toolCalls = [], toolCallId = "" }) => {
    if (role === "system") return new SystemMessage(content);
    if (role === "user") return new HumanMessage(content);
    if (role === "tool") return new ToolMessage({ content, tool_call_id: toolCallId });
    const calls = toolCalls.map((call) => ({ id: call.id, name: call.name, args: JSON.parse(call.arguments) }));
    return new AIMessage({ content, tool_calls: calls });
  });
}

/**
 * Aborts the request when the server is silent or slow for too long; the client's own time-out ends with the headers.
 * A word restarts the wait only when it is over: silence is noticed after one to two times `silenceMs`.
 */
function watchSilence(options: TransportOptions, outer: AbortSignal) {
  const { clock, silenceMs, replyMs } = options;
  const stop = new AbortController();
  const over = new AbortController();
  let fault: TransportFault | null = null;
  let words = 0;
  const guard = async (): Promise<void> => {
    let waited = 0;
    let before = -1;
    while (waited < replyMs && words !== before) {
      before = words;
      const ms = Math.min(silenceMs, replyMs - waited);
      await clock.sleep(ms, over.signal);
      if (over.signal.aborted) return;
      waited += ms;
    }
    const says = words === before ? `silent for ${silenceMs / 1000} s.` : `not finished after ${replyMs / 1000} s.`;
    fault = new TransportFault("timeout", says);
    stop.abort(fault);
  };
  void guard();
  return {
    signal: AbortSignal.any([outer, stop.signal]),
    heard: () => {
      words++;
    },
    fault: () => fault,
    end: () => over.abort(),
  };
}
