// LangGraph's own validation suite for checkpoint savers, whole, over SQLite.
import { DatabaseSync } from "node:sqlite";
import { deltaChannelHistoryTests, specTest } from "@langchain/langgraph-checkpoint-validation";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { SqliteSaver } from "../../../agents/checkpoint/index.ts";

// The suite expects a test runner with global names.
Object.assign(globalThis, { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it });

const initializer = {
  checkpointerName: "qraft-sqlite",
  createCheckpointer: () => new SqliteSaver(new DatabaseSync(":memory:")),
};

specTest(initializer);
deltaChannelHistoryTests(initializer);
