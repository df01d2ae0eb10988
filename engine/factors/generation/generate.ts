// From a spec to distinct candidates: sources take turns, canonical hashes drop what algebra has already seen.
import {
  type FactorHash,
  fail,
  findNamed,
  ok,
  QraftError,
  type Result,
  schemaFaults,
  seededRandom,
  unwrap,
} from "#engine/core";
import type { Expr } from "../language/ast.ts";
import { checkExpression, type ExpressionInfo, type Vocabulary } from "../language/check.ts";
import { factorHash } from "../language/hash.ts";
import { printExpression } from "../language/print.ts";
import { compositionSource } from "./compose.ts";
import { families } from "./families/index.ts";
import type { Draft, DraftSource, Origin } from "./source.ts";
import { type GenerationSpec, generationSchema, type TemplateSpec } from "./spec.ts";
import { templateSource } from "./template.ts";

export interface Candidate {
  /** As it was made; no two candidates are the same by algebra. */
  readonly expression: string;
  readonly expr: Expr;
  readonly hash: FactorHash;
  readonly info: ExpressionInfo;
  readonly origin: Origin;
}

export interface Generation {
  readonly candidates: readonly Candidate[];
  /** Formulas made, whatever became of them. */
  readonly drafts: number;
  /** Formulas that were algebraically equal to an earlier one. */
  readonly duplicates: number;
  /** Formulas refused, by reason. */
  readonly refused: ReadonlyMap<string, number>;
  /** Candidates by template. */
  readonly byTemplate: ReadonlyMap<string, number>;
  /** True when the sources ran dry before the count was reached. */
  readonly exhausted: boolean;
}

/** Reads a spec; an error names the place, the value and the rule of the first faults. */
export function parseGenerationSpec(json: unknown): Result<GenerationSpec> {
  const parsed = generationSchema.safeParse(json);
  if (parsed.success) return ok(parsed.data);
  const lines = schemaFaults(parsed.error.issues, json)
    .slice(0, 5)
    .map(({ path, value, rule }) => `${path} = ${JSON.stringify(value) ?? "nothing"}: ${rule}.`);
  return fail(
    new QraftError(
      "bad-generation-spec",
      `The generation spec is refused: ${lines.join(" ")}`,
      "Compare it with docs/reference/generation.schema.json.",
    ),
  );
}

/** Draws in a row that may bring nothing new before a source counts as dry. */
const patience = 400;

/**
 * Makes distinct candidates. The same spec and vocabulary give the same list, and a smaller count gives its beginning.
 *
 * Errors  an unknown family or primitive, a template that does not parse or names what the market lacks
 */
export function generateFactors(spec: GenerationSpec, vocabulary: Vocabulary): Generation {
  const known = new Set<string>();
  const candidates: Candidate[] = [];
  const refused = new Map<string, number>();
  const byTemplate = new Map<string, number>();
  let drafts = 0;
  let duplicates = 0;
  const turns = sourcesOf(spec, vocabulary).map((source) => ({ source, credit: 0, idle: 0 }));
  const live = new Set(turns);
  while (candidates.length < spec.count && live.size > 0) {
    const turn = nextTurn(live);
    const draft = turn.source.next();
    if (draft === null || ++turn.idle > patience) {
      live.delete(turn);
      continue;
    }
    if (draft === "again") continue;
    drafts++;
    const judged = judge(draft, spec, vocabulary);
    if (typeof judged === "string") {
      refused.set(judged, (refused.get(judged) ?? 0) + 1);
      continue;
    }
    if (known.has(judged.hash)) {
      duplicates++;
      continue;
    }
    known.add(judged.hash);
    candidates.push(judged);
    turn.idle = 0;
    byTemplate.set(draft.origin.template, (byTemplate.get(draft.origin.template) ?? 0) + 1);
  }
  return { candidates, drafts, duplicates, refused, byTemplate, exhausted: candidates.length < spec.count };
}

interface Turn {
  readonly source: DraftSource;
  credit: number;
  idle: number;
}

/** Smooth weighted round robin: over any stretch each source gets its share. */
function nextTurn(live: ReadonlySet<Turn>): Turn {
  let total = 0;
  let chosen: Turn | undefined;
  for (const turn of live) {
    turn.credit += turn.source.weight;
    total += turn.source.weight;
    if (chosen === undefined || turn.credit > chosen.credit) chosen = turn;
  }
  chosen!.credit -= total;
  return chosen!;
}

function sourcesOf(spec: GenerationSpec, vocabulary: Vocabulary): readonly DraftSource[] {
  const random = seededRandom(spec.seed);
  const built = spec.families.flatMap((name) => unwrap(findNamed(families, name, "family")).templates);
  const templates: readonly TemplateSpec[] = [...built, ...spec.templates];
  const twice = templates.find(({ name }, i) => templates.findIndex((other) => other.name === name) !== i);
  if (twice !== undefined) {
    throw new QraftError("bad-template", `Two templates are named "${twice.name}".`, "Rename one of them.");
  }
  const sources = templates.map((template) => templateSource(template, spec, random.fork(`template/${template.name}`)));
  if (spec.compose !== undefined) sources.push(compositionSource(spec.compose, vocabulary, random.fork("composition")));
  if (sources.length > 0) return sources;
  throw new QraftError(
    "empty-generation-spec",
    "The generation spec names no template, no family and no composition.",
    `Give at least one; the families are ${families.map(({ name }) => name).join(", ")}.`,
  );
}

/** A candidate, or the reason why this draft is none. */
function judge(draft: Draft, spec: GenerationSpec, vocabulary: Vocabulary): Candidate | string {
  const { expr } = draft;
  const checked = checkExpression(expr, vocabulary);
  if (!checked.ok) return checked.error.code;
  const info = checked.value;
  if (info.fields.length === 0) return "constant";
  if (Number.isFinite(info.lookback) && info.lookback > spec.maxLookback) return "look-back above maxLookback";
  if (info.cost > spec.maxCost) return "cost above maxCost";
  return { expression: printExpression(expr), expr, hash: factorHash(expr), info, origin: draft.origin };
}
