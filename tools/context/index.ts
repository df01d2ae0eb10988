// What tools share: the context they get, and how a number says where it comes from.

export { buildContext, type ContextParts, newPanelCache, type PanelCache } from "./build.ts";
export type { EarlierTrial, PanelPart, PartRole, Reads, ToolContext } from "./context.ts";
export {
  type CallFrame,
  campaignScope,
  campaignSubject,
  costRegimes,
  factorSubject,
  isoTime,
  metricOf,
  type NamedSeries,
  type NamedValue,
  scopeOf,
  seriesOf,
} from "./scope.ts";
