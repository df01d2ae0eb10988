// The one way to call a tool: arguments checked, the engine asked, every number recorded before anyone sees it.
import { z } from "zod";
import { fault, findNamed, QraftError, type RecordId, unwrap } from "#engine/core";
import type { MetricBody } from "#engine/evidence";
import type { ToolContext } from "./context/index.ts";
import type { Measured, MeasuredIds, Tool } from "./tool.ts";

/** Parses the arguments of a call; the error names tool, place and value, so that a model can mend its call. */
export function parseArguments(tool: Tool, input: unknown): unknown {
  const parsed = tool.input.safeParse(input);
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  const place = issue?.path.join(".") || "the arguments";
  throw new QraftError(
    "bad-arguments",
    `${tool.name}: ${place}: ${issue?.message ?? "not as the schema says"}.`,
    `Call ${tool.name} with arguments that fit its schema.`,
  );
}

/** Calls one tool of a list by name. */
export async function callTool(
  tools: readonly Tool[],
  name: string,
  input: unknown,
  context: ToolContext,
): Promise<unknown> {
  const tool = unwrap(findNamed(tools, name, "tool"));
  const args = parseArguments(tool, input) as never;
  context.signal.throwIfAborted();
  if (tool.measure) {
    const measured = await tool.measure(args, context);
    return tool.output.parse(measured.answer(recordAll(measured, context)));
  }
  if (!tool.run) throw fault(`Tool ${name} has neither run nor measure.`);
  return tool.output.parse(await tool.run(args, context));
}

function recordAll(measured: Measured<unknown>, context: ToolContext): MeasuredIds {
  const metrics = new Map<string, RecordId>();
  const series = new Map<string, RecordId>();
  const of = new Map<MetricBody, RecordId>();
  for (const body of measured.metrics) {
    const { id } = context.ledger.append("metric", body);
    metrics.set(body.name, id);
    of.set(body, id);
  }
  for (const body of measured.series) series.set(body.name, context.ledger.append("series", body).id);
  return { metrics, series, of };
}

/** A metric computed again from its record. */
export interface Recomputed {
  readonly now: number | null;
  readonly holds: boolean;
}

/** Computes the metrics of one tool call again, all with the same tool, arguments and ledger prefix; answers in their order. */
export async function recompute(
  tools: readonly Tool[],
  bodies: readonly MetricBody[],
  context: ToolContext,
): Promise<readonly Recomputed[]> {
  const [first] = bodies;
  if (!first) return [];
  const tool = unwrap(findNamed(tools, first.method.tool, "tool"));
  if (!tool.measure) throw fault(`Metric ${first.name} names ${tool.name}, which measures nothing.`);
  const measured = await tool.measure(parseArguments(tool, first.method.parameters) as never, context);
  return bodies.map((body) => {
    const again = measured.metrics.find((metric) => metric.name === body.name && metric.subject.id === body.subject.id);
    const now = again ? again.value : null;
    return { now, holds: again !== undefined && now === body.value };
  });
}

/** Tools as a model sees them: name, description, JSON schema of the arguments. */
export function toolCards(
  tools: readonly Tool[],
): readonly { readonly name: string; readonly description: string; readonly parameters: unknown }[] {
  return tools.map((tool) => ({
    name: tool.name,
    description: tool.description,
    parameters: z.toJSONSchema(tool.input, { io: "input" }),
  }));
}
