// qraft data: bring data in, look at them, judge them, take them out.
import type { Command } from "commander";
import { addDataDerive } from "./data-derive.ts";
import { addDataExport } from "./data-export.ts";
import { addDataImport } from "./data-import.ts";
import { addDataLook } from "./data-look.ts";

export function addData(program: Command): void {
  const group = program
    .command("data")
    .description("Market data: import, derive, demo, list, describe, quality, snapshot, export.");
  addDataImport(group);
  addDataLook(group);
  addDataDerive(group);
  addDataExport(group);
}
