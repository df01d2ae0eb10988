// What is wrong with a document: place, value, rule and next step of each fault.
import { QraftError } from "#engine/core";

export interface StrategyFault {
  /** JSON path, for example $.long.entry.share */
  readonly path: string;
  readonly value: unknown;
  /** The rule that is broken; continues the sentence "is refused:". */
  readonly rule: string;
  readonly next: string;
}

export function faultError(faults: readonly StrategyFault[]): QraftError {
  const [first] = faults;
  const lines = faults.slice(0, 5).map((fault) => `${fault.path} = ${shown(fault.value)}: ${fault.rule}.`);
  const more = faults.length > 5 ? ` And ${faults.length - 5} more.` : "";
  return new QraftError(
    "invalid-strategy",
    `The strategy document is refused: ${lines.join(" ")}${more}`,
    first?.next ?? "Compare it with docs/reference/strategy.schema.json.",
  );
}

function shown(value: unknown): string {
  if (value === undefined) return "nothing";
  const text = typeof value === "number" ? String(value) : (JSON.stringify(value) ?? String(value));
  return text.length > 80 ? `${text.slice(0, 77)}…` : text;
}
