// Asks a model until its answer has the asked shape: tool rounds, repairs, budgets, and replies that are never asked for twice.
import { canonicalJson, QraftError } from "#engine/core";
import { readAnswer } from "./answer.ts";
import { type Attempts, askWithBackoff, type Backoff, type Dialect, usualBackoff } from "./backoff.ts";
import type { Answer, AskModel, Notice, Question } from "./question.ts";
import { plainAddress, type Redact, redactor, streamRedactor } from "./redact.ts";
import { type LimitName, type ModelMessage, type ModelReply, type ReplyStore, replyKey } from "./reply.ts";
import { jsonSchemaOf, toolFunctions, toolRound } from "./tool-round.ts";
import { type AnswerFormat, type ModelClock, openTransport, type ToolFunction } from "./transport.ts";

export interface ModelOptions {
  /** The server's name for the model. */
  readonly model: string;
  /** The API's root, for example "https://api.openai.com/v1". */
  readonly baseUrl: string;
  /** null: none is sent; local servers need none. */
  readonly apiKey: string | null;
  /** Environment variable the key came from; error texts name it. */
  readonly keyVariable: string;
  /** The server refuses everybody without a key: say so before asking. */
  readonly keyRequired?: boolean | undefined;
  readonly clock: ModelClock;
  readonly replies: ReplyStore;
  /** live: recorded replies first, then the server · replay: recorded replies only. */
  readonly mode: "live" | "replay";
  readonly backoff?: Backoff | undefined;
  readonly format?: AnswerFormat | undefined;
  readonly silenceMs?: number | undefined;
  readonly replyMs?: number | undefined;
  readonly temperature?: number | undefined;
  readonly seed?: number | undefined;
  readonly maxOutputTokens?: number | undefined;
  readonly extra?: Readonly<Record<string, unknown>> | undefined;
}

export const mostRepairs = 2;
const usualRounds = 8;

interface World {
  readonly options: ModelOptions;
  readonly attempts: Attempts;
  readonly dialect: Dialect;
  readonly redact: Redact;
}

export function openAiModel(options: ModelOptions): AskModel {
  checkOptions(options);
  const { model, baseUrl, apiKey, keyVariable, clock } = options;
  const redact = redactor(apiKey);
  const send = openTransport({
    ...options,
    silenceMs: options.silenceMs ?? 120_000,
    replyMs: options.replyMs ?? 600_000,
  });
  const failures = { model, baseUrl, hasKey: apiKey !== null, keyVariable, redact };
  const attempts: Attempts = { send, clock, backoff: options.backoff ?? usualBackoff, failures };
  // One per server: what it does not understand is found out once.
  const dialect: Dialect = { format: options.format ?? "json-schema", usageInStream: true };
  return (question) => converse({ options, attempts, dialect, redact }, question);
}

async function converse<T>(world: World, question: Question<T>): Promise<Answer<T>> {
  const { schema, signal, maxRounds = usualRounds } = question;
  const tools = question.tools ?? [];
  const onNotice = noticesOf(world, question);
  const messages: ModelMessage[] = opening(question);
  let rounds = tools.length > 0 ? maxRounds : 0;
  let repairs = 0;
  for (let call = 0; ; call++) {
    signal.throwIfAborted();
    const bound = rounds > 0 && repairs === 0 ? toolFunctions(tools) : [];
    const reply = await replyTo(world, question, { call, messages, tools: bound });
    if ("stopped" in reply) return { kind: "stopped", reason: "budget", limit: reply.stopped };
    if (bound.length > 0 && reply.toolCalls.length > 0) {
      rounds--;
      messages.push(...(await toolRound(reply.text, reply.toolCalls, { tools, signal, onNotice })));
      if (rounds === 0) messages.push({ role: "user", content: textOf(roundsUsed(maxRounds)) });
      continue;
    }
    const reading = readAnswer(reply, schema);
    if (reading.kind === "value") return { kind: "answer", value: reading.value, text: reply.text };
    if (reading.kind === "refused") return reading;
    if (repairs === mostRepairs) return { kind: "malformed", faults: reading.faults, text: reply.text };
    repairs++;
    const wrong = wrongAnswer(reading.faults);
    onNotice({ kind: "repair", attempt: repairs, reason: wrong.message });
    if (reply.text !== "") messages.push({ role: "assistant", content: reply.text });
    messages.push({ role: "user", content: textOf(wrong) });
  }
}

interface Turn {
  readonly call: number;
  readonly messages: readonly ModelMessage[];
  readonly tools: readonly ToolFunction[];
}

