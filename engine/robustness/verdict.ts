// The verdict on a candidate: one rule, written here and nowhere else.
import { type GateOutcome, gateRules } from "./gates.ts";

export type RobustnessVerdict = "refuted" | "not proven" | "supported" | "supported out of sample";

/** An estimate with its interval; for a return or a Sharpe ratio net of costs. */
export interface NetInterval {
  readonly estimate: number;
  readonly low: number;
  readonly high: number;
}

/** The rank correlation times the declared sign: negative means the opposite of what was declared. */
export interface SignedSignal {
  readonly signedT: number;
  /** Two-sided, unadjusted: refuting is not a selection among trials. */
  readonly p: number;
}

export interface Findings {
  /** null: the candidate has no declared sign of its own, or it was not measured. */
  readonly signal: SignedSignal | null;
  readonly net: NetInterval | null;
}

/** What a recorded gate says; a GateOutcome is one. */
export type GateAnswer = Pick<GateOutcome, "gate" | "says" | "passed">;

export interface VerdictInput extends Findings {
  /** Outcomes on explore and validate; every required gate must be among them. */
  readonly gates: readonly GateAnswer[];
  /** The candidate's opened holdout; null while it is sealed. */
  readonly outOfSample: Findings | null;
}

export interface Judgement {
  readonly verdict: RobustnessVerdict;
  /** Why, in words without digits; never empty. */
  readonly reasons: readonly string[];
}

const reversalP = 0.05;

/**
 * refuted                    on explore and validate, or on the opened holdout: the declared sign is significantly
 *                            reversed, or the interval of the net performance lies wholly below zero
 * supported                  every required gate was asked and passed; the holdout is sealed
 * supported out of sample    the same, and on the opened holdout the net performance is positive and the sign is kept
 * not proven                 everything else, a holdout that disagrees included
 */
export function verdictFor(input: VerdictInput): Judgement {
  const against = [
    ...contradictions(input, "before the holdout"),
    ...(input.outOfSample ? contradictions(input.outOfSample, "on the opened holdout") : []),
  ];
  if (against.length > 0) return { verdict: "refuted", reasons: against };
  const open = openGates(input.gates);
  if (open.length > 0) return { verdict: "not proven", reasons: open };
  const passed = "every required gate was passed";
  if (input.outOfSample === null) return { verdict: "supported", reasons: [passed, "the holdout is still sealed"] };
  const doubts = disagreements(input.outOfSample);
  if (doubts.length > 0) return { verdict: "not proven", reasons: doubts };
  return { verdict: "supported out of sample", reasons: [passed, "the opened holdout agrees"] };
}

function contradictions({ signal, net }: Findings, where: string): string[] {
  const reasons: string[] = [];
  if (signal && signal.signedT < 0 && signal.p <= reversalP)
    reasons.push(`the declared sign is significantly reversed ${where}`);
  if (net && net.high < 0) reasons.push(`the net performance is significantly negative ${where}`);
  return reasons;
}

function openGates(gates: readonly GateAnswer[]): string[] {
  const needed = new Set<string>(gateRules.filter((rule) => rule.required).map((rule) => rule.name));
  const failed = gates
    .filter((gate) => needed.has(gate.gate) && !gate.passed)
    .map((gate) => `gate not passed: ${gate.says}`);
  const asked = new Set(gates.map((gate) => gate.gate));
  const missing = gateRules
    .filter((rule) => rule.required && !asked.has(rule.name))
    .map((rule) => `gate not asked: ${rule.says}`);
  return [...failed, ...missing];
}

function disagreements({ signal, net }: Findings): string[] {
  const reasons: string[] = [];
  if (net === null || !(net.estimate > 0)) reasons.push("the net performance on the opened holdout is not positive");
  if (signal && !(signal.signedT > 0)) reasons.push("the declared sign is not kept on the opened holdout");
  return reasons;
}
