// Proves the package: builds and packs it, installs the tarball into an empty folder, and runs it there.
import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { projectRoot } from "./source-files.ts";

const folder = mkdtempSync(join(tmpdir(), "qraft-package-"));

function runIn(cwd: string, command: string, args: readonly string[]): string {
  console.info(`$ ${[command === process.execPath ? "node" : command, ...args].join(" ")}`);
  return execFileSync(command, args, { cwd, encoding: "utf8", stdio: ["ignore", "pipe", "inherit"] });
}

/** A program that uses the package as a library. */
const libraryUse = `
import { evaluateBatch, openWorkerPool, operators, parseExpression } from "qraft/engine/factors";
import { panelFrom } from "qraft/engine/panel";
import { tools } from "qraft/tools";
import { version, readPrompts } from "qraft";
import { graph } from "qraft/langgraph";
const parsed = parseExpression("rank(-returns(close, 5))");
if (!parsed.ok || operators.length < 60 || tools.length < 20 || typeof graph !== "function") throw new Error("library");
const panel = panelFrom({ symbols: ["A", "B"], times: [1, 2], fields: { close: [1, 2, 4, 4] } });
const pool = await openWorkerPool(2);
const { columns } = await evaluateBatch([parsed.value, parseExpression("rank(close)").value], panel, { pool });
await pool.close();
if (columns[1].join() !== "0.5,0.5,1,1") throw new Error("workers");
console.log(version, Object.keys(readPrompts()).length, "prompts");
`;

try {
  runIn(projectRoot, process.execPath, ["scripts/build.ts"]);
  const packed = runIn(join(projectRoot, "dist"), "npm", ["pack", "--silent", "--pack-destination", folder]);
  const tarball = packed.trim().split("\n").at(-1) ?? "";
  writeFileSync(join(folder, "package.json"), JSON.stringify({ name: "consumer", private: true, type: "module" }));
  runIn(folder, "npm", ["install", "--prefix", folder, "--no-audit", "--no-fund", join(folder, tarball)]);
  const main = join(folder, "node_modules/qraft/interfaces/cli/main.js");
  const qraft = (...args: string[]): string =>
    runIn(folder, process.execPath, ["--disable-warning=ExperimentalWarning", main, ...args]);
  for (const args of [["--version"], ["data", "demo"], ["doctor"], ["factor", "explain", "rank(-returns(close, 5))"]])
    console.info(qraft(...args).trimEnd());
  writeFileSync(join(folder, "use.js"), libraryUse);
  console.info(runIn(folder, process.execPath, ["use.js"]).trimEnd());
  console.info("package: installs and runs");
} finally {
  rmSync(folder, { recursive: true, force: true });
}
