// A worker's entry file for tests: a room's own list of jobs.
import { serveWorker } from "../../../engine/factors/index.ts";
import { trialJobs } from "./trial-jobs.ts";

serveWorker(trialJobs);
