// The dialects' face: other people's formulas, as they are written, into our expressions.
import { fail, findNamed, ok, QraftError, type Result } from "#engine/core";
import { type Expr, sizeOf } from "../language/ast.ts";
import { maxDepth, maxNodes } from "../language/limits.ts";
import { quote } from "../language/place.ts";
import { conventionFault } from "./convention-list.ts";
import type { Conventions } from "./conventions.ts";
import { gtja } from "./gtja.ts";
import { lexForeign } from "./lex.ts";
import { qlib } from "./qlib.ts";
import { readForeign } from "./reader.ts";
import { translate } from "./translate.ts";
import type { Dialect } from "./word.ts";
import { wq } from "./wq.ts";

export { type Convention, conventions } from "./convention-list.ts";
export { type Conventions, type ExtremePlace, extremePlaces } from "./conventions.ts";
export type { Dialect, Word } from "./word.ts";

/** The dialects that can be read, alphabetical by name. */
export const dialects = [gtja, qlib, wq] as const satisfies readonly Dialect[];

/**
 * A formula of another tool as our expression; print it with printExpression. Conventions that are left out are the
 * dialect's own. Errors point into the text as it was written.
 */
export function parseDialect(text: string, dialect: string, options: Partial<Conventions> = {}): Result<Expr> {
  const found = findNamed<Dialect>(dialects, dialect, "dialect");
  if (!found.ok) return found;
  const fault = conventionFault({ ...options });
  if (fault !== undefined) return fail(fault);
  const tokens = lexForeign(text);
  if (!tokens.ok) return tokens;
  try {
    const ways = { ...found.value.defaults, ...options };
    const tree = readForeign(text, tokens.value, found.value.grammar);
    const expr = translate(tree, { text, dialect: found.value, ways, sound: new Set() });
    refuseLarge(expr, text);
    return ok(expr);
  } catch (thrown) {
    if (thrown instanceof QraftError) return fail(thrown);
    throw thrown;
  }
}

function refuseLarge(expr: Expr, text: string): void {
  const { depth, nodes } = sizeOf(expr);
  if (depth <= maxDepth && nodes <= maxNodes) return;
  throw new QraftError(
    "expression-too-large",
    `${quote(text)} has ${nodes} nodes and ${depth} levels in our language; ${maxNodes} and ${maxDepth} are allowed.`,
    "Split it into several factors.",
  );
}
