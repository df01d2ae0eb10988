// Buffers that grow to the longest row and then serve every call, so that kernels over single dates allocate nothing.

/** A buffer of at least `length` numbers with leftovers in it; every call hands out the same one. */
export function rowScratch(): (length: number) => Float64Array {
  let buffer = new Float64Array(0);
  return (length) => {
    if (buffer.length < length) buffer = new Float64Array(length);
    return buffer;
  };
}

/** The same for whole numbers. */
export function placeScratch(): (length: number) => Int32Array {
  let buffer = new Int32Array(0);
  return (length) => {
    if (buffer.length < length) buffer = new Int32Array(length);
    return buffer;
  };
}
