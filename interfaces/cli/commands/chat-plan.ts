// A person's answer to a plan: yes, no, or a change to it.
import { type Limits, type Plan, type PlanDecision, planSchema } from "#agents";
import { QraftError } from "#engine/core";

export const planQuestion =
  'Start it? y, n, or "edit trials=20 horizonBars=1 …"; anything else is talk, and the plan goes on waiting.';

/** null: not an answer to the plan. */
export function decisionFrom(text: string, plan: Plan, limits: Limits): PlanDecision | null {
  if (/^y(es)?[.!]?$/i.test(text)) return { decision: "approve" };
  if (/^n(o)?[.!]?$/i.test(text)) return { decision: "reject", reason: "" };
  const edit = /^edit\b\s*(.*)$/i.exec(text);
  return edit ? { decision: "edit", plan: edited(plan, edit[1] ?? "", limits) } : null;
}

const names = [
  "horizonBars",
  "rounds",
  "ideasPerRound",
  "trials",
  "finalists",
  "generator",
  "rebalanceEvery",
  "quantile",
  "longOnly",
  "mechanisms",
] as const;
/** Short forms that a person would type. */
const short: Readonly<Record<string, (typeof names)[number]>> = { horizon: "horizonBars", rebalance: "rebalanceEvery" };

function edited(plan: Plan, text: string, limits: Limits): Plan {
  const changes = [...text.matchAll(/([a-z]+)\s*=\s*("[^"]*"|\S+)/gi)].map(([, name = "", value = ""]) => {
    const known = names.find((one) => one.toLowerCase() === name.toLowerCase()) ?? short[name.toLowerCase()];
    if (!known) throw badEdit(`"${name}" is not part of a plan that can be edited.`);
    return [known, settingFrom(known, value.replaceAll('"', ""), plan)] as const;
  });
  if (changes.length === 0) throw badEdit("The edit names nothing.");
  const parsed = planSchema.safeParse({ ...plan, ...Object.fromEntries(changes) });
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    throw badEdit(`${issue?.path.join(".") ?? "the plan"}: ${issue?.message ?? "not understood"}.`);
  }
  if (parsed.data.trials > limits.trials)
    throw badEdit(`trials=${parsed.data.trials} is above the budget of ${limits.trials} (--budget trials=…).`);
  return parsed.data;
}

function settingFrom(name: (typeof names)[number], value: string, plan: Plan): unknown {
  if (name === "longOnly" || name === "generator") return value === "true" || value === "yes";
  if (name !== "mechanisms") return Number(value);
  const wanted = value.split(",").map((one) => one.trim());
  const strange = wanted.find((one) => !plan.mechanisms.includes(one));
  if (strange !== undefined)
    throw badEdit(`"${strange}" is no mechanism of this plan (${plan.mechanisms.slice(0, 8).join(", ")}, …).`);
  return wanted;
}

function badEdit(says: string): QraftError {
  return new QraftError(
    "bad-edit",
    says,
    `Write for example: edit trials=20 horizonBars=1. Known: ${names.join(", ")}.`,
  );
}
