// The evidence room's face: records, the ledger, documents, and the gate that decides what may be said.

export { type Dimension, dimensions, type Said } from "./context.ts";
export * from "./document.ts";
export {
  type ChainFault,
  chainStart,
  Ledger,
  type LedgerRow,
  type LedgerStore,
  type LedgerView,
  memoryRows,
} from "./ledger.ts";
export {
  indexOf,
  type LedgerIndex,
  type MetricRecord,
  measureKey,
  type SeriesRecord,
  subjectLabel,
} from "./ledger-index.ts";
export { openGround, type Piece, renderPieces, type Surroundings, saidBy } from "./pieces.ts";
export { predicates } from "./predicates/index.ts";
export type { Finding, Predicate, PredicateArg, Truth } from "./predicates/predicate.ts";
export * from "./record.ts";
export { checkBody, recordSchemas } from "./record-schema.ts";
export {
  type FigureBlock,
  renderReportText,
  renderSentence,
  renderTable,
  renderText,
  type TableBlock,
  type TablePieces,
} from "./text.ts";
export { formatNumber, formatValue, type ShownUnit } from "./value.ts";
