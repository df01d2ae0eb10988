// qraft factor list and show: libraries of formulas, their factors, and the operators of the language.
import type { Command } from "commander";
import { explainFormula, librariesNamed, libraryFactor, operatorTable } from "#tools";
import { type Invocation, runs, withSharedFlags } from "../command.ts";
import { textTable } from "../terminal.ts";

export function addFactorList(group: Command): void {
  addList(group);
  addShow(group);
}

interface ListFlags {
  readonly operators?: boolean;
  readonly library?: string;
  readonly find?: string;
}

function addList(group: Command): void {
  withSharedFlags(
    group
      .command("list")
      .description("The libraries of formulas, the factors of one, or the operators of the language."),
  )
    .option("--library <name>", "the factors of this library")
    .option("--operators", "the operators instead", false)
    .option("--find <text>", "only rows that hold this text")
    .addHelpText(
      "after",
      "\nExamples:\n  qraft factor list --library alpha101\n  qraft factor list --operators --find corr",
    )
    .action(
      runs(async ({ terminal }, flags: ListFlags) => {
        if (flags.operators) return listOperators(terminal, flags.find);
        return flags.library === undefined && flags.find === undefined
          ? listLibraries(terminal)
          : listFactors(terminal, flags);
      }),
    );
}

type Shown = Invocation["terminal"];

function listOperators(terminal: Shown, find: string | undefined): number {
  const rows = operatorTable().filter(({ signature, says }) => holds(`${signature} ${says}`, find));
  terminal.print(
    textTable(
      ["operator", "family", "meaning"],
      rows.map(({ signature, family, says }) => [signature, family, says]),
    ),
  );
  terminal.document(rows);
  return 0;
}

function listLibraries(terminal: Shown): number {
  const rows = librariesNamed(undefined).map((library) => {
    const factors = library.factors();
    return {
      name: library.name,
      factors: factors.length,
      refused: factors.filter(({ refused }) => refused !== undefined).length,
      says: library.says,
    };
  });
  terminal.print(
    textTable(
      ["library", "factors", "refused", "says"],
      rows.map(({ name, factors, refused, says }) => [name, String(factors), String(refused), says]),
    ),
  );
  terminal.print(
    '\n"qraft factor list --library alpha101" lists one; "qraft factor show alpha101.42" shows one factor.',
  );
  terminal.document(rows);
  return 0;
}

function listFactors(terminal: Shown, flags: ListFlags): number {
  const factors = librariesNamed(flags.library)
    .flatMap((library) => library.factors())
    .filter(({ name, expression, says }) => holds(`${name} ${expression} ${says}`, flags.find));
  terminal.print(
    textTable(
      ["factor", "formula", "says"],
      factors.map(({ name, expression, refused, says }) => [
        name,
        refused === undefined ? expression : "refused",
        says,
      ]),
    ),
  );
  terminal.document(factors);
  return 0;
}

function holds(text: string, find: string | undefined): boolean {
  return find === undefined || text.toLowerCase().includes(find.toLowerCase());
}

function addShow(group: Command): void {
  withSharedFlags(
    group.command("show").argument("<name>").description("One factor of a library, or one operator of the language."),
  )
    .addHelpText("after", "\nExamples:\n  qraft factor show alpha101.42\n  qraft factor show ts_rank")
    .action(
      runs(async ({ terminal }, name: string) => {
        const operator = operatorTable().find((entry) => entry.name === name);
        if (operator === undefined) return showFactor(terminal, name);
        terminal.print(
          [
            `${operator.signature}  (${operator.family})`,
            `  ${operator.says}`,
            `  unit    ${operator.unit}`,
            `  example ${operator.example}`,
            `  source  ${operator.source}`,
          ].join("\n"),
        );
        terminal.document(operator);
        return 0;
      }),
    );
}

const signs = new Map([
  [1, "higher should earn more"],
  [-1, "lower should earn more"],
]);

function showFactor(terminal: Shown, name: string): number {
  const factor = libraryFactor(name);
  const head = [
    `${factor.name}: ${factor.says}`,
    ...(factor.printed === undefined
      ? []
      : [`  printed  ${factor.printed}${factor.dialect ? `  (${factor.dialect})` : ""}`]),
    ...(factor.note === undefined ? [] : [`  note     ${factor.note}`]),
    `  source   ${factor.source}`,
    ...(factor.sign ? [`  sign     ${signs.get(factor.sign) ?? ""}`] : []),
  ];
  if (factor.refused !== undefined) {
    terminal.print([...head, `  refused  ${factor.refused}`].join("\n"));
    terminal.document(factor);
    return 0;
  }
  const explained = explainFormula(factor.expression, namesOf(factor.needs));
  const { unit, lookback } = explained.info;
  terminal.print(
    [
      ...head,
      `  formula  ${factor.expression}`,
      `  unit     ${unit}`,
      `  looks    ${Number.isFinite(lookback) ? `${lookback} bars back` : "at the whole past"}`,
      `  needs    ${[...explained.info.fields, ...explained.info.groups].join(", ")}`,
      "",
      ...explained.lines.map((line) => `  ${line}`),
    ].join("\n"),
  );
  terminal.document({ ...factor, hash: explained.hash, unit, lookback });
  return 0;
}

/** A factor is shown against the names that it uses itself. */
function namesOf(needs: { readonly fields: readonly string[]; readonly groups: readonly string[] } | undefined): {
  readonly fields: readonly string[];
  readonly groups: readonly string[];
} {
  return {
    fields: [...new Set(["open", "high", "low", "close", "volume", "vwap", ...(needs?.fields ?? [])])],
    groups: [...new Set(["sector", ...(needs?.groups ?? [])])],
  };
}
