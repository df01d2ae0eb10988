// The running segment of a series, written out: the definition behind totals that start anew.

/**
 * The present values since the key changed or the condition held, today's included; null where today is missing. Rows with
 * a missing marker are passed over.
 */
export function segmentOf(x: Float64Array, marker: Float64Array, kind: "key" | "condition"): readonly number[] | null {
  const rows = [...marker.keys()].filter((i) => Number.isFinite(marker[i]));
  if (rows.at(-1) !== marker.length - 1 || !Number.isFinite(x.at(-1))) return null;
  const begins = rows.findLastIndex((row, k) =>
    kind === "condition" ? marker[row] !== 0 : k === 0 || marker[row] !== marker[rows[k - 1] ?? 0],
  );
  return rows
    .slice(Math.max(0, begins))
    .map((row) => x[row] ?? Number.NaN)
    .filter(Number.isFinite);
}
