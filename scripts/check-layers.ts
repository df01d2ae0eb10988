// Holds the floors: imports go downward only, through faces; only the edges touch files, network, clock and environment.
import { resolveImport, type SourceFile, sourceFiles } from "./source-files.ts";

interface Room {
  readonly folder: string;
  readonly floor: number;
  readonly mayImport: readonly string[];
}

/** Longest folder first, so that a file finds its innermost room. */
const rooms: readonly Room[] = [
  {
    folder: "interfaces",
    floor: 12,
    mayImport: [
      "agents",
      "tools",
      "engine/evidence",
      "engine/data/store",
      "engine/data/sources",
      "engine/data/quality",
      "engine/data",
      "engine/features",
      "engine/core",
    ],
  },
  { folder: "agents", floor: 11, mayImport: ["tools", "engine/evidence", "engine/core"] },
  {
    folder: "tools",
    floor: 10,
    mayImport: [
      "engine/evidence",
      "engine/robustness",
      "engine/search",
      "engine/backtest",
      "engine/strategies",
      "engine/screening",
      "engine/factors",
      "engine/signals",
      "engine/panel",
      "engine/features",
      "engine/data/quality",
      "engine/data",
      "engine/core",
    ],
  },
  {
    folder: "engine/evidence",
    floor: 9,
    mayImport: ["engine/screening", "engine/backtest", "engine/search", "engine/robustness", "engine/core"],
  },
  {
    folder: "engine/robustness",
    floor: 8,
    mayImport: ["engine/search", "engine/backtest", "engine/panel", "engine/core"],
  },
  { folder: "engine/search", floor: 7, mayImport: ["engine/backtest", "engine/strategies", "engine/core"] },
  { folder: "engine/backtest", floor: 6, mayImport: ["engine/strategies", "engine/panel", "engine/core"] },
  {
    folder: "engine/strategies",
    floor: 5,
    mayImport: ["engine/factors", "engine/signals", "engine/panel", "engine/core"],
  },
  {
    folder: "engine/screening",
    floor: 5,
    mayImport: ["engine/factors", "engine/panel", "engine/compiled", "engine/core"],
  },
  { folder: "engine/factors", floor: 4, mayImport: ["engine/panel", "engine/core"] },
  { folder: "engine/signals", floor: 4, mayImport: ["engine/panel", "engine/compiled", "engine/core"] },
  { folder: "engine/features", floor: 3, mayImport: ["engine/data", "engine/core"] },
  { folder: "engine/panel", floor: 3, mayImport: ["engine/data", "engine/compiled", "engine/core"] },
  { folder: "engine/data", floor: 2, mayImport: ["engine/core"] },
  { folder: "engine/compiled", floor: 1, mayImport: [] },
  { folder: "engine/core", floor: 1, mayImport: [] },
];

/** Rooms that may touch files, network, clock and environment. */
const edges = ["engine/data/sources", "engine/data/store", "engine/evidence/verify", "interfaces"];
const world = /^node:(fs|fs\/promises|net|http|https|child_process|dgram|os|process|tls)$/;
const ambient = /\b(Date\.now\(|new Date\(\)|Math\.random\(|process\.env|performance\.now\()/;
const drawers = /(^|\/)(utils?|helpers?|common|misc|manager|service|base)(\/|\.ts$)/;

function roomOf(path: string): Room | undefined {
  return rooms
    .filter((room) => path.startsWith(`${room.folder}/`))
    .sort((a, b) => b.folder.length - a.folder.length)[0];
}

function faultsOf(file: SourceFile): string[] {
  const room = roomOf(file.path);
  if (!room) return [];
  const faults: string[] = [];
  for (const specifier of file.imports) {
    const target = resolveImport(file, specifier);
    const other = roomOf(target);
    if (other && other.folder !== room.folder) {
      if (!room.mayImport.some((folder) => target.startsWith(`${folder}/`)))
        faults.push(`imports ${specifier}, which is not below ${room.folder}`);
      if (specifier.startsWith(".")) faults.push(`reaches into ${other.folder} by a relative path; use its face`);
    }
    if (world.test(specifier) && !edges.some((edge) => file.path.startsWith(`${edge}/`)))
      faults.push(`imports ${specifier}; only ${edges.join(", ")} may`);
  }
  const code = file.text.replaceAll(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, "");
  if (!edges.some((edge) => file.path.startsWith(`${edge}/`)) && ambient.test(code))
    faults.push(`reads ${ambient.exec(code)?.[0]}; the world comes in as arguments`);
  return faults;
}

function shapeFaults(file: SourceFile): string[] {
  const faults: string[] = [];
  const lines = file.text.split("\n");
  if (lines.length > 401) faults.push(`has ${lines.length - 1} lines; split it below 400`);
  if (!/^(\/\/|#!|\/\*)/.test(lines[0] ?? "")) faults.push("does not say on its first line what it is for");
  if (drawers.test(file.path))
    faults.push("is a drawer (utils, helpers, common, manager, service, base); name what it holds");
  if (/^export default/m.test(file.text) && !file.path.endsWith(".config.ts")) faults.push("has a default export");
  return faults;
}

/** Import cycles between files, type imports included. */
function cycles(files: readonly SourceFile[]): string[] {
  const byPath = new Map(files.map((file) => [file.path, file]));
  const state = new Map<string, "open" | "done">();
  const found: string[] = [];
  const visit = (path: string, trail: readonly string[]): void => {
    if (state.get(path) === "done") return;
    if (state.get(path) === "open") {
      found.push([...trail.slice(trail.indexOf(path)), path].join(" -> "));
      return;
    }
    const file = byPath.get(path);
    if (!file) return;
    state.set(path, "open");
    for (const specifier of file.imports) visit(resolveImport(file, specifier), [...trail, path]);
    state.set(path, "done");
  };
  for (const file of files) visit(file.path, []);
  return found;
}

const house = sourceFiles(["engine", "tools", "agents", "interfaces"]);
const everything = [...house, ...sourceFiles(["test", "evals", "bench", "scripts", "examples"])];
const faults = [
  ...house.flatMap((file) => faultsOf(file).map((text) => `${file.path} ${text}`)),
  ...everything.flatMap((file) => shapeFaults(file).map((text) => `${file.path} ${text}`)),
  ...cycles(house).map((text) => `import cycle: ${text}`),
];
if (faults.length > 0) {
  console.error(faults.join("\n"));
  console.error(`${faults.length} faults in the layers. The rules stand in CONTRIBUTING.md.`);
  process.exit(1);
}
console.info(`layers: ${house.length} files on 12 floors, every import downward, no cycle`);
