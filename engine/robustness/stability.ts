// Stability of a choice: do neighbouring parameters work as well, and do other samples choose the same?

export interface Neighbourhood {
  /** Share of neighbours that keep at least `keep` of the best score, with its sign. */
  readonly share: number;
  /** Mean score of the neighbours over the best score. */
  readonly meanRatio: number;
  readonly n: number;
}

/** A plateau rather than a peak: scores of the neighbours against the chosen one. A neighbour without a score keeps nothing. */
export function neighbourhoodShare(best: number, neighbours: readonly number[], keep = 0.5): Neighbourhood {
  const n = neighbours.length;
  if (n === 0 || !Number.isFinite(best) || best === 0) return { share: Number.NaN, meanRatio: Number.NaN, n };
  const ratios = neighbours.map((score) => (Number.isFinite(score) ? score / best : 0));
  return {
    share: ratios.filter((ratio) => ratio >= keep).length / n,
    meanRatio: ratios.reduce((sum, ratio) => sum + ratio, 0) / n,
    n,
  };
}

/** Share of the first n of one ranking that are also among the first n of the other; NaN for n below 1. */
export function topOverlap(a: readonly string[], b: readonly string[], n: number): number {
  const first = new Set(a.slice(0, n));
  const shared = new Set(b.slice(0, n).filter((id) => first.has(id)));
  const most = Math.min(n, Math.max(first.size, new Set(b.slice(0, n)).size));
  return most < 1 ? Number.NaN : shared.size / most;
}
