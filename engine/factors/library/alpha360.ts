// Qlib's Alpha360: sixty bars of six fields, divided by the last close or the last volume.
import { libraryOf } from "./library-factor.ts";
import { factorFrom } from "./printed.ts";

const fields = ["CLOSE", "OPEN", "HIGH", "LOW", "VWAP", "VOLUME"];
const bars = 60;

function formulaOf(field: string, lag: number): string {
  const last = field === "VOLUME" ? "($volume+1e-12)" : "$close";
  const name = `$${field.toLowerCase()}`;
  return lag === 0 ? `${name}/${last}` : `Ref(${name}, ${lag})/${last}`;
}

function wordsFor(field: string, lag: number): string {
  const when = lag === 0 ? "Today's" : lag === 1 ? "Yesterday's" : `The`;
  const ago = lag > 1 ? ` ${lag} bars ago` : "";
  const name = field === "VWAP" ? "average price" : field.toLowerCase();
  return `${when} ${name}${ago} over today's ${field === "VOLUME" ? "volume" : "close"}.`;
}

export const alpha360 = libraryOf(
  "alpha360",
  "Qlib's Alpha360: the last 60 bars of close, open, high, low, average price and volume, by the last close or volume.",
  () =>
    fields.flatMap((field) =>
      Array.from({ length: bars }, (_, i) => bars - 1 - i).map((lag) =>
        factorFrom({
          name: `alpha360.${field}${lag}`,
          printed: formulaOf(field, lag),
          says: wordsFor(field, lag),
          dialect: "qlib",
          source: `Qlib, Alpha360, ${field}${lag}`,
        }),
      ),
    ),
);
