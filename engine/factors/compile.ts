// A batch of formulas into one graph: equal parts become one node, in an order in which inputs come first.
import { fault, QraftError } from "#engine/core";
import { type CallExpr, type Expr, foldExpr, refuseGiant } from "./language/ast.ts";
import { numbersOf } from "./language/parameters.ts";
import { operatorNamed } from "./language/vocabulary.ts";
import { completeParams, type Operator } from "./operator.ts";

export type GraphNode =
  | { readonly kind: "number"; readonly value: number }
  | { readonly kind: "field"; readonly name: string }
  | {
      readonly kind: "call";
      readonly operator: Operator;
      /** Places of the column inputs in the graph. */
      readonly inputs: readonly number[];
      readonly groups: readonly string[];
      readonly params: readonly number[];
    };

export interface FactorGraph {
  /** Every node stands after its inputs. */
  readonly nodes: readonly GraphNode[];
  /** The node of each formula, in the order given. */
  readonly roots: readonly number[];
}

/** Hash-consing: two calls are one node when operator, inputs, groups and completed parameters are the same. */
export function compileGraph(exprs: readonly Expr[]): FactorGraph {
  const nodes: GraphNode[] = [];
  const placeByKey = new Map<string, number>();
  const intern = (key: string, make: () => GraphNode): number => {
    const known = placeByKey.get(key);
    if (known !== undefined) return known;
    placeByKey.set(key, nodes.length);
    nodes.push(make());
    return nodes.length - 1;
  };
  const roots = exprs.map((expr) => {
    refuseGiant(expr);
    return foldExpr<number>(expr, (node, args) => {
      if (node.kind === "number")
        return intern(`n${numberKey(node.value)}`, () => ({ kind: "number", value: node.value }));
      if (node.kind === "field") return intern(`f${node.name}`, () => ({ kind: "field", name: node.name }));
      if (node.kind !== "call") return -1;
      const call = compileCall(node, args);
      const key = `${call.operator.name}(${inputKey(call)}|${call.groups.join(",")}|${call.params.map(numberKey).join(",")})`;
      return intern(key, () => call);
    });
  });
  return { nodes, roots };
}

function numberKey(value: number): string {
  return Object.is(value, -0) ? "-0" : String(value);
}

function inputKey(call: { readonly operator: Operator; readonly inputs: readonly number[] }): string {
  return (call.operator.commutative === true ? call.inputs.toSorted((a, b) => a - b) : call.inputs).join(",");
}

function compileCall(node: CallExpr, args: readonly number[]): GraphNode & { readonly kind: "call" } {
  const operator = operatorNamed(node.operator);
  if (operator === undefined) throw fault(`The operator "${node.operator}" reached the compiler unchecked.`);
  const columns = operator.params.filter((param) => param.kind === "column").length;
  const groups = operator.params.filter((param) => param.kind === "group").length;
  const named = node.args.slice(columns, columns + groups);
  const numbers = numbersOf(operator, node.args.slice(columns + groups));
  const completed = numbers === null ? null : completeParams(operator, numbers);
  if (completed === null || "problem" in completed) {
    const problem = completed === null ? "got something else than numbers" : completed.problem;
    throw new QraftError("bad-parameter", `${problem}.`, "Check the expression before it is evaluated.");
  }
  const groupNames = named.flatMap((arg) => (arg.kind === "group" ? [arg.name] : []));
  const inputs = args.slice(0, columns);
  if (groupNames.length !== groups || inputs.length !== columns || inputs.includes(-1)) {
    throw fault(`A call of "${node.operator}" reached the compiler with the wrong arguments.`);
  }
  return { kind: "call", operator, inputs, groups: groupNames, params: completed.params };
}

/** Bars of history that the hungriest formula of a graph reads; Infinity when an operator remembers everything. */
export function lookbackOf(graph: FactorGraph): number {
  const reach: number[] = [];
  for (const node of graph.nodes) {
    const inputs = node.kind === "call" ? Math.max(0, ...node.inputs.map((place) => reach[place]!)) : 0;
    reach.push(node.kind === "call" ? inputs + node.operator.lookback(node.params) : 0);
  }
  return Math.max(0, ...graph.roots.map((root) => reach[root]!));
}
