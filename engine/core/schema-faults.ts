// What a schema found wrong with a JSON value: the place, the value there and the rule it breaks.
import type { z } from "zod";

export interface SchemaFault {
  /** JSON path, for example $.factors[0].expression. */
  readonly path: string;
  readonly value: unknown;
  readonly rule: string;
}

/** One fault per issue; one per name for fields that do not exist. */
export function schemaFaults(issues: readonly z.core.$ZodIssue[], json: unknown): readonly SchemaFault[] {
  return issues.flatMap((issue) => {
    const path = pathText(issue.path);
    if (issue.code === "unrecognized_keys") {
      return issue.keys.map((key) => ({
        path: `${path}.${key}`,
        value: valueAt(json, [...issue.path, key]),
        rule: "no such field",
      }));
    }
    const rule = issue.message.replace(/\.$/, "");
    return [{ path, value: valueAt(json, issue.path), rule: rule.charAt(0).toLowerCase() + rule.slice(1) }];
  });
}

function pathText(path: readonly PropertyKey[]): string {
  return path.reduce<string>((text, key) => text + (typeof key === "number" ? `[${key}]` : `.${String(key)}`), "$");
}

function valueAt(json: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>((value, key) => {
    if (value === null || typeof value !== "object") return undefined;
    return Object.getOwnPropertyDescriptor(value, key)?.value;
  }, json);
}
