// A ClickHouse server for tests: HTTP in front of chDB, in another process, so that the client's network path is used.
import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

export interface ClickHouseFront {
  /** http://127.0.0.1:PORT, without a database. */
  readonly url: string;
  stop(): Promise<void>;
}

export async function startClickHouseFront(): Promise<ClickHouseFront> {
  const folder = mkdtempSync(join(tmpdir(), "qraft-front-"));
  const script = fileURLToPath(new URL("./clickhouse-front-process.ts", import.meta.url));
  const child = spawn(process.execPath, [script, join(folder, "data")], { stdio: ["pipe", "pipe", "inherit"] });
  const port = await new Promise<string>((resolve, reject) => {
    child.stdout.once("data", (chunk: Buffer) => resolve(chunk.toString("utf8").trim()));
    child.once("exit", (code) => reject(new Error(`The front ended with code ${code} before it listened.`)));
  });
  return {
    url: `http://127.0.0.1:${port}`,
    stop: async () => {
      const ended = new Promise((resolve) => child.once("exit", resolve));
      child.kill("SIGKILL");
      await ended;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
