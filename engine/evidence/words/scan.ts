// The text scanner: finds digits, number words, controlled words and disguises of them in what a writer typed.
import { frameWords, idioms, lexicon, phrases, type WordFamily } from "./lexicon.ts";
import { noteFaults } from "./notes.ts";
import { isCapitalNumber, isNumberWord } from "./number-words.ts";
import { makePlain } from "./plain.ts";
import { isKnownWord } from "./plain-words.ts";
import type { TextFault } from "./text-fault.ts";

/** claim: text beside values · note: method, limitation · hypothesis: a note on how prices move · name: headings, columns, titles. */
export type TextRole = "claim" | "note" | "hypothesis" | "name";

/** Adverbs that say nothing about a result; every other word in -ly is refused. */
const plainAdverbs = new Set(
  `daily weekly monthly yearly quarterly hourly annually early family apply supply reply rely fly ally assembly anomaly multiply
  respectively separately randomly directly namely jointly sequentially previously originally initially finally additionally automatically
  linearly cross-sectionally sectionally alphabetically chronologically numerically simply newly subsequently simultaneously
  proportionally inversely logarithmically deterministically publicly locally internally externally manually explicitly implicitly
  equally identically individually collectively technically mechanically statistically economically historically empirically poly italy july`.split(
    /\s+/,
  ),
);
const plainEst = new Set(
  "test backtest request interest west rest nest latest est forest manifest invest suggest attest digest harvest contest quest guest".split(
    " ",
  ),
);
const foreignWords = new Set(
  "der die das und ist nicht eine einer mit auf für le la les des est pas une dans avec el los las una con por para il lo gli che non per sono della het een niet van zijn och att det som é não uma com".split(
    " ",
  ),
);

interface Entry {
  readonly family: WordFamily;
  readonly text: string;
  readonly prefix: boolean;
}

function entriesOf(families: readonly WordFamily[]): readonly Entry[] {
  return families.flatMap((family) =>
    family.words.split(/\s+/).map((word) => ({ family, text: word.replace("*", ""), prefix: word.endsWith("*") })),
  );
}

interface Book {
  readonly exact: ReadonlyMap<string, Entry>;
  readonly prefixes: ReadonlyMap<string, readonly Entry[]>;
  readonly long: readonly Entry[];
  readonly compounds: readonly Entry[];
}

function makeBook(entries: readonly Entry[]): Book {
  const prefixes = new Map<string, Entry[]>();
  for (const entry of entries.filter(({ prefix }) => prefix)) {
    const key = entry.text.slice(0, 3);
    prefixes.set(key, [...(prefixes.get(key) ?? []), entry]);
  }
  return {
    exact: new Map(entries.filter(({ prefix }) => !prefix).map((entry) => [entry.text, entry])),
    prefixes,
    long: entries.filter(({ text, prefix }) => prefix && text.length >= 7),
    compounds: entries.filter(({ text }) => text.includes("-")),
  };
}

const commonBook = makeBook(entriesOf(lexicon));
const claimBook = makeBook(entriesOf([...lexicon, ...frameWords]));
const hypothesisBook = makeBook(entriesOf(lexicon.filter(({ name }) => name !== "change")));
const books: Readonly<Record<TextRole, Book>> = {
  claim: claimBook,
  note: commonBook,
  hypothesis: hypothesisBook,
  name: claimBook,
};

/** Subjects of method and headings that look like claims but name a topic. */
const topics =
  /\bsurvivorship\b|\b(robustness|significance|stability|consistency) (checks?|tests?|levels?|gates?|measures?|statistics?|criteria)\b|\brisk (limits?|rules?)\b|\bmultiple[ -]testing\b|\bvalidation\b|\bcost models?\b|\b(corrected|correction) for\b|\b(interest on|held in|uninvested) cash\b/gu;
const mechanismTopics = /\b(buy|buys|buying|bought|sell|sells|selling|sold|slowly|quickly|gradually)\b/gu;
const headingTopics =
  /\b(robustness|significance|stability|consistency|comparison|risks?|decay|trends?|reproducing|reproducibility|evidence|verification|failed gates|failures|losses|benchmarks?|limits|mechanisms?|costs)\b/gu;

