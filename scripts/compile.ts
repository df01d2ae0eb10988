// Compiles engine/compiled/assembly to WebAssembly and writes it as a string of base64; --check says whether it is current.
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { projectRoot } from "./source-files.ts";

const target = join(projectRoot, "engine/compiled/binary.ts");
const flags = [
  "--enable",
  "simd,threads",
  "--runtime",
  "stub",
  "-O3",
  "--noAssert",
  "--use",
  "abort=",
  "--disableWarning",
  "112",
];
const memory = ["--importMemory", "--sharedMemory", "--initialMemory", "2048", "--maximumMemory", "65536"];

function compiled(): Uint8Array {
  const folder = mkdtempSync(join(tmpdir(), "compiled-"));
  try {
    const out = join(folder, "kernels.wasm");
    const compiler = join(projectRoot, "node_modules/assemblyscript/bin/asc.js");
    const source = "engine/compiled/assembly/index.ts";
    execFileSync(process.execPath, [compiler, source, ...flags, ...memory, "-o", out], {
      cwd: projectRoot,
      stdio: "inherit",
    });
    return readFileSync(out);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Lines of at most 100 characters, joined: a changed kernel changes few lines of the file. */
function written(bytes: Uint8Array): string {
  const text = Buffer.from(bytes).toString("base64");
  const lines = text.match(/.{1,100}/g) ?? [];
  return [
    '// Made by "npm run compile" from engine/compiled/assembly; do not edit.',
    "",
    "/** The WebAssembly module, base64. */",
    "export const binary = [",
    ...lines.map((line) => `  "${line}",`),
    '].join("");',
    "",
  ].join("\n");
}

const text = written(compiled());
if (!process.argv.includes("--check")) {
  writeFileSync(target, text);
  console.info(`compile: ${text.length} characters in engine/compiled/binary.ts`);
} else if (readFileSync(target, "utf8") !== text) {
  console.error("engine/compiled/binary.ts is not what its sources compile to. Run: npm run compile");
  process.exit(1);
} else {
  console.info("compile: engine/compiled/binary.ts is current");
}
