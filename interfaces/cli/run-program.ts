// Parses a command line and runs it; usage errors become a message, an exit code and, with --json, the one document.
import { CommanderError } from "commander";
import { QraftError } from "#engine/core";
import { buildProgram } from "./program.ts";
import { reportFailure } from "./terminal.ts";

/** `line` is what stands after the program's name. Sets the process's exit code. */
export async function runProgram(line: readonly string[]): Promise<void> {
  try {
    await buildProgram().parseAsync(line, { from: "user" });
  } catch (thrown) {
    const json = line.includes("--json");
    if (!(thrown instanceof CommanderError)) process.exitCode = reportFailure(thrown, json);
    else if (thrown.exitCode === 0) process.exitCode = 0;
    else {
      process.exitCode = 2;
      if (json) process.stdout.write(`${JSON.stringify({ error: usageError(thrown).toJSON() }, null, 2)}\n`);
    }
  }
}

/** The parser has told the person already; this is for the reader of the document. */
function usageError({ message }: CommanderError): QraftError {
  const formula = /^error: unknown option '-[^-'][^']/.test(message);
  return new QraftError(
    "usage",
    message.replace(/^error: /, "").slice(0, 300),
    formula
      ? 'A formula that begins with a minus goes into parentheses: "(-close)". Otherwise see --help after a command.'
      : 'See "qraft --help", or --help after a command.',
  );
}
