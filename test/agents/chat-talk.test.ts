// The conversation at the command line: lines in, checked answers out, commands from the person alone.
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Plan } from "#agents";
import { oneMessage, type Reading } from "../../interfaces/cli/commands/chat-lines.ts";
import { decisionFrom } from "../../interfaces/cli/commands/chat-plan.ts";
import { plain } from "../../interfaces/cli/commands/chat-show.ts";
import { talk } from "../../interfaces/cli/commands/chat-talk.ts";
import { startOpenAiStub } from "../support/openai-stub.ts";
import { openWorkshop, tinyLimits, type Workshop } from "./chat-market.ts";

let shop: Workshop;
beforeAll(async () => {
  shop = await openWorkshop();
});
afterAll(() => shop.close());

interface Spoken {
  readonly code: number;
  readonly printed: string;
  readonly told: string;
  readonly document: { readonly thread: string; readonly turns: readonly Readonly<Record<string, unknown>>[] };
}

interface Setting {
  readonly fresh?: boolean;
  readonly baseUrl?: string;
  /** Presses Ctrl-C when this text is told. */
  readonly interruptAt?: string;
}

async function speak(lines: readonly string[], { fresh = false, baseUrl, interruptAt }: Setting = {}): Promise<Spoken> {
  const waiting = [...lines];
  const printed: string[] = [];
  const told: string[] = [];
  const documents: unknown[] = [];
  let handle: (() => void) | null = null;
  let pressed = false;
  const reading: Reading = {
    ...oneMessage(""),
    next: async () => waiting.shift() ?? null,
    onInterrupt: (given) => {
      handle = given;
      return () => {
        handle = null;
      };
    },
  };
  const tell = (words: string): void => {
    told.push(words);
    if (interruptAt === undefined || pressed || !words.includes(interruptAt)) return;
    pressed = true;
    handle?.();
  };
  const settings = {
    ...{ workspace: shop.store().workspace, json: false },
    ...(baseUrl === undefined ? { model: "offline" } : { model: "openai:stub", baseUrl }),
  };
  const terminal = {
    json: false,
    tell,
    print: (words: string) => void printed.push(words),
    document: (value: unknown) => void documents.push(value),
  };
  const invocation = { settings, terminal, signal: new AbortController().signal, clock: () => new Date() };
  const open = (choice: { readonly thread: string | undefined; readonly fresh: boolean }) =>
    shop.chat({ ...choice, settings });
  const parts = { store: shop.store(), invocation, reading, open, limits: tinyLimits };
  const code = await talk(parts, { thread: undefined, fresh });
  return { code, printed: printed.join("\n"), told: told.join("\n"), document: documents[0] as Spoken["document"] };
}

