// Writes docs/reference from the code's lists; with --check it changes nothing and fails when a page is stale.
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { referencePages } from "./reference/index.ts";
import { projectRoot } from "./source-files.ts";

const folder = join(projectRoot, "docs/reference");
mkdirSync(folder, { recursive: true });
const pages = referencePages();
const present = new Map(readdirSync(folder).map((name) => [name, readFileSync(join(folder, name), "utf8")]));
const stale = pages.filter(({ name, text }) => present.get(name) !== text);
const leftOver = [...present.keys()].filter((name) => !pages.some((page) => page.name === name));

if (process.argv.includes("--check")) {
  for (const { name } of stale)
    console.error(`docs/reference/${name} ${present.has(name) ? "is stale" : "is not there"}`);
  for (const name of leftOver) console.error(`docs/reference/${name} comes from no list`);
  if (stale.length + leftOver.length > 0) {
    console.error("Run: npm run docs");
    process.exit(1);
  }
  console.info(`docs: ${pages.length} reference pages, all current`);
} else {
  for (const { name, text } of stale) writeFileSync(join(folder, name), text);
  for (const name of leftOver) rmSync(join(folder, name));
  console.info(`docs: ${pages.length} reference pages, ${stale.length} written, ${leftOver.length} removed`);
}
