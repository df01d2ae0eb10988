// Asks one tool through the registry and gives its answer as a plain record.
import { callTool, type Tool, type ToolContext } from "#tools";

export type Answer = Readonly<Record<string, unknown>>;

export interface World {
  readonly tools: readonly Tool[];
  readonly context: ToolContext;
}

export async function ask(world: World, tool: string, input: unknown): Promise<Answer> {
  return (await callTool(world.tools, tool, input, world.context)) as Answer;
}

/** A named value of a measuring tool's answer with the record that holds it. */
export function metricIn(
  answer: Answer,
  name: string,
): { readonly value: number | null; readonly record: string | null } {
  const values = answer.values as Readonly<Record<string, { readonly value: number | null; readonly record: string }>>;
  return values[name] ?? { value: null, record: null };
}
