// From the engine's values to a tool's answer: one metric or series record each, by name.
import { type CallFrame, metricOf, type NamedSeries, type NamedValue, seriesOf } from "./context/index.ts";
import type { MeasuredAnswer } from "./inputs.ts";
import type { Measured } from "./tool.ts";

export function measuredOf(
  frame: CallFrame,
  values: readonly NamedValue[],
  series: readonly NamedSeries[] = [],
): Measured<MeasuredAnswer> {
  const metrics = values.map((value) => metricOf(frame, value));
  const curves = series.map((curve) => seriesOf(frame, curve));
  return {
    metrics,
    series: curves,
    answer: (ids) => ({
      values: Object.fromEntries(
        metrics.map((metric) => [metric.name, { value: metric.value, record: ids.metrics.get(metric.name) ?? "" }]),
      ),
      series: Object.fromEntries(curves.map((curve) => [curve.name, ids.series.get(curve.name) ?? ""])),
    }),
  };
}
