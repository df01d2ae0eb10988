// Where something stands in an expression's text, said so that a person and a model find it.

/** Longest piece of the text that an error quotes. */
const quoteLength = 80;

/** For example: at column 6 of "rank(ts_meen(close, 5))". Columns count characters from 1; lines are named when there are several. */
export function placeIn(text: string, offset: number): string {
  const at = Math.min(Math.max(0, offset), text.length);
  const before = text.slice(0, at);
  const lineStart = before.lastIndexOf("\n") + 1;
  const column = [...before.slice(lineStart)].length + 1;
  const line = before.split("\n").length;
  const lineEnd = text.indexOf("\n", at);
  const where = text.includes("\n") ? `line ${line}, column ${column}` : `column ${column}`;
  return `at ${where} of ${quote(text.slice(lineStart, lineEnd < 0 ? text.length : lineEnd), at - lineStart)}`;
}

/** The text in quotation marks, cut down to the surroundings of the place; control characters are spelled out. */
export function quote(text: string, offset = 0): string {
  const from = text.length <= quoteLength ? 0 : Math.max(0, offset - quoteLength / 2);
  const to = Math.min(text.length, from + quoteLength);
  const piece = visible(text.slice(from, to).toWellFormed());
  return `"${from > 0 ? "…" : ""}${piece}${to < text.length ? "…" : ""}"`;
}

/** Spells out control and invisible characters, for example NUL as \u0000. */
export function visible(text: string): string {
  return text.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, (char) => {
    const code = char.codePointAt(0) ?? 0;
    return code > 0xffff ? `\\u{${code.toString(16)}}` : `\\u${code.toString(16).padStart(4, "0")}`;
  });
}
