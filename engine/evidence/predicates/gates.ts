// passed-gate and failed-gate: the answer of a rule that was asked.
import { formatValue } from "../value.ts";
import { argOf, nameOf, type Predicate } from "./predicate.ts";

function gateAnswer(name: string, passed: boolean, words: readonly [string, string]): Predicate {
  return {
    name,
    version: 1,
    says: `The rule was asked of the subject, which ${passed ? "passed" : "failed"} it.`,
    args: [{ name: "gate", kind: "gate", takes: "one", says: "The gate record." }],
    metrics: [],
    decide: (args, index) => {
      const gate = argOf<"gate">(args, "gate");
      const { subject, gate: rule, says, metric, threshold } = gate.body;
      const measured = metric === null ? undefined : index.ledger.get(metric);
      const bounds = threshold === null ? [] : [threshold];
      const shown = measured?.kind === "metric" ? formatValue(measured.body.value, measured.body.unit, bounds) : null;
      const limit =
        measured?.kind === "metric" && threshold !== null
          ? `, bound ${formatValue(threshold, measured.body.unit)}`
          : "";
      const tail = `the gate ${rule} (${says})${shown === null ? "" : `: ${shown}${limit}`}`;
      const [yes, no] = gate.body.passed === passed ? words : [words[0], words[1]];
      return {
        truth: gate.body.passed === passed ? "true" : "false",
        yes: `${nameOf(subject, index)} ${yes} ${tail}`,
        no: `${nameOf(subject, index)} ${no} ${tail}`,
        open: "",
        reads: [gate.id],
      };
    },
  };
}

export const passedGate = gateAnswer("passed-gate", true, ["passed", "failed"]);
export const failedGate = gateAnswer("failed-gate", false, ["failed", "passed"]);