/** Everything that may not stand in a text of that role; empty when it may be printed. */
export function scanText(source: string, role: TextRole): readonly TextFault[] {
  const plain = makePlain(source);
  const faults: TextFault[] = [];
  if (plain.stranger) {
    const { character, reason } = plain.stranger;
    const rule = reason === "a digit" ? "text-digit" : "text-character";
    faults.push({ rule, expected: "plain words; numbers come from refs", found: `${reason}: ${character}` });
  }
  if (role !== "name" && plain.text.includes("?")) {
    faults.push({ rule: "text-character", expected: "statements", found: "a question" });
  }
  if (role === "note" || role === "hypothesis") faults.push(...noteFaults(plain.text, role));
  const book = books[role];
  const own = role === "name" ? headingTopics : role === "hypothesis" ? mechanismTopics : /$^/gu;
  const blank = (text: string) => text.replaceAll(topics, "·").replaceAll(own, "·");
  const cased = plain.cased.replaceAll(/[A-Za-z][A-Za-z -]*[A-Za-z]/gu, (run) =>
    blank(run.toLowerCase()) === run.toLowerCase() ? run : blankCased(run, blank),
  );
  faults.push(...spacedFaults(plain.text), ...wordFaults(cased, book), ...phraseFaults(blank(plain.text), book, role));
  return faults;
}

/** The run with its topics blanked, capitals kept where the words stay. */
function blankCased(run: string, blank: (text: string) => string): string {
  const rest = blank(run.toLowerCase()).split("·");
  let at = 0;
  return rest
    .map((part) => {
      const start = run.toLowerCase().indexOf(part, at);
      at = start + part.length;
      return run.slice(start, at);
    })
    .join(" · ");
}

