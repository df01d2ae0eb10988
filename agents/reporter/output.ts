// What the reporter answers: title and sections of spans. Run, ledger head and snapshot are filled in by code.
import type { z } from "zod";
import { reportDocument } from "#engine/evidence";

export const reportOutput = reportDocument.pick({ title: true, sections: true });
export type ReportOutput = z.infer<typeof reportOutput>;
