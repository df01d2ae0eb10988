// A local server that speaks /v1/chat/completions, with scripted behaviours: good, broken, slow, refusing, lying, leaking.
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";

export interface StubCall {
  readonly id?: string | undefined;
  readonly name: string;
  /** As written on the wire; need not be JSON. */
  readonly arguments: string;
}

/** One answer of the server. The script's last entry is repeated for every further request. */
export type StubBehaviour =
  | {
      readonly kind: "answer";
      readonly text: string;
      readonly finish?: string;
      readonly usage?: { readonly input: number; readonly output: number } | null;
    }
  | {
      readonly kind: "tools";
      readonly calls: readonly StubCall[];
      readonly text?: string;
      /** All calls at index 0. */
      readonly sameIndex?: boolean;
    }
  | { readonly kind: "refusal"; readonly text: string }
  | {
      readonly kind: "status";
      readonly status: number;
      readonly body?: unknown;
      readonly headers?: Readonly<Record<string, string>>;
    }
  /** Repeats the Authorization header in the error body. */
  | { readonly kind: "echo-key"; readonly status: number }
  /** Answers with the key in the middle of the text. */
  | { readonly kind: "leak-key"; readonly before: string; readonly after: string }
  /** Text, if any, then silence. */
  | { readonly kind: "hang"; readonly text?: string }
  /** A word now and then, for ever. */
  | { readonly kind: "drip"; readonly everyMs: number }
  /** Text, if any, then a broken connection. */
  | { readonly kind: "reset"; readonly text?: string }
  /** Ends the stream politely, but in the middle. */
  | { readonly kind: "cut"; readonly text: string }
  | { readonly kind: "not-json" };

export interface StubRequest {
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: {
    readonly model?: string;
    readonly stream?: boolean;
    readonly stream_options?: unknown;
    readonly messages: readonly { readonly role: string; readonly content: unknown; readonly tool_calls?: unknown }[];
    readonly tools?: readonly { readonly function: { readonly name: string; readonly parameters: unknown } }[];
    readonly response_format?: { readonly type: string };
    readonly seed?: number;
  };
}

export interface OpenAiStub {
  readonly baseUrl: string;
  readonly requests: readonly StubRequest[];
  /** Replaces the rest of the script. */
  readonly script: (...behaviours: StubScript) => void;
  readonly close: () => Promise<void>;
}

export type StubScript = readonly (StubBehaviour | ((request: StubRequest) => StubBehaviour))[];

/** Starts the server on a free port of this machine. */
export async function startOpenAiStub(...script: StubScript): Promise<OpenAiStub> {
  const requests: StubRequest[] = [];
  let queue = [...script];
  const server = createServer((incoming, outgoing) => {
    void readRequest(incoming).then((request) => {
      requests.push(request);
      const next = queue.length > 1 ? queue.shift() : queue[0];
      const behaviour = typeof next === "function" ? next(request) : next;
      if (!request.path.endsWith("/chat/completions")) sendJson(outgoing, 404, { error: { message: "no such route" } });
      else if (behaviour === undefined) sendJson(outgoing, 500, { error: { message: "the stub has no script" } });
      else behave(behaviour, request, outgoing);
    });
  });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  return {
    baseUrl: `http://127.0.0.1:${portOf(server)}/v1`,
    requests,
    script: (...behaviours) => {
      queue = [...behaviours];
    },
    close: () =>
      new Promise((done) => {
        server.closeAllConnections();
        server.close(() => done());
      }),
  };
}

/** A port on which nothing listens. */
export async function deadBaseUrl(): Promise<string> {
  const stub = await startOpenAiStub();
  await stub.close();
  return stub.baseUrl;
}

function behave(behaviour: StubBehaviour, request: StubRequest, out: ServerResponse): void {
  const key = String(request.headers.authorization ?? "").replace(/^Bearer /, "");
  switch (behaviour.kind) {
    case "answer":
      reply(request, out, { text: behaviour.text, finish: behaviour.finish ?? "stop", usage: behaviour.usage });
      break;
    case "leak-key":
      reply(request, out, { text: `${behaviour.before}${key}${behaviour.after}`, finish: "stop" });
      break;
    case "tools":
      reply(request, out, {
        text: behaviour.text ?? "",
        finish: "tool_calls",
        calls: behaviour.calls,
        sameIndex: behaviour.sameIndex,
      });
      break;
    case "refusal":
      reply(request, out, { text: "", refusal: behaviour.text, finish: "stop" });
      break;
    case "status":
      sendJson(out, behaviour.status, behaviour.body ?? { error: { message: "scripted failure" } }, behaviour.headers);
      break;
    case "echo-key":
      sendJson(out, behaviour.status, {
        error: { message: `bad header: ${request.headers.authorization} (${key})` },
      });
      break;
    case "hang":
      if (behaviour.text !== undefined) openStream(out).chunk({ content: behaviour.text });
      break;
    case "drip":
      drip(out, behaviour.everyMs);
      break;
    case "reset":
      if (behaviour.text !== undefined) openStream(out).chunk({ content: behaviour.text });
      setTimeout(() => out.socket?.resetAndDestroy(), 20);
      break;
    case "cut":
      openStream(out).chunk({ content: behaviour.text });
      out.end();
      break;
    case "not-json":
      out.writeHead(200, { "content-type": "text/event-stream" });
      out.end("data: {this is no JSON}\n\n");
      break;
    default:
      behaviour satisfies never;
  }
}