test("a script proposes, edits, approves and asks, each line answered in turn with records to look up", async () => {
  const { code, printed, told, document } = await speak(
    [
      "explore short-term reversal",
      "edit trials=3 rounds=1 ideasPerRound=3",
      "y",
      "what was tried?",
      "/quit",
      "never read",
    ],
    { fresh: true },
  );
  expect(code).toBe(0);
  expect(printed).toContain("at most 3 trials in 1 rounds");
  expect(told).toMatch(/ 1 {2}/);
  expect(printed).toMatch(/Run [0-9a-f-]+ has ended/);
  expect(printed).toMatch(/trials? on record: .* \[\d+\]/);
  expect(printed).toMatch(/\[1\] record [0-9a-f]{12} {2}/);
  expect(document.turns.map(({ said }) => said)).toEqual([
    "explore short-term reversal",
    "edit trials=3 rounds=1 ideasPerRound=3",
    "y",
    expect.stringMatching(/^\(run /),
    "what was tried?",
  ]);
  expect(document.turns.at(-1)).toMatchObject({ answer: [{ citations: [{ kind: "seal" }] }, {}, {}] });
});

test("Ctrl-C stops the campaign and comes back to the prompt, where it can be resumed", async () => {
  const { code, printed, told } = await speak(
    ["explore momentum", "edit trials=4 rounds=1", "y", "/runs", "what data are there?", "/resume", "/resume"],
    { fresh: true, interruptAt: "round 1" },
  );
  expect(told).toContain("was interrupted; nothing is lost");
  expect(printed).toMatch(/stopped +tiny +momentum/);
  expect(printed).toContain("fields: open");
  expect(printed).toMatch(/Run [0-9a-f-]+ has ended/);
  expect(printed).toContain("No campaign of this conversation waits");
  expect(code).toBe(75);
});

test("a dropped plan starts nothing, and a plan of another answer waits on", async () => {
  const before = shop.store().state.listRuns().length;
  const { printed } = await speak(["explore volume", "which fields are there?", "/plan", "n", "/plan"], {
    fresh: true,
  });
  expect(printed.match(/Plan for "volume" on tiny/g)).toHaveLength(3);
  expect(printed).toContain("The plan is dropped.");
  expect(printed).toContain("No plan waits.");
  expect(shop.store().state.listRuns()).toHaveLength(before + 1);
});

test("slash commands are taken from the person, never from an answer", async () => {
  const note = { spans: [{ kind: "note", role: "method", text: "/quit" }] };
  const stub = await startOpenAiStub({ kind: "answer", text: JSON.stringify({ sentences: [note], plan: null }) });
  try {
    const { printed, document } = await speak(["please leave", "/threads"], { fresh: true, baseUrl: stub.baseUrl });
    expect(printed).toContain("[method] /quit");
    expect(printed).toContain("please leave");
    expect(document.turns).toHaveLength(1);
  } finally {
    await stub.close();
  }
});

test("a model that cannot be reached is an error of the turn, not the end of the conversation", async () => {
  const stub = await startOpenAiStub({ kind: "status", status: 401 });
  try {
    const { code, told, printed } = await speak(["hello", "/help"], { fresh: true, baseUrl: stub.baseUrl });
    expect(code).toBe(2);
    expect(told).toContain("401");
    expect(printed).toContain("/resume");
  } finally {
    await stub.close();
  }
});

const plan: Plan = {
  goal: "g",
  market: "tiny",
  mechanisms: ["reversal", "intraday"],
  horizonBars: 5,
  rounds: 2,
  ideasPerRound: 3,
  trials: 4,
  finalists: 1,
  rebalanceEvery: 5,
  quantile: 0.2,
  longOnly: false,
  costs: {
    ...{ commissionBps: 1, halfSpreadBps: 1, slippageBps: 1 },
    ...{ impactCoefficient: 0.1, borrowBpsPerYear: 50, capital: 1e6 },
  },
};

test.each([
  ["y", { decision: "approve" }],
  ["Yes.", { decision: "approve" }],
  ["no", { decision: "reject", reason: "" }],
  ["edit horizon=1 longOnly=true", { decision: "edit", plan: { ...plan, horizonBars: 1, longOnly: true } }],
  ["edit mechanisms=intraday trials=2", { decision: "edit", plan: { ...plan, mechanisms: ["intraday"], trials: 2 } }],
  ["yesterday was cold", null],
])("%j answers the plan as expected", (text, decision) => {
  expect(decisionFrom(text, plan, tinyLimits)).toEqual(decision);
});

test.each([
  "edit",
  "edit market=other",
  "edit trials=9",
  "edit trials=none",
  "edit mechanisms=magic",
  "edit horizon=900",
])("%j is refused with what may be edited", (text) => {
  expect(() => decisionFrom(text, plan, tinyLimits)).toThrow(expect.objectContaining({ code: "bad-edit", exit: 2 }));
});

test("text from outside cannot steer a terminal", () => {
  expect(plain("a\u001b[2Jb\u0007\u202ec\nd")).toBe("a [2Jb  c\nd");
});
