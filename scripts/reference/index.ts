// Every generated page of docs/reference, and the index that leads to them.
import { costsPage, gatesPage, metricsPage, screensPage } from "./engine-pages.ts";
import { importRulesPage, obligationsPage, predicatesPage, qualityChecksPage, schemaPages } from "./evidence-pages.ts";
import { familiesPage, generationSchemaPage, librariesPage, operatorPages } from "./factor-pages.ts";
import { markdownPage, type Page } from "./page.ts";
import { reducersPage } from "./reducer-page.ts";
import { cliPage, settingsPage, toolsPage } from "./surface-pages.ts";

export function referencePages(): readonly Page[] {
  const pages = [
    cliPage(),
    costsPage(),
    gatesPage(),
    familiesPage(),
    importRulesPage(),
    librariesPage(),
    metricsPage(),
    obligationsPage(),
    ...operatorPages(),
    predicatesPage(),
    qualityChecksPage(),
    reducersPage(),
    screensPage(),
    settingsPage(),
    toolsPage(),
    ...schemaPages(),
    generationSchemaPage(),
  ];
  return [indexPage(pages), ...pages];
}

function indexPage(pages: readonly Page[]): Page {
  const title = ({ name, text }: Page): string =>
    name.endsWith(".md")
      ? (/^# (.*)$/m.exec(text)?.[1] ?? name)
      : `JSON schema of a ${name.slice(0, name.indexOf("."))} document`;
  return markdownPage("README.md", [
    "Reference",
    "Generated from the code's own lists; `npm run check` fails when a page is stale.",
    pages.map((page) => `- [${title(page)}](${page.name})`).join("\n"),
  ]);
}

export type { Page } from "./page.ts";
