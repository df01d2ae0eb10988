// The other side of a pool: what a worker's entry file calls with the list of jobs it can do.
import { type MessagePort, parentPort } from "node:worker_threads";
import { fault } from "#engine/core";
import type { Panel } from "#engine/panel";
import { type AnyJob, type JobSetting, keeper } from "./job.ts";
import { type Order, plainFault, type Report } from "./messages.ts";

interface Open {
  readonly job: AnyJob | undefined;
  readonly name: string;
  readonly setting: JobSetting<unknown>;
}

/** Answers the orders of the pool that started this thread, one after the other, until the pool ends it. */
export function serveWorker(jobs: readonly AnyJob[]): void {
  const port = parentPort;
  if (port === null) throw fault("serveWorker was called outside a worker thread.");
  const panels = new Map<number, Panel>();
  const runs = new Map<number, Open>();
  const say = (report: Report): void => port.postMessage(report);
  port.on("message", (order: Order) => {
    switch (order.kind) {
      case "panel":
        panels.set(order.panel, { ...order.of, source: null });
        return;
      case "forget":
        panels.delete(order.panel);
        return;
      case "begin":
        runs.set(order.run, openRun(order, { jobs, panels, port }));
        return;
      case "part":
        answerPart(order, runs.get(order.run), say);
        return;
      case "end":
        runs.delete(order.run);
        return;
      default:
        order satisfies never;
    }
  });
  say({ kind: "ready" });
}

function openRun(
  order: Order & { readonly kind: "begin" },
  worker: {
    readonly jobs: readonly AnyJob[];
    readonly panels: ReadonlyMap<number, Panel>;
    readonly port: MessagePort;
  },
): Open {
  const panel = worker.panels.get(order.panel);
  if (panel === undefined) throw fault(`A worker was given the job "${order.job}" without its panel.`);
  const tell = (note: unknown): void => {
    worker.port.postMessage({ kind: "note", run: order.run, note } satisfies Report);
  };
  return {
    name: order.job,
    job: worker.jobs.find((job) => job.name === order.job),
    setting: { panel, shared: order.shared, keep: keeper(), tell },
  };
}

/** An answer that cannot cross threads is a fault of its part, not the end of the thread. */
function answerPart(
  order: Order & { readonly kind: "part" },
  open: Open | undefined,
  say: (report: Report) => void,
): void {
  const { run, place } = order;
  try {
    if (open === undefined) throw fault(`A worker got part ${place} of a run that was never begun.`);
    if (open.job === undefined) throw fault(`The workers of this pool do not know the job "${open.name}".`);
    say({ kind: "answer", run, place, answer: open.job.run(order.part as never, open.setting as never) });
  } catch (thrown) {
    say({ kind: "fault", run, place, fault: plainFault(thrown) });
  }
}
