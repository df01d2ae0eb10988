#!/usr/bin/env node
// Starts the command line.
import { CommanderError } from "commander";
import { buildProgram } from "./program.ts";

try {
  await buildProgram().parseAsync(process.argv);
} catch (thrown) {
  if (thrown instanceof CommanderError) process.exitCode = thrown.exitCode === 0 ? 0 : 2;
  else throw thrown;
}
