// Reads a page of ours without a browser: tags with attributes, text without the cards of origin, well-formed or not.

export interface Tag {
  readonly name: string;
  readonly attributes: ReadonlyMap<string, string>;
  /** Everything between this tag and its end. */
  readonly inner: string;
}

const voidTags = new Set(["meta", "br", "hr", "img", "input", "link"]);
const rawTags = new Set(["style", "script"]);
const token = /<!doctype html>|<(\/?)([a-z][a-z0-9]*)((?:\s+[a-zA-Z][\w:-]*(?:="[^"<>]*")?)*)\s*(\/?)>/y;

/** All tags in order; throws where the markup is not what a strict writer writes. */
export function tagsOf(page: string): readonly Tag[] {
  const tags: Tag[] = [];
  const open: { name: string; attributes: Map<string, string>; place: number; at: number }[] = [];
  let at = 0;
  while (at < page.length) {
    const next = page.indexOf("<", at);
    if (next < 0) break;
    token.lastIndex = next;
    const found = token.exec(page);
    if (!found) throw new Error(`Not a tag at ${next}: ${page.slice(next, next + 80)}`);
    at = token.lastIndex;
    const [, end, name, attributes, closed] = found;
    if (name === undefined) continue;
    if (end === "/") {
      const start = open.pop();
      if (start?.name !== name) throw new Error(`</${name}> closes <${start?.name}> at ${next}`);
      tags[start.place] = { name, attributes: start.attributes, inner: page.slice(start.at, next) };
      continue;
    }
    const read = attributesOf(attributes ?? "");
    tags.push({ name, attributes: read, inner: "" });
    if (closed === "/" || voidTags.has(name)) continue;
    open.push({ name, attributes: read, place: tags.length - 1, at });
    if (rawTags.has(name)) at = page.indexOf(`</${name}>`, at);
  }
  if (open.length > 0) throw new Error(`<${open.at(-1)?.name}> is never closed`);
  return tags;
}

function attributesOf(text: string): Map<string, string> {
  const found = new Map<string, string>();
  for (const [, name, value] of text.matchAll(/([a-zA-Z][\w:-]*)(?:="([^"]*)")?/g)) {
    if (name !== undefined && found.has(name)) throw new Error(`attribute ${name} twice`);
    if (name !== undefined) found.set(name, unescapeText(value ?? ""));
  }
  return found;
}

export function unescapeText(text: string): string {
  return text
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&quot;", '"')
    .replaceAll("&#39;", "'")
    .replaceAll("&amp;", "&");
}

/** What a reader sees of some markup: no cards, no style, no script; one space for any white space. */
export function textOf(markup: string): string {
  const shown = withoutCards(markup)
    .replace(/<(style|script)[^>]*>[\s\S]*?<\/\1>/g, "")
    .replace(/<[^>]+>/g, "");
  return unescapeText(shown).replace(/\s+/g, " ").trim();
}

/** Markup without the cards of origin: each goes with the spans inside it. */
function withoutCards(markup: string): string {
  let kept = "";
  let depth = 0;
  let from = 0;
  for (const found of markup.matchAll(/<span class="o"|<(\/?)span\b[^>]*>/g)) {
    if (depth === 0 && found[0] !== '<span class="o"') continue;
    if (depth === 0) kept += markup.slice(from, found.index);
    depth += found[1] === "/" ? -1 : 1;
    if (depth === 0) from = found.index + found[0].length;
  }
  return kept + markup.slice(from);
}
