// QraftError: the one error class. It names the value, the place and the next step; the same text serves a person and a model.

/** Exit code of the process that an error ends: 2 bad input · 3 refused · 4 budget · 75 try again · 1 internal fault. */
export type ExitCode = 1 | 2 | 3 | 4 | 75;

export class QraftError extends Error {
  readonly code: string;
  /** What the reader should do next; always a full sentence. */
  readonly next: string;
  readonly exit: ExitCode;

  constructor(code: string, message: string, next: string, exit: ExitCode = 2, cause?: unknown) {
    super(message, cause === undefined ? undefined : { cause });
    this.name = "QraftError";
    this.code = code;
    this.next = next;
    this.exit = exit;
  }

  /** As one plain record, for tools, JSON output and ledger entries. */
  toJSON(): { readonly code: string; readonly message: string; readonly next: string } {
    return { code: this.code, message: this.message, next: this.next };
  }
}

/** A promise broken between our own functions: never the user's fault. */
export function fault(message: string): QraftError {
  return new QraftError(
    "internal-fault",
    message,
    "This is a defect in Qraft; please report it with the command that led here.",
    1,
  );
}

/** Turns anything that was thrown into a QraftError, keeping the original as cause. */
export function toQraftError(thrown: unknown): QraftError {
  if (thrown instanceof QraftError) return thrown;
  const message = thrown instanceof Error ? thrown.message : String(thrown);
  return new QraftError(
    "internal-fault",
    message,
    "This is a defect in Qraft; please report it with the command that led here.",
    1,
    thrown,
  );
}
