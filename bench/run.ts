// Entry of the benchmark: checksums first, then times of ours and of the yardstick in turns, a table and JSON.
import { writeFileSync } from "node:fs";
import { availableParallelism, cpus, loadavg } from "node:os";
import { parseArgs } from "node:util";
import { type BenchCase, type PreparedCase, type Timing, timingOf } from "./case.ts";
import { cases } from "./cases/index.ts";
import { closeMarket } from "./market.ts";
import { type BenchRow, rowOf, tableOf } from "./table.ts";
import { timeFloor, timePython, yardstickMissing } from "./yardstick.ts";

/** Ours, the yardstick, ours, the yardstick: a change of the machine's mood meets both. */
const rounds = 2;

const { values: flags } = parseArgs({
  options: {
    only: { type: "string", default: "" },
    runs: { type: "string", default: "7" },
    yardstick: { type: "string" },
    json: { type: "string", default: "bench-results.json" },
  },
});

interface Measured {
  readonly given: BenchCase;
  readonly prepared: PreparedCase;
  readonly times: number[];
  /** Of the first result, before anything is timed; of the only one where there is one run. */
  checksum: number;
}

const words = flags.only.split(",").filter((word) => word !== "");
const chosen = cases.filter(
  ({ group, name }) => words.length === 0 || words.some((word) => `${group}/${name}`.includes(word)),
);
const runs = Math.max(1, Math.trunc(Number(flags.runs)) || 1);
const before = loadavg();

const measured = await prepareAll();
const missing = yardstickMissing(flags.yardstick);
if (missing !== null) console.info(`Ratios are missing: ${missing}.`);
const names = [...new Set(measured.flatMap(({ given }) => given.yardstick ?? []))];
const others: Timing[] = [];
const floors = measured.some(({ given }) => given.floor !== undefined) ? timeFloor(runs) : [];
for (let round = 0; round < rounds; round++) {
  for (const one of measured) {
    if (one.prepared.runs === 1 && round > 0) continue;
    await timeCase(one, Math.ceil((one.prepared.runs ?? runs) / rounds));
  }
  if (missing === null && flags.yardstick !== undefined && names.length > 0) {
    others.push(...timePython(flags.yardstick, names, Math.ceil(runs / rounds)));
  }
}
report();
for (const { prepared } of measured) await prepared.close?.();
await closeMarket();

/** Two runs to warm up, except for what runs once. */
async function prepareAll(): Promise<readonly Measured[]> {
  const ready: Measured[] = [];
  for (const given of chosen) {
    const prepared = await given.prepare();
    if (prepared === null) continue;
    if (prepared.runs !== 1) {
      await prepared.run();
      await prepared.run();
    }
    ready.push({ given, prepared, times: [], checksum: prepared.checksum() });
  }
  return ready;
}

async function timeCase(measured: Measured, count: number): Promise<void> {
  const { prepared, times } = measured;
  for (let k = 0; k < count; k++) {
    const start = performance.now();
    await prepared.run();
    times.push(performance.now() - start);
  }
  if (prepared.runs === 1) measured.checksum = prepared.checksum();
}

function otherOf(name: string | undefined): Timing | null {
  const found = others.filter((timing) => timing.name === name);
  const [first] = found;
  if (first === undefined) return null;
  const medians = found.map(({ medianMs }) => medianMs);
  return {
    ...timingOf(first.name, medians, first.checksum),
    minMs: Math.min(...found.map(({ minMs }) => minMs)),
    maxMs: Math.max(...found.map(({ maxMs }) => maxMs)),
  };
}

function report(): void {
  const rows = measured.map(({ given, times, checksum }): BenchRow => {
    const yardstick = otherOf(given.yardstick);
    const floor = floors.find(({ name }) => name === given.floor) ?? null;
    return rowOf(given, timingOf(given.name, times, checksum), { yardstick, floor });
  });
  const unlike = rows.filter(({ ours, yardstick }) => yardstick !== null && !alike(ours.checksum, yardstick.checksum));
  for (const { name, ours, yardstick } of unlike)
    console.error(
      `Checksum of "${name}" is ${ours.checksum}, the yardstick's ${yardstick?.checksum}: no ratio counts.`,
    );
  if (unlike.length > 0) process.exitCode = 1;
  const machine = {
    node: process.version,
    cpu: cpus()[0]?.model ?? "unknown",
    cores: availableParallelism(),
    loadBefore: before,
    loadAfter: loadavg(),
  };
  console.info(tableOf(rows));
  const load = (values: readonly number[]): string => values.map((value) => value.toFixed(2)).join(" ");
  console.info(
    `\n${machine.cpu}, ${machine.cores} cores, Node ${machine.node}; load before ${load(before)}, after ${load(machine.loadAfter)}`,
  );
  writeFileSync(flags.json, `${JSON.stringify({ machine, runs, rows }, null, 2)}\n`);
}

function alike(a: number, b: number): boolean {
  return Math.abs(a - b) <= 1e-8 * Math.max(1, Math.abs(a), Math.abs(b));
}
