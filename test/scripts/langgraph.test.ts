// The graph for LangGraph's own tools: its configuration points to it, and it can be drawn without a workspace.
import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { graph } from "../../interfaces/langgraph.ts";

test("the configuration names the file and the export", () => {
  const config = JSON.parse(readFileSync(new URL("../../langgraph.json", import.meta.url), "utf8"));
  expect(config.graphs).toEqual({ campaign: "./interfaces/langgraph.ts:graph" });
});

test("the graph shows every step of a campaign, and none of them runs without a thread", async () => {
  const looked = await graph({ configurable: {} });
  const { nodes } = await looked.getGraphAsync();
  expect(Object.keys(nodes)).toEqual(
    expect.arrayContaining(["planner", "approval", "factor-idea", "coder", "validator", "judge", "reporter"]),
  );
  await expect(looked.invoke({}, { configurable: { thread_id: "t" } })).rejects.toThrow("opened to be looked at");
});
