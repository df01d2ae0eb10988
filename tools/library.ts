// What the command line shows of the language: operators, libraries of formulas, and a formula explained.
import { findNamed, QraftError, unwrap } from "#engine/core";
import type { MarketDescription } from "#engine/data";
import {
  type BackendFacts,
  dialects,
  type Explanation,
  explainExpression,
  type FactorFamily,
  type FactorLibrary,
  factorLibraries,
  families,
  findLibraryFactor,
  type InputMarket,
  type LibraryFactor,
  marketsNamedIn,
  operatorReference,
  parseDialect,
  parseExpression,
  printExpression,
  type StandIn,
  standIn,
  usualStandIns,
  type Vocabulary,
} from "#engine/factors";

type MarketNames = { readonly fields: readonly string[]; readonly groups: readonly string[] };

export function operatorTable(): ReturnType<typeof operatorReference> {
  return operatorReference();
}

/** The libraries that there are, or the one of the name. */
export function librariesNamed(name: string | undefined): readonly FactorLibrary[] {
  return name === undefined ? factorLibraries : [unwrap(findNamed(factorLibraries, name, "library"))];
}

export function libraryFactor(name: string): LibraryFactor {
  return unwrap(findLibraryFactor(name));
}

/** Names of the dialects that formulas of other tools may be written in. */
export function dialectNames(): readonly string[] {
  return dialects.map(({ name }) => name);
}

/** A formula as typed, in our language: it may come in another dialect, or as the name of a library's factor. */
export function readFormula(text: string, dialect?: string): string {
  if (dialect !== undefined) {
    return printExpression(unwrap(parseDialect(text, unwrap(findNamed(dialects, dialect, "dialect")).name)));
  }
  if (!isFactorName(text)) return printExpression(unwrap(parseExpression(text)));
  const factor = libraryFactor(text);
  if (factor.refused === undefined) return factor.expression;
  throw new QraftError(
    "factor-refused",
    `${factor.name} cannot be computed: ${factor.refused}`,
    "Choose another factor.",
  );
}

/** For example alpha101.42 or momentum-12-1: what no formula can look like. */
function isFactorName(text: string): boolean {
  return (
    /^[A-Za-z][A-Za-z0-9]*\.[A-Za-z0-9_.-]+$/.test(text) ||
    factorLibraries
      .at(-1)
      ?.factors()
      .some(({ name }) => name === text) === true
  );
}

export interface ReadyFormula {
  /** What a table shows: the factor's name, or the formula. */
  readonly label: string;
  readonly expression: string;
  readonly origin: { readonly template: string; readonly parameters: Readonly<Record<string, string>> } | null;
  readonly sign: number;
}

export interface ReadyFormulas {
  readonly formulas: readonly ReadyFormula[];
  /** Factors of the library that cannot be computed, with the reason. */
  readonly refused: readonly { readonly label: string; readonly reason: string }[];
  /** What stands in for fields and groups that the market lacks, for example "vwap = (high + low + close) / 3". */
  readonly standIns: readonly string[];
}

/** Formulas ready for a market: read, names looked up, stand-ins put in. */
export function readyFormulas(
  asked: {
    readonly texts: readonly string[];
    readonly library?: string | undefined;
    readonly dialect?: string | undefined;
    /** Formulas for names that the market lacks, each "name = formula"; they come before the usual ones. */
    readonly define?: readonly string[] | undefined;
  },
  market: MarketNames,
): ReadyFormulas {
  const { texts, library, dialect } = asked;
  const standIns = [...(asked.define ?? []).map(definition), ...usualStandIns];
  const listed = library === undefined ? [] : librariesNamed(library).flatMap((one) => one.factors());
  const used = new Set<string>();
  const ready = (label: string, text: string): ReadyFormula => {
    const found = standIn(unwrap(parseExpression(text)), market, standIns);
    for (const { name, is } of found.used) used.add(`${name} = ${is}`);
    const origin = label === text ? null : { template: "library", parameters: { factor: label } };
    return { label, expression: printExpression(found.expr), origin, sign: 0 };
  };
  const typed = texts.map((text) => {
    const read = readFormula(text, dialect);
    return ready(isFactorName(text) ? text : read, read);
  });
  const fromLibrary = listed
    .filter(({ refused }) => refused === undefined)
    .map((factor) => ({ ...ready(factor.name, factor.expression), sign: factor.sign ?? 0 }));
  const seen = new Set<string>();
  const formulas = [...typed, ...fromLibrary].filter(({ label }) => !seen.has(label) && seen.add(label));
  return {
    formulas,
    refused: listed.flatMap(({ name, refused }) => (refused === undefined ? [] : [{ label: name, reason: refused }])),
    standIns: [...used],
  };
}

/** One definition as it is typed, for example 'bench_close = market("index", "^GSPC").close'. */
function definition(text: string): StandIn {
  const [, name, is] = /^\s*([A-Za-z_][A-Za-z0-9_]*)\s*=(?!=)\s*(.+)$/su.exec(text) ?? [];
  if (name !== undefined && is !== undefined) {
    return { name, kind: "field", is: printExpression(unwrap(parseExpression(is))) };
  }
  throw new QraftError(
    "bad-definition",
    `--define "${text.slice(0, 80)}" is no definition.`,
    "Write name=formula, for example vwap='(high + low + close) / 3'.",
  );
}

/** A formula in plain words against the fields and groups of a market; with its size, why it runs where it does. */
export function explainFormula(expression: string, vocabulary: Vocabulary, data?: BackendFacts): Explanation {
  return unwrap(explainExpression(unwrap(parseExpression(expression)), vocabulary, data));
}

/** Built-in families of templates that candidates are made from. */
export function factorFamilies(): readonly FactorFamily[] {
  return families;
}

export { marketsNamedIn };

/** What formulas over another market may read of this one. */
export function inputMarketOf({ info, fields, groups, symbols, rows, first, last }: MarketDescription): InputMarket {
  const times = Math.ceil(rows / Math.max(1, symbols.length));
  return { fields, groups, symbols, frequency: info.frequency, timeZone: info.timeZone, times, span: last - first };
}
