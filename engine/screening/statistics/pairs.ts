// The rows in which every sample has a value.
import { QraftError, type Series } from "#engine/core";

/**
 * Samples without the rows in which any of them is not finite.
 *
 * Errors  samples of different lengths
 */
export function completeRows(samples: readonly Series[]): Float64Array[] {
  const n = samples[0]?.length ?? 0;
  const other = samples.find((sample) => sample.length !== n);
  if (other !== undefined) {
    throw new QraftError(
      "bad-samples",
      `Paired samples have ${n} and ${other.length} values.`,
      "Give samples of one length.",
    );
  }
  const kept = Array.from({ length: n }, (_, i) => i).filter((i) =>
    samples.every((sample) => Number.isFinite(sample[i])),
  );
  return samples.map((sample) => Float64Array.from(kept, (i) => sample[i]!));
}
