// The command line's whole grammar: one line per command, each in its own file under commands/. Nothing starts on import.
import { Command } from "commander";
import { version } from "../compose/version.ts";
import { addBacktest } from "./commands/backtest.ts";
import { addChat } from "./commands/chat.ts";
import { addData } from "./commands/data.ts";
import { addDoctor } from "./commands/doctor.ts";
import { addExplore } from "./commands/explore.ts";
import { addFactor } from "./commands/factor.ts";
import { addGate } from "./commands/gate.ts";
import { addReport } from "./commands/report.ts";
import { addRuns } from "./commands/runs.ts";
import { addVerify } from "./commands/verify.ts";

/** The program, ready to parse; the reference page reads it too. */
export function buildProgram(): Command {
  const program = new Command("qraft")
    .description("Agents propose, tools compute, the ledger remembers, the gate decides what may be said.")
    .version(version)
    .showHelpAfterError("(qraft --help lists every command)")
    .configureOutput({ writeErr: (text) => process.stderr.write(spoken(text)) })
    .exitOverride();

  for (const add of [
    addExplore,
    addChat,
    addData,
    addFactor,
    addBacktest,
    addRuns,
    addReport,
    addVerify,
    addGate,
    addDoctor,
  ])
    add(program);
  return program;
}

const longestError = 300;

/** Cuts what repeats a very long value; says how a formula with a leading minus is given, which the parser takes for a flag. */
function spoken(text: string): string {
  const short = text.length > longestError && text.startsWith("error:") ? `${text.slice(0, longestError)}…\n` : text;
  return /^error: unknown option '-(?:[^-'][^']|-+[^a-z'-])/.test(text)
    ? `${short}(a formula that begins with a minus goes into parentheses: "(-close)")\n`
    : short;
}