/** From the record if it is there; else, live, from the server and into the record. */
async function replyTo<T>(
  world: World,
  question: Question<T>,
  turn: Turn,
): Promise<ModelReply | { stopped: LimitName }> {
  const { options, redact } = world;
  const { budget, place, signal } = question;
  const schema = jsonSchemaOf(question.schema);
  const key = replyKey(place, turn.call, { model: options.model, schema, messages: turn.messages, tools: turn.tools });
  return budget.inTurn(async () => {
    const recorded = await options.replies.get(key);
    if (recorded?.kind === "reply") {
      budget.charge(recorded.reply.attempts, recorded.reply.usage);
      if (recorded.reply.text !== "") question.onToken?.(recorded.reply.text);
      return recorded.reply;
    }
    if (options.mode === "replay") {
      if (recorded !== undefined) return { stopped: recorded.limit };
      throw notRecorded(question, turn.call, key);
    }
    const request = { ...turn, schema, signal, format: turn.tools.length > 0 ? ("text" as const) : null };
    const tokens = streamRedactor(options.apiKey, question.onToken ?? (() => {}));
    const outcome = await askWithBackoff(
      world.attempts,
      { ...request, onText: tokens.read },
      {
        dialect: world.dialect,
        limit: budget.reached,
        sent: () => budget.charge(1, null),
        onNotice: noticesOf(world, question),
      },
    );
    if ("stopped" in outcome) {
      await options.replies.put(key, { kind: "stopped", limit: outcome.stopped });
      return outcome;
    }
    tokens.end();
    const reply = cleaned(outcome, redact);
    budget.charge(0, reply.usage);
    await options.replies.put(key, { kind: "reply", reply });
    return reply;
  });
}

function opening<T>({ system, messages, schema }: Question<T>): ModelMessage[] {
  // Shown even where the server enforces it: most servers do not show it to the model.
  const shape = `<answer-schema>\n${canonicalJson(jsonSchemaOf(schema))}\n</answer-schema>`;
  return [{ role: "system", content: `${system.trimEnd()}\n\n${shape}` }, ...messages];
}

function noticesOf<T>({ redact }: World, { onNotice }: Question<T>): (notice: Notice) => void {
  return (notice) => {
    if (onNotice === undefined) return;
    const clean = "reason" in notice ? { ...notice, reason: redact(notice.reason) } : notice;
    onNotice("arguments" in clean ? { ...clean, arguments: redact(clean.arguments) } : clean);
  };
}

/** A server can put the key into an answer; it must not get into the record or on to a reader. */
function cleaned(reply: ModelReply, redact: Redact): ModelReply {
  return {
    ...reply,
    text: redact(reply.text),
    refusal: reply.refusal === null ? null : redact(reply.refusal),
    toolCalls: reply.toolCalls.map((call) => ({ ...call, arguments: redact(call.arguments) })),
  };
}

function textOf(error: QraftError): string {
  return `${error.message}\n${error.next}`;
}

function wrongAnswer(faults: readonly string[]): QraftError {
  return new QraftError(
    "malformed-answer",
    `The answer does not have the asked shape: ${faults.join(" · ")}`,
    "Send the whole answer again, mended, as one JSON value of the answer schema and nothing else.",
  );
}

function roundsUsed(rounds: number): QraftError {
  return new QraftError(
    "tool-rounds-used",
    `All ${rounds} rounds of tool calls are used.`,
    "Answer now from what is known, as one JSON value of the answer schema and nothing else.",
  );
}

function notRecorded<T>({ agent, place }: Question<T>, call: number, key: string): QraftError {
  return new QraftError(
    "reply-not-recorded",
    `The record holds no reply to call ${call} of "${agent}" at ${place} (${key}).`,
    "The run was recorded with other code, prompts or data, or is incomplete; resume it with a model instead of replaying it.",
    3,
  );
}

function checkOptions({ model, baseUrl, apiKey, keyVariable, keyRequired = false, mode }: ModelOptions): void {
  if (model.trim() === "") throw new QraftError("no-model", "The model has no name.", "Write --model openai:NAME.");
  const url = URL.parse(baseUrl);
  if (url === null || !/^https?:$/.test(url.protocol)) {
    throw new QraftError(
      "bad-base-url",
      `The base URL "${plainAddress(baseUrl)}" is not an http or https address.`,
      "Give the root of an OpenAI-compatible API, for example http://localhost:11434/v1.",
    );
  }
  if (mode === "live" && keyRequired && apiKey === null) {
    throw new QraftError(
      "model-key-missing",
      `${model} at ${plainAddress(baseUrl)} wants a key, and ${keyVariable} is not set.`,
      `Set ${keyVariable}, or use --model offline, which needs none.`,
    );
  }
  if (apiKey !== null && !/^[\x21-\x7e]+$/.test(apiKey)) {
    throw new QraftError(
      "bad-model-key",
      `The key in ${keyVariable} is empty or holds blanks or other signs.`,
      `Set ${keyVariable} again.`,
    );
  }
}
