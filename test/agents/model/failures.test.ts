// Failures over real HTTP: what is asked again, what ends the run with which code, and that no text holds the key.
import { inspect } from "node:util";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { QraftError } from "#engine/core";
import { memoryReplies, redactor } from "../../../agents/model/index.ts";
import { streamRedactor } from "../../../agents/model/redact.ts";
import { deadBaseUrl, type OpenAiStub, type StubBehaviour, startOpenAiStub } from "../../support/openai-stub.ts";
import { goodIdea, key, modelAt, question, watcher } from "./asking.ts";

let stub: OpenAiStub;
beforeAll(async () => {
  stub = await startOpenAiStub();
});
afterAll(() => stub.close());
let before = 0;
beforeEach(() => {
  before = stub.requests.length;
});
const asked = () => stub.requests.length - before;

async function errorOf(promise: Promise<unknown>): Promise<QraftError> {
  const thrown: unknown = await promise.then(
    () => undefined,
    (error: unknown) => error,
  );
  if (thrown instanceof QraftError) return thrown;
  throw new Error(`expected a QraftError, got ${inspect(thrown)}`);
}

describe("asked again", () => {
  const good: StubBehaviour = { kind: "answer", text: goodIdea };
  test.each<[string, StubBehaviour]>([
    ["a 429 without a Retry-After header", { kind: "status", status: 429 }],
    ["a 429 with one", { kind: "status", status: 429, headers: { "retry-after": "0" } }],
    ["a 500", { kind: "status", status: 500 }],
    ["a 503 that is no JSON", { kind: "status", status: 503, body: "<html>down</html>" }],
    ["a connection reset before the first word", { kind: "reset" }],
    ["a connection reset in the middle", { kind: "reset", text: '{"idea":' }],
    ["a stream that ends politely in the middle", { kind: "cut", text: '{"idea":' }],
    ["a stream that is no JSON", { kind: "not-json" }],
  ])("after %s", async (_, failure) => {
    stub.script(failure, failure, good);
    const seen = watcher();
    expect(await modelAt(stub.baseUrl)(question(seen))).toMatchObject({ kind: "answer", text: goodIdea });
    expect(asked()).toBe(3);
    expect(seen.notices).toMatchObject([
      { kind: "again", attempt: 1 },
      { kind: "again", attempt: 2 },
    ]);
  });

  test("after silence, from the first word and in the middle", async () => {
    stub.script({ kind: "hang" }, { kind: "hang", text: '{"idea":' }, good);
    expect(await modelAt(stub.baseUrl, { silenceMs: 60 })(question())).toMatchObject({ kind: "answer" });
    expect(asked()).toBe(3);
  });

  test("with pauses that double up to a limit, the same every time without jitter", async () => {
    stub.script({ kind: "status", status: 500 });
    const seen = watcher();
    await errorOf(modelAt(stub.baseUrl, { backoff: { attempts: 6, firstMs: 1, maxMs: 4 } })(question(seen)));
    expect(seen.notices.map((notice) => "waitMs" in notice && notice.waitMs)).toEqual([1, 2, 4, 4, 4]);
  });

  test("with jitter in the upper half of each pause", async () => {
    stub.script({ kind: "status", status: 500 });
    const seen = watcher();
    await errorOf(
      modelAt(stub.baseUrl, { backoff: { attempts: 3, firstMs: 4, maxMs: 9, jitter: () => 0.5 } })(question(seen)),
    );
    // By hand: three quarters of 4 and of 8.
    expect(seen.notices.map((notice) => "waitMs" in notice && notice.waitMs)).toEqual([3, 6]);
  });
});

