// The face of the data sources: files and the demo market, decoded into plain columns.
import { arrowSource } from "./arrow.ts";
import { csvSource } from "./csv.ts";
import { demoSource } from "./demo.ts";
import { parquetSource } from "./parquet.ts";
import type { DataSource } from "./source.ts";

export { type BarOptions, decodeBars } from "./bars/decode-bars.ts";
export { type ImportRule, importRules } from "./bars/rules.ts";
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
export { decodeFactors, type FactorOptions } from "./reference/factors.ts";
export { decodeInstruments, type InstrumentOptions } from "./reference/instruments.ts";
export type { DataSource, FileSource, MadeSource, TableOptions } from "./source.ts";
export { type ColumnMap, parseColumnMap, plainName } from "./tables/mapping.ts";
export { type OpenTable, type OpenTableOptions, openTable } from "./tables/open-table.ts";
export type { SourceInput } from "./tables/read-file.ts";

/** Every data source, in order of name. */
export const dataSources = [arrowSource, csvSource, demoSource, parquetSource] as const satisfies readonly DataSource[];
