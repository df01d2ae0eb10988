// What went wrong with one request: worth trying again, to be asked in another way, or final; always without secrets.
import { QraftError } from "#engine/core";
import { plainAddress, type Redact } from "./redact.ts";

export type Failure =
  | { readonly kind: "again"; readonly error: QraftError /** As the server asked. */; readonly waitMs: number | null }
  /** The server does not know an optional part of the request; it can be left out. */
  | {
      readonly kind: "unknown-option";
      readonly option: "response_format" | "stream_options";
      readonly error: QraftError;
    }
  | { readonly kind: "final"; readonly error: QraftError };

/** What an error text may name. */
export interface FailureContext {
  readonly model: string;
  readonly baseUrl: string;
  readonly hasKey: boolean;
  readonly keyVariable: string;
  readonly redact: Redact;
}

/** Thrown by our own transport. */
export class TransportFault extends Error {
  readonly kind: "timeout" | "cut";
  constructor(kind: "timeout" | "cut", message: string) {
    super(message);
    this.name = "TransportFault";
    this.kind = kind;
  }
}

export function failureOf(thrown: unknown, context: FailureContext): Failure {
  const said = context.redact(textOf(thrown));
  const where = `${context.model} at ${plainAddress(context.baseUrl)}`;
  const status = statusOf(thrown);
  if (thrown instanceof TransportFault && thrown.kind === "timeout") return again(timeout(where, said));
  if (status === undefined) return again(isUnreachable(thrown) ? unreachable(where, said) : cut(where, said));
  if (/context.length|context window|maximum context/i.test(said))
    return { kind: "final", error: tooLong(where, said) };
  if (status === 401 || status === 403) return { kind: "final", error: noEntry(where, status, context) };
  if (status === 400 || status === 422) return rejected(where, said);
  if (status === 404) return { kind: "final", error: notFound(where, said) };
  if (status === 429 && /insufficient_quota|exceeded your current quota|billing/i.test(said)) {
    return { kind: "final", error: noQuota(where) };
  }
  if (status === 408 || status === 409 || status === 425 || status === 429 || status >= 500) {
    return { ...again(busy(where, status, said)), waitMs: retryAfterMs(thrown) };
  }
  return rejected(where, said);
}

function again(error: QraftError): Extract<Failure, { kind: "again" }> {
  return { kind: "again", error, waitMs: null };
}

function timeout(where: string, said: string): QraftError {
  const next = "Try again, give the model more time, or use a faster one.";
  return new QraftError("model-timeout", `No answer from ${where}: ${said}`, next, 75);
}

function unreachable(where: string, said: string): QraftError {
  const next = "Start that server or correct --base-url; --model offline works without any server.";
  return new QraftError("model-unreachable", `Cannot reach ${where}: ${said}`, next, 75);
}

function cut(where: string, said: string): QraftError {
  const next = "Try again; what was answered before is kept.";
  return new QraftError("model-connection-lost", `The connection to ${where} broke: ${said}`, next, 75);
}

function busy(where: string, status: number, said: string): QraftError {
  const next = "Try again later; what was answered before is kept.";
  return new QraftError("model-busy", `The server of ${where} answered ${status}: ${said}`, next, 75);
}

function noQuota(where: string): QraftError {
  const next = "Add credit to the account or choose another model, then resume the run.";
  return new QraftError("model-quota", `The account for ${where} has no quota left.`, next, 75);
}

function noEntry(where: string, status: number, context: FailureContext): QraftError {
  const { hasKey, keyVariable } = context;
  const found = hasKey ? `refused the key in ${keyVariable}` : `wants a key, and ${keyVariable} is not set`;
  return new QraftError(
    hasKey ? "model-key-refused" : "model-key-missing",
    `The server of ${where} ${found} (${status}).`,
    `Set ${keyVariable} to a key that is valid for this server; --model offline needs none.`,
  );
}

function tooLong(where: string, said: string): QraftError {
  const next = "Choose a model with a longer context, or ask for less: fewer ideas, fewer rounds.";
  return new QraftError("model-context-full", `The question is too long for ${where}: ${said}`, next);
}

function notFound(where: string, said: string): QraftError {
  const next = "Check the model's name and that --base-url ends with the API's root, for example /v1.";
  return new QraftError("model-not-found", `No model ${where}: ${said}`, next);
}

function rejected(where: string, said: string): Failure {
  const next = "Check that the model fits: its context length, tool calls and JSON output.";
  const error = new QraftError("model-rejected-request", `The server of ${where} rejected the request: ${said}`, next);
  if (/stream_options/i.test(said)) return { kind: "unknown-option", option: "stream_options", error };
  if (/response_format|json_schema|json_object|structured output|grammar/i.test(said)) {
    return { kind: "unknown-option", option: "response_format", error };
  }
  return { kind: "final", error };
}

const unreachableCodes = new Set([
  "ECONNREFUSED",
  "ENOTFOUND",
  "EAI_AGAIN",
  "EHOSTUNREACH",
  "ENETUNREACH",
  "ERR_INVALID_URL",
]);

function isUnreachable(thrown: unknown): boolean {
  return causes(thrown).some((cause) => unreachableCodes.has(String(at(cause, "code"))));
}

/** The message and those of its causes, which is where Node says why a fetch failed; the library's web links are cut. */
function textOf(thrown: unknown): string {
  const messages = causes(thrown).map((cause) => {
    const code = at(cause, "code");
    const message = cause instanceof Error ? cause.message : typeof cause === "string" ? cause : "";
    return message !== "" ? message : typeof code === "string" ? code : "";
  });
  const text = [...new Set(messages.filter((message) => message !== ""))]
    .join(" ")
    .replace(/\s*Troubleshooting URL:\s*\S+\s*/g, " ");
  const line = text.replaceAll(/\s+/g, " ").trim();
  return line.length > 500 ? `${line.slice(0, 500)}…` : line || "no reason given.";
}

function causes(thrown: unknown): readonly unknown[] {
  const chain: unknown[] = [];
  for (let cause = thrown; cause !== undefined && cause !== null && chain.length < 5; cause = at(cause, "cause")) {
    chain.push(cause);
  }
  return chain;
}

function retryAfterMs(thrown: unknown): number | null {
  const headers = at(thrown, "headers");
  const value = headers instanceof Headers ? headers.get("retry-after") : null;
  const seconds = Number(value ?? Number.NaN);
  return Number.isFinite(seconds) && seconds >= 0 ? seconds * 1000 : null;
}

/** The client wraps some errors; the status is then on the cause. */
function statusOf(thrown: unknown): number | undefined {
  return causes(thrown)
    .map((cause) => at(cause, "status"))
    .find((status) => typeof status === "number");
}

function at(value: unknown, name: string): unknown {
  return typeof value === "object" && value !== null ? Reflect.get(value, name) : undefined;
}
