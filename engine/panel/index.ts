// The panel room's face: bars as columns, and the kernels over them.
export { columnOf, mapColumns, mapRows, newColumn } from "./columns.ts";
export { demeanGroups, meanOfGroups, standardizeGroups } from "./kernels/group-rows.ts";
export { type RankMethod, rankMethods, rankRow } from "./kernels/rank-row.ts";
export { rollingMean, rollingSum } from "./kernels/rolling-sum.ts";
export { type RowOrder, sortPermutation } from "./kernels/sort-permutation.ts";
export type { Column, Panel } from "./panel.ts";
