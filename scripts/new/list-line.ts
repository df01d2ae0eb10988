// Adds one import and one entry to a folder's typed list, in their alphabetical places.

export interface ListLine {
  /** Identifier of the entry. */
  readonly camel: string;
  /** File without its ending. */
  readonly kebab: string;
}

/** The text of an index.ts with the entry in the array that ends in "] as const satisfies". */
export function withListLine(text: string, { camel, kebab }: ListLine): string {
  const list = /(export const \w+ = \[)([^\]]*)(\] as const satisfies )/.exec(text);
  if (!list) throw new Error("The index.ts holds no list that ends in `] as const satisfies`.");
  const [whole, head = "", inner = "", tail = ""] = list;
  const entries = inner
    .split(",")
    .map((entry) => entry.trim())
    .filter((entry) => entry !== "");
  if (entries.includes(camel)) throw new Error(`The list already holds ${camel}.`);
  const place = entries.findIndex((entry) => kebabOf(entry) > kebab);
  const all = entries.toSpliced(place < 0 ? entries.length : place, 0, camel);
  const listed = text.replace(whole, `${head}${inner.includes("\n") ? `\n${wrapped(all)}\n` : all.join(", ")}${tail}`);
  const line = `import { ${camel} } from "./${kebab}.ts";\n`;
  const firstImport = listed.indexOf("import ");
  return `${listed.slice(0, firstImport)}${line}${listed.slice(firstImport)}`;
}

/** Entries side by side, for lists that the formatter leaves alone; the others it sets one below the other. */
function wrapped(entries: readonly string[]): string {
  const lines: string[] = [""];
  for (const entry of entries) {
    const line = `${lines.at(-1)} ${entry},`;
    if (line.length > 110) lines.push(` ${entry},`);
    else lines[lines.length - 1] = line;
  }
  return lines.map((line) => ` ${line}`).join("\n");
}

function kebabOf(identifier: string): string {
  return identifier.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}
