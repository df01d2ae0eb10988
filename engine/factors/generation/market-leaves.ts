// What candidates may read of other markets when nothing is asked for in particular.
import { barLength } from "#engine/panel";
import type { InputMarket, Vocabulary } from "../language/names.ts";

/** Symbols of a market without counterparts that stand for all. */
const mostNamed = 3;

/** Returns of every other market that has closes, and how its bars vary where they are finer. Sorted by market. */
export function marketLeaves({ markets, symbols, frequency }: Vocabulary): readonly string[] {
  return [...(markets ?? [])]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .filter(([, market]) => market.fields.includes("close"))
    .flatMap(([name, market]) => {
      const isFiner = frequency !== undefined && barLength(market.frequency) < barLength(frequency);
      return callsOf(name, market, symbols).flatMap((call) => [
        `returns(${call}.close, 1)`,
        ...(isFiner ? [`vec_std(${call}, returns(close, 1))`, `vec_skew(${call}, returns(close, 1))`] : []),
        ...(isFiner && market.fields.includes("volume") ? [`vec_last_share(${call}, volume)`] : []),
      ]);
    });
}

/** The market by symbols of the same name where there are any, otherwise its first symbols for all. */
function callsOf(name: string, { symbols }: InputMarket, own: Vocabulary["symbols"]): readonly string[] {
  const known = new Set(symbols);
  if (symbols.length === 1 || own === undefined || own.some((symbol) => known.has(symbol)))
    return [`market("${name}")`];
  return symbols.slice(0, mostNamed).map((symbol) => `market("${name}", "${symbol}")`);
}
