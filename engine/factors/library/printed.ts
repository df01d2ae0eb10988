// Printed formulas into library factors: read by their dialect, repaired where the print is broken, described in words.
import { fail, QraftError, type Result, unwrap } from "#engine/core";
import { type Conventions, parseDialect } from "../dialects/index.ts";
import { type Expr, foldExpr } from "../language/ast.ts";
import { parseExpression } from "../language/parse.ts";
import { printExpression } from "../language/print.ts";
import { describe } from "./describe.ts";
import type { LibraryFactor } from "./library-factor.ts";

/** What is written in place of a broken print: text of the dialect, or an expression of our language. */
export type Repair =
  | { readonly text: string; readonly why: string }
  | { readonly expression: string; readonly why: string };

export interface PrintedFormula {
  /** Library and name within it. */
  readonly name: string;
  readonly printed: string;
  readonly source: string;
  readonly dialect: string;
  readonly repair?: Repair | undefined;
  readonly reading?: string | undefined;
  readonly refused?: string | undefined;
  readonly says?: string | undefined;
}

export function factorFrom(formula: PrintedFormula): LibraryFactor {
  const { name, printed, source, dialect, repair, reading, refused, says } = formula;
  const common = { name, source, printed, dialect, family: "published-alpha" };
  if (refused !== undefined) return { ...common, expression: "", says: `Cannot be computed: ${refused}`, refused };
  const expr = exprOf(formula);
  const note = [repair === undefined ? undefined : `Repaired: ${repair.why}`, reading].filter(
    (part) => part !== undefined,
  );
  return {
    ...common,
    expression: printExpression(expr),
    says: says ?? describe(expr),
    needs: namesIn(expr),
    ...(repair !== undefined && "text" in repair ? { repaired: repair.text } : {}),
    ...(note.length === 0 ? {} : { note: note.join(" ") }),
  };
}

/**
 * The factor by other conventions than those of its library, for example stable ranks or adv in money; a factor that was not
 * read from a dialect, or is repaired in our own language, knows one reading only.
 */
export function readLibraryFactor(factor: LibraryFactor, options: Partial<Conventions> = {}): Result<Expr> {
  const { dialect, expression, name, printed, refused, repaired, note } = factor;
  if (refused !== undefined) {
    const next = "Take another factor of the library.";
    return fail(new QraftError("factor-refused", `${name} cannot be computed: ${refused}`, next));
  }
  const text = repaired ?? (note?.startsWith("Repaired:") === true ? undefined : printed);
  return text === undefined || dialect === undefined
    ? parseExpression(expression)
    : parseDialect(text, dialect, options);
}

function exprOf({ printed, dialect, repair }: PrintedFormula): Expr {
  if (repair !== undefined && "expression" in repair) return unwrap(parseExpression(repair.expression));
  return unwrap(parseDialect(repair?.text ?? printed, dialect));
}

function namesIn(expr: Expr): NonNullable<LibraryFactor["needs"]> {
  const fields = new Set<string>();
  const groups = new Set<string>();
  foldExpr<null>(expr, (node) => {
    if (node.kind === "field") fields.add(node.name);
    if (node.kind === "group") groups.add(node.name);
    return null;
  });
  return { fields: [...fields].sort(), groups: [...groups].sort() };
}
