// The entry file of the workers of this room: evaluation and screening.
import { evaluateJob, serveWorker } from "#engine/factors";
import { screenJob } from "./screen-many.ts";

serveWorker([evaluateJob, screenJob]);
