// One leaf of another market, checked: the market, its fields and symbols, and the formula inside.
import { nearestName, QraftError } from "#engine/core";
import { barLength } from "#engine/panel";
import { reducerNamed } from "../reducers/index.ts";
import type { Expr } from "./ast.ts";
import { dimensionsOf, type NodeFacts } from "./check-call.ts";
import { unitOfField } from "./field-units.ts";
import type { InputLeaf } from "./input-leaf.ts";
import { nameOfInput } from "./input-name.ts";
import type { ExpressionInfo, InputMarket, Vocabulary } from "./names.ts";
import { quote } from "./place.ts";

interface Around {
  /** Says where the leaf stands. */
  readonly where: () => string;
  readonly check: (expr: Expr, vocabulary: Vocabulary) => ExpressionInfo;
}

/**
 * Facts of a leaf.
 *
 * Look-back  none in bars of this market; the one of the formula inside is bounded by itself
 * Cost       that of the formula inside, per cell of its market
 */
export function inputFacts(leaf: InputLeaf, vocabulary: Vocabulary, around: Around): NodeFacts {
  const market = marketOf(leaf, vocabulary, around);
  checkSymbols(leaf, { market, vocabulary, around });
  if (leaf.kind === "series") {
    if (!market.fields.includes(leaf.field)) throw unknownField(leaf, market, around);
    const unit = unitOfField(leaf.field);
    return { unit, constant: null, lookback: 0, summed: dimensionsOf(unit) };
  }
  checkFiner(leaf, { market, vocabulary, around });
  const info = checkFormula(leaf, market, around);
  const result = reducerNamed(leaf.reducer)?.unit([{ unit: info.unit, constant: null }]);
  const unit = result === undefined || "problem" in result ? "unknown" : result.unit;
  return { unit, constant: null, lookback: 0, summed: dimensionsOf(unit), cost: info.cost + 1 };
}

function marketOf(leaf: InputLeaf, vocabulary: Vocabulary, { where }: Around): InputMarket {
  const found = vocabulary.markets?.get(leaf.market);
  if (found !== undefined) return found;
  const known = [...(vocabulary.markets?.keys() ?? [])];
  const near = nearestName(leaf.market, known);
  const make = `"qraft data list" shows the markets of the workspace; make one available with --inputs ${leaf.market}.`;
  throw new QraftError(
    "unknown-market",
    `The market ${quote(leaf.market)} is not available to this formula, ${where()}.`,
    near === undefined ? make : `Did you mean "${near}"? ${make}`,
  );
}

interface Found {
  readonly market: InputMarket;
  readonly vocabulary: Vocabulary;
  readonly around: Around;
}

function checkSymbols(leaf: InputLeaf, { market, vocabulary, around }: Found): void {
  if (leaf.symbol !== null) {
    if (market.symbols.includes(leaf.symbol)) return;
    const near = nearestName(leaf.symbol, market.symbols);
    throw new QraftError(
      "unknown-symbol",
      `Market "${leaf.market}" has no symbol ${quote(leaf.symbol)}, ${around.where()}.`,
      near === undefined ? `Its symbols: ${someOf(market.symbols)}.` : `Did you mean "${near}"?`,
    );
  }
  if (vocabulary.symbols === undefined || market.symbols.length === 1) return;
  const own = new Set(vocabulary.symbols);
  if (market.symbols.some((symbol) => own.has(symbol))) return;
  throw noCounterpart(leaf.market, market.symbols, `, ${around.where()}`);
}

/** No symbol of the other market goes by the name of one here. */
export function noCounterpart(market: string, symbols: readonly string[], where = ""): QraftError {
  return new QraftError(
    "no-counterpart",
    `No symbol of market "${market}" has the name of a symbol here${where}.`,
    `Name one for all, for example market("${market}", "${symbols[0] ?? "SYMBOL"}"). Its symbols: ${someOf(symbols)}.`,
  );
}

function someOf(symbols: readonly string[]): string {
  const shown = symbols.slice(0, 12).join(", ");
  return symbols.length > 12 ? `${shown} and ${symbols.length - 12} more` : shown;
}

function unknownField(leaf: InputLeaf & { readonly kind: "series" }, market: InputMarket, around: Around): QraftError {
  const near = nearestName(leaf.field, market.fields);
  const all = `Its fields: ${market.fields.join(", ")}.`;
  return new QraftError(
    "unknown-field",
    `Market "${leaf.market}" has no field ${quote(leaf.field)}, ${around.where()}.`,
    near === undefined ? all : `Did you mean "${near}"? ${all}`,
  );
}

function checkFiner(leaf: InputLeaf & { readonly kind: "reduced" }, { market, vocabulary, around }: Found): void {
  if (vocabulary.frequency === undefined) return;
  if (barLength(market.frequency) <= barLength(vocabulary.frequency)) return;
  throw new QraftError(
    "coarser-market",
    `${leaf.reducer} reduces finer bars, but market "${leaf.market}" holds ${market.frequency} bars and this one ${vocabulary.frequency}, ${around.where()}.`,
    `Read its last known bar instead, for example market("${leaf.market}").${market.fields[0] ?? "close"}.`,
  );
}

/** The formula inside sees its own market only; its errors say in which leaf they stand. */
function checkFormula(
  leaf: InputLeaf & { readonly kind: "reduced" },
  { fields, groups }: InputMarket,
  { where, check }: Around,
): ExpressionInfo {
  try {
    return check(leaf.formula, { fields, groups });
  } catch (thrown) {
    if (!(thrown instanceof QraftError)) throw thrown;
    const message = `${thrown.message.replace(/\.$/, "")}, inside ${quote(nameOfInput(leaf))} ${where()}.`;
    throw new QraftError(thrown.code, message, thrown.next, thrown.exit, thrown);
  }
}
