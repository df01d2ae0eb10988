// The reference fixtures' numbers: u(seed, i) in [0, 1), a pure function of seed and flat index over 32-bit integers.

export function hashedUniform(seed: number, i: number): number {
  let x = (Math.imul(i + 1, 0x9e3779b1) + Math.imul(seed, 0x85ebca77)) >>> 0;
  x ^= x >>> 16;
  x = Math.imul(x, 0x7feb352d);
  x ^= x >>> 15;
  x = Math.imul(x, 0x846ca68b);
  x ^= x >>> 16;
  return (x >>> 0) / 4_294_967_296;
}

/** Columns of a row-major matrix: column c holds u(seed, row * columns + c) for every row, turned by `of`. */
export function hashedColumns(
  seed: number,
  shape: { readonly rows: number; readonly columns: number },
  of: (u: number) => number,
): Float64Array[] {
  return Array.from({ length: shape.columns }, (_, c) =>
    Float64Array.from({ length: shape.rows }, (_, r) => of(hashedUniform(seed, r * shape.columns + c))),
  );
}
