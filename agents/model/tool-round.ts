// Runs the tools a model calls. A call that cannot run is answered with a located error, so that the model can mend it.
import { z } from "zod";
import { canonicalJson, findNamed, QraftError, toQraftError } from "#engine/core";
import { faultsOf } from "./answer.ts";
import type { BoundTool, Notice } from "./question.ts";
import type { ModelMessage, ToolCall } from "./reply.ts";
import type { ToolFunction } from "./transport.ts";

/** Longest tool result that a model is shown, in characters. */
export const longestResult = 8000;

export interface RoundContext {
  readonly tools: readonly BoundTool[];
  readonly signal: AbortSignal;
  readonly onNotice: (notice: Notice) => void;
}

export function toolFunctions(tools: readonly BoundTool[]): readonly ToolFunction[] {
  return tools.map(({ name, description, input }) => ({
    type: "function",
    function: { name, description, parameters: jsonSchemaOf(input) },
  }));
}

export function jsonSchemaOf(schema: z.ZodType): Record<string, unknown> {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, { io: "input", unrepresentable: "any" });
  return rest;
}

/** The model's calls as one message, then one answer per call, in the order of the calls. */
export async function toolRound(
  text: string,
  calls: readonly ToolCall[],
  context: RoundContext,
): Promise<readonly ModelMessage[]> {
  // Malformed arguments go back as an empty object: servers that parse the history would choke on them.
  const clean = calls.map((call) => ({
    ...call,
    arguments: objectOf(call.arguments) === null ? "{}" : call.arguments,
  }));
  const messages: ModelMessage[] = [{ role: "assistant", content: text, toolCalls: clean }];
  for (const call of calls) {
    context.signal.throwIfAborted();
    context.onNotice({ kind: "tool-call", tool: call.name, arguments: call.arguments });
    const { ok, content } = await answerCall(call, context);
    context.onNotice({ kind: "tool-answer", tool: call.name, ok });
    messages.push({ role: "tool", content, toolCallId: call.id });
  }
  return messages;
}

async function answerCall(call: ToolCall, { tools, signal }: RoundContext): Promise<{ ok: boolean; content: string }> {
  try {
    const found = findNamed(tools, call.name, "tool");
    if (!found.ok) throw found.error;
    const result = await found.value.run(checkedInput(call, found.value), signal);
    return { ok: true, content: wrapped(call.name, "data", result) };
  } catch (thrown) {
    const error = toQraftError(thrown);
    // Bad input and refusals are the model's to mend; a fault of ours, a spent budget, a busy store are not.
    if (error.exit !== 2 && error.exit !== 3) throw thrown;
    return { ok: false, content: wrapped(call.name, "error", error.toJSON()) };
  }
}

function checkedInput(call: ToolCall, tool: BoundTool): unknown {
  const text = call.arguments.trim() === "" ? "{}" : call.arguments;
  const parsed = objectOf(text);
  if (parsed === null) {
    throw new QraftError(
      "malformed-arguments",
      `The arguments of ${call.name} are not a JSON object: ${jsonFault(text)} They were: ${clipped(text, 300)}`,
      "Send the call again with one JSON object as its arguments.",
    );
  }
  const checked = tool.input.safeParse(parsed);
  if (checked.success) return checked.data;
  throw new QraftError(
    "wrong-arguments",
    `The arguments of ${call.name} do not fit: ${faultsOf(checked.error).join(" · ")}`,
    "Send the call again with these arguments mended.",
  );
}

function objectOf(text: string): Readonly<Record<string, unknown>> | null {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === "object" && value !== null && !Array.isArray(value) ? { ...value } : null;
  } catch {
    return null;
  }
}

function jsonFault(text: string): string {
  try {
    JSON.parse(text);
    return "it is another kind of JSON.";
  } catch (thrown) {
    return `${thrown instanceof Error ? thrown.message : String(thrown)}.`;
  }
}

/** A result is data: fenced, with no way to write the fence inside, and cut to a length. */
function wrapped(tool: string, kind: "data" | "error", result: unknown): string {
  const text = canonicalJson(withoutNonFinite(result ?? null)).replaceAll("<", "\\u003c");
  const cut = text.length > longestResult ? ` shown="${longestResult}" of="${text.length}"` : "";
  return `<tool-${kind} tool="${tool.replaceAll(/[^\w-]/g, "")}"${cut}>\n${text.slice(0, longestResult)}\n</tool-${kind}>`;
}

/** NaN and the infinities have no JSON; a model is shown their names. */
function withoutNonFinite(value: unknown): unknown {
  if (typeof value === "number" && !Number.isFinite(value)) return String(value);
  if (Array.isArray(value) || ArrayBuffer.isView(value))
    return Array.from(value as Iterable<unknown>, withoutNonFinite);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, withoutNonFinite(item)]));
}

function clipped(text: string, length: number): string {
  return text.length > length ? `${text.slice(0, length)}…` : text;
}
