// Screening one factor: every question of the list, over one study.
import type { Column, Panel } from "#engine/panel";
import { screens } from "./screens/index.ts";
import type { ScreenAnswer } from "./screens/screen.ts";
import { type ScreenOptions, studyOf } from "./study.ts";

export type ScreenReport = ScreenAnswer;

/** Rows from .. to − 1 count; no label reads a row at or after `to`. Earlier rows serve as warm-up of the values only. */
export function screenFactor(values: Column, panel: Panel, options: ScreenOptions): ScreenReport {
  const study = studyOf(values, panel, options);
  const answers = screens.map((screen) => screen.ask(study));
  return { values: answers.flatMap((answer) => answer.values), series: answers.flatMap((answer) => answer.series) };
}
