// Reads a final answer: one JSON value of the asked shape, or faults that say where it is not.
import type { z } from "zod";
import type { ModelReply } from "./reply.ts";

export type Reading<T> =
  | { readonly kind: "value"; readonly value: T }
  | { readonly kind: "faults"; readonly faults: readonly string[] }
  | { readonly kind: "refused"; readonly reason: "refusal" | "content-filter" | "empty"; readonly text: string };

const mostFaults = 20;

export function readAnswer<T>(reply: ModelReply, schema: z.ZodType<T>): Reading<T> {
  if (reply.refusal !== null) return { kind: "refused", reason: "refusal", text: reply.refusal };
  if (reply.finish === "content_filter") return { kind: "refused", reason: "content-filter", text: reply.text };
  const text = withoutWrapping(reply.text);
  if (text === "") {
    if (reply.toolCalls.length > 0) return { kind: "faults", faults: ["No tool can be called here."] };
    if (reply.finish === "length") return { kind: "faults", faults: ["The answer was cut off before its first word."] };
    return { kind: "refused", reason: "empty", text: "" };
  }
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (thrown) {
    const cut = reply.finish === "length" ? "The answer was cut off; make it shorter. " : "";
    return {
      kind: "faults",
      faults: [`${cut}The answer is not JSON: ${thrown instanceof Error ? thrown.message : thrown}`],
    };
  }
  const parsed = schema.safeParse(json);
  return parsed.success ? { kind: "value", value: parsed.data } : { kind: "faults", faults: faultsOf(parsed.error) };
}

/** One line per issue: the place, then what is expected there. */
export function faultsOf(error: z.ZodError): readonly string[] {
  const lines = error.issues.map(({ path, message }) => {
    const place = path.reduce<string>(
      (so, key) => (typeof key === "number" ? `${so}[${key}]` : `${so}.${String(key)}`),
      "",
    );
    return `${place.replace(/^\./, "") || "(whole)"}: ${message}`;
  });
  return lines.length > mostFaults ? [...lines.slice(0, mostFaults), `and ${lines.length - mostFaults} more.`] : lines;
}

/** Takes off the thoughts some models print first and the code fence many put around JSON; nothing else is forgiven. */
function withoutWrapping(text: string): string {
  const bare = text.replace(/^\s*<think>[\s\S]*?<\/think>/, "").trim();
  return /^```(?:json)?\s*\n([\s\S]*?)\n?```$/.exec(bare)?.[1]?.trim() ?? bare;
}
