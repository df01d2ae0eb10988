// Prints the shape of the house: lines per folder, the longest files and functions, the largest folder's share, any and casts.
import { type SourceFile, sourceFiles } from "./source-files.ts";

const house = sourceFiles(["engine", "tools", "agents", "interfaces"]);
const around = sourceFiles(["test", "evals", "bench", "examples", "scripts"]);

function linesOf(file: SourceFile): number {
  return file.text.split("\n").length - 1;
}

function sumOf(files: readonly SourceFile[]): number {
  return files.reduce((sum, file) => sum + linesOf(file), 0);
}

/** "engine/factors", "tools": the rooms of the house and the folders around it. */
function folderOf({ path }: SourceFile): string {
  const parts = path.split("/");
  return parts.slice(0, parts[0] === "engine" ? 2 : 1).join("/");
}

interface LongFunction {
  readonly name: string;
  readonly lines: number;
}

/** Top-level functions: from their first line to the closing brace at the line's start. */
function functionsOf({ path, text }: SourceFile): readonly LongFunction[] {
  const lines = text.split("\n");
  return lines.flatMap((line, start) => {
    const name = /^(?:export )?(?:async )?(?:function\*? (\w+)|const (\w+)\b.*=>.*\{$)/.exec(line);
    if (!name) return [];
    const end = lines.findIndex((other, i) => i > start && /^\}[;)]*$/.test(other));
    return end < 0 ? [] : [{ name: `${path} ${name[1] ?? name[2] ?? ""}`, lines: end - start + 1 }];
  });
}

/** Code without comments, strings and the renames of imports and exports. */
function bareCode(text: string): string {
  return text
    .replaceAll(/\/\*[\s\S]*?\*\/|\/\/.*$|"(?:[^"\\\n]|\\.)*"|`[^`]*`/gm, '""')
    .replaceAll(/^(?:import|export) (?:type )?(?:\{[^}]*\}|\* as \w+|\w+)(?: from "")?.*$/gm, "");
}

function countOf(files: readonly SourceFile[], pattern: RegExp): number {
  return files.reduce((sum, { text }) => sum + [...bareCode(text).matchAll(pattern)].length, 0);
}

function print(title: string, rows: readonly (readonly [number, string])[]): void {
  console.info(`\n${title}`);
  for (const [count, name] of rows) console.info(`${String(count).padStart(7)}  ${name}`);
}

const folders = Map.groupBy([...house, ...around], folderOf);
const sizes = [...folders].map(([folder, files]) => [sumOf(files), `${folder} (${files.length} files)`] as const);
const rooms = [...Map.groupBy(house, folderOf)].map(([folder, files]) => [sumOf(files), folder] as const);
const total = sumOf(house);
const [largest] = rooms.toSorted((a, b) => b[0] - a[0]);
const longest = house.map((file) => [linesOf(file), file.path] as const).toSorted((a, b) => b[0] - a[0]);
const functions = house.flatMap(functionsOf).toSorted((a, b) => b.lines - a.lines);

print("lines per folder", sizes);
print("longest files", longest.slice(0, 8));
print(
  "longest functions",
  functions.slice(0, 8).map(({ lines, name }) => [lines, name]),
);
console.info(`\n${total} lines in the house, ${sumOf(around)} around it`);
console.info(`largest room: ${largest?.[1]}, ${((100 * (largest?.[0] ?? 0)) / total).toFixed(1)}% of the house`);
const casts = countOf(house, /[\w)\]}"] as (?!const\b)/g);
console.info(`any: ${countOf(house, /[:<,|]\s*any\b(?!\s*[:(=])/g)}, casts: ${casts}`);
