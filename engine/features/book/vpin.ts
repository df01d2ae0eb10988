// The share of one-sided trading, measured on the clock of volume.

const buckets = 50;

export interface Vpin {
  /** Adds a trade; a trade without a sign counts half to each side. */
  readonly add: (size: number, sign: 1 | -1 | 0) => void;
  /** Over the last 50 full buckets; NaN before. */
  readonly value: () => number;
  /** Takes a bucket size if none is set yet. */
  readonly size: (bucket: number) => void;
}

/**
 * Volume-synchronised probability of informed trading: Σ |bought − sold| / (50 × bucket) over the last 50 full buckets of
 * equal volume; a trade that spans buckets is split.
 *
 * Source  Easley, López de Prado and O'Hara 2012, with signed trades in place of bulk classification
 */
export function openVpin(bucket: number | null): Vpin {
  let size = bucket ?? Number.NaN;
  let filled = 0;
  let balance = 0;
  const full: number[] = [];
  return {
    size: (offered) => {
      if (Number.isNaN(size) && offered > 0) size = offered;
    },
    add: (quantity, sign) => {
      if (!(size > 0)) return;
      // Of a trade that fills the whole window more than once, the window and the rest of a bucket are enough.
      let left = quantity / size > buckets + 2 ? (quantity % size) + (buckets + 1) * size : quantity;
      while (left > 0) {
        const part = Math.min(left, size - filled);
        filled += part;
        balance += sign * part;
        left -= part;
        if (filled < size * (1 - 1e-12)) continue;
        full.push(Math.abs(balance));
        if (full.length > buckets) full.shift();
        [filled, balance] = [0, 0];
      }
    },
    value: () => (full.length < buckets ? Number.NaN : full.reduce((sum, one) => sum + one, 0) / (buckets * size)),
  };
}
