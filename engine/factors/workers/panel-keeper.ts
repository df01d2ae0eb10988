// Which panels the threads of a pool hold: those of open runs, and the last few, in case they come again.
import { fault } from "#engine/core";
import type { Panel } from "#engine/panel";
import type { PlainPanel } from "./messages.ts";
import { sharedPanelOf } from "./shared-panel.ts";

/** Panels that stay although no run is open over them. */
const idlePanels = 2;

interface Kept {
  readonly id: number;
  readonly panel: Panel;
  users: number;
}

export interface PanelKeeper {
  /** The number of a panel, in use until it is released. */
  readonly take: (panel: Panel) => number;
  readonly release: (id: number) => void;
  readonly holds: (id: number) => boolean;
  readonly plain: (id: number) => PlainPanel;
}

export function panelKeeper(): PanelKeeper {
  let kept: readonly Kept[] = [];
  let counter = 0;
  const find = (id: number): Kept | undefined => kept.find((one) => one.id === id);
  return {
    take: (panel) => {
      const one = kept.find((candidate) => candidate.panel === panel) ?? { id: ++counter, panel, users: 0 };
      one.users++;
      kept = [...kept.filter((other) => other !== one), one];
      return one.id;
    },
    release: (id) => {
      const one = find(id);
      if (one !== undefined) one.users--;
      const idle = kept.filter((other) => other.users === 0);
      const old = new Set(idle.slice(0, Math.max(0, idle.length - idlePanels)));
      kept = kept.filter((other) => !old.has(other));
    },
    holds: (id) => find(id) !== undefined,
    plain: (id) => {
      const one = find(id);
      if (one === undefined) throw fault("A panel was let go while a run needed it.");
      return sharedPanelOf(one.panel);
    },
  };
}
