// Every setting, in one schema: flags first, then the environment, then the default. Secrets come from the environment alone.
import { resolve } from "node:path";
import { z } from "zod";
import { QraftError } from "#engine/core";

export const settingsSchema = z.strictObject({
  workspace: z.string().min(1),
  clickhouseUrl: z.string().url().optional(),
  clickhousePassword: z.string().optional(),
  /** "offline" or "openai:NAME". */
  model: z.string().regex(/^(offline|openai:\S{1,120})$/, 'must be "offline" or "openai:NAME"'),
  baseUrl: z.string().url().optional(),
  apiKey: z.string().optional(),
  /** Model prices in US dollars per million tokens, for the money budget. */
  prices: z.strictObject({ inputPerMillion: z.number().min(0), outputPerMillion: z.number().min(0) }).optional(),
  json: z.boolean(),
});
export type Settings = z.infer<typeof settingsSchema>;

export interface SettingFlags {
  readonly workspace?: string | undefined;
  readonly model?: string | undefined;
  readonly baseUrl?: string | undefined;
  readonly json?: boolean | undefined;
}

/** Names of the environment variables that Qraft reads; no other is looked at. */
export const environmentNames = {
  workspace: "QRAFT_WORKSPACE",
  clickhouseUrl: "QRAFT_CLICKHOUSE_URL",
  clickhousePassword: "QRAFT_CLICKHOUSE_PASSWORD",
  model: "QRAFT_MODEL",
  baseUrl: "QRAFT_BASE_URL",
  apiKey: "OPENAI_API_KEY",
  prices: "QRAFT_MODEL_PRICES",
} as const;

export function readSettings(flags: SettingFlags, environment: Readonly<Record<string, string | undefined>>): Settings {
  const from = (name: keyof typeof environmentNames): string | undefined =>
    environment[environmentNames[name]] || undefined;
  const parsed = settingsSchema.safeParse({
    workspace: resolve(flags.workspace ?? from("workspace") ?? ".qraft"),
    clickhouseUrl: from("clickhouseUrl"),
    clickhousePassword: from("clickhousePassword"),
    model: flags.model ?? from("model") ?? "offline",
    baseUrl: flags.baseUrl ?? from("baseUrl"),
    apiKey: from("apiKey"),
    prices: pricesFrom(from("prices")),
    json: flags.json ?? false,
  });
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  const name = String(issue?.path[0] ?? "settings");
  const variable =
    name in environmentNames ? ` (flag, or ${environmentNames[name as keyof typeof environmentNames]})` : "";
  throw new QraftError(
    "bad-setting",
    `Setting ${name}${variable}: ${issue?.message ?? "not understood"}.`,
    'See "qraft --help" for what it may be.',
  );
}

/** "INPUT,OUTPUT" per million tokens. */
function pricesFrom(text: string | undefined): Settings["prices"] {
  if (text === undefined) return undefined;
  const [inputPerMillion, outputPerMillion] = text.split(",").map(Number);
  if (Number.isFinite(inputPerMillion) && Number.isFinite(outputPerMillion))
    return { inputPerMillion: inputPerMillion ?? 0, outputPerMillion: outputPerMillion ?? 0 };
  throw new QraftError(
    "bad-setting",
    `${environmentNames.prices} is "${text}".`,
    'Write two prices per million tokens, for example "0.15,0.60".',
  );
}
