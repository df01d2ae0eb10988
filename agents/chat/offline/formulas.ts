// Formulas inside a question: the longest stretches of it that the language understands.
import { explainFormula } from "#tools";
import type { ChatAsk } from "../planner.ts";

export type Vocabulary = Parameters<typeof explainFormula>[1];

interface OtherMarket {
  readonly market: string;
  readonly frequency: NonNullable<Vocabulary["frequency"]>;
  readonly timeZone: string;
  readonly fields: readonly string[];
  readonly symbols: readonly string[];
}

export interface FoundFormulas {
  readonly understood: readonly string[];
  /** What was meant as a formula and is none, with the located error. */
  readonly refused: readonly { readonly text: string; readonly says: string }[];
}

const longestQuestion = 400;
const mostFormulas = 3;

export async function vocabularyOf(ask: ChatAsk): Promise<Vocabulary> {
  const { fields, groups, inputs } = await ask.measure("describe_market", {});
  const markets = (inputs as readonly OtherMarket[]).map((input) => [input.market, { ...input, groups: [] }] as const);
  return { fields: fields as readonly string[], groups: groups as readonly string[], markets: new Map(markets) };
}

export function formulasIn(question: string, vocabulary: Vocabulary): FoundFormulas {
  const quoted = quotedIn(question);
  if (quoted.length > 0) return sortOut(quoted, vocabulary);
  const bare = question.slice(0, longestQuestion).replace(/[?!.\s]+$/, "");
  const understood = longestParts(bare, vocabulary);
  if (understood.length > 0) return { understood, refused: [] };
  const call = /-?\b[a-z_][a-z0-9_]*\(.*\)/i.exec(bare)?.[0];
  return call === undefined ? { understood: [], refused: [] } : sortOut([call], vocabulary);
}

/** Marks around a market's name belong to the formula. */
function quotedIn(question: string): readonly string[] {
  const marks = /market\(\s*"/.test(question) ? /`([^`]+)`|“([^”]+)”/g : /["“`]([^"”`]+)["”`]/g;
  return [...question.matchAll(marks)].map((match) => match[1] ?? match[2] ?? "");
}

function sortOut(texts: readonly string[], vocabulary: Vocabulary): FoundFormulas {
  const understood: string[] = [];
  const refused: { text: string; says: string }[] = [];
  for (const text of texts.slice(0, mostFormulas)) {
    const problem = problemOf(text, vocabulary);
    if (problem === null) understood.push(text);
    else if (/[(*/+-]/.test(text)) refused.push({ text, says: problem });
  }
  return { understood, refused };
}

/** From each place the longest stretch that parses and calls something; what is taken is not read twice. */
function longestParts(text: string, vocabulary: Vocabulary): readonly string[] {
  const found: string[] = [];
  const starts = [...text.matchAll(/(?<![\w)])[-(a-z_]/gi)].map(({ index }) => index);
  const ends = [...text.matchAll(/[\w)](?=$|[\s,;:?!)])/g)].map(({ index }) => index + 1).reverse();
  let taken = 0;
  for (const start of starts) {
    if (start < taken || found.length === mostFormulas) continue;
    const end = ends.find((at) => at > start && isFormula(text.slice(start, at), vocabulary));
    if (end === undefined) continue;
    found.push(text.slice(start, end));
    taken = end;
  }
  return found;
}

function isFormula(text: string, vocabulary: Vocabulary): boolean {
  return /[(*/+]|\s-\s/.test(text) && problemOf(text, vocabulary) === null;
}

function problemOf(text: string, vocabulary: Vocabulary): string | null {
  try {
    explainFormula(text, vocabulary);
    return null;
  } catch (thrown) {
    return thrown instanceof Error ? thrown.message : String(thrown);
  }
}

/** Equal after both are brought into canonical form. */
export function sameFormula(a: string, b: string, vocabulary: Vocabulary): boolean {
  try {
    return explainFormula(a, vocabulary).hash === explainFormula(b, vocabulary).hash;
  } catch {
    return false;
  }
}
