// From columns in order to steps: each column gets a buffer, and goes when nobody needs it, or aside when there is no room.
import { fault } from "#engine/core";
import type { FactorGraph } from "../compile.ts";
import { type Desk, newDesk } from "./buffers.ts";
import { callsOf, isAcross } from "./part-calls.ts";
import type { Part } from "./parts.ts";
import type { Step } from "./plan.ts";

export interface ScheduleRules {
  /** Columns that may be held at once. */
  readonly most: number;
  /** True when results stay where they are: they are handed out and never put aside or recycled. */
  readonly keepResults: boolean;
  /** Buffers to have at least, so that threads need not wait for each other; 0 when left out. */
  readonly ample?: number;
}

export interface Schedule {
  readonly steps: readonly Step[];
  readonly buffers: number;
  readonly peak: number;
}

/** Null when even one step alone needs more columns than there may be. */
export function scheduleSteps(
  graph: FactorGraph,
  given: { readonly parts: ReadonlyMap<number, Part>; readonly order: readonly number[] },
  rules: ScheduleRules,
): Schedule | null {
  const maker = new StepMaker(graph, given, rules);
  for (const [at, column] of given.order.entries()) if (!maker.make(column, at)) return null;
  return maker.result();
}

/** Walks the order once and writes the steps down. */
class StepMaker {
  readonly #graph: FactorGraph;
  readonly #parts: ReadonlyMap<number, Part>;
  readonly #rules: ScheduleRules;
  readonly #desk: Desk;
  readonly #steps: Step[] = [];
  readonly #roots = new Map<number, number[]>();
  /** Places in the order where a column is read, ascending. */
  readonly #uses = new Map<number, number[]>();
  /** The step after which a column is in its buffer, and the one that put it aside. */
  readonly #madeBy = new Map<number, number>();
  readonly #writtenBy = new Map<number, number>();

  constructor(
    graph: FactorGraph,
    given: { readonly parts: ReadonlyMap<number, Part>; readonly order: readonly number[] },
    rules: ScheduleRules,
  ) {
    this.#graph = graph;
    this.#parts = given.parts;
    this.#rules = rules;
    this.#desk = newDesk(rules.most, Math.min(rules.most, rules.ample ?? 0));
    for (const [root, node] of graph.roots.entries()) this.#roots.set(node, [...(this.#roots.get(node) ?? []), root]);
    for (const [at, column] of given.order.entries())
      for (const read of this.#part(column).reads) this.#uses.set(read, [...(this.#uses.get(read) ?? []), at]);
  }

  /** False when the step does not fit. */
  make(column: number, at: number): boolean {
    const part = this.#part(column);
    const needed = new Set([...part.reads, column]);
    if (!this.#fits(needed)) return false;
    for (const read of part.reads) this.#fetch(read, { at, needed });
    const buffer = this.#take(column, { at, needed });
    const reads = part.reads.map((read) => this.#bufferOf(read));
    const after = [...part.reads.map((read) => this.#madeBy.get(read)!), ...this.#desk.usersOf(buffer)];
    const { calls, slots } = callsOf(this.#graph, part, (node) => this.#bufferOf(node));
    const step = isAcross(this.#graph, part)
      ? this.#push({ kind: "dates", call: calls[0]!, after: sorted(after) })
      : this.#push({ kind: "symbols", calls, slots, after: sorted(after) });
    this.#madeBy.set(column, step);
    for (const each of [...reads, buffer]) this.#desk.mark(each, step);
    const roots = this.#roots.get(column);
    if (roots !== undefined) this.#desk.mark(buffer, this.#push({ kind: "deliver", buffer, roots, after: [step] }));
    for (const done of needed) if (this.#nextUse(done, at) === Infinity && !this.#stays(done)) this.#desk.drop(done);
    return true;
  }

  result(): Schedule {
    return { steps: this.#steps, buffers: this.#desk.buffers(), peak: this.#desk.peak() };
  }

  #part(column: number): Part {
    const part = this.#parts.get(column);
    if (part === undefined) throw fault("A plan orders a column that nobody makes.");
    return part;
  }

  #bufferOf(column: number): number {
    const buffer = this.#desk.of(column);
    if (buffer === undefined) throw fault("A plan reads a column that is not there.");
    return buffer;
  }

  /** Results that are handed out for good. */
  #stays(column: number): boolean {
    return this.#rules.keepResults && this.#roots.has(column);
  }

  /** False when a step and the results that stay leave too little room. */
  #fits(needed: ReadonlySet<number>): boolean {
    const { most } = this.#rules;
    if (most === Infinity) return true;
    const stuck = this.#desk.columns().filter((column) => this.#stays(column) && !needed.has(column));
    return needed.size + stuck.length <= most;
  }

  #nextUse(column: number, at: number): number {
    return this.#uses.get(column)?.find((use) => use > at) ?? Infinity;
  }

  #take(column: number, now: { readonly at: number; readonly needed: ReadonlySet<number> }): number {
    return this.#desk.take(column, () => {
      const candidates = this.#desk.columns().filter((other) => !now.needed.has(other) && !this.#stays(other));
      const victim = candidates.reduce<number | undefined>(
        (far, other) => (far === undefined || this.#nextUse(other, now.at) > this.#nextUse(far, now.at) ? other : far),
        undefined,
      );
      if (victim === undefined) throw fault("A plan has no column to put aside.");
      this.#putAside(victim);
      return victim;
    });
  }

  #putAside(column: number): void {
    if (this.#writtenBy.has(column)) return;
    const buffer = this.#bufferOf(column);
    const step = this.#push({ kind: "write", buffer, key: keyOf(column), after: [this.#madeBy.get(column)!] });
    this.#writtenBy.set(column, step);
    this.#desk.mark(buffer, step);
  }

  #fetch(column: number, now: { readonly at: number; readonly needed: ReadonlySet<number> }): void {
    if (this.#desk.of(column) !== undefined) return;
    const buffer = this.#take(column, now);
    const after = sorted([this.#writtenBy.get(column)!, ...this.#desk.usersOf(buffer)]);
    const step = this.#push({ kind: "read", buffer, key: keyOf(column), after });
    this.#madeBy.set(column, step);
    this.#desk.mark(buffer, step);
  }

  #push(step: Step): number {
    return this.#steps.push(step) - 1;
  }
}

function keyOf(column: number): string {
  return `column-${column}`;
}

function sorted(steps: readonly number[]): readonly number[] {
  return [...new Set(steps)].sort((a, b) => a - b);
}
