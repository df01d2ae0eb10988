// What a data source is: a kind of file that is recognised by its bytes, or a market that is made.
import type { Named } from "#engine/core";
import type { DemoMarket } from "./demo/index.ts";
import type { DemoOptions } from "./demo/settings.ts";
import type { RawTable } from "./tables/raw-table.ts";
import type { SourceBytes } from "./tables/read-file.ts";

export interface TableOptions {
  /** CSV only. Default: whichever of comma, semicolon, tab and bar occurs most often in the header line. */
  readonly delimiter?: string | undefined;
}

export interface FileSource extends Named {
  readonly kind: "file";
  readonly says: string;
  /** Usual endings; what a file is, is told from its bytes. */
  readonly extensions: readonly string[];
  readonly decode: (source: SourceBytes, options: TableOptions) => RawTable | Promise<RawTable>;
}

export interface MadeSource extends Named {
  readonly kind: "made";
  readonly says: string;
  readonly make: (options: DemoOptions) => DemoMarket;
}

export type DataSource = FileSource | MadeSource;
