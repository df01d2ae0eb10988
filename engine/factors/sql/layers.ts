// Columns that name each other, arranged in layers of subqueries: a column stands one layer above the highest it names.

export interface Layers {
  /** Gives the name of a column with this text, c1, c2 …; equal texts are one column. */
  readonly define: (text: string) => string;
  /** One SELECT for each layer, the first over `grid`, each next over the one before, which goes by l0, l1 …. */
  readonly write: (wanted: readonly string[]) => readonly string[];
}

interface Defined {
  readonly name: string;
  readonly text: string;
  readonly needs: readonly string[];
  level: number;
}

const columnName = /\b[cgpx]\d+\b/g;

export function layersOf(): Layers {
  const byText = new Map<string, Defined>();
  const byName = new Map<string, Defined>();
  const define = (text: string): string => {
    const known = byText.get(text);
    if (known !== undefined) return known.name;
    const needs = [...new Set(text.match(columnName) ?? [])];
    const below = needs.map((name) => byName.get(name)?.level ?? 0);
    const made = { name: `c${byName.size + 1}`, text, needs, level: Math.max(0, ...below) + 1 };
    byText.set(text, made);
    byName.set(made.name, made);
    return made.name;
  };
  return { define, write: (wanted) => writeLayers(usedOf([...byName.values()], wanted), wanted) };
}

/**
 * Only what the wanted columns need, each as late as it can be: what is carried from layer to layer is then fields, not
 * results, and never an array for longer than one step; windows over the same rows meet in the same layers.
 */
function usedOf(all: readonly Defined[], wanted: readonly string[]): readonly Defined[] {
  const limit = new Map<string, number>(wanted.map((name) => [name, Number.POSITIVE_INFINITY]));
  const top = Math.max(0, ...all.filter(({ name }) => limit.has(name)).map(({ level }) => level));
  for (const column of all.toReversed()) {
    const latest = limit.get(column.name);
    if (latest === undefined) continue;
    column.level = Math.min(top, latest - 1);
    for (const name of column.needs) {
      limit.set(name, Math.min(limit.get(name) ?? Number.POSITIVE_INFINITY, column.level));
    }
  }
  return all.filter((column) => limit.has(column.name));
}

function writeLayers(columns: readonly Defined[], wanted: readonly string[]): readonly string[] {
  const top = Math.max(0, ...columns.map((column) => column.level));
  const lastUse = new Map<string, number>(wanted.map((name) => [name, top + 1]));
  for (const column of columns) {
    for (const name of column.needs) lastUse.set(name, Math.max(lastUse.get(name) ?? 0, column.level));
  }
  const inputs = [...lastUse.keys()].filter((name) => !name.startsWith("c")).sort();
  const layers = [`SELECT ${["s", "t", ...inputs].join(", ")} FROM grid`];
  let open = inputs;
  for (let level = 1; level <= top; level++) {
    const kept = open.filter((name) => (lastUse.get(name) ?? 0) > level);
    const here = columns.filter((column) => column.level === level);
    const shown = here.map(({ name, text }) => `${text} AS ${name}`);
    layers.push(`SELECT ${["s", "t", ...kept, ...shown].join(", ")} FROM l${level - 1}`);
    open = [...kept, ...here.map(({ name }) => name)];
  }
  return layers;
}
