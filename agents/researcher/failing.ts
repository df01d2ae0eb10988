// What a step does when its researcher gives no usable answer: go on without, stop searching, or hand the error on.
import { QraftError } from "#engine/core";
import type { StopReason } from "../state.ts";

export type Lack =
  /** Asking again in other words may help; the run goes on without this answer. */
  | { readonly kind: "unusable"; readonly says: string }
  /** No further question will be answered within the budget. */
  | { readonly kind: "spent"; readonly says: string; readonly stop: StopReason };

const unusable: readonly string[] = ["model-refused", "model-malformed"];
const spent: Readonly<Record<string, StopReason>> = {
  "model-budget-tokens": "budget-tokens",
  "model-budget-money": "budget-money",
  "model-budget-time": "budget-time",
  "model-budget-calls": "budget-calls",
};

/** null: a server that cannot be reached, a wrong key, a fault of ours; the run stops there and can be resumed. */
export function lackOf(thrown: unknown): Lack | null {
  if (!(thrown instanceof QraftError)) return null;
  const stop = spent[thrown.code];
  if (stop !== undefined) return { kind: "spent", says: thrown.message, stop };
  return unusable.includes(thrown.code) ? { kind: "unusable", says: thrown.message } : null;
}

export type Answered<T> = { readonly answer: T } | { readonly lack: Lack };

/** The answer, or why there is none; whatever a run cannot go on without is thrown on. */
export async function answerOrLack<T>(work: () => Promise<T>): Promise<Answered<T>> {
  try {
    return { answer: await work() };
  } catch (thrown) {
    const lack = lackOf(thrown);
    if (lack === null) throw thrown;
    return { lack };
  }
}
