// A document as tokens: lower case, bounded, without control characters; text is counted here and never obeyed or shown.

/** Characters and tokens of one document that are read; the rest is cut off and counted as clipped. */
export const mostCharacters = 20_000;
export const mostTokens = 2_000;

export interface Tokens {
  /** Words, numbers and cashtags in order; "." ends a clause. */
  readonly words: readonly string[];
  readonly clipped: boolean;
}

const clauseEnd = ".";
/** Marks of a copy and of its sender, and stand-ins for links: they are no news. */
const noise: ReadonlySet<string> = new Set(["rt", "at_user", "url", "via"]);
const pattern =
  /https?:\/\/\S+|@\w+|[$#]\s?[\p{L}]\w*|n't\b|[\p{L}\p{N}]+(?:[’'_-][\p{L}\p{N}]+)*%?|\p{Extended_Pictographic}|[.!?;:,]+/gu;

/**
 * Tokens of a text.
 *
 * Control and format characters go first, so that nothing hidden takes part. Links, senders and "rt" are left out, so that
 * a copy has the tokens of its original.
 */
export function tokensOf(text: string): Tokens {
  const head = text.slice(0, mostCharacters);
  const plain = head.replaceAll(/[\p{Cc}\p{Cf}\p{Co}\p{Cs}]+/gu, " ").toLowerCase();
  const words: string[] = [];
  let clipped = text.length > mostCharacters;
  for (const [found] of plain.matchAll(pattern)) {
    if (words.length >= mostTokens) {
      clipped = true;
      break;
    }
    if (found.startsWith("http") || found.startsWith("@") || noise.has(found)) continue;
    if (/^[.!?;:,]/.test(found)) words.push(clauseEnd);
    else words.push(found.replaceAll("’", "'").replace(/^([$#])\s/, "$1"));
  }
  return { words, clipped };
}

export function isWord(token: string): boolean {
  return token !== clauseEnd;
}

/** Distinct pairs of neighbouring words; of a single word the word itself. */
export function shinglesOf(words: readonly string[]): ReadonlySet<string> {
  const only = words.filter(isWord);
  if (only.length === 1) return new Set(only);
  return new Set(only.slice(1).map((word, i) => `${only[i]} ${word}`));
}
