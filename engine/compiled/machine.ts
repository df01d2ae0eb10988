// The compiled module of this thread, and room in its memory.
import { binary } from "./binary.ts";

/** What is used of the WebAssembly interface, which the types of Node leave to the browser's. */
declare const WebAssembly: {
  readonly Memory: new (size: {
    initial: number;
    maximum: number;
    shared: true;
  }) => {
    readonly buffer: SharedArrayBuffer;
  };
  readonly Module: new (bytes: Uint8Array) => object;
  readonly Instance: new (module: object, imports: object) => { readonly exports: unknown };
};

/** A number that the module keeps. */
interface Kept {
  readonly value: number;
}

/** Addresses and counts in the order that the source of the kernel has them. */
type DateKernel = (...given: readonly number[]) => void;

/** Numbers are addresses in the module's memory, or counts. */
interface Compiled {
  readonly reserve: (bytes: number) => number;
  readonly sortRoom: (length: number) => void;
  readonly sortedKeys: Kept;
  readonly sortedPlaces: Kept;
  readonly sortValues: (values: number, length: number) => number;
  readonly fillMissing: (values: number, length: number) => void;
  readonly blankInfinite: (values: number, length: number) => void;
  readonly correlations: DateKernel;
  readonly rankDates: DateKernel;
  readonly rankCorrelations: DateKernel;
  readonly rankShares: (values: number, length: number, out: number, method: number, tolerance: number) => void;
  readonly takePair: (beside: number, rows: number, window: number, minPeriods: number) => void;
  readonly countRanks: (input: number, out: number, tolerance: number) => void;
  readonly rollDecays: (input: number, out: number) => void;
  readonly rollExtremes: (input: number, out: number, lowest: number, report: number, late: number) => void;
  readonly rollMoments: (input: number, out: number, report: number) => void;
  readonly rollPairs: (x: number, y: number, out: number, correlated: number) => void;
  readonly rollShapes: (input: number, out: number, fourth: number) => void;
  readonly rollSums: (input: number, out: number, mean: number) => void;
}

/** Pages of 64 KiB, touched only when used. The same figures as in scripts/compile.ts. */
const memory = new WebAssembly.Memory({ initial: 2048, maximum: 65536, shared: true });
let buffer = memory.buffer;

/** One instance per thread; kernels use its memory as scratch and keep nothing between calls that a caller could see. */
export const compiled = instantiate();

function instantiate(): Compiled {
  const module = new WebAssembly.Module(Buffer.from(binary, "base64"));
  return new WebAssembly.Instance(module, { env: { memory } }).exports as Compiled;
}

/** Fresh numbers in the module's memory, never given back; kernels take `byteOffset` as their address. */
export function reserveFloats(length: number): Float64Array {
  const address = compiled.reserve(length * Float64Array.BYTES_PER_ELEMENT);
  buffer = memory.buffer;
  return new Float64Array(buffer, address, length);
}

/** Numbers that a kernel left at an address. */
export function floatsAt(address: number, length: number): Float64Array {
  return new Float64Array(memory.buffer, address, length);
}

/** Whole numbers that a kernel left at an address. */
export function wholesAt(address: number, length: number): Int32Array {
  return new Int32Array(memory.buffer, address, length);
}

/** A kind of typed array over memory that is there. */
export interface Kind<T> {
  new (buffer: ArrayBufferLike, at: number, length: number): T;
  readonly BYTES_PER_ELEMENT: number;
}

/**
 * An area in the module's memory that grows to what is asked for and then serves every asker.
 *
 * Shape   bytes -> a function that hands out arrays of the area one after another, each at a multiple of 16
 */
export function compiledArea(): (bytes: number) => <T>(kind: Kind<T>, length: number) => T {
  let start = 0;
  let size = 0;
  return (bytes) => {
    if (bytes > size) {
      size = Math.ceil(bytes * 1.25);
      start = compiled.reserve(size);
      buffer = memory.buffer;
    }
    let at = start;
    return (kind, length) => {
      const made = new kind(buffer, at, length);
      at += Math.ceil((length * kind.BYTES_PER_ELEMENT) / 16) * 16;
      return made;
    };
  };
}

/** Whether an array lies in the module's memory, so that its `byteOffset` is an address there. */
export function isCompiled(array: { readonly buffer: ArrayBufferLike }): boolean {
  return array.buffer === buffer;
}

/** The bytes of an array. Buffers copy them at the speed of memory; typed arrays copy shared memory number by number. */
export function bytesOf(array: {
  readonly buffer: ArrayBufferLike;
  readonly byteOffset: number;
  readonly byteLength: number;
}): Buffer {
  return Buffer.from(array.buffer, array.byteOffset, array.byteLength);
}

/** A buffer in the module's memory that grows to the longest row and then serves every call; it holds leftovers. */
export function compiledScratch(): (length: number) => Float64Array {
  let scratch = reserveFloats(0);
  return (length) => {
    if (scratch.length < length) scratch = reserveFloats(Math.max(512, 2 * length));
    return scratch;
  };
}

/**
 * The address of a row for a kernel that only reads it.
 *
 * Shape   row[n] -> its own address if it lies in the module's memory, else that of a copy in `scratch`
 */
export function addressOf(row: Float64Array, scratch: (length: number) => Float64Array): number {
  if (isCompiled(row)) return row.byteOffset;
  const copy = scratch(row.length);
  copy.set(row);
  return copy.byteOffset;
}

const results = compiledScratch();

/** Lets a kernel write to a row at its address, or to a copy of it that is brought back. */
export function written(out: Float64Array, write: (address: number) => void): void {
  if (isCompiled(out)) {
    write(out.byteOffset);
    return;
  }
  const copy = results(out.length);
  copy.set(out);
  write(copy.byteOffset);
  out.set(copy.subarray(0, out.length));
}

/** Puts NaN into the first `length` places of numbers that were reserved with room for one more, and blanks infinite ones. */
export const missingValues = {
  fill: (numbers: Float64Array, length: number): void => compiled.fillMissing(numbers.byteOffset, length),
  blank: (numbers: Float64Array, length: number): void => compiled.blankInfinite(numbers.byteOffset, length),
} as const;
