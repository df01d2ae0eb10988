// Runs the command line inside this process, with its output caught; and as a child process where that is what matters.
import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { expect, vi } from "vitest";
import { runProgram } from "../../interfaces/cli/run-program.ts";

/** A document as a test reads it: any key may be asked for, a missing one gives undefined. */
export interface JsonValue {
  readonly [key: string]: JsonValue;
}

export interface Said {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

/** One command, in this process. */
export async function qraft(...line: readonly string[]): Promise<Said> {
  let out = "";
  let err = "";
  const catching = (add: (text: string) => void) => (chunk: unknown) => {
    add(String(chunk));
    return true;
  };
  const stdout = vi.spyOn(process.stdout, "write").mockImplementation(catching((text) => (out += text)));
  const stderr = vi.spyOn(process.stderr, "write").mockImplementation(catching((text) => (err += text)));
  const before = process.exitCode;
  process.exitCode = undefined;
  try {
    await runProgram(line);
    return { code: Number(process.exitCode ?? 0), out, err };
  } finally {
    process.exitCode = before;
    stdout.mockRestore();
    stderr.mockRestore();
  }
}

/** One command with --json: its code and the one document on standard output. */
export async function qraftJson(
  ...line: readonly string[]
): Promise<{ readonly code: number; readonly value: JsonValue }> {
  const { code, out } = await qraft(...line, "--json");
  return { code, value: documentOf(out) };
}

/** The one JSON document of a standard output; anything beside it fails the test. */
export function documentOf(out: string): JsonValue {
  expect(out.endsWith("\n")).toBe(true);
  return JSON.parse(out);
}

const bin = fileURLToPath(new URL("../../bin/qraft.mjs", import.meta.url));

/** The real program in a process of its own. */
export function spawnQraft(line: readonly string[], environment: Readonly<Record<string, string>> = {}): Said {
  const { QRAFT_WORKSPACE: _w, OPENAI_API_KEY: _k, ...inherited } = process.env;
  const done = spawnSync(process.execPath, [bin, ...line], { encoding: "utf8", env: { ...inherited, ...environment } });
  return { code: done.status ?? -1, out: done.stdout, err: done.stderr };
}
