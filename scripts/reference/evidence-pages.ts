// Pages about evidence and data: predicates, obligations, import rules, quality checks, and the two published schemas.
import { qualityChecks } from "#engine/data/quality";
import { dataSources, importRules } from "#engine/data/sources";
import { obligationRules, predicates, reportJsonSchema } from "#engine/evidence";
import { strategyJsonSchema } from "#engine/strategies";
import { code, jsonText, markdownPage, markdownTable, type Page } from "./page.ts";

const takes = { one: "one", optional: "one or none", "optional-list": "any number" } as const;

export function predicatesPage(): Page {
  const sections = predicates.flatMap(({ name, version, says, args, metrics }) => [
    `## ${name}`,
    `${says} (version ${version}${metrics.length === 0 ? "" : `; reads ${metrics.map(code).join(", ")} beside its arguments`})`,
    ...(args.length === 0
      ? []
      : [
          markdownTable(
            ["argument", "record", "takes", "meaning"],
            args.map((arg) => [code(arg.name), arg.kind, takes[arg.takes], arg.says]),
          ),
        ]),
  ]);
  return markdownPage("predicates.md", [
    "Predicates",
    "The qualitative statements that a report may make. Each is computed from the ledger and answers true, false or not decidable. A report asserts it or, with `negated`, denies it; the gate refuses the wrong one of the two, and what is not decidable is printed as such.",
    ...sections,
  ]);
}

export function obligationsPage(): Page {
  return markdownPage("obligations.md", [
    "Obligations",
    "What a report must say. A report that leaves one unmet is returned to its writer, and after two repairs the template report is published in its place.",
    markdownTable(
      ["obligation", "version", "must say"],
      obligationRules.map(({ name, version, says }) => [code(name), String(version), says]),
    ),
  ]);
}

export function importRulesPage(): Page {
  return markdownPage("import-rules.md", [
    "Import rules",
    "What an import notices and what it does about it. Every case is counted and shown with examples; nothing is done in silence. A file that cannot be read at all changes nothing.",
    markdownTable(
      ["rule", "severity", "action", "meaning"],
      importRules.map(({ name, severity, action, says }) => [code(name), severity, action, says]),
    ),
    "## Sources",
    markdownTable(
      ["source", "reads"],
      dataSources.map(({ name, says }) => [code(name), says]),
    ),
  ]);
}

export function qualityChecksPage(): Page {
  return markdownPage("quality-checks.md", [
    "Quality checks",
    "What `qraft data quality MARKET` and every campaign look for in the bars. A check reads and changes nothing; warnings must be said in the report.",
    markdownTable(
      ["check", "looks for"],
      qualityChecks.map(({ name, says }) => [code(name), says]),
    ),
  ]);
}

export function schemaPages(): readonly Page[] {
  return [
    { name: "strategy.schema.json", text: jsonText(strategyJsonSchema()) },
    { name: "report.schema.json", text: jsonText(reportJsonSchema()) },
  ];
}
