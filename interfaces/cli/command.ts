// One shape for every command: settings, a terminal, a signal; failures become messages and exit codes in one place.
import { closeSync, openSync } from "node:fs";
import { isatty } from "node:tty";
import { type Command, InvalidArgumentError } from "commander";
import type { Settings } from "../config.ts";
import { readSettings } from "../config.ts";
import { openTerminal, reportFailure, type Terminal } from "./terminal.ts";

export interface Invocation {
  readonly settings: Settings;
  readonly terminal: Terminal;
  readonly signal: AbortSignal;
  readonly clock: () => Date;
}

export type Flags = Readonly<Record<string, unknown>>;

/** Adds the flags that every command has. */
export function withSharedFlags(command: Command): Command {
  return command
    .option("--workspace <dir>", "folder of the workspace (or QRAFT_WORKSPACE)", undefined)
    .option("--json", "one JSON document on standard output, everything else on standard error", false);
}

/**
 * Puts an empty file in the place of a piped standard input: the embedded store takes what it finds there for rows of
 * an insert, so that a command inside a shell loop over lines would fail. A terminal stays, for questions.
 */
function leaveStandardInput(): void {
  if (isatty(0)) return;
  try {
    closeSync(0);
    openSync("/dev/null", "r");
  } catch {
    // No standard input at all: nothing to leave.
  }
}

/** Runs one command's work and sets the exit code; Ctrl-C aborts the signal once, and ends the process the second time. */
export function runs<Args extends readonly unknown[]>(
  work: (invocation: Invocation, ...args: Args) => Promise<number | undefined>,
  reads: "nothing" | "standard input" = "nothing",
): (...args: Args) => Promise<void> {
  return async (...args) => {
    const command = args.at(-1) as Command;
    const flags = command.optsWithGlobals() as {
      readonly workspace?: string;
      readonly json?: boolean;
      readonly model?: string;
      readonly baseUrl?: string;
    };
    const abort = new AbortController();
    const stop = (): void => {
      if (abort.signal.aborted) process.exit(75);
      process.stderr.write("stopping after this step; once more to stop at once\n");
      abort.abort();
    };
    process.on("SIGINT", stop);
    process.on("SIGTERM", stop);
    if (reads !== "standard input") leaveStandardInput();
    try {
      const settings = readSettings(flags, process.env);
      process.exitCode =
        (await work(
          { settings, terminal: openTerminal(settings.json), signal: abort.signal, clock: () => new Date() },
          ...args,
        )) ?? 0;
    } catch (thrown) {
      process.exitCode = reportFailure(thrown, flags.json === true);
    } finally {
      process.off("SIGINT", stop);
      process.off("SIGTERM", stop);
    }
  };
}

/** A whole number from a flag, or a usage error that names flag and value. */
export function wholeNumber(name: string): (text: string) => number {
  return (text) => {
    const value = Number(text);
    if (text.trim() !== "" && Number.isSafeInteger(value)) return value;
    throw new InvalidArgumentError(`${name} must be a whole number.`);
  };
}