/** "s i g n i f i c a n t", "r-o-b-u-s-t": three or more single letters in a row. */
function spacedFaults(text: string): readonly TextFault[] {
  const found = /(?<![a-z])[a-z](?:[\s\-./,;:'"()&_]+[a-z]){2,}(?![a-z])/u.exec(text);
  return found ? [{ rule: "text-disguise", expected: "whole words", found: found[0] }] : [];
}

function wordFaults(cased: string, book: Book): readonly TextFault[] {
  const faults: TextFault[] = [];
  const words = [...cased.matchAll(/[A-Za-z]+(?:['’][A-Za-z]+)?/gu)];
  let foreign = 0;
  for (const [i, match] of words.entries()) {
    const written = match[0];
    const word = squeeze(written.toLowerCase().replaceAll("’", "'"));
    const opens = match.index === 0 || /[.!?:]["')\s]*$/.test(cased.slice(0, match.index));
    if (foreignWords.has(word)) foreign++;
    const fault = judgeWord(word, written, opens, book) ?? judgePair(word, words[i + 1]?.[0], cased, match.index, book);
    if (fault) faults.push(fault);
  }
  const english = words.filter(([word]) => isKnownWord(word.toLowerCase().replace("’", "'")));
  if (foreign >= 2 || (words.length >= 3 && english.length * 5 < words.length))
    faults.push({ rule: "text-language", expected: "English: the lexicon is English", found: cased.slice(0, 60) });
  return faults;
}

/** Letters drawn out ("roooobust") count once. */
function squeeze(word: string): string {
  return word.replaceAll(/([a-z])\1{2,}/gu, "$1");
}

function judgeWord(word: string, written: string, opens: boolean, book: Book): TextFault | null {
  if (isNumberWord(word) || isCapitalNumber(written, opens)) {
    return { rule: "text-number-word", expected: "numbers from refs and dates from entities", found: written };
  }
  const entry = findEntry(word, book);
  if (entry) return lexiconFault(entry, written);
  if (/n't$/.test(word) && book === claimBook) {
    return { rule: "text-lexicon", expected: "the field negated of a predicate", found: written };
  }
  const claims = /[a-z]{2}ly$/.test(word) && !plainAdverbs.has(word);
  const superlative = /[a-z]{3}est$/.test(word) && !plainEst.has(word);
  if (claims || superlative || /[a-z](proof|worthy|beating|leading|winning)$/.test(word)) {
    return { rule: "text-lexicon", expected: "words that judge nothing", found: written };
  }
  return null;
}

function lexiconFault(entry: Entry, written: string): TextFault {
  return { rule: "text-lexicon", expected: `${entry.family.instead} (a word of ${entry.family.name})`, found: written };
}

function findEntry(word: string, book: Book): Entry | null {
  const bare = word.replace(/'(s|re|ll|ve|d)$/, "");
  for (const form of [
    bare,
    bare.replace(/(es|s|d|ed|ing)$/, ""),
    bare.replace(/s$/, ""),
    bare.replace(/(ed|ing|es)$/, "e"),
  ]) {
    const exact = form.length > 2 || form === bare ? book.exact.get(form) : undefined;
    if (exact) return exact;
  }
  const starts = book.prefixes.get(bare.slice(0, 3))?.find(({ text }) => bare.startsWith(text));
  if (starts) return starts;
  const bared = bare.replace(/^(non|un|in|ultra|super|hyper|mega|quasi|semi|pseudo|over|out)(?=[a-z]{5})/, "");
  if (bared !== bare) {
    const inner =
      book.exact.get(bared) ?? book.prefixes.get(bared.slice(0, 3))?.find(({ text }) => bared.startsWith(text));
    if (inner) return inner;
  }
  return bare.length >= 8 ? (book.long.find((entry) => isNear(bare, entry.text)) ?? null) : null;
}

/** One slip of the pen away: a letter lost, added, changed, or two swapped. */
function isNear(word: string, stem: string): boolean {
  if (word[0] !== stem[0]) return false;
  return [stem.length - 1, stem.length, stem.length + 1].some(
    (length) => word.length >= length && slips(word.slice(0, length), stem) === 1,
  );
}

function slips(a: string, b: string): number {
  if (Math.abs(a.length - b.length) > 1) return 2;
  let i = 0;
  while (i < a.length && i < b.length && a[i] === b[i]) i++;
  const [restA, restB] = [a.slice(i), b.slice(i)];
  if (restA === restB) return 0;
  if (restA.slice(1) === restB || restA === restB.slice(1) || restA.slice(1) === restB.slice(1)) return 1;
  const swapped =
    restA.length > 1 && restA[0] === restB[1] && restA[1] === restB[0] && restA.slice(2) === restB.slice(2);
  return swapped ? 1 : 2;
}

/** "out perform", "signi-ficant": two neighbours that make one controlled word. */
function judgePair(word: string, next: string | undefined, cased: string, at: number, book: Book): TextFault | null {
  if (next === undefined) return null;
  const between = cased.slice(at + word.length).slice(0, 2);
  if (!/^[\s\-./,']?[A-Za-z]/.test(between) && !/^[\s\-./,'][A-Za-z]/.test(between)) return null;
  const joined = word + next.toLowerCase();
  if (joined.length < 7) return null;
  const entry =
    book.exact.get(joined) ??
    book.prefixes.get(joined.slice(0, 3))?.find((e) => joined.startsWith(e.text) && e.text.length > word.length + 1);
  return entry && entry.text.length >= 6 ? lexiconFault(entry, `${word} ${next}`) : null;
}

function phraseFaults(text: string, book: Book, role: TextRole): readonly TextFault[] {
  const faults: TextFault[] = [];
  const flat = ` ${text.replaceAll(/[^a-z]+/gu, " ")} `;
  for (const entry of book.compounds) {
    if (flat.includes(` ${entry.text.replaceAll("-", " ")} `))
      faults.push(lexiconFault(entry, entry.text.replaceAll("-", " ")));
  }
  for (const idiom of idioms) {
    const found = idiom.exec(text);
    if (found) faults.push({ rule: "text-lexicon", expected: "words that judge nothing", found: found[0] });
  }
  for (const phrase of phrases) {
    const found = phrase.exec(text);
    if (found && role !== "name")
      faults.push({ rule: "text-lexicon", expected: "words that judge nothing", found: found[0] });
  }
  return faults;
}
