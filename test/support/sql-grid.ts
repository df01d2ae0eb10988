// A grid of symbols × dates in ClickHouse for tests: columns go in as they are, lowered formulas come back as columns.
import { rmSync } from "node:fs";
import { type ClickHouse, openEmbedded } from "../../engine/data/store/clickhouse.ts";
import { gridSettings } from "../../engine/data/store/grid.ts";
import { checkLayers } from "../../engine/data/store/grid-query.ts";
import { migrate } from "../../engine/data/store/migrations.ts";
import type { LoweredQuery } from "../../engine/factors/index.ts";
import type { Panel } from "../../engine/panel/index.ts";
import { temporaryFolder } from "./bars.ts";

export interface SqlGrid {
  /** Replaces the grid by a panel's fields and groups. */
  readonly put: (panel: Panel) => Promise<void>;
  readonly run: (
    lowered: LoweredQuery,
    settings?: Readonly<Record<string, number>>,
  ) => Promise<ReadonlyMap<string, Float64Array>>;
  readonly close: () => Promise<void>;
}

export async function openSqlGrid(): Promise<SqlGrid> {
  const folder = temporaryFolder();
  const db = await openEmbedded(folder);
  await migrate(db, folder);
  let held: Panel | null = null;
  return {
    put: async (panel) => {
      held = panel;
      await fillTable(db, panel);
    },
    run: (lowered, settings = gridSettings) => {
      if (held === null) throw new Error("The grid is empty.");
      checkLayers(lowered.layers);
      return db.doubles(statementOf(lowered, held), {}, settings);
    },
    close: async () => {
      await db.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function statementOf({ fields, groups, layers }: LoweredQuery, panel: Panel): string {
  const place = (names: Iterable<string>, wanted: string): number => [...names].indexOf(wanted);
  const columns = [
    ...fields.map((name, i) => `v${place(panel.fields.keys(), name)} AS x${i}`),
    ...groups.map((name, i) => `k${place(panel.groups.keys(), name)} AS g${i}`),
  ];
  const grid = `SELECT ${["s", "t", ...columns].join(", ")} FROM grid_table`;
  const named = layers.slice(0, -1).map((text, i) => `, l${i} AS (${text})`);
  return `WITH grid AS (${grid})${named.join("")} ${layers.at(-1)}`;
}

async function fillTable(db: ClickHouse, panel: Panel): Promise<void> {
  const fields = [...panel.fields.values()];
  const groups = [...panel.groups.values()];
  await db.run("DROP TABLE IF EXISTS grid_table");
  const columns = [...fields.map((_, i) => `v${i} Float64`), ...groups.map((_, i) => `k${i} Int32`)];
  await db.run(`CREATE TABLE grid_table (s Int64, t Int64, ${columns.join(", ")}) ENGINE = Memory`);
  const rows = panel.times.length;
  const values = [...fields.map((_, i) => `c${i + 2}`), ...groups.map((_, i) => `toInt32(c${i + 2 + fields.length})`)];
  await db.insertDoubles(
    (source) => `INSERT INTO grid_table SELECT toInt64(key), toInt64(c1), ${values.join(", ")} FROM ${source}`,
    panel.symbols.map((_, s) => ({
      key: String(s),
      columns: [
        panel.times,
        ...fields.map((column) => column.subarray(s * rows, (s + 1) * rows)),
        ...groups.map(({ codes }) => Float64Array.from(codes.subarray(s * rows, (s + 1) * rows))),
      ],
    })),
  );
}
