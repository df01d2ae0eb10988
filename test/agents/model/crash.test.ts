// kill -9 during any call: the resumed run ends as an undisturbed one and asks nothing twice that was answered.
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterEach, beforeEach, expect, test } from "vitest";
import { type StubBehaviour, startOpenAiStub } from "../../support/openai-stub.ts";

const script = fileURLToPath(new URL("crash-run.ts", import.meta.url));
let folder = "";
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "qraft-crash-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function start(path: string, baseUrl: string): ChildProcess {
  return spawn(process.execPath, [script, path, baseUrl], { stdio: ["ignore", "pipe", "inherit"] });
}

async function outputOf(child: ChildProcess): Promise<string> {
  let text = "";
  child.stdout?.on("data", (part) => {
    text += String(part);
  });
  await once(child, "close");
  return text.trim();
}

const answer: StubBehaviour = { kind: "answer", text: '{"idea":"said","sign":1}' };
const undisturbed = '{"said":["plan said","plan said","work said","work said"]}';

test.each([1, 3, 4])("killed during call %i of four", async (call) => {
  const path = join(folder, "state.sqlite");
  const stub = await startOpenAiStub(...Array<StubBehaviour>(call - 1).fill(answer), { kind: "hang" });
  try {
    const first = start(path, stub.baseUrl);
    await expect.poll(() => stub.requests.length, { timeout: 20_000 }).toBe(call);
    first.kill("SIGKILL");
    await once(first, "close");
    stub.script(answer);
    expect(await outputOf(start(path, stub.baseUrl))).toBe(undisturbed);
    // Four answers, and the one request that was never answered.
    expect(stub.requests).toHaveLength(5);
  } finally {
    await stub.close();
  }
});

test("a second process on the same run is refused while the first one lives", async () => {
  const path = join(folder, "state.sqlite");
  const stub = await startOpenAiStub({ kind: "hang" });
  const first = start(path, stub.baseUrl);
  try {
    await expect.poll(() => stub.requests.length, { timeout: 20_000 }).toBe(1);
    const second = spawn(process.execPath, [script, path, stub.baseUrl], { stdio: ["ignore", "ignore", "pipe"] });
    let says = "";
    second.stderr.on("data", (part) => {
      says += String(part);
    });
    await once(second, "close");
    expect(says).toContain(`The run run is being worked on by "test:${first.pid}".`);
    expect(stub.requests).toHaveLength(1);
  } finally {
    first.kill("SIGKILL");
    await once(first, "close");
    await stub.close();
  }
});
