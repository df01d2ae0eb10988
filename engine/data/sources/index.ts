// The face of the data sources: files and the demo market, decoded into plain columns.
export {
  type DecodedBars,
  type DecodedFactors,
  type DecodedInstruments,
  type DecodedRows,
  type Issue,
  type IssueAction,
  type IssueExample,
  rowsForImport,
  type SourceFile,
} from "./decoded.ts";
export { type DemoMarket, type DemoOptions, demoCosts, demoReadme, makeDemoMarket, planted } from "./demo/index.ts";
