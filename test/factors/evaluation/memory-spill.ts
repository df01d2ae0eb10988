// A place for columns that are put aside, in memory, which counts what is written and checks what is asked for.
import type { ColumnSpill } from "../../../engine/factors/index.ts";
import type { Column } from "../../../engine/panel/index.ts";

export function memorySpill(): { readonly spill: ColumnSpill; readonly written: () => number } {
  const kept = new Map<string, Column>();
  let count = 0;
  return {
    written: () => count,
    spill: {
      write: (key, column) => {
        count++;
        kept.set(key, column.slice());
      },
      read: async (key, into) => {
        await Promise.resolve();
        const column = kept.get(key);
        if (column === undefined) throw new Error(`Nothing was written under ${key}.`);
        into.set(column);
      },
    },
  };
}