describe("the end of the question", () => {
  test.each<[string, StubBehaviour, string, number, number]>([
    ["500 for good", { kind: "status", status: 500 }, "model-busy", 75, 3],
    ["429 for good", { kind: "status", status: 429 }, "model-busy", 75, 3],
    [
      "429 that asks for an hour",
      { kind: "status", status: 429, headers: { "retry-after": "3600" } },
      "model-busy",
      75,
      1,
    ],
    [
      "no quota left",
      {
        kind: "status",
        status: 429,
        body: { error: { message: "You exceeded your current quota", code: "insufficient_quota" } },
      },
      "model-quota",
      75,
      1,
    ],
    ["resets for good", { kind: "reset" }, "model-connection-lost", 75, 3],
    ["401", { kind: "status", status: 401 }, "model-key-refused", 2, 1],
    ["403", { kind: "status", status: 403 }, "model-key-refused", 2, 1],
    ["404", { kind: "status", status: 404, body: { error: { message: "model not found" } } }, "model-not-found", 2, 1],
    [
      "a question that is too long",
      { kind: "status", status: 400, body: { error: { message: "maximum context length is 8 tokens" } } },
      "model-context-full",
      2,
      1,
    ],
    [
      "400 for another reason",
      { kind: "status", status: 400, body: { error: { message: "this model cannot call tools" } } },
      "model-rejected-request",
      2,
      1,
    ],
  ])("%s", async (_, behaviour, code, exit, requests) => {
    stub.script(behaviour);
    expect(await errorOf(modelAt(stub.baseUrl)(question()))).toMatchObject({ code, exit });
    expect(asked()).toBe(requests);
  });

  test("a hanging server is a time-out with exit code 75 that names the wait", async () => {
    stub.script({ kind: "hang" });
    const error = await errorOf(
      modelAt(stub.baseUrl, { silenceMs: 40, backoff: { attempts: 2, firstMs: 1, maxMs: 1 } })(question()),
    );
    expect(error).toMatchObject({
      code: "model-timeout",
      exit: 75,
      message: expect.stringContaining("silent for 0.04 s"),
    });
  });

  test("a server that goes on talking without end is stopped too", async () => {
    stub.script({ kind: "drip", everyMs: 10 });
    const error = await errorOf(
      modelAt(stub.baseUrl, { silenceMs: 30, replyMs: 120, backoff: { attempts: 1, firstMs: 1, maxMs: 1 } })(
        question(),
      ),
    );
    expect(error).toMatchObject({
      code: "model-timeout",
      message: expect.stringContaining("not finished after 0.12 s"),
    });
  });

  test("an unreachable server names the address and the next step", async () => {
    const baseUrl = await deadBaseUrl();
    const error = await errorOf(modelAt(baseUrl)(question()));
    expect(error).toMatchObject({ code: "model-unreachable", exit: 75, message: expect.stringContaining(baseUrl) });
    expect(error.next).toContain("--base-url");
  });

  test("a missing key names the variable, before asking and after a 401", async () => {
    stub.script({ kind: "status", status: 401 });
    const error = await errorOf(modelAt(stub.baseUrl, { apiKey: null })(question()));
    expect(error).toMatchObject({
      code: "model-key-missing",
      exit: 2,
      message: expect.stringContaining("OPENAI_API_KEY"),
    });
    expect(() => modelAt(stub.baseUrl, { apiKey: null, keyRequired: true })).toThrow("OPENAI_API_KEY");
  });

  test.each(["localhost:11434", "ftp://host/v1", "", "http://user:secretsecret@"])(
    "the base URL %j is refused without showing a password",
    (baseUrl) => {
      expect(() => modelAt(baseUrl)).toThrow(expect.objectContaining({ code: "bad-base-url", exit: 2 }));
      expect(() => modelAt(baseUrl)).not.toThrow("secretsecret");
    },
  );

  test("an interruption ends a running request at once, and a pause between two", async () => {
    for (const behaviour of [{ kind: "hang" }, { kind: "status", status: 500 }] as const) {
      stub.script(behaviour);
      const stop = new AbortController();
      const answer = modelAt(stub.baseUrl, { backoff: { attempts: 9, firstMs: 60_000, maxMs: 60_000 } })(
        question({ signal: stop.signal }),
      );
      setTimeout(() => stop.abort(new Error("Ctrl-C")), 30);
      await expect(answer).rejects.toThrow("Ctrl-C");
    }
  });
});

describe("the key", () => {
  test.each([400, 401, 429, 500])("is in no text of an error %i whose body repeats it", async (status) => {
    stub.script({ kind: "echo-key", status });
    const seen = watcher();
    const error = await errorOf(modelAt(stub.baseUrl)(question(seen)));
    expect(
      inspect([error, error.stack, JSON.stringify(error), seen.notices], { depth: 9, showHidden: true }),
    ).not.toContain(key);
  });

  test("that a server puts into an answer reaches neither reader nor record", async () => {
    stub.script({ kind: "leak-key", before: '{"idea":"use ', after: '","sign":1}' });
    const seen = watcher();
    const replies = memoryReplies();
    const answer = await modelAt(stub.baseUrl, { replies })(question(seen));
    expect(answer).toMatchObject({ kind: "answer", value: { idea: "use [key]" } });
    expect(seen.tokens.join("")).toBe('{"idea":"use [key]","sign":1}');
    expect(JSON.stringify([...replies.entries])).not.toContain(key);
  });

  test("is blanked in the forms a server may give it; words like none stay", () => {
    const secret = 'pass"word/with+signs';
    const clean = redactor(secret);
    for (const form of [
      secret,
      JSON.stringify(secret),
      encodeURIComponent(secret),
      Buffer.from(secret).toString("base64"),
    ]) {
      expect(clean(`x ${form} y`)).toMatch(/^x "?\[key\]"? y$/);
    }
    expect(clean("Authorization: Bearer abcdefghijkl")).toBe("Authorization: Bearer [key]");
    expect(redactor("none")("none of them")).toBe("none of them");
  });

  test("is held back while it arrives in pieces, and a false alarm is let through", () => {
    const seen: string[] = [];
    const stream = streamRedactor(key, (text) => seen.push(text));
    for (const piece of ["say s", "k-test", "-0123456789", "abcdef! sk-te", "nt"]) stream.read(piece);
    stream.end();
    expect(seen.join("")).toBe("say [key]! sk-tent");
  });
});
