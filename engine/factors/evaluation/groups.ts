// One group of a panel by name.
import { QraftError } from "#engine/core";
import type { Groups, Panel } from "#engine/panel";

export function groupsOf(panel: Panel, name: string): Groups {
  const groups = panel.groups.get(name);
  if (groups !== undefined) return groups;
  const known = [...panel.groups.keys()];
  throw new QraftError(
    "unknown-group",
    `The panel of market "${panel.market}" has no group "${name}".`,
    known.length === 0 ? "Import groups, for example sectors, with the market." : `Known: ${known.join(", ")}.`,
  );
}
