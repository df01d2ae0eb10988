// Sentiment of a document from a dictionary of scored words.
import { isWord } from "./tokens.ts";

const negations: ReadonlySet<string> = new Set([
  "aint",
  "cannot",
  "hardly",
  "n't",
  "neither",
  "never",
  "no",
  "nobody",
  "none",
  "nor",
  "not",
  "nothing",
  "without",
]);
/** Words after a negation whose score it turns, within the clause. */
const reach = 3;

/**
 * Sum of the words' scores per word of the document.
 *
 * A negation turns the sign of the next three words, up to the end of the clause; it counts as a word with its own score
 * only when it turns nothing.
 * NaN     a document without a word; words that the dictionary does not hold count 0
 */
export function sentimentOf(words: readonly string[], dictionary: ReadonlyMap<string, number>): number {
  let [sum, count, turned] = [0, 0, 0];
  for (const [i, word] of words.entries()) {
    if (!isWord(word)) {
      turned = 0;
      continue;
    }
    count += 1;
    const score = dictionary.get(word) ?? 0;
    if (isNegation(word)) {
      turned = reach;
      if (!turnsSomething(words.slice(i + 1, i + 1 + reach), dictionary)) sum += score;
      continue;
    }
    sum += turned > 0 ? -score : score;
    turned = Math.max(turned - 1, 0);
  }
  return count === 0 ? Number.NaN : sum / count;
}

function isNegation(word: string): boolean {
  return negations.has(word) || word.endsWith("n't");
}

function turnsSomething(next: readonly string[], dictionary: ReadonlyMap<string, number>): boolean {
  const end = next.findIndex((word) => !isWord(word));
  return next.slice(0, end < 0 ? next.length : end).some((word) => (dictionary.get(word) ?? 0) !== 0);
}
