// The yardstick's inputs, made again bit for bit: u(seed, i) over a row-major panel, turned symbol by symbol.
import { newColumn } from "#engine/panel";
import { hashedUniform } from "../test/support/hashed-uniform.ts";

export const panelSize = { rows: 5000, columns: 500 } as const;

let made: { readonly close: Float64Array; readonly uniform: Float64Array; readonly forward: Float64Array } | undefined;

/**
 * close: 100 × the running product of 1 + (u(1) − 0.5) × 0.04 + 0.0002 · uniform: u(7) · forward: the return of close over
 * the next five rows.
 */
export function panelInputs(): NonNullable<typeof made> {
  made ??= makeInputs();
  return made;
}

function makeInputs(): NonNullable<typeof made> {
  const { rows, columns } = panelSize;
  const close = newColumn(rows * columns);
  const uniform = newColumn(rows * columns);
  const forward = newColumn(rows * columns).fill(Number.NaN);
  for (let s = 0; s < columns; s++) {
    let price = 1;
    for (let t = 0; t < rows; t++) {
      price *= 1 + ((hashedUniform(1, t * columns + s) - 0.5) * 0.04 + 0.0002);
      close[s * rows + t] = 100 * price;
      uniform[s * rows + t] = hashedUniform(7, t * columns + s);
    }
    for (let t = 0; t + 5 < rows; t++) {
      forward[s * rows + t] = (close[s * rows + t + 5] ?? 0) / (close[s * rows + t] ?? 0) - 1;
    }
  }
  return { close, uniform, forward };
}
