#!/usr/bin/env node
// Starts the command line.
import { runProgram } from "./run-program.ts";

// Every time here is UTC; the embedded store refuses to start under a zone that it does not know.
process.env.TZ = "UTC";

// A reader that has seen enough, such as head, closes the pipe: the work still ends in good order.
for (const stream of [process.stdout, process.stderr]) {
  stream.on("error", (thrown: NodeJS.ErrnoException) => {
    if (thrown.code !== "EPIPE") throw thrown;
  });
}

await runProgram(process.argv.slice(2));
