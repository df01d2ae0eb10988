// Which bars of another market a bar here may know: the one alignment rule for every input.
import { barLength, closesOf, opensOf, type Panel } from "#engine/panel";

/** A value of another market is used for a week and one of its bars; after that it is missing. */
export const staleAfterMs = 7 * 86_400_000;

/**
 * Values of another market as they were known at the close of each bar here.
 *
 * A bar is known at its close: opening time plus bar length, which for daily bars is local midnight of the next day in
 * the market's own time zone. Bar t gets the last value of the other market's symbol whose bar closed at or before the
 * close of t; a value that is older than a week and one bar of its market is missing.
 *
 * Shape   column[symbols' × times'] -> out[symbols × times]; `matches[s]` is the other market's symbol of symbol s, or −1
 * NaN     missing cells of the other market are passed over; symbols without a match are missing
 * Cost    one pass over both markets' bars per symbol
 */
export function joinAsOf(
  column: Float64Array,
  markets: { readonly here: Panel; readonly there: Panel; readonly matches: Int32Array },
  out: Float64Array,
): void {
  const { here, there, matches } = markets;
  const [closes, known] = [closesOf(here), closesOf(there)];
  const oldest = staleAfterMs + barLength(there.frequency);
  const times = closes.length;
  const first = new Map<number, number>();
  for (let s = 0; s < matches.length; s++) {
    const match = matches[s]!;
    const done = first.get(match);
    if (match < 0) out.fill(Number.NaN, s * times, (s + 1) * times);
    else if (done !== undefined) out.copyWithin(s * times, done * times, (done + 1) * times);
    else {
      const series = column.subarray(match * known.length, (match + 1) * known.length);
      joinSeries({ series, known }, { closes, oldest }, out.subarray(s * times, (s + 1) * times));
      first.set(match, s);
    }
  }
}

function joinSeries(
  there: { readonly series: Float64Array; readonly known: Float64Array },
  here: { readonly closes: Float64Array; readonly oldest: number },
  out: Float64Array,
): void {
  const { series, known } = there;
  let next = 0;
  let last = -1;
  for (let t = 0; t < out.length; t++) {
    const close = here.closes[t]!;
    for (; next < known.length && known[next]! <= close; next++) if (Number.isFinite(series[next]!)) last = next;
    out[t] = last >= 0 && close - known[last]! <= here.oldest ? series[last]! : Number.NaN;
  }
}

/** Rows from[t] to to[t] − 1 of a finer market: those that became known within bar t. */
export interface Spans {
  readonly from: Int32Array;
  readonly to: Int32Array;
}

/** A finer bar belongs to the bar here in which it closes: after its opening and at or before its close. */
export function spansOf(here: Panel, there: Panel): Spans {
  const [opens, closes, known] = [opensOf(here), closesOf(here), closesOf(there)];
  const from = new Int32Array(closes.length);
  const to = new Int32Array(closes.length);
  let [low, high] = [0, 0];
  for (let t = 0; t < closes.length; t++) {
    while (low < known.length && known[low]! <= opens[t]!) low++;
    while (high < known.length && known[high]! <= closes[t]!) high++;
    from[t] = low;
    to[t] = Math.max(low, high);
  }
  return { from, to };
}

type Symbols = Pick<Panel, "symbols">;

/** For each symbol here the place of its counterpart: the one named, the only one there is, or the one of the same name. */
export function matchSymbols(here: Symbols, there: Symbols, symbol: string | null): Int32Array {
  const single = symbol ?? (there.symbols.length === 1 ? there.symbols[0] : undefined);
  if (single !== undefined) return new Int32Array(here.symbols.length).fill(there.symbols.indexOf(single));
  const places = new Map(there.symbols.map((name, place) => [name, place]));
  return Int32Array.from(here.symbols, (name) => places.get(name) ?? -1);
}
