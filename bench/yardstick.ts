// The same work by others, run in the same sitting: vectorbt, pandas and numpy by Python, and plain JavaScript loops.
import { execFileSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Timing } from "./case.ts";

const folder = fileURLToPath(new URL("../../shared/bench/", import.meta.url));

interface PythonRow {
  readonly name: string;
  readonly median_ms?: number;
  readonly min_ms?: number;
  readonly max_ms?: number;
  readonly checksum?: number;
}

/** Why ratios will be missing; null when the yardstick can run. */
export function yardstickMissing(python: string | undefined): string | null {
  if (!existsSync(join(folder, "bench_vectorbt.py"))) return "bench_vectorbt.py is not beside the project";
  if (python === undefined) return "no --yardstick <python executable> was given";
  return existsSync(python) ? null : `there is no ${python}`;
}

/** Times the named rows of bench_vectorbt.py. */
export function timePython(python: string, names: readonly string[], runs: number): readonly Timing[] {
  const place = mkdtempSync(join(tmpdir(), "qraft-bench-"));
  const file = join(place, "rows.json");
  try {
    const given = ["--suite", "panel", "--only", names.join(","), "--runs", String(runs), "--out", file];
    execFileSync(python, [join(folder, "bench_vectorbt.py"), ...given], { stdio: ["ignore", "ignore", "inherit"] });
    const { rows } = JSON.parse(readFileSync(file, "utf8")) as { readonly rows: readonly PythonRow[] };
    return rows.map((row) => ({
      name: row.name,
      medianMs: row.median_ms ?? Number.NaN,
      minMs: row.min_ms ?? Number.NaN,
      maxMs: row.max_ms ?? Number.NaN,
      checksum: row.checksum ?? Number.NaN,
    }));
  } finally {
    rmSync(place, { recursive: true, force: true });
  }
}

/** Times the panel cases of bench_node_floor.mjs, which come first; the others are cut off. */
export function timeFloor(runs: number): readonly Timing[] {
  const script = join(folder, "bench_node_floor.mjs");
  if (!existsSync(script)) return [];
  const printed = execFileSync(process.execPath, [script, String(runs)], { encoding: "utf8", maxBuffer: 1 << 22 });
  return [...printed.matchAll(/^(.+?)\s+med\s+([\d.]+) ms\s+min\s+([\d.]+)\s+max\s+([\d.]+)\s+chk (\S+)$/gm)].map(
    ([, name = "", median, least, most, checksum]) => ({
      name,
      medianMs: Number(median),
      minMs: Number(least),
      maxMs: Number(most),
      checksum: Number(checksum),
    }),
  );
}
