// One question of the funnel: a metric, a bar, an answer on record.
import type { GateBody, Ledger, Subject } from "#engine/evidence";

export interface Asked {
  readonly gate: string;
  readonly says: string;
  readonly value: number | null;
  readonly bar: number;
  readonly metric: string | null;
  /** true when a value at or above the bar passes; false when it must lie below. */
  readonly atLeast: boolean;
}

/** Records the answer; an undefined value never passes. */
export function askGate(ledger: Ledger, subject: Subject, asked: Asked): boolean {
  const { value, bar, atLeast } = asked;
  const passed = value !== null && Number.isFinite(value) && (atLeast ? value >= bar : value < bar);
  const body: GateBody = {
    subject,
    gate: asked.gate,
    says: asked.says,
    passed,
    metric: asked.metric as GateBody["metric"],
    threshold: bar,
  };
  ledger.append("gate", body);
  return passed;
}
