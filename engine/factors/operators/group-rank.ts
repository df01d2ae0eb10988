// group_rank(x, g): place of each symbol within its group.
import { finiteOf } from "#engine/core";
import { rankGroups, rankTolerance } from "#engine/panel";
import { columns, groupOperator } from "../make-operator.ts";
import { averagePlaces, roundNearTies } from "../near-ties.ts";
import { groupSql, rankShare } from "../sql/cross-forms.ts";
import { unitAlways } from "../unit.ts";

export const groupRank = groupOperator({
  name: "group_rank",
  says: "Place of each symbol among its group on the same date, as a share in (0, 1].",
  source: "rank inside each group, average ties; a symbol without a group gives nothing.",
  params: [...columns("x"), { name: "g", kind: "group" }],
  unit: unitAlways("rank"),
  cost: 20,
  meaning: ([row], [codes]) =>
    row!.map((_, s) => {
      const mates = row!.map((x, i) => (codes![i]! >= 0 && codes![i] === codes![s] ? x : Number.NaN));
      const places = averagePlaces(roundNearTies(mates, rankTolerance));
      return places[s]! / finiteOf(places).length;
    }),
  kernel: ([row], [codes], _params, out) =>
    rankGroups(row!, { codes: codes!, method: "average", tolerance: rankTolerance }, out),
  sql: groupSql((call, x, keys) => rankShare(call, x, { ties: "average", tolerance: rankTolerance, keys })),
  example: {
    columns: [[1, 3, 10, Number.NaN, 7]],
    groups: [[0, 0, 1, 1, -1]],
    params: [],
    gives: [0.5, 1, 1, Number.NaN, Number.NaN],
  },
});
