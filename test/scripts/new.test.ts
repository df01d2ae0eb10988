// New things: names, list lines, and in a copy of the engine every generated file stands in its list and type-checks.
import { execFileSync, spawnSync } from "node:child_process";
import { cpSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { kinds } from "../../scripts/new/kinds.ts";
import { withListLine } from "../../scripts/new/list-line.ts";
import { nameForms } from "../../scripts/new/name.ts";
import { projectRoot } from "../../scripts/source-files.ts";

const folder = mkdtempSync(join(tmpdir(), "qraft-new-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function runThere(...args: readonly string[]): string {
  return execFileSync(process.execPath, args, { cwd: folder, encoding: "utf8", stdio: ["ignore", "pipe", "pipe"] });
}

/** What the type check says; it ends with an error where it says anything. */
function typeFaults(): string {
  const args = ["node_modules/typescript/bin/tsc", "-p", "tsconfig.new.json"];
  return spawnSync(process.execPath, args, { cwd: folder, encoding: "utf8" }).stdout;
}

test("a name gives file, identifier and spoken name, and a bad one is refused", () => {
  expect(nameForms("ts-skew-2")).toEqual({ kebab: "ts-skew-2", camel: "tsSkew2", snake: "ts_skew_2" });
  for (const bad of ["", "9x", "Ts", "a--b", "../x", "a b"]) expect(() => nameForms(bad)).toThrow("is no name");
});

test("a list takes its new entry in its place, and not twice", () => {
  const text = `// All.\nimport { b } from "./b.ts";\n\nexport const all = [b, cTwo] as const satisfies readonly X[];\n`;
  const grown = withListLine(text, { camel: "bEnd", kebab: "b-end" });
  expect(grown).toContain(`import { bEnd } from "./b-end.ts";`);
  expect(grown).toContain("[b, bEnd, cTwo]");
  expect(() => withListLine(grown, { camel: "bEnd", kebab: "b-end" })).toThrow("already holds");
  expect(() => withListLine("export const x = 1;", { camel: "a", kebab: "a" })).toThrow("no list");
});

test("what is made new is listed and type-checks", { timeout: 120_000 }, () => {
  for (const part of ["engine", "tools", "scripts", "package.json", "tsconfig.json", "biome.json"])
    cpSync(join(projectRoot, part), join(folder, part), { recursive: true });
  symlinkSync(join(projectRoot, "node_modules"), join(folder, "node_modules"));
  // A cost model needs its name in two records of the fast engine, which its own type check asks for.
  const made = kinds.filter(({ name }) => name !== "cost").map(({ name }) => [name, `brand-new-${name}`] as const);
  const operators = ["ts-brand-new", "cs-brand-new", "group-brand-new"].map((name) => ["operator", name] as const);
  for (const [kind, name] of [...made, ...operators]) expect(runThere("scripts/new.ts", kind, name)).toContain("wrote");
  expect(runThere("scripts/check-lists.ts")).toContain("every file listed");
  const config = { extends: "./tsconfig.json", include: ["engine", "tools", "test"] };
  writeFileSync(join(folder, "tsconfig.new.json"), JSON.stringify(config));
  expect(typeFaults()).toBe("");
  expect(() => runThere("scripts/new.ts", "operator", "ts-brand-new")).toThrow("there already");
});
