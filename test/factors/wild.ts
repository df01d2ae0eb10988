// Formulas with faults: every rule of the language broken somewhere, at a place that a message can point to.
import fc from "fast-check";
import { type Random, seededRandom } from "../../engine/core/index.ts";
import { type CallExpr, callExpr, type Expr, fieldExpr, foldExpr, numberExpr } from "../../engine/factors/index.ts";
import { anyTyped } from "./grammar.ts";

const numbers = [0, -1, 1.5, 2.999999999, 1e9, 1e300, 5e-324, 10_001, -0];

/** A random formula with one to three faults in it, which may cancel out. */
export function wildTyped(depth: number): fc.Arbitrary<Expr> {
  return fc.tuple(anyTyped(depth), fc.nat(), fc.integer({ min: 1, max: 3 })).map(([expr, seed, faults]) => {
    const random = seededRandom(`wild/${seed}`);
    let broken = expr;
    for (let k = 0; k < faults; k++) broken = breakOne(broken, random);
    return broken;
  });
}

function breakOne(expr: Expr, random: Random): Expr {
  const calls = callsIn(expr);
  if (calls.length === 0) return random.pick([expr, fieldExpr("clsoe"), numberExpr(random.pick(numbers))]);
  const target = random.pick(calls);
  const broken = breakCall(target, random);
  return foldExpr<Expr>(expr, (node, args) => {
    if (node === target) return broken;
    return node.kind === "call" ? { ...node, args } : node;
  });
}

function callsIn(expr: Expr): readonly CallExpr[] {
  const calls: CallExpr[] = [];
  foldExpr<null>(expr, (node) => {
    if (node.kind === "call") calls.push(node);
    return null;
  });
  return calls;
}

function breakCall(call: CallExpr, random: Random): Expr {
  const args = [...call.args];
  if (args.length === 0) return callExpr(call.operator, fieldExpr("close"));
  const at = random.below(args.length);
  switch (random.below(8)) {
    case 0:
      return { ...call, operator: random.pick(["ts_meen", "lead", "Ref", `${call.operator}x`]) };
    case 1:
      return callExpr(call.operator, ...args.toSpliced(at, 1));
    case 2:
      return callExpr(call.operator, ...args, fieldExpr("close"));
    case 3:
      return callExpr(call.operator, ...args.with(at, numberExpr(random.pick(numbers))));
    case 4:
      return callExpr(call.operator, ...args.with(at, { kind: "group", name: random.pick(["sector", "industry"]) }));
    case 5:
      return callExpr(
        call.operator,
        ...args.with(at, { kind: "choice", name: random.pick(["first", "nonsense", ""]) }),
      );
    case 6:
      return callExpr(call.operator, ...args.with(at, fieldExpr(random.pick(["clsoe", "tomorrow", "sector"]))));
    default:
      return callExpr(call.operator, ...args.toReversed());
  }
}