function drip(out: ServerResponse, everyMs: number): void {
  const stream = openStream(out);
  const timer = setInterval(() => stream.chunk({ content: "and " }), everyMs);
  out.on("close", () => clearInterval(timer));
}

interface Reply {
  readonly text: string;
  readonly finish: string;
  readonly refusal?: string;
  readonly calls?: readonly StubCall[];
  readonly sameIndex?: boolean | undefined;
  readonly usage?: { readonly input: number; readonly output: number } | null | undefined;
}

function reply(request: StubRequest, out: ServerResponse, answer: Reply): void {
  const { input, output } = answer.usage ?? { input: 10, output: 5 };
  const usage =
    answer.usage === null
      ? undefined
      : { prompt_tokens: input, completion_tokens: output, total_tokens: input + output };
  if (request.body.stream !== true) {
    sendJson(out, 200, wholeReply(answer, usage));
    return;
  }
  const stream = openStream(out);
  // In small pieces, so that a reader that cannot join them fails.
  for (const piece of pieces(answer.text)) stream.chunk({ content: piece });
  for (const piece of pieces(answer.refusal ?? "")) stream.chunk({ refusal: piece });
  for (const [i, call] of (answer.calls ?? []).entries()) {
    const index = answer.sameIndex ? 0 : i;
    stream.chunk({
      tool_calls: [{ index, id: call.id, type: "function", function: { name: call.name, arguments: "" } }],
    });
    for (const piece of pieces(call.arguments))
      stream.chunk({ tool_calls: [{ index, function: { arguments: piece } }] });
  }
  stream.chunk({}, answer.finish);
  if (usage !== undefined && request.body.stream_options !== undefined) stream.usage(usage);
  stream.end();
}

function wholeReply(answer: Reply, usage: unknown) {
  const calls = answer.calls?.map((call, i) => ({
    id: call.id ?? `call-${i}`,
    type: "function",
    function: { name: call.name, arguments: call.arguments },
  }));
  const message = { role: "assistant", content: answer.text, refusal: answer.refusal ?? null, tool_calls: calls };
  return {
    ...envelope,
    object: "chat.completion",
    choices: [{ index: 0, message, finish_reason: answer.finish }],
    usage,
  };
}

const envelope = { id: "chatcmpl-stub", object: "chat.completion.chunk", created: 1_700_000_000, model: "stub" };

function openStream(out: ServerResponse) {
  const send = (value: unknown): void => {
    out.write(`data: ${JSON.stringify(value)}\n\n`);
  };
  out.writeHead(200, { "content-type": "text/event-stream" });
  send({ ...envelope, choices: [{ index: 0, delta: { role: "assistant", content: "" }, finish_reason: null }] });
  return {
    chunk: (delta: unknown, finish: string | null = null) =>
      send({ ...envelope, choices: [{ index: 0, delta, finish_reason: finish }] }),
    usage: (usage: unknown) => send({ ...envelope, choices: [], usage }),
    end: () => out.end("data: [DONE]\n\n"),
  };
}

function pieces(text: string): readonly string[] {
  return text.match(/[\s\S]{1,7}/g) ?? [];
}

function sendJson(
  out: ServerResponse,
  status: number,
  body: unknown,
  headers: Readonly<Record<string, string>> = {},
): void {
  out.writeHead(status, { "content-type": "application/json", ...headers });
  out.end(typeof body === "string" ? body : JSON.stringify(body));
}

async function readRequest(incoming: IncomingMessage): Promise<StubRequest> {
  const parts: Buffer[] = [];
  for await (const part of incoming) parts.push(Buffer.from(part));
  const text = Buffer.concat(parts).toString("utf8");
  return {
    method: incoming.method ?? "",
    path: incoming.url ?? "",
    headers: incoming.headers,
    body: text === "" ? { messages: [] } : JSON.parse(text),
  };
}

function portOf(server: Server): number {
  const address = server.address();
  return typeof address === "object" && address !== null ? address.port : 0;
}
