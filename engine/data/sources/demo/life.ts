// Which days exist, and when each symbol lists, halts and leaves.
import type { Random } from "#engine/core";
import { events, firstDay } from "./settings.ts";

const dayMs = 86_400_000;

/** Monday to Friday from the first day on, without 25 December and 1 January. */
export function businessDays(years: number): Float64Array {
  const out: number[] = [];
  const last = Date.UTC(new Date(firstDay).getUTCFullYear() + years - 1, 11, 31);
  for (let ts = firstDay; ts <= last; ts += dayMs) {
    const date = new Date(ts);
    const weekday = date.getUTCDay();
    const holiday =
      (date.getUTCMonth() === 11 && date.getUTCDate() === 25) || (date.getUTCMonth() === 0 && date.getUTCDate() === 1);
    if (weekday !== 0 && weekday !== 6 && !holiday) out.push(ts);
  }
  return Float64Array.from(out);
}

export type Ending = "stays" | "merger" | "failure";

export interface Life {
  /** First and last row with a bar, unless halted. */
  readonly from: number;
  readonly to: number;
  readonly ending: Ending;
  /** Row at whose open the merger premium comes; beyond the end otherwise. */
  readonly dealRow: number;
  /** Log jump at the deal or on the last day. */
  readonly endJump: number;
  /** 1 where trading is halted. */
  readonly halted: Uint8Array;
}

/** Draws every symbol's life; the shares are exact, who gets which is chance. */
export function drawLives(symbols: number, rows: number, random: Random): readonly Life[] {
  const order = random.fork("order").shuffle(Array.from({ length: symbols }, (_, s) => s));
  const lateOrder = random.fork("late").shuffle(Array.from({ length: symbols }, (_, s) => s));
  const late = new Set(lateOrder.slice(0, Math.round(events.lateListings * symbols)));
  const mergers = Math.round(events.mergers * symbols);
  const failures = Math.round(events.failures * symbols);
  const endings = new Map<number, Ending>();
  order.forEach((s, place) => {
    endings.set(s, place < mergers ? "merger" : place < mergers + failures ? "failure" : "stays");
  });
  return Array.from({ length: symbols }, (_, s) =>
    drawLife({ rows, late: late.has(s), ending: endings.get(s) ?? "stays" }, random.fork(`life-${s}`)),
  );
}

interface LifePlan {
  readonly rows: number;
  readonly late: boolean;
  readonly ending: Ending;
}

function drawLife({ rows, late, ending }: LifePlan, random: Random): Life {
  const from = late ? Math.floor(rows * (0.05 + 0.6 * random.next())) : 0;
  const shortest = Math.min(rows - 1, from + Math.floor(rows / 8));
  const to = ending === "stays" ? rows - 1 : shortest + Math.floor((rows - 1 - shortest) * random.next() * 0.98);
  const share = random.next();
  const [premiumLow, premiumHigh] = events.mergerPremium;
  const [dropLow, dropHigh] = events.failureDrop;
  const endJump =
    ending === "merger"
      ? Math.log(1 + premiumLow + (premiumHigh - premiumLow) * share)
      : ending === "failure"
        ? Math.log(1 - dropLow - (dropHigh - dropLow) * share)
        : 0;
  return {
    from,
    to,
    ending,
    dealRow: ending === "merger" ? Math.max(from + 1, to - events.mergerDays) : rows,
    endJump,
    halted: drawHalts({ rows, from, to }, random),
  };
}

function drawHalts({ rows, from, to }: { rows: number; from: number; to: number }, random: Random): Uint8Array {
  const halted = new Uint8Array(rows);
  for (let t = from + 1; t < to; t++) {
    if (random.next() >= events.haltChance) continue;
    const days = 1 + Math.floor(-Math.log(1 - random.next()) * (events.haltDaysMean - 0.5));
    for (let k = t; k < Math.min(t + days, to); k++) halted[k] = 1;
    t += days;
  }
  return halted;
}
