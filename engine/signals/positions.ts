// From yes, no and unknown to positions: entries, exits, holding times, and what happens when a value is missing.
import type { Grid, Rows } from "./grid.ts";
import { type Marks, unknown, yes } from "./signal.ts";

export interface SideMarks {
  readonly entry: Marks;
  /** Null: the position closes as soon as entry no longer says yes. */
  readonly exit: Marks | null;
  /** An exit before this many bars is not obeyed. */
  readonly minBars: number;
  /** The position closes after this many bars; Infinity for never. */
  readonly maxBars: number;
}

export interface PositionRules {
  readonly long: SideMarks | null;
  readonly short: SideMarks | null;
  /** 1 where the symbol may be held at all. */
  readonly member: Uint8Array;
  /** Bars that a held position survives while its exit rule is unknown. */
  readonly missingBars: number;
}

/**
 * Positions of every symbol at every bar: −1, 0 or 1, date-major.
 *
 * Rules   an entry needs a plain yes, and no yes from the side's own exit (exit wins)
 *         a symbol that both sides want to enter stays flat
 *         a position closes when its exit says yes after minBars, after maxBars, or when the symbol stops being a member
 *         unknown keeps a held position for at most missingBars bars in a row, then closes it; it never opens one
 *         after a close the other side may enter on the same bar, the same side from the next bar on
 * Reads   row t reads rows up to t, never later
 */
export function positionsOf(rules: PositionRules, grid: Grid): Int8Array {
  const { symbols, times } = grid;
  const out = new Int8Array(symbols * times);
  const state = new Int8Array(symbols);
  const bars = new Int32Array(symbols);
  const missing = new Int32Array(symbols);
  const longEntry = rules.long?.entry ?? null;
  const shortEntry = rules.short?.entry ?? null;
  for (let t = 0; t < times; t++) {
    for (let s = 0; s < symbols; s++) {
      const i = t * symbols + s;
      const held = state[s]!;
      if (held === 0 && longEntry?.[i] !== yes && shortEntry?.[i] !== yes) continue;
      let now = held;
      if (held !== 0) {
        const side = held > 0 ? rules.long! : rules.short!;
        bars[s]!++;
        missing[s] = exitMark(side, i) === unknown ? missing[s]! + 1 : 0;
        if (rules.member[i] === 0 || closes(side, i, bars[s]!) || missing[s]! > rules.missingBars) now = 0;
      }
      if (now === 0 && rules.member[i] === 1) {
        const long = held !== 1 && enters(rules.long, i);
        const short = held !== -1 && enters(rules.short, i);
        if (long !== short) now = long ? 1 : -1;
      }
      if (now !== held) {
        bars[s] = 0;
        missing[s] = 0;
        state[s] = now;
      }
      out[i] = now;
    }
  }
  return out;
}

/** The exit's answer; without an exit rule, the opposite of the entry's. */
function exitMark(side: SideMarks, i: number): number {
  if (side.exit !== null) return side.exit[i]!;
  const entry = side.entry[i]!;
  return entry === unknown ? unknown : 1 - entry;
}

function closes(side: SideMarks, i: number, bars: number): boolean {
  return bars >= side.maxBars || (bars >= side.minBars && exitMark(side, i) === yes);
}

function enters(side: SideMarks | null, i: number): boolean {
  return side !== null && side.entry[i] === yes && exitMark(side, i) !== yes;
}

/**
 * Exposure in [−1, 1]: the position's sign times a strength, which is cut to [0, 1] and 1 where none is given.
 * A missing strength gives no exposure.
 */
export function exposureOf(positions: Int8Array, strength: Rows | null): Float64Array {
  const out = new Float64Array(positions.length);
  for (let i = 0; i < out.length; i++) {
    const x = strength === null ? 1 : strength[i]!;
    if (positions[i] !== 0 && x > 0) out[i] = positions[i]! * Math.min(x, 1);
  }
  return out;
}
