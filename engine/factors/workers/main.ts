// The entry file of the workers of this room: evaluation only. Rooms above have their own, with more jobs.
import { serveWorker } from "./serve.ts";

serveWorker([]);
