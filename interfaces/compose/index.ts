// The only wiring: workspace, worlds of runs, campaigns, reports and verification, put together from the rooms below.
import { kill } from "node:process";

export { type CampaignEnd, cardOf, depsOf, driveCampaign, type NewRun, registerRun } from "./campaign.ts";
export { filesOf, publishReport, type ReportFiles, readLedger, readReport } from "./publish.ts";
export { openModel, readPrompts, researcherFor } from "./researchers.ts";
export { configOf, type RunConfig } from "./run-config.ts";
export { inSession, type Session } from "./session.ts";
export { type ChangedMetric, type Verification, verifyRun } from "./verify.ts";
export { codeVersion, version } from "./version.ts";
export { chooseMarket, demoSeed, importDemo, openWorkspace, withWorkspace } from "./workspace.ts";
export { openWorld, runRow, type World } from "./world.ts";

/** Whether a process of this machine lives. */
export function isAlive(pid: number): boolean {
  try {
    kill(pid, 0);
    return true;
  } catch (thrown) {
    return thrown instanceof Error && "code" in thrown && thrown.code === "EPERM";
  }
}
