// qraft doctor: what works here, what is missing, what to do.
import { existsSync, statfsSync } from "node:fs";
import { dirname, resolve } from "node:path";
import type { Command } from "commander";
import { toQraftError } from "#engine/core";
import { openWorkspace, version } from "../../compose/index.ts";
import { environmentNames } from "../../config.ts";
import { type Invocation, runs, withSharedFlags } from "../command.ts";

interface Finding {
  readonly what: string;
  readonly state: "works" | "missing" | "broken";
  readonly says: string;
  readonly next: string;
}

export function addDoctor(program: Command): void {
  withSharedFlags(
    program
      .command("doctor")
      .description("Checks node, workspace, store, data and model; says what to do about what is missing."),
  )
    .option("--model <model>", '"offline" or "openai:NAME"')
    .option("--base-url <url>", "address of the OpenAI-compatible server")
    .addHelpText("after", "\nExample:\n  qraft doctor --json")
    .action(
      runs(async (invocation) => {
        const findings = [
          nodeFinding(),
          spaceFinding(invocation),
          ...(await storeFindings(invocation)),
          await modelFinding(invocation),
        ];
        for (const { what, state, says, next } of findings)
          invocation.terminal.print(
            `${state === "works" ? "✓" : state === "missing" ? "–" : "✗"} ${what.padEnd(10)} ${says}${next === "" ? "" : `\n             ${next}`}`,
          );
        invocation.terminal.document({ version, findings });
        return findings.some(({ state }) => state === "broken") ? 2 : 0;
      }),
    );
}

function nodeFinding(): Finding {
  const major = Number(process.versions.node.split(".")[0]);
  return major >= 24
    ? { what: "node", state: "works", says: `Node ${process.versions.node}, Qraft ${version}`, next: "" }
    : {
        what: "node",
        state: "broken",
        says: `Node ${process.versions.node} is too old`,
        next: "Run qraft through npm, or install Node 24.",
      };
}

function spaceFinding({ settings }: Invocation): Finding {
  try {
    const disk = statfsSync(nearestFolder(settings.workspace));
    const free = (disk.bavail * disk.bsize) / 2 ** 30;
    return free > 1
      ? { what: "disk", state: "works", says: `${free.toFixed(0)} GiB free`, next: "" }
      : {
          what: "disk",
          state: "broken",
          says: `only ${free.toFixed(2)} GiB free for ${settings.workspace}`,
          next: "Make room; an import writes its data twice.",
        };
  } catch (thrown) {
    return { what: "disk", state: "missing", says: toQraftError(thrown).message, next: "" };
  }
}

/** A workspace that is not there yet will be on the disk of the folder above it. */
function nearestFolder(path: string): string {
  let folder = resolve(path);
  while (!existsSync(folder) && dirname(folder) !== folder) folder = dirname(folder);
  return folder;
}

async function storeFindings({ settings }: Invocation): Promise<readonly Finding[]> {
  try {
    const store = await openWorkspace(settings, "write");
    try {
      const markets = await store.markets();
      const names = markets
        .map(({ info, rows }) => `${info.name}${info.simulated ? " (simulated)" : ""} ${rows} rows`)
        .join(", ");
      return [
        { what: "workspace", state: "works", says: settings.workspace, next: "" },
        {
          what: "store",
          state: "works",
          says: store.kind === "server" ? "ClickHouse server answers" : "embedded ClickHouse (chDB) answers",
          next: "",
        },
        markets.length > 0
          ? { what: "data", state: "works", says: names, next: "" }
          : {
              what: "data",
              state: "missing",
              says: "no market yet",
              next: '"qraft data demo" makes a simulated one; "qraft data import FILES --market NAME" brings yours.',
            },
        { what: "runs", state: "works", says: `${store.state.listRuns().length} on record`, next: "" },
      ];
    } finally {
      await store.close();
    }
  } catch (thrown) {
    const error = toQraftError(thrown);
    return [{ what: "store", state: "broken", says: error.message, next: error.next }];
  }
}

async function modelFinding({ settings, signal }: Invocation): Promise<Finding> {
  if (settings.model === "offline")
    return {
      what: "model",
      state: "works",
      says: "offline researcher; no key needed",
      next: `A language model: --model openai:NAME --base-url URL, key in ${environmentNames.apiKey}.`,
    };
  const url = settings.baseUrl ?? "https://api.openai.com/v1";
  if (settings.baseUrl === undefined && settings.apiKey === undefined)
    return {
      what: "model",
      state: "broken",
      says: `${settings.model}: no key`,
      next: `Set ${environmentNames.apiKey}, or give --base-url of a server that needs none.`,
    };
  try {
    const answer = await fetch(`${url.replace(/\/$/, "")}/models`, {
      headers: settings.apiKey ? { authorization: `Bearer ${settings.apiKey}` } : {},
      signal: AbortSignal.any([signal, AbortSignal.timeout(5000)]),
    });
    return answer.ok
      ? { what: "model", state: "works", says: `${settings.model} at ${url}`, next: "" }
      : {
          what: "model",
          state: "broken",
          says: `${url} answered ${answer.status}`,
          next: answer.status === 401 ? `Check the key in ${environmentNames.apiKey}.` : "Check --base-url.",
        };
  } catch {
    return {
      what: "model",
      state: "broken",
      says: `${url} does not answer`,
      next: "Start the server, or check --base-url.",
    };
  }
}
