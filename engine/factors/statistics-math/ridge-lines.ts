// Peaks that show at several widths of smoothing: local maxima joined into ridges from the widest to the narrowest.
import { sorted } from "./moments.ts";
import { hatTransform } from "./wavelets.ts";

interface Ridge {
  /** Row (width − 1) and place of the last maximum that joined. */
  row: number;
  place: number;
  length: number;
  /** Rows without a new maximum. */
  gap: number;
}

/**
 * Number of ridges that are long enough and stand out of the noise, for widths 1 … highest.
 *
 * Source  Du, Kibbe and Lin 2006 as scipy.signal.find_peaks_cwt: maxima join the nearest ridge within a quarter of the width,
 *         a ridge ends after more than one row without, a quarter of the rows is long enough, and the narrowest end must be at
 *         least the tenth percentile of the first row around it
 */
export function countRidges(x: Float64Array, highest: number): number {
  const rows = hatTransform(x, highest);
  const [first] = rows;
  if (!first) return 0;
  const noise = noiseOf(first);
  const least = Math.ceil(highest / 4);
  return ridgesOf(rows).filter(({ row, place, length }) => {
    const share = Math.abs(rows[row]![place]! / noise[place]!);
    return length >= least && !(share < 1);
  }).length;
}

function maximaOf(row: Float64Array): readonly number[] {
  const places: number[] = [];
  for (let i = 1; i < row.length - 1; i++) if (row[i]! > row[i + 1]! && row[i]! > row[i - 1]!) places.push(i);
  return places;
}

function ridgesOf(rows: readonly Float64Array[]): readonly Ridge[] {
  const maxima = rows.map(maximaOf);
  const top = maxima.findLastIndex((places) => places.length > 0);
  if (top < 0) return [];
  const begin = (row: number, place: number): Ridge => ({ row, place, length: 1, gap: 0 });
  let open = maxima[top]!.map((place) => begin(top, place));
  const ended: Ridge[] = [];
  for (let row = top - 1; row >= 0; row--) {
    for (const ridge of open) ridge.gap++;
    const before = open.map((ridge) => ridge.place);
    for (const place of maxima[row]!) {
      const nearest = nearestOf(before, place);
      const ridge = open[nearest];
      if (ridge !== undefined && Math.abs(place - before[nearest]!) <= (row + 1) / 4) {
        Object.assign(ridge, { row, place, length: ridge.length + 1, gap: 0 });
      } else open.push(begin(row, place));
    }
    ended.push(...open.filter((ridge) => ridge.gap > 1));
    open = open.filter((ridge) => ridge.gap <= 1);
  }
  return [...ended, ...open];
}

/** Place of the nearest number, the first of equals; −1 for none. */
function nearestOf(numbers: readonly number[], to: number): number {
  let best = -1;
  for (let i = 0; i < numbers.length; i++) {
    if (best < 0 || Math.abs(to - numbers[i]!) < Math.abs(to - numbers[best]!)) best = i;
  }
  return best;
}

/** Tenth percentile of the values around each place, in a window of a twentieth of the row. */
function noiseOf(row: Float64Array): Float64Array {
  const width = Math.ceil(row.length / 20);
  const half = width >> 1;
  const noise = new Float64Array(row.length);
  for (let i = 0; i < row.length; i++) {
    const around = sorted(row.subarray(Math.max(i - half, 0), Math.min(i + half + (width % 2), row.length)));
    const place = 0.1 * (around.length - 1);
    const low = Math.trunc(place);
    noise[i] = low === place ? around[low]! : around[low]! * (low + 1 - place) + around[low + 1]! * (place - low);
  }
  return noise;
}
