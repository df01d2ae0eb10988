// The panel room's face: bars as columns, and the kernels over them.
export type { Column, Panel } from "./panel.ts";
