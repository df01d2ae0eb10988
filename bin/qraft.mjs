#!/usr/bin/env node
// Starts the command line from a checkout: with the Node that the install brought, whatever Node is on the machine.
import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("..", import.meta.url));
const own = `${root}node_modules/node/bin/node`;
const node = existsSync(own) ? own : process.execPath;
const child = spawn(node, ["--disable-warning=ExperimentalWarning", `${root}interfaces/cli/main.ts`, ...process.argv.slice(2)], { stdio: "inherit" });
for (const name of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(name, () => child.kill(name));
child.on("exit", (code, signal) => {
  if (signal) {
    process.removeAllListeners(signal);
    process.kill(process.pid, signal);
  } else process.exit(code ?? 1);
});
