// The source files of the project, with their imports, for the checks that read them.
import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";

export const projectRoot = fileURLToPath(new URL("..", import.meta.url));

export interface SourceFile {
  /** Path from the project's root, with forward slashes. */
  readonly path: string;
  readonly text: string;
  readonly imports: readonly string[];
}

/** Every .ts and .mjs file below the given folders, sorted by path. */
export function sourceFiles(folders: readonly string[]): readonly SourceFile[] {
  return folders
    .flatMap((folder) => readdirSync(join(projectRoot, folder), { recursive: true, withFileTypes: true }))
    .filter((entry) => entry.isFile() && /\.(ts|mjs)$/.test(entry.name))
    .map((entry) => readSource(join(entry.parentPath, entry.name)))
    .sort((a, b) => (a.path < b.path ? -1 : 1));
}

function readSource(file: string): SourceFile {
  const text = readFileSync(file, "utf8");
  const found = [
    ...text.matchAll(
      /^\s*(?:import|export)\b[^;]*?from\s+"([^"]+)"|^\s*import\s+"([^"]+)"|\bimport\(\s*"([^"]+)"\s*\)/gm,
    ),
  ];
  const imports = found.map((match) => match[1] ?? match[2] ?? match[3] ?? "");
  return { path: relative(projectRoot, file).replaceAll("\\", "/"), text, imports };
}

/** Where an import points: a project path, or the name of a package. */
export function resolveImport(file: SourceFile, specifier: string): string {
  if (specifier.startsWith("#engine/")) return `engine/${specifier.slice(8)}/index.ts`;
  if (specifier.startsWith("#interfaces/")) return `interfaces/${specifier.slice(12)}.ts`;
  if (specifier.startsWith("#")) return `${specifier.slice(1)}/index.ts`;
  if (specifier.startsWith(".")) return join(dirname(file.path), specifier).replaceAll("\\", "/");
  return specifier;
}
