// How a file writes its numbers: the flags for it, and choices among words in general.
import type { Command } from "commander";
import { QraftError } from "#engine/core";

export interface NumberFlags {
  readonly decimal?: string;
  readonly thousands?: string;
}

interface NumberMarks {
  readonly decimal: "." | "," | undefined;
  readonly thousands: "," | "." | " " | "'" | undefined;
}

export function withNumberFlags(command: Command): Command {
  return command
    .option("--decimal <mark>", 'decimal mark of a CSV file, "." or "," (default: ".")')
    .option("--thousands <mark>", "grouping mark of thousands in a CSV file (default: none)");
}

export function numberMarks({ decimal, thousands }: NumberFlags): NumberMarks {
  return {
    decimal: oneOf("--decimal", decimal, [".", ","] as const),
    thousands: oneOf("--thousands", thousands, [",", ".", " ", "'"] as const),
  };
}

export function oneOf<T extends string>(flag: string, text: string | undefined, known: readonly T[]): T | undefined {
  if (text === undefined) return undefined;
  const found = known.find((one) => one === text);
  if (found !== undefined) return found;
  const shown = known.map((one) => `"${one}"`).join(", ");
  throw new QraftError("bad-choice", `${flag} "${text}" is not known.`, `Known: ${shown}.`);
}
