// The contract of asking a model: what a node asks, and the few ways in which it can end.
import type { z } from "zod";
import type { Budget } from "./budget.ts";
import type { LimitName } from "./reply.ts";

export interface ChatTurn {
  readonly role: "user" | "assistant";
  readonly content: string;
}

/** A tool that the model may call. `run` gets arguments that passed `input`. */
export interface BoundTool {
  readonly name: string;
  readonly description: string;
  readonly input: z.ZodType;
  readonly run: (input: unknown, signal: AbortSignal) => Promise<unknown>;
}

/** What happens on the way to an answer, for people who watch. */
export type Notice =
  | { readonly kind: "again"; readonly attempt: number; readonly waitMs: number; readonly reason: string }
  | { readonly kind: "tool-call"; readonly tool: string; readonly arguments: string }
  | { readonly kind: "tool-answer"; readonly tool: string; readonly ok: boolean }
  | { readonly kind: "repair"; readonly attempt: number; readonly reason: string };

export interface Question<T> {
  readonly agent: string;
  /** Where in the run this is asked, for example "factor-idea/3". The same after a restart, different for each question. */
  readonly place: string;
  readonly system: string;
  readonly messages: readonly ChatTurn[];
  readonly schema: z.ZodType<T>;
  readonly tools?: readonly BoundTool[] | undefined;
  /** Rounds of tool calls before the model must answer; 8 unless told. */
  readonly maxRounds?: number | undefined;
  readonly budget: Budget;
  readonly signal: AbortSignal;
  /** Text as it streams. After an "again" notice the text starts anew. */
  readonly onToken?: ((text: string) => void) | undefined;
  readonly onNotice?: ((notice: Notice) => void) | undefined;
}

export type Answer<T> =
  | { readonly kind: "answer"; readonly value: T; readonly text: string }
  /** The model would not: its refusal field, a content filter, or no word at all. */
  | { readonly kind: "refused"; readonly reason: "refusal" | "content-filter" | "empty"; readonly text: string }
  /** Still not of the asked shape after the repairs. */
  | { readonly kind: "malformed"; readonly faults: readonly string[]; readonly text: string }
  | { readonly kind: "stopped"; readonly reason: "budget"; readonly limit: LimitName };

/** Asks until there is an answer of the asked shape. Throws QraftError where no model can be reached (75) or let in (2). */
export type AskModel = <T>(question: Question<T>) => Promise<Answer<T>>;
