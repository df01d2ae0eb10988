// What the threads of a pool say to each other: plain data only.
import { QraftError, toQraftError } from "#engine/core";
import type { Panel } from "#engine/panel";

/** To a worker. A run is one call of a job over many parts. */
export type Order =
  | { readonly kind: "panel"; readonly panel: number; readonly of: PlainPanel }
  | { readonly kind: "forget"; readonly panel: number }
  | {
      readonly kind: "begin";
      readonly run: number;
      readonly job: string;
      readonly panel: number;
      readonly shared: unknown;
    }
  | { readonly kind: "part"; readonly run: number; readonly place: number; readonly part: unknown }
  | { readonly kind: "end"; readonly run: number };

/** From a worker. */
export type Report =
  | { readonly kind: "ready" }
  | { readonly kind: "note"; readonly run: number; readonly note: unknown }
  | { readonly kind: "answer"; readonly run: number; readonly place: number; readonly answer: unknown }
  | { readonly kind: "fault"; readonly run: number; readonly place: number; readonly fault: PlainFault };

/** A panel without what it was read from. */
export type PlainPanel = Omit<Panel, "source">;

export interface PlainFault {
  readonly code: string;
  readonly message: string;
  readonly next: string;
  readonly exit: QraftError["exit"];
}

export function plainFault(thrown: unknown): PlainFault {
  const { code, message, next, exit } = toQraftError(thrown);
  return { code, message, next, exit };
}

export function faultFrom({ code, message, next, exit }: PlainFault): QraftError {
  return new QraftError(code, message, next, exit);
}
