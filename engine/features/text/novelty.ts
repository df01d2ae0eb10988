// How new a document is against what was published before it.

/** Documents of one shingle that are compared: a phrase that everybody uses tells little. */
const mostHolders = 5000;

export interface NoveltyRule {
  /** Documents published at most this long before take part, ms. */
  readonly window: number;
}

/**
 * Judges documents in the order in which they were published.
 *
 * novelty = 1 − the largest cosine similarity to an earlier document, over their sets of shingles:
 * |A ∩ B| / √(|A| |B|). A copy gives 0, a document without a shared shingle 1.
 * NaN     a document without a word
 * Limit   of a shingle that more than 5,000 documents of the window share, the newest 5,000 to 10,000 take part
 * Cost    shared shingles of the window, through an index from shingle to documents
 */
export function openNovelty({ window }: NoveltyRule): (shingles: ReadonlySet<string>, published: number) => number {
  const places = new Map<string, number[]>();
  const sizes: number[] = [];
  const times: number[] = [];
  return (shingles, published) => {
    if (shingles.size === 0) return Number.NaN;
    const shared = new Map<number, number>();
    for (const shingle of shingles) {
      const holders = places.get(shingle);
      if (holders === undefined) continue;
      const fresh = holders.findIndex((document) => published - times[document]! <= window);
      if (fresh < 0) holders.length = 0;
      else if (fresh > 0) holders.splice(0, fresh);
      for (const document of holders) shared.set(document, (shared.get(document) ?? 0) + 1);
    }
    let nearest = 0;
    for (const [document, count] of shared)
      nearest = Math.max(nearest, count / Math.sqrt(shingles.size * sizes[document]!));
    const own = sizes.push(shingles.size) - 1;
    times.push(published);
    for (const shingle of shingles) {
      const holders = places.get(shingle);
      if (holders === undefined) places.set(shingle, [own]);
      else if (holders.push(own) > 2 * mostHolders) holders.splice(0, mostHolders);
    }
    return Math.max(0, 1 - nearest);
  };
}
