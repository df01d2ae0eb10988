// Writes the file, the list line and the test of a new thing: npm run new operator ts-foo.
import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { kinds } from "./new/kinds.ts";
import { withListLine } from "./new/list-line.ts";
import { nameForms } from "./new/name.ts";
import { projectRoot } from "./source-files.ts";

function stop(text: string): never {
  console.error(text);
  process.exit(2);
}

const [wanted = "", given = ""] = process.argv.slice(2);
const kind = kinds.find(({ name }) => name === wanted);
if (!kind || given === "")
  stop(
    `Write: npm run new KIND NAME, for example "npm run new operator ts-foo".\nKinds: ${kinds.map(({ name }) => name).join(", ")}.`,
  );

try {
  const name = nameForms(given);
  const files = [
    { path: `${kind.folder}/${name.kebab}.ts`, text: kind.text(name) },
    { path: `${kind.tests}/${name.kebab}.test.ts`, text: kind.test(name) },
  ];
  const taken = files.find(({ path }) => existsSync(join(projectRoot, path)));
  if (taken) stop(`${taken.path} is there already; nothing was written.`);
  const list = { path: `${kind.folder}/index.ts`, text: "" };
  list.text = withListLine(readFileSync(join(projectRoot, list.path), "utf8"), name);
  const written = [...files, list];
  for (const { path, text } of written) {
    mkdirSync(dirname(join(projectRoot, path)), { recursive: true });
    writeFileSync(join(projectRoot, path), text);
  }
  const biome = join(projectRoot, "node_modules/@biomejs/biome/bin/biome");
  execFileSync(process.execPath, [biome, "check", "--write", ...written.map(({ path }) => path)], {
    cwd: projectRoot,
    stdio: "ignore",
  });
  console.info(written.map(({ path }) => `wrote ${path}`).join("\n"));
  console.info(`${kind.next}\nThen: npm run docs && npm test`);
} catch (thrown) {
  stop(thrown instanceof Error ? thrown.message : String(thrown));
}
