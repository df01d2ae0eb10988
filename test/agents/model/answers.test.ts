// Answers over real HTTP: good, fenced, malformed, refused, cut off, false.
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { openBudget } from "../../../agents/model/index.ts";
import { type OpenAiStub, startOpenAiStub } from "../../support/openai-stub.ts";
import { goodIdea, modelAt, question, watcher } from "./asking.ts";

let stub: OpenAiStub;
beforeAll(async () => {
  stub = await startOpenAiStub();
});
afterAll(() => stub.close());
let before = 0;
beforeEach(() => {
  before = stub.requests.length;
});
const requests = () => stub.requests.slice(before);

describe("a good answer", () => {
  test("is streamed, checked and given back as a value", async () => {
    stub.script({ kind: "answer", text: goodIdea });
    const seen = watcher();
    const answer = await modelAt(stub.baseUrl)(question(seen));
    expect(answer).toEqual({ kind: "answer", value: { idea: "reversal", sign: -1 }, text: goodIdea });
    expect(seen.tokens.length).toBeGreaterThan(2);
    expect(seen.tokens.join("")).toBe(goodIdea);
  });

  test("is asked for with the schema, the key and streaming usage", async () => {
    stub.script({ kind: "answer", text: goodIdea });
    await modelAt(stub.baseUrl, { seed: 7, extra: { top_k: 1 } })(question());
    const [request] = requests();
    expect(request?.headers.authorization).toBe("Bearer sk-test-0123456789abcdef");
    expect(request?.body).toMatchObject({
      model: "stub-model",
      stream: true,
      stream_options: { include_usage: true },
      response_format: { type: "json_schema", json_schema: { name: "answer", strict: false } },
      seed: 7,
      top_k: 1,
    });
    expect(request?.body.messages[0]?.content).toContain("<answer-schema>");
  });

  test("needs no key from a local server, and then none is sent", async () => {
    stub.script({ kind: "answer", text: goodIdea });
    await modelAt(stub.baseUrl, { apiKey: null })(question());
    expect(requests()[0]?.headers.authorization).toBeUndefined();
  });

  test.each([
    ["in a code fence", `\`\`\`json\n${goodIdea}\n\`\`\``],
    ["after thoughts", `<think>{"idea": 1}</think>\n${goodIdea}`],
  ])("%s is read too", async (_, text) => {
    stub.script({ kind: "answer", text });
    expect(await modelAt(stub.baseUrl)(question())).toMatchObject({ kind: "answer", value: { sign: -1 } });
  });

  test("that is well formed but false passes here: truth is the gate's matter", async () => {
    stub.script({ kind: "answer", text: '{"idea":"the Sharpe ratio is 9","sign":1}' });
    expect(await modelAt(stub.baseUrl)(question())).toMatchObject({ kind: "answer" });
  });
});

describe("a malformed answer", () => {
  test("is sent back with the place of the fault, and the mended one counts", async () => {
    stub.script({ kind: "answer", text: '{"idea":"reversal","sign":3}' }, { kind: "answer", text: goodIdea });
    const seen = watcher();
    expect(await modelAt(stub.baseUrl)(question(seen))).toMatchObject({ kind: "answer", value: { sign: -1 } });
    const repair = requests()[1]?.body.messages;
    expect(repair?.map((message) => message.role)).toEqual(["system", "user", "assistant", "user"]);
    expect(repair?.at(-1)?.content).toContain("sign: ");
    expect(seen.notices).toMatchObject([{ kind: "repair", attempt: 1 }]);
  });

  test("that is no JSON names where it broke", async () => {
    stub.script({ kind: "answer", text: '{"idea": "reversal", }' }, { kind: "answer", text: goodIdea });
    await modelAt(stub.baseUrl)(question());
    expect(requests()[1]?.body.messages.at(-1)?.content).toMatch(/not JSON.*position 21/);
  });

  test("is repaired at most twice", async () => {
    stub.script({ kind: "answer", text: '{"idea":1}' });
    const answer = await modelAt(stub.baseUrl)(question());
    expect(answer).toMatchObject({ kind: "malformed", text: '{"idea":1}' });
    expect(answer.kind === "malformed" && answer.faults).toHaveLength(2);
    expect(requests()).toHaveLength(3);
  });

  test("that was cut off by its length is told so", async () => {
    stub.script({ kind: "answer", text: '{"idea":"rev', finish: "length" }, { kind: "answer", text: goodIdea });
    await modelAt(stub.baseUrl)(question());
    expect(requests()[1]?.body.messages.at(-1)?.content).toContain("cut off");
  });
});

describe("a refusal", () => {
  test.each([
    ["by the refusal field", { kind: "refusal", text: "I cannot help with that." }, "refusal"],
    ["by a content filter", { kind: "answer", text: "", finish: "content_filter" }, "content-filter"],
    ["by silence", { kind: "answer", text: "" }, "empty"],
  ] as const)("%s ends at once with a typed outcome", async (_, behaviour, reason) => {
    stub.script(behaviour);
    expect(await modelAt(stub.baseUrl)(question())).toMatchObject({ kind: "refused", reason });
    expect(requests()).toHaveLength(1);
  });
});

describe("a server with fewer abilities", () => {
  test("that knows no response_format is asked in plainer ways, and the model remembers", async () => {
    const unknown = {
      kind: "status",
      status: 400,
      body: { error: { message: "response_format is not supported" } },
    } as const;
    stub.script(unknown, unknown, { kind: "answer", text: goodIdea });
    const model = modelAt(stub.baseUrl);
    expect(await model(question())).toMatchObject({ kind: "answer" });
    await model(question({ place: "factor-idea/2" }));
    const formats = requests().map((request) => request.body.response_format?.type);
    expect(formats).toEqual(["json_schema", "json_object", undefined, undefined]);
  });

  test("that knows no usage in streams is charged by an estimate", async () => {
    stub.script(
      { kind: "status", status: 400, body: { error: { message: "unknown field stream_options" } } },
      { kind: "answer", text: goodIdea },
    );
    const budget = openBudget({ limits: {}, now: () => 0 });
    await modelAt(stub.baseUrl)(question({ budget }));
    // By hand: 29 characters make eight tokens.
    expect(budget.spent()).toMatchObject({ calls: 2, outputTokens: 8 });
    expect(budget.spent().inputTokens).toBeGreaterThan(50);
  });
});
