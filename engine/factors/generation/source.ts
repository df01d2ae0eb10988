// A source of drafts: templates and compositions alike hand over one formula after the other.
import type { Expr } from "../language/ast.ts";
import type { ParameterValue } from "./parameter.ts";

/** Where a formula came from; kept with it for good. */
export interface Origin {
  readonly template: string;
  readonly parameters: Readonly<Record<string, ParameterValue>>;
}

export interface Draft {
  readonly expr: Expr;
  readonly origin: Origin;
}

export interface DraftSource {
  readonly name: string;
  readonly weight: number;
  /** The next draft; "again" when this draw made no formula, null when there are no more. */
  readonly next: () => Draft | "again" | null;
}
