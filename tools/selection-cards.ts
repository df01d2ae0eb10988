// What the command line shows of the ways to choose among factors: name, meaning and options.
import { z } from "zod";
import { selections } from "#engine/screening";

export interface SelectionCard {
  readonly name: string;
  readonly says: string;
  /** Each option with its default, where it has one, and what it means. */
  readonly options: readonly { readonly name: string; readonly value: string; readonly says: string }[];
}

interface OptionSchema {
  readonly default?: unknown;
  readonly description?: string;
  readonly enum?: readonly string[];
}

export function selectionCards(): readonly SelectionCard[] {
  return selections.map(({ name, says, options }) => {
    const { properties = {} } = z.toJSONSchema(options, { io: "input" }) as {
      readonly properties?: Readonly<Record<string, OptionSchema>>;
    };
    return {
      name,
      says,
      options: Object.entries(properties).map(([option, schema]) => ({
        name: option,
        value: schema.default === undefined ? "" : String(schema.default),
        says: schema.description ?? schema.enum?.join(", ") ?? "",
      })),
    };
  });
}
