// Starts a child script and kills it without warning, after it has said something.
import { type ChildProcess, spawn } from "node:child_process";
import { fileURLToPath } from "node:url";

export interface Child {
  readonly process: ChildProcess;
  /** Everything said so far, whole lines only. */
  readonly lines: () => readonly string[];
  /** Waits for a line that begins with the text. */
  readonly said: (start: string) => Promise<string>;
  /** Resolves when the process has ended by itself or was killed. */
  readonly gone: Promise<void>;
  /** SIGKILL, then waits until the process is gone. */
  readonly kill: () => Promise<void>;
}

export function startChild(script: string, args: readonly string[]): Child {
  const file = fileURLToPath(new URL(script, import.meta.url));
  const child = spawn(process.execPath, [file, ...args], { stdio: ["ignore", "pipe", "pipe"] });
  const gone = new Promise<void>((resolve) => child.once("exit", () => resolve()));
  let text = "";
  let faults = "";
  const waiting = new Set<() => void>();
  const told = (): void => {
    for (const look of [...waiting]) look();
  };
  child.stdout.on("data", (chunk: Buffer) => {
    text += chunk.toString("utf8");
    told();
  });
  child.stderr.on("data", (chunk: Buffer) => {
    faults += chunk.toString("utf8");
  });
  child.once("exit", told);
  const lines = (): readonly string[] => text.split("\n").slice(0, -1);
  const said = (start: string): Promise<string> =>
    new Promise((resolve, reject) => {
      const look = (): void => {
        const line = lines().find((one) => one.startsWith(start));
        const ended = child.exitCode !== null || child.signalCode !== null;
        if (line === undefined && !ended) return;
        waiting.delete(look);
        if (line !== undefined) resolve(line);
        else reject(new Error(`The child ended before it said "${start}": ${faults}`));
      };
      waiting.add(look);
      look();
    });
  const kill = async (): Promise<void> => {
    child.kill("SIGKILL");
    await gone;
  };
  return { process: child, lines, said, gone, kill };
}
