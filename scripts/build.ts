// Makes dist/ a package that can be published: compiled code with types, prompts, reference, and a package.json of its own.
import { execFileSync } from "node:child_process";
import { chmodSync, cpSync, existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { compiledGraphs, type Manifest, packageManifest, withShebang } from "./package-manifest.ts";
import { projectRoot } from "./source-files.ts";

const dist = join(projectRoot, "dist");
const from = (path: string): string => join(projectRoot, path);
const to = (path: string): string => join(dist, path);

rmSync(dist, { recursive: true, force: true });
const tsc = from("node_modules/typescript/bin/tsc");
execFileSync(process.execPath, [tsc, "-p", from("scripts/tsconfig.build.json")], { stdio: "inherit" });

/** Files that the compiler does not bring along. */
const carried = ["prompts", "docs/reference", "engine/evidence/verify", "examples/strategies", "LICENSE"];
for (const path of carried) cpSync(from(path), to(path), { recursive: true, filter: (file) => !file.endsWith(".ts") });
for (const path of ["README.md", "CHANGELOG.md"]) if (existsSync(from(path))) cpSync(from(path), to(path));

const manifest = packageManifest(JSON.parse(readFileSync(from("package.json"), "utf8")) as Manifest);
writeFileSync(to("package.json"), `${JSON.stringify(manifest, null, 2)}\n`);
writeFileSync(to("langgraph.json"), compiledGraphs(readFileSync(from("langgraph.json"), "utf8")));
const entry = to("interfaces/cli/main.js");
writeFileSync(entry, withShebang(readFileSync(entry, "utf8")));
chmodSync(entry, 0o755);
console.info(`build: ${manifest.name} ${manifest.version} in dist/; publish it with "npm publish ./dist"`);
