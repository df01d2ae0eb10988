// Numbers written as small arithmetic, for example a window of 4 * 5.
import { type Expr, foldExpr } from "./ast.ts";

/** The value of an expression made of numbers and + - * / ^, or null. */
export function constantOf(expr: Expr): number | null {
  return foldExpr<number | null>(expr, (node, args) => {
    if (node.kind === "number") return node.value;
    if (node.kind !== "call") return null;
    const [a, b] = args;
    if (a === null || a === undefined || b === null) return null;
    const value = node.operator === "neg" ? -a : b === undefined ? null : arithmetic(node.operator, a, b);
    return value !== null && Number.isFinite(value) ? value : null;
  });
}

function arithmetic(operator: string, a: number, b: number): number | null {
  switch (operator) {
    case "add":
      return a + b;
    case "sub":
      return a - b;
    case "mul":
      return a * b;
    case "div":
      return a / b;
    case "pow":
      return a ** b;
    default:
      return null;
  }
}
