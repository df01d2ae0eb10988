// Seeded chance: one generator, passed as an argument, forked by name so that adding a draw in one place moves no other.
import { sha256 } from "./hash.ts";

export interface Random {
  /** Uniform in [0, 1), 53 bits. */
  readonly next: () => number;
  /** Integer in 0 .. bound − 1. */
  readonly below: (bound: number) => number;
  /** Standard normal. */
  readonly normal: () => number;
  /** One item of a non-empty list. */
  readonly pick: <T>(items: readonly T[]) => T;
  /** A new list in random order. */
  readonly shuffle: <T>(items: readonly T[]) => T[];
  /** An independent stream that depends on the seed and the name alone, not on draws made before. */
  readonly fork: (name: string) => Random;
}

/** xoshiro128** seeded through SHA-256 of the seed's text. Source: Blackman and Vigna 2018. */
export function seededRandom(seed: number | string): Random {
  const digest = Buffer.from(sha256(`qraft-random:${seed}`), "hex");
  let a = digest.readUInt32LE(0);
  let b = digest.readUInt32LE(4);
  let c = digest.readUInt32LE(8);
  let d = digest.readUInt32LE(12) | 1;
  const draw32 = (): number => {
    const m = Math.imul(b, 5);
    const result = Math.imul((m << 7) | (m >>> 25), 9) >>> 0;
    const shifted = b << 9;
    c ^= a;
    d ^= b;
    b ^= c;
    a ^= d;
    c ^= shifted;
    d = (d << 11) | (d >>> 21);
    return result;
  };
  const next = (): number => ((draw32() >>> 5) * 67_108_864 + (draw32() >>> 6)) / 9_007_199_254_740_992;
  const below = (bound: number): number => Math.floor(next() * bound);
  let spare = Number.NaN;
  const normal = (): number => {
    if (!Number.isNaN(spare)) {
      const value = spare;
      spare = Number.NaN;
      return value;
    }
    let x = 0;
    let y = 0;
    let r = 0;
    do {
      x = 2 * next() - 1;
      y = 2 * next() - 1;
      r = x * x + y * y;
    } while (r >= 1 || r === 0);
    const scale = Math.sqrt((-2 * Math.log(r)) / r);
    spare = y * scale;
    return x * scale;
  };
  const shuffle = <T>(items: readonly T[]): T[] => {
    const out = [...items];
    for (let i = out.length - 1; i > 0; i--) {
      const j = below(i + 1);
      [out[i], out[j]] = [out[j] as T, out[i] as T];
    }
    return out;
  };
  const pick = <T>(items: readonly T[]): T => items[below(items.length)] as T;
  return { next, below, normal, pick, shuffle, fork: (name) => seededRandom(`${seed}/${name}`) };
}
