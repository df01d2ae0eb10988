// Panels as bad as they come: one symbol, days without symbols, infinities, denormals, ties, constants, nothing at all.
import { type Random, seededRandom } from "../../engine/core/index.ts";
import { type Panel, panelFrom } from "../../engine/panel/index.ts";
import { vocabulary } from "./grammar.ts";

const moods = ["plain", "ties", "constant", "empty", "infinite", "denormal", "huge", "offset", "spikes"] as const;

export interface EdgeSize {
  readonly symbols: number;
  readonly times: number;
}

/** Each field has a mood of its own; some days have no symbol at all, some symbols no group, some times a gap of weeks. */
export function edgePanel(seed: number, size: EdgeSize): Panel {
  const random = seededRandom(`edge/${seed}`);
  const emptyDays = new Set(Array.from({ length: random.below(4) }, () => random.below(Math.max(1, size.times))));
  const gap = random.pick([0, 0.02, 0.4]);
  const fields = Object.fromEntries(
    vocabulary.fields.map((field) => {
      const mood = random.pick(moods);
      const values = Array.from({ length: size.symbols * size.times }, (_, i) => {
        const value = drawValue(mood, random);
        return emptyDays.has(i % size.times) || random.next() < gap ? Number.NaN : value;
      });
      return [field, values];
    }),
  );
  let day = 0;
  const times = Array.from({ length: size.times }, () => {
    day += random.next() < 0.05 ? 30 : 1;
    return day * 86_400_000;
  });
  const codes = Array.from({ length: size.symbols }, () => random.below(4) - 1);
  const cells = codes.flatMap((code) => new Array<number>(size.times).fill(code));
  const sector = { codes: Int32Array.from(cells), labels: ["a", "b", "c"] };
  return panelFrom({ symbols: codes.map((_, s) => `S${s}`), times, fields, groups: { sector } });
}

function drawValue(mood: (typeof moods)[number], random: Random): number {
  const z = random.normal();
  const u = random.next();
  switch (mood) {
    case "plain":
      return 50 + 5 * z;
    case "ties":
      return Math.round(z);
    case "constant":
      return 7;
    case "empty":
      return Number.NaN;
    case "infinite":
      return u < 0.1 ? Number.POSITIVE_INFINITY : u < 0.2 ? Number.NEGATIVE_INFINITY : z;
    case "denormal":
      return Math.round(3 * z) * 5e-324;
    case "huge":
      return z * 1e300;
    case "offset":
      return 1e9 + z;
    case "spikes":
      return u < 0.05 ? z * 1e15 : z;
  }
}
