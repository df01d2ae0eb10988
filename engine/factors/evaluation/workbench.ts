// Where the steps of a plan are done: the panel, the buffers, and slots for a few symbols at a time.
import { fault } from "#engine/core";
import { type Column, columnOf, type Groups, type Panel } from "#engine/panel";
import { operatorNamed } from "../language/vocabulary.ts";
import type { CallShape, Operator } from "../operator.ts";
import { groupsOf } from "./groups.ts";
import type { Place, PlannedCall, Step } from "./plan.ts";

/** Cells of a block of symbols: a handful of blocks lie side by side in the processor's own memory. */
const blockCells = 16_384;
/** Dates that one thread takes at a time: whole blocks of rows, at least two. */
const leastTimes = 32;
const mostTimes = 256;

export interface Workbench {
  readonly panel: Panel;
  /** Whole columns, by number; made when they are first asked for. */
  readonly buffer: (buffer: number) => Column;
}

export interface Range {
  readonly from: number;
  readonly to: number;
}

/** Symbols that are worked on at once. */
export function blockSymbols(times: number): number {
  return Math.max(1, Math.floor(blockCells / Math.max(1, times)));
}

/** Bytes that one slot takes in one thread. */
export function slotBytes({ symbols, times }: Panel): number {
  return Math.min(symbols.length, blockSymbols(times.length)) * times.length * 8;
}

/** Bytes that one thread needs at most for rows that are gathered across symbols. */
export function rowBytes({ symbols }: Panel): number {
  return 8 * symbols.length * 32 * 8;
}

/** Into how many pieces a step is cut; `threads` share the dates evenly. */
export function chunksOf(step: Step, panel: Panel, threads: number): number {
  if (step.kind === "symbols") return Math.ceil(panel.symbols.length / blockSymbols(panel.times.length));
  if (step.kind === "dates") return Math.ceil(panel.times.length / datesOf(panel, threads));
  return 0;
}

function datesOf(panel: Panel, threads: number): number {
  if (threads === 1) return mostTimes;
  const share = Math.ceil(panel.times.length / (threads * 8) / leastTimes) * leastTimes;
  return Math.min(mostTimes, Math.max(2 * leastTimes, share));
}

interface Call {
  readonly operator: Operator | null;
  readonly params: readonly number[];
  readonly groups: readonly Groups[];
  readonly inputs: readonly Source[];
  readonly out: Source;
}

/** whole: cut for the block · block: starts at the block · single: one value for all cells. */
interface Source {
  readonly kind: "whole" | "block" | "single";
  readonly values: Column;
}

export interface StepRunner {
  /** Does one piece of a step. */
  readonly run: (step: Step, chunk: number) => void;
}

export function stepRunner(bench: Workbench, threads: number): StepRunner {
  const { panel } = bench;
  const block = Math.min(panel.symbols.length, blockSymbols(panel.times.length));
  const slots = slotKeeper(block * panel.times.length);
  let current: { readonly step: Step; readonly calls: readonly Call[] } | null = null;
  const callsOf = (step: Step, planned: readonly PlannedCall[]): readonly Call[] => {
    if (current?.step !== step) current = { step, calls: planned.map((call) => settle(call, bench, slots)) };
    return current.calls;
  };
  return {
    run: (step, chunk) => {
      if (step.kind === "symbols") {
        const block = blockSymbols(panel.times.length);
        const range = { from: chunk * block, to: Math.min((chunk + 1) * block, panel.symbols.length) };
        for (const call of callsOf(step, step.calls)) runBlock(call, panel, range);
      } else if (step.kind === "dates") {
        const width = datesOf(panel, threads);
        const rows = { from: chunk * width, to: Math.min((chunk + 1) * width, panel.times.length) };
        for (const call of callsOf(step, [step.call])) runRows(call, panel, rows);
      } else {
        throw fault(`A thread was given a step of kind "${step.kind}", which is its owner's.`);
      }
    },
  };
}

interface SlotKeeper {
  readonly slot: (slot: number) => Column;
  /** A block full of one number. */
  readonly full: (value: number) => Column;
}

function slotKeeper(cells: number): SlotKeeper {
  const slots: Column[] = [];
  const full = new Map<number, Column>();
  return {
    slot: (slot) => {
      slots[slot] ??= new Float64Array(cells);
      return slots[slot];
    },
    full: (value) => {
      const made = full.get(value) ?? new Float64Array(cells).fill(value);
      full.set(value, made);
      return made;
    },
  };
}

function settle(call: PlannedCall, bench: Workbench, slots: SlotKeeper): Call {
  const operator = call.operator === null ? null : operatorNamed(call.operator);
  if (operator === undefined) throw fault(`A plan names the operator "${call.operator}", which does not exist.`);
  const single = operator === null || operator.family === "element";
  const sourceOf = (place: Place): Source => {
    switch (place.at) {
      case "field":
        return { kind: "whole", values: columnOf(bench.panel, place.name) };
      case "buffer":
        return { kind: "whole", values: bench.buffer(place.buffer) };
      case "slot":
        return { kind: "block", values: slots.slot(place.slot) };
      case "number":
        return single
          ? { kind: "single", values: Float64Array.of(place.value) }
          : { kind: "block", values: slots.full(place.value) };
      default:
        return place satisfies never;
    }
  };
  return {
    operator,
    params: call.params,
    groups: call.groups.map((name) => groupsOf(bench.panel, name)),
    inputs: call.inputs.map(sourceOf),
    out: sourceOf(call.out),
  };
}

function runBlock(call: Call, panel: Panel, { from, to }: Range): void {
  const times = panel.times.length;
  const [start, end] = [from * times, to * times];
  const cut = ({ kind, values }: Source): Column => {
    if (kind === "single") return values;
    if (kind === "whole") return values.subarray(start, end);
    return values.length === end - start ? values : values.subarray(0, end - start);
  };
  const out = cut(call.out);
  const inputs = call.inputs.map(cut);
  if (call.operator === null) {
    copyFinite(inputs[0]!, out);
    return;
  }
  const groups = call.groups.map(({ codes, labels }) => ({ codes: codes.subarray(start, end), labels }));
  const shape: CallShape = { symbols: to - from, times, groups, stamps: panel.times, out };
  const made = call.operator.apply(inputs, call.params, shape);
  if (made !== out) out.set(made);
}

function runRows(call: Call, panel: Panel, rows: Range): void {
  const [symbols, times] = [panel.symbols.length, panel.times.length];
  const out = call.out.values;
  const shape: CallShape = { symbols, times, groups: call.groups, stamps: panel.times, out, rows };
  const inputs = call.inputs.map((source) => source.values);
  const made = call.operator?.apply(inputs, call.params, shape);
  if (made !== undefined && made !== out) out.set(made);
}

function copyFinite(from: Column, out: Column): void {
  for (let i = 0; i < out.length; i++) {
    const value = from[from.length === 1 ? 0 : i]!;
    out[i] = Number.isFinite(value) ? value : Number.NaN;
  }
}
