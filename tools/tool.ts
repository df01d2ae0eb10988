// What a tool is: a schema, one engine call, ledger records, a schema. A tool decides nothing.
import type { z } from "zod";
import type { RecordId } from "#engine/core";
import type { MetricBody, SeriesBody } from "#engine/evidence";
import type { ToolContext } from "./context/index.ts";

interface ToolFace<Input extends z.ZodType, Output extends z.ZodType> {
  readonly name: string;
  /** One or two sentences for the agent that may call it. */
  readonly description: string;
  /** Raised whenever the same arguments may give another number. */
  readonly version: string;
  readonly input: Input;
  readonly output: Output;
}

/** What a measuring tool hands over: numbers, and the answer once their records have ids. */
export interface Measured<Output> {
  readonly metrics: readonly MetricBody[];
  readonly series: readonly SeriesBody[];
  readonly answer: (ids: MeasuredIds) => Output;
}

/** Ids of the records that were written, by metric or series name. */
export interface MeasuredIds {
  readonly metrics: ReadonlyMap<string, RecordId>;
  readonly series: ReadonlyMap<string, RecordId>;
  /** By the metric itself, where one name is measured on several subjects. */
  readonly of: ReadonlyMap<MetricBody, RecordId>;
}

/** look: reads and records nothing · act: changes the ledger or a run. */
export interface PlainTool<Input extends z.ZodType = z.ZodType, Output extends z.ZodType = z.ZodType>
  extends ToolFace<Input, Output> {
  readonly kind: "look" | "act";
  readonly run: (input: z.infer<Input>, context: ToolContext) => Promise<z.infer<Output>>;
}

/** Computes metrics that can be computed again from their records. */
export interface MeasureTool<Input extends z.ZodType = z.ZodType, Output extends z.ZodType = z.ZodType>
  extends ToolFace<Input, Output> {
  readonly kind: "measure";
  /** Pure given the snapshot, the split and the ledger prefix. */
  readonly measure: (input: z.infer<Input>, context: ToolContext) => Promise<Measured<z.infer<Output>>>;
}

/** A tool as the registry keeps it: arguments are checked by its schema before it sees them. */
export interface Tool {
  readonly name: string;
  readonly description: string;
  readonly version: string;
  readonly kind: "look" | "act" | "measure";
  readonly input: z.ZodType;
  readonly output: z.ZodType;
  readonly run?: (input: never, context: ToolContext) => Promise<unknown>;
  readonly measure?: (input: never, context: ToolContext) => Promise<Measured<unknown>>;
}

export function defineTool<Input extends z.ZodType, Output extends z.ZodType>(
  tool: PlainTool<Input, Output>,
): PlainTool<Input, Output> {
  return tool;
}

export function defineMeasure<Input extends z.ZodType, Output extends z.ZodType>(
  tool: MeasureTool<Input, Output>,
): MeasureTool<Input, Output> {
  return tool;
}
