// How the tests run: every test file under test/, in forked processes, since chDB allows one session per process.
import { defineConfig } from "vitest/config";

/** Folders whose tests open stores, start processes or drive whole campaigns: a process for each file. */
const apart = ["agents", "data", "interfaces", "quality", "scripts", "sources", "tools"].map(
  (folder) => `test/${folder}/**/*.test.ts`,
);
/** Files elsewhere that open a store. */
const stores = ["test/factors/inputs/reduce-in-store.test.ts", "test/parity/sql*.test.ts"];

export default defineConfig({
  test: {
    pool: "forks",
    maxWorkers: 2,
    testTimeout: 60_000,
    hookTimeout: 60_000,
    projects: [
      {
        extends: true,
        test: { name: "apart", include: [...apart, ...stores] },
      },
      {
        // Arithmetic without a world around it: files share a process, and load the engine once.
        extends: true,
        test: { name: "shared", include: ["test/**/*.test.ts"], exclude: [...apart, ...stores], isolate: false },
      },
    ],
  },
});
