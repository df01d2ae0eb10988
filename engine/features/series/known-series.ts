// A dated series with revisions, as it was known at each instant.

export interface Statement {
  /** What the value is about: start of the observed period, ms UTC. */
  readonly observed: number;
  /** Instant from which the value could be known, ms UTC. */
  readonly known: number;
  readonly value: number;
}

/**
 * The value that was known at each close: of all statements known by then the one about the newest period, and of those
 * about it the one stated last. A late revision of an older period therefore changes nothing; a revision of the newest
 * period counts from its own time on.
 *
 * Shape   closes ascending -> one value each
 * NaN     before the first statement, and once the held value has been known for longer than `maxAge`
 */
export function valuesAsKnown(
  statements: readonly Statement[],
  closes: Float64Array,
  maxAge = Number.POSITIVE_INFINITY,
): Float64Array {
  const ordered = statements
    .filter(
      ({ value, known, observed }) => Number.isFinite(value) && Number.isFinite(known) && Number.isFinite(observed),
    )
    .sort((a, b) => a.known - b.known || a.observed - b.observed);
  const out = new Float64Array(closes.length).fill(Number.NaN);
  let held: Statement | null = null;
  let next = 0;
  for (let t = 0; t < closes.length; t++) {
    for (; next < ordered.length && ordered[next]!.known <= closes[t]!; next++) {
      const offered = ordered[next]!;
      if (held === null || offered.observed >= held.observed) held = offered;
    }
    if (held !== null && closes[t]! - held.known <= maxAge) out[t] = held.value;
  }
  return out;
}
