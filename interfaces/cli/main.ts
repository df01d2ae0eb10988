#!/usr/bin/env node
// Starts the command line.
import { CommanderError } from "commander";
import { buildProgram } from "./program.ts";

// A reader that has seen enough, such as head, closes the pipe: that is no fault.
process.stdout.on("error", (thrown: NodeJS.ErrnoException) => {
  if (thrown.code === "EPIPE") process.exit(0);
  throw thrown;
});

try {
  await buildProgram().parseAsync(process.argv);
} catch (thrown) {
  if (thrown instanceof CommanderError) process.exitCode = thrown.exitCode === 0 ? 0 : 2;
  else throw thrown;
}
