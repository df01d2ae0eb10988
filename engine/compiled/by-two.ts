// Runs a compiled kernel over columns of series, two series at a time.
import { bytesOf, compiled, reserveFloats } from "./machine.ts";

/** What a kernel over windows runs by: rows of each series, rows of the window, the fewest present values for a result. */
export interface SeriesWalk {
  readonly rows: number;
  readonly window: number;
  readonly minPeriods: number;
}

let room: Float64Array = reserveFloats(0);
let bytes: Buffer = bytesOf(room);

function roomFor(length: number): void {
  if (room.length > length) return;
  room = reserveFloats(Math.max(512, 2 * length));
  bytes = bytesOf(room);
}

/**
 * Hands a kernel each pair of series, in the module's memory.
 *
 * Shape   inputs[k][series × rows] -> out[series × rows], series after series; the kernel gets the address of the pair
 *         in each input and of its results
 * NaN     up to the kernel; a result depends on nothing but its own series, whatever stands beside it
 * Cost    one copy in for each input, one copy out
 */
export function walkByTwo(
  inputs: readonly Float64Array[],
  out: Float64Array,
  walk: SeriesWalk,
  kernel: (addresses: readonly number[], out: number) => void,
): Float64Array {
  const { rows, window, minPeriods } = walk;
  const pair = 16 * rows;
  roomFor(2 * rows * (inputs.length + 1));
  const sources = inputs.map(bytesOf);
  const target = bytesOf(out);
  const addresses = inputs.map((_, k) => room.byteOffset + k * pair);
  const results = inputs.length * pair;
  for (let start = 0; start < target.length; start += pair) {
    const end = Math.min(start + pair, target.length);
    for (let k = 0; k < sources.length; k++) sources[k]!.copy(bytes, k * pair, start, end);
    compiled.takePair(end - start === pair ? 8 * rows : 0, rows, window, minPeriods);
    kernel(addresses, room.byteOffset + results);
    bytes.copy(target, start, results, results + end - start);
  }
  return out;
}
