// The entry file of the workers of this room: evaluation only. Rooms above have their own, with more jobs.
import { evaluateJob } from "../evaluation/index.ts";
import { serveWorker } from "./serve.ts";

serveWorker([evaluateJob]);
