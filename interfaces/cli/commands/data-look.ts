// qraft data list, describe, quality and snapshot.
import type { Command } from "commander";
import { checkQuality } from "#engine/data/quality";
import { withWorkspace } from "../../compose/index.ts";
import { runs, withSharedFlags } from "../command.ts";
import { dayOf, textTable, timeOf } from "../terminal.ts";

export function addDataLook(group: Command): void {
  addList(group);
  addDescribe(group);
  addQuality(group);
  addSnapshot(group);
}

function addList(group: Command): void {
  withSharedFlags(group.command("list").description("Markets of the workspace."))
    .addHelpText("after", "\nExample:\n  qraft data list")
    .action(
      runs(async ({ settings, terminal }) =>
        withWorkspace(settings, "read", async (store) => {
          const markets = await store.markets();
          const rows = markets.map(({ info, symbols, first, last, rows: count, fields }) => [
            info.name + (info.simulated ? " (simulated)" : ""),
            info.frequency,
            String(symbols.length),
            dayOf(first),
            dayOf(last),
            String(count),
            fields.join(" "),
          ]);
          terminal.print(
            rows.length === 0
              ? 'No market yet. "qraft data demo" makes a simulated one; "qraft data import" brings yours.'
              : textTable(["market", "bars", "symbols", "first", "last", "rows", "fields"], rows),
          );
          terminal.document(markets);
          return 0;
        }),
      ),
    );
}

function addDescribe(group: Command): void {
  withSharedFlags(
    group
      .command("describe")
      .argument("<market>")
      .description("Fields, symbols, groups, period, snapshot and seal of a market."),
  )
    .addHelpText("after", "\nExample:\n  qraft data describe us")
    .action(
      runs(async ({ settings, terminal }, market: string) =>
        withWorkspace(settings, "read", async (store) => {
          const found = await store.describe(market);
          const { info, symbols, fields, groups, first, last, rows, snapshot, seal } = found;
          terminal.print(
            [
              `${info.name}${info.simulated ? " — SIMULATED MARKET" : ""}`,
              `  bars      ${info.frequency}, ${dayOf(first)} to ${dayOf(last)}, ${rows} rows, ${info.currency}, ${info.timeZone}`,
              `  symbols   ${symbols.length}: ${symbols.slice(0, 12).join(" ")}${symbols.length > 12 ? " …" : ""}`,
              `  fields    ${fields.join(" ")}`,
              `  groups    ${groups.join(" ") || "none"}`,
              `  snapshot  ${snapshot ? `${snapshot.hash} (version ${snapshot.version})` : "none"}`,
              `  holdout   ${seal ? `sealed from ${dayOf(seal.from)} by run ${seal.run}` : "not sealed yet; the first campaign seals it"}`,
            ].join("\n"),
          );
          terminal.document(found);
          return 0;
        }),
      ),
    );
}

function addQuality(group: Command): void {
  withSharedFlags(
    group
      .command("quality")
      .argument("<market>")
      .description("Gaps, stale prices, outliers, OHLC faults, zero volume, survivorship and look-ahead warnings."),
  )
    .addHelpText("after", "\nExample:\n  qraft data quality us --json")
    .action(
      runs(async ({ settings, terminal }, market: string) =>
        withWorkspace(settings, "read", async (store) => {
          const bars = await store.read({ market });
          const report = checkQuality(bars);
          terminal.print(
            `${market}: ${report.bars} bars of ${report.symbols} symbols, ${report.findings.length} findings${bars.withheld ? ` (${bars.withheld.rows} sealed rows from ${dayOf(bars.withheld.from)} were not read)` : ""}`,
          );
          for (const finding of report.findings) {
            terminal.print(
              `  ${finding.severity === "info" ? "·" : "!"} ${finding.code} × ${finding.count}: ${finding.says}`,
            );
            for (const { symbol, ts, values } of finding.examples.slice(0, 3))
              terminal.print(
                `      e.g. ${symbol ?? ""} ${ts === null ? "" : timeOf(ts)} ${Object.entries(values)
                  .map(([name, value]) => `${name}=${value ?? "missing"}`)
                  .join(" ")}`,
              );
          }
          terminal.document({ ...report, withheld: bars.withheld });
          return 0;
        }),
      ),
    );
}

function addSnapshot(group: Command): void {
  withSharedFlags(
    group
      .command("snapshot")
      .argument("<market>")
      .description("Content hash and version of what a run would read: MD5 per part, SHA-256 over all."),
  )
    .addHelpText("after", "\nExample:\n  qraft data snapshot us")
    .action(
      runs(async ({ settings, terminal }, market: string) =>
        withWorkspace(settings, "read", async (store) => {
          await store.describe(market);
          const snapshot = await store.snapshot(market);
          terminal.print(`${snapshot.hash}  ${market} version ${snapshot.version}, ${snapshot.rows} rows`);
          terminal.print(
            textTable(
              ["part", "rows", "md5"],
              snapshot.parts.map((part) => [part.name, String(part.rows), part.md5]),
            ),
          );
          terminal.document(snapshot);
          return 0;
        }),
      ),
    );
}
