// One turn of a sine and a cosine in whole steps, from a series of their own: the same bits on every machine.

/** Coefficients of sine and cosine below an eighth of a turn. Source: the minimax polynomials of Sun's fdlibm. */
const sineTerms = [
  -1.66666666666666324348e-1, 8.33333333332248946124e-3, -1.98412698298579493134e-4, 2.7557313707070067679e-6,
  -2.50507602534068634195e-8, 1.58969099521155010221e-10,
] as const;
const cosineTerms = [
  4.16666666666666019037e-2, -1.38888888888741095749e-3, 2.48015872894767294178e-5, -2.75573143513906633035e-7,
  2.0875723212981748279e-9, -1.13596475577881948265e-11,
] as const;

/** A quarter turn in parts with trailing zeros, so that their multiples are exact, and what each leaves. */
const quarterParts = [1.57079632673412561417, 6.0771005063039659766e-11, 2.0222662487111664558e-21] as const;
const quarterRests = [6.07710050650619224932e-11, 2.02226624879595063154e-21, 8.47842766036889956997e-32] as const;

/** An angle and the rounding that it lost. */
interface Angle {
  readonly head: number;
  readonly tail: number;
}

function sineOf({ head, tail }: Angle, exact: boolean): number {
  const [s1, s2, s3, s4, s5, s6] = sineTerms;
  const z = head * head;
  const w = z * z;
  const r = s2 + z * (s3 + z * s4) + z * w * (s5 + z * s6);
  const cube = z * head;
  return exact ? head + cube * (s1 + z * r) : head - (z * (0.5 * tail - cube * r) - tail - cube * s1);
}

function cosineOf({ head, tail }: Angle): number {
  const [c1, c2, c3, c4, c5, c6] = cosineTerms;
  const z = head * head;
  const w = z * z;
  const r = z * (c1 + z * (c2 + z * c3)) + w * w * (c4 + z * (c5 + z * c6));
  const half = 0.5 * z;
  const rest = 1 - half;
  return rest + (1 - rest - half + (z * r - head * tail));
}

/** An angle less whole quarter turns; the fewer digits are left, the more parts of a quarter are needed. */
function reduced(angle: number, quarters: number): Angle {
  let left = angle - quarters * quarterParts[0];
  let rest = quarters * quarterRests[0];
  for (const [k, digits] of [
    [1, 16],
    [2, 49],
  ] as const) {
    if (Math.abs(left - rest) > angle * 2 ** -digits) break;
    const before = left;
    left = before - quarters * quarterParts[k];
    rest = quarters * quarterRests[k] - (before - left - quarters * quarterParts[k]);
  }
  const head = left - rest;
  return { head, tail: left - head - rest };
}

/** Sine and cosine of an angle between 0 and a full turn. */
function waveOf(angle: number): readonly [number, number] {
  if (angle <= Math.PI / 4) return [sineOf({ head: angle, tail: 0 }, true), cosineOf({ head: angle, tail: 0 })];
  const quarters = Math.round(angle / (Math.PI / 2));
  const rest = reduced(angle, quarters);
  const [sine, cosine] = [sineOf(rest, false), cosineOf(rest)];
  if (quarters === 1) return [cosine, -sine];
  if (quarters === 2) return [-sine, -cosine];
  return quarters === 3 ? [-cosine, sine] : [sine, cosine];
}

/** For every number of bars up to 51: sine and cosine of each bar's share of a turn, side by side. */
export const waves: readonly Float64Array[] = Array.from({ length: 52 }, (_, bars) =>
  Float64Array.from(Array.from({ length: bars }, (_bar, k) => waveOf((k * 2 * Math.PI) / bars)).flat()),
);
