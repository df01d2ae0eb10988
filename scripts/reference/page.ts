// What a generated page is, and how tables and blocks are written in Markdown.

export interface Page {
  /** File name below docs/reference. */
  readonly name: string;
  readonly text: string;
}

/** A Markdown page with its title, its origin and one opening sentence. */
export function markdownPage(name: string, parts: readonly string[]): Page {
  const [title = "", ...rest] = parts;
  const text = [`# ${title}`, "<!-- Written by `npm run docs` from the code; do not edit. -->", ...rest].join("\n\n");
  return { name, text: `${text.trimEnd()}\n` };
}

/** A table; cells may hold anything, a cell between backticks stays code. */
export function markdownTable(header: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.map(cellText).join(" | ")} |`;
  return [line(header), `| ${header.map(() => "---").join(" | ")} |`, ...rows.map(line)].join("\n");
}

function cellText(cell: string): string {
  return cell.replaceAll("|", "\\|").replaceAll(/\s*\n\s*/g, " ");
}

export function code(text: string): string {
  return text.includes("`") ? `\`\` ${text} \`\`` : `\`${text}\``;
}

export function block(text: string, language = ""): string {
  return `\`\`\`${language}\n${text.trimEnd()}\n\`\`\``;
}

export function jsonText(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}

/** Which way is better, in words. */
export function betterText(direction: -1 | 0 | 1): string {
  return direction === 1 ? "more" : direction === -1 ? "less" : "neither";
}
