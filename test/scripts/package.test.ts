// The published package's manifest: compiled paths, exact versions, nothing of the workshop.
import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { compiledGraphs, type Manifest, packageManifest, withShebang } from "../../scripts/package-manifest.ts";

const source = JSON.parse(readFileSync(new URL("../../package.json", import.meta.url), "utf8")) as Manifest;
const manifest = packageManifest(source);

test("development parts stay at home", () => {
  expect(manifest).not.toHaveProperty("devDependencies");
  expect(manifest).not.toHaveProperty("scripts");
  expect(manifest).not.toHaveProperty("allowScripts");
});

test("every path points to compiled code", () => {
  expect(JSON.stringify(manifest).replaceAll(".d.ts", "")).not.toContain(".ts");
  expect(manifest.imports["#engine/*"]).toBe("./engine/*/index.js");
  expect(manifest.bin).toEqual({ qraft: "interfaces/cli/main.js" });
});

test("what the package needs at run time is pinned to one version each", () => {
  expect(manifest.dependencies).toEqual(source.dependencies);
  expect(() => packageManifest({ ...source, dependencies: { zod: "^4.0.0" } })).toThrow("zod ^4.0.0");
});

test("the graph's path is compiled and its name stays", () => {
  const text = JSON.stringify({ node_version: "24", graphs: { campaign: "./interfaces/langgraph.ts:graph" } });
  expect(JSON.parse(compiledGraphs(text))).toEqual({
    node_version: "24",
    graphs: { campaign: "./interfaces/langgraph.js:graph" },
  });
});

test("the entry file has one shebang, which keeps the notice about node:sqlite quiet", () => {
  const text = withShebang("#!/usr/bin/env node\n// Starts.\n");
  expect(text).toBe("#!/usr/bin/env -S node --disable-warning=ExperimentalWarning\n// Starts.\n");
});
