// Daily rank correlation of a factor with the return that follows, on the yardstick's panel.

import { type DateRoom, dateRoom } from "#engine/compiled";
import { dailyRankIc } from "../../engine/screening/correlation.ts";
import { ranksOfColumn } from "../../engine/screening/cross-sections.ts";
import { type BenchCase, checksumOf } from "../case.ts";
import { panelInputs, panelSize } from "../inputs.ts";

const yardstick = `panel/pandas daily rank IC h5 ${panelSize.rows}x${panelSize.columns}`;
const range = { from: 0, to: panelSize.rows };
/** As a screening does: factors follow one another in one room, returns in another. */
const rooms = { factor: dateRoom(), label: dateRoom() };
const ranked = (column: Float64Array, room: DateRoom) => ranksOfColumn(column, panelSize.rows, range, room);

function icCase(name: string, prepared: boolean): BenchCase {
  return {
    name,
    group: "dates",
    yardstick,
    aim: 8,
    prepare: async () => {
      const { uniform, forward } = panelInputs();
      const label = prepared ? ranked(forward, rooms.label) : undefined;
      let ic: Float64Array = new Float64Array(0);
      return {
        run: () => {
          ic = dailyRankIc(ranked(uniform, rooms.factor), label ?? ranked(forward, rooms.label), { minPairs: 3 });
        },
        checksum: () => checksumOf(ic),
      };
    },
  };
}

/** A screening orders the returns once for all its factors; the second case does so too. */
export const icCases: readonly BenchCase[] = [
  icCase("daily rank IC", false),
  icCase("daily rank IC, returns ordered before", true),
];
