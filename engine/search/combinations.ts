// Combinations: every way to choose a few of many, in lexicographic order.

/** Yields all selections of `size` items, each in the items' own order. */
export function* combinations<T>(items: readonly T[], size: number): Generator<T[]> {
  if (size < 0 || size > items.length) return;
  const places = Array.from({ length: size }, (_, i) => i);
  while (true) {
    yield places.map((place) => items[place] as T);
    let i = size - 1;
    while (i >= 0 && places[i] === items.length - size + i) i--;
    if (i < 0) return;
    places[i] = (places[i] ?? 0) + 1;
    for (let j = i + 1; j < size; j++) places[j] = (places[j - 1] ?? 0) + 1;
  }
}

/** How many selections there are; exact below 2^53. */
export function countCombinations(items: number, size: number): number {
  let count = 1;
  for (let i = 1; i <= Math.min(size, items - size); i++) count = (count * (items - i + 1)) / i;
  return size < 0 || size > items ? 0 : Math.round(count);
}
