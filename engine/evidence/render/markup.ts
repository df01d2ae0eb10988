// Markup that escapes by construction: whatever is filled into a template is text, unless it is markup itself.

/** Finished markup. Only `html` and `rawMarkup` make it. */
export interface Html {
  readonly markup: string;
}

export type Fill = string | number | Html | null | readonly Html[];

/** A template of markup: strings and numbers are escaped, markup goes in as it is, null gives nothing. */
export function html(parts: TemplateStringsArray, ...fills: readonly Fill[]): Html {
  let markup = parts[0] ?? "";
  fills.forEach((fill, i) => {
    markup += fillMarkup(fill) + (parts[i + 1] ?? "");
  });
  return { markup };
}

/** For text that this room wrote itself: style, script, escaped JSON. Never for text from a record or a document. */
export function rawMarkup(markup: string): Html {
  return { markup };
}

export const nothing: Html = { markup: "" };

export function joinMarkup(items: readonly Html[], between = ""): Html {
  return { markup: items.map(({ markup }) => markup).join(between) };
}

function fillMarkup(fill: Fill): string {
  if (fill === null) return "";
  if (typeof fill === "string") return escapeText(fill);
  if (typeof fill === "number") return String(fill);
  return "markup" in fill ? fill.markup : joinMarkup(fill).markup;
}

const entities: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
const controls = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f]/g;

/** Text for content and for quoted attributes; control characters and lone surrogates become U+FFFD. */
export function escapeText(text: string): string {
  return text
    .toWellFormed()
    .replace(controls, "\ufffd")
    .replace(/[&<>"']/g, (character) => entities[character] ?? character);
}

/** JSON that no HTML parser can leave: angle brackets, ampersands and line separators are written as escapes. */
export function scriptJson(value: unknown): Html {
  const text = JSON.stringify(value);
  return rawMarkup(
    text.replace(/[<>&\u2028\u2029]/g, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`),
  );
}
