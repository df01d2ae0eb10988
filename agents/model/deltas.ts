// Joins the raw chunks of a streamed chat completion: text, refusal, tool calls in fragments, usage, finish reason.
import { z } from "zod";
import { TransportFault } from "./failure.ts";
import type { ModelMessage, ModelReply, ToolCall, Usage } from "./reply.ts";

const toolFragment = z.object({
  index: z.number().nullish(),
  id: z.string().nullish(),
  function: z.object({ name: z.string().nullish(), arguments: z.string().nullish() }).nullish(),
});

const usageShape = z.object({ prompt_tokens: z.number(), completion_tokens: z.number() });

/** What is read of a chunk; everything a server leaves out or sets to null is taken as absent. */
const chunkShape = z.object({
  choices: z
    .array(
      z.object({
        finish_reason: z.string().nullish(),
        delta: z
          .object({
            content: z.string().nullish(),
            refusal: z.string().nullish(),
            tool_calls: z.array(toolFragment).nullish(),
          })
          .nullish(),
      }),
    )
    .nullish(),
  usage: z.unknown().optional(),
});

type Fragment = z.infer<typeof toolFragment>;

interface OpenCall {
  readonly index: number;
  id: string;
  name: string;
  arguments: string;
}

export interface DeltaReader {
  readonly read: (chunk: unknown) => void;
  /** The reply; throws when the stream ended before the server said that it had finished. */
  readonly finish: (asked: readonly ModelMessage[]) => Omit<ModelReply, "attempts">;
}

export function readDeltas(onText: (text: string) => void): DeltaReader {
  let text = "";
  let refusal = "";
  let finish = "";
  let usage: Usage | null = null;
  const calls: OpenCall[] = [];
  const read = (chunk: unknown): void => {
    const parsed = chunkShape.safeParse(chunk);
    if (!parsed.success)
      throw new TransportFault("cut", `a piece of the reply has an unknown form: ${z.prettifyError(parsed.error)}`);
    usage = usageOf(parsed.data.usage) ?? usage;
    const choice = parsed.data.choices?.[0];
    const delta = choice?.delta;
    finish = choice?.finish_reason ?? finish;
    refusal += delta?.refusal ?? "";
    for (const fragment of delta?.tool_calls ?? []) addFragment(calls, fragment);
    if (delta?.content) {
      text += delta.content;
      onText(delta.content);
    }
  };
  return {
    read,
    finish: (asked) => {
      if (finish === "") throw new TransportFault("cut", "the stream ended in the middle of the reply.");
      const toolCalls = calls.map(({ id, name, arguments: args }, i) => ({
        id: id || idOf(asked, i),
        name,
        arguments: args,
      }));
      const reply = { text, refusal: refusal === "" ? null : refusal, finish, toolCalls };
      return { ...reply, usage: usage ?? estimate(asked, reply) };
    },
  };
}

/** Fragments belong together by index; a new id at an old index begins a new call, since some servers number all of them 0. */
function addFragment(calls: OpenCall[], fragment: Fragment): void {
  const index = fragment.index ?? calls.at(-1)?.index ?? 0;
  let call = calls.findLast((open) => open.index === index);
  const begins =
    fragment.id != null && fragment.id !== "" && call !== undefined && call.id !== "" && call.id !== fragment.id;
  if (call === undefined || begins) {
    call = { index, id: "", name: "", arguments: "" };
    calls.push(call);
  }
  call.id ||= fragment.id ?? "";
  call.name ||= fragment.function?.name ?? "";
  call.arguments += fragment.function?.arguments ?? "";
}

/** Nine letters and digits: the only form that every server accepts. */
function idOf(asked: readonly ModelMessage[], i: number): string {
  return `call${String(asked.length * 100 + i)
    .padStart(5, "0")
    .slice(-5)}`;
}

function usageOf(raw: unknown): Usage | null {
  const parsed = usageShape.safeParse(raw);
  if (!parsed.success) return null;
  return { inputTokens: parsed.data.prompt_tokens, outputTokens: parsed.data.completion_tokens, estimated: false };
}

function estimate(asked: readonly ModelMessage[], reply: { text: string; toolCalls: readonly ToolCall[] }): Usage {
  const tokens = (texts: readonly string[]): number => Math.ceil(texts.reduce((sum, text) => sum + text.length, 0) / 4);
  return {
    inputTokens: tokens(asked.map((message) => message.content)),
    outputTokens: tokens([reply.text, ...reply.toolCalls.map((call) => call.arguments)]),
    estimated: true,
  };
}
