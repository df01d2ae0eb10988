// What a tool is: a schema, one engine call, ledger records, a schema. A tool decides nothing.
import type { z } from "zod";
import type { RecordId, Result } from "#engine/core";
import type { DataAccess, Split, SplitRole, Store } from "#engine/data";
import type { Ledger, MetricBody, RecordBodies, RecordKind, Scope, SeriesBody } from "#engine/evidence";
import type { Panel } from "#engine/panel";

/** look: reads, records nothing · measure: computes metrics that can be computed again · act: changes the ledger or a run. */
export type ToolKind = "look" | "measure" | "act";

/** Everything a tool may reach. Built by compose; holds no clock, no environment, no file. */
export interface ToolContext {
  readonly run: string;
  readonly market: string;
  readonly seed: number;
  readonly split: Split;
  readonly ledger: Ledger;
  readonly store: Store;
  /** The panel of one part of the split, warmed up with earlier rows; never holds a sealed row. */
  readonly panelOf: (role: Exclude<SplitRole, "holdout">) => Promise<PanelPart>;
  /** Rows of the holdout for one candidate whose opening is on record; refuses otherwise. */
  readonly openedPanel: (candidate: string) => Promise<PanelPart>;
  readonly signal: AbortSignal;
}

/** A panel that reaches back for warm-up, and the rows that count. */
export interface PanelPart {
  readonly panel: Panel;
  readonly role: SplitRole;
  /** First row that counts, and one past the last. */
  readonly from: number;
  readonly to: number;
}

/** What a measuring tool hands over: numbers without their place in the ledger. */
export interface Measured<Output> {
  readonly metrics: readonly MetricBody[];
  readonly series: readonly SeriesBody[];
  /** Answer for the caller; record ids are filled in by position. */
  readonly answer: (ids: { readonly metrics: readonly RecordId[]; readonly series: readonly RecordId[] }) => Output;
}

interface ToolFace<Input extends z.ZodType, Output extends z.ZodType> {
  readonly name: string;
  readonly description: string;
  readonly version: string;
  readonly input: Input;
  readonly output: Output;
}

export interface LookTool<Input extends z.ZodType = z.ZodType, Output extends z.ZodType = z.ZodType>
  extends ToolFace<Input, Output> {
  readonly kind: "look" | "act";
  readonly run: (input: z.infer<Input>, context: ToolContext) => Promise<z.infer<Output>>;
}

export interface MeasureTool<Input extends z.ZodType = z.ZodType, Output extends z.ZodType = z.ZodType>
  extends ToolFace<Input, Output> {
  readonly kind: "measure";
  /** Pure given the snapshot, the split and the ledger prefix; verification calls it again with the recorded arguments. */
  readonly measure: (input: z.infer<Input>, context: ToolContext) => Promise<Measured<z.infer<Output>>>;
}

export type Tool = LookTool | MeasureTool;
export type { DataAccess, RecordBodies, RecordKind, Result, Scope };
