// Pages about what people and agents touch: commands, settings and tools.
import type { Command } from "commander";
import { toolCards, tools } from "#tools";
import { buildProgram } from "../../interfaces/cli/program.ts";
import { environmentNames } from "../../interfaces/config.ts";
import { block, code, jsonText, markdownPage, markdownTable, type Page } from "./page.ts";

/** Help is wrapped at this width, whatever the terminal. */
const helpWidth = 100;

export function cliPage(): Page {
  const sections = commandsBelow(buildProgram()).flatMap(({ path, command }) => [`## ${path}`, block(helpOf(command))]);
  return markdownPage("cli.md", [
    "Command line",
    "Results go to standard output, progress and errors to standard error; `--json` gives one JSON document and nothing else on standard output. Exit codes: 0 done · 1 internal fault · 2 bad input or usage · 3 refused (a gate, a failed verification) · 4 budget exhausted before a result · 75 try again (store busy, model unavailable, interrupted).",
    ...sections,
  ]);
}

interface PlacedCommand {
  readonly path: string;
  readonly command: Command;
}

/** Every command that does something, in the order of the help. */
function commandsBelow(command: Command, above = ""): readonly PlacedCommand[] {
  const path = `${above}${command.name()}`;
  if (command.commands.length === 0) return [{ path, command }];
  return command.commands.flatMap((inner) => commandsBelow(inner, `${path} `));
}

/** The help as a person sees it, examples included. */
function helpOf(command: Command): string {
  let text = "";
  command.configureOutput({
    writeOut: (part) => {
      text += part;
    },
    getOutHelpWidth: () => helpWidth,
    getOutHasColors: () => false,
  });
  command.outputHelp();
  return text;
}

/** What each variable sets; the names themselves come from the settings' schema. */
const settings: Readonly<Record<keyof typeof environmentNames, readonly [flag: string, unset: string, says: string]>> =
  {
    workspace: ["--workspace DIR", "`.qraft` in the current folder", "Folder that holds store, runs and reports."],
    clickhouseUrl: ["", "embedded ClickHouse", "Address of a ClickHouse server, `http(s)://user@host:port/database`."],
    clickhousePassword: ["", "none", "Password of the server's user."],
    model: ["--model NAME", "`offline`", "Who does the research: `offline`, or `openai:NAME`."],
    baseUrl: ["--base-url URL", "the public OpenAI address", "Address of an OpenAI-compatible server."],
    apiKey: ["", "none", "Key for the model's server. Read from the environment alone, and never written anywhere."],
    prices: [
      "",
      "no money budget",
      "Prices per million tokens in US dollars, `INPUT,OUTPUT`; they turn the money budget on.",
    ],
  };

export function settingsPage(): Page {
  const names = Object.entries(environmentNames) as readonly (readonly [keyof typeof settings, string])[];
  return markdownPage("settings.md", [
    "Settings",
    "A flag wins over the environment, the environment over the default. Secrets come from the environment alone.",
    markdownTable(
      ["variable", "flag", "when unset", "meaning"],
      names.map(([key, variable]) => {
        const [flag, unset, says] = settings[key];
        return [code(variable), flag === "" ? "" : code(flag), unset, says];
      }),
    ),
  ]);
}

const kinds = {
  look: "reads and records nothing",
  act: "changes the ledger or the run",
  measure: "computes numbers, each on record before anyone sees it",
} as const;

export function toolsPage(): Page {
  const cards = new Map(toolCards(tools).map((card) => [card.name, card]));
  const sections = tools.flatMap(({ name, description, kind, version }) => [
    `## ${name}`,
    `${description} (${kind}: ${kinds[kind]}; version ${version})`,
    block(jsonText(cards.get(name)?.parameters), "json"),
  ]);
  return markdownPage("tools.md", [
    "Tools",
    "What an agent may do, with the JSON schema of the arguments. There is no other way to a number: a tool is a pure function of its arguments and the run's snapshot.",
    ...sections,
  ]);
}
