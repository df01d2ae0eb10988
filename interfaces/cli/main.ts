#!/usr/bin/env node
// Starts the command line.
import { runProgram } from "./run-program.ts";

await runProgram(process.argv.slice(2));
