// Prompts: Markdown with front matter. Code fills prepared text into named places; no template computes.
import { fault, sha256 } from "#engine/core";

export interface Prompt {
  readonly name: string;
  readonly version: string;
  readonly inputs: readonly string[];
  readonly body: string;
  /** SHA-256 of the file's text: what a run records beside the version. */
  readonly sha256: string;
}

export interface FilledPrompt {
  readonly name: string;
  readonly version: string;
  readonly sha256: string;
  readonly text: string;
}

const placeholder = /\{\{\s*([\w-]*)\s*\}\}/g;

/** Reads name, version and inputs; declared inputs and the places in the text must be the same. */
export function parsePrompt(text: string): Prompt {
  const lines = text.replaceAll("\r\n", "\n");
  const match = /^---\n([\s\S]*?)\n---\n([\s\S]*)$/.exec(lines);
  if (match === null) throw fault('A prompt must begin with front matter between two lines "---".');
  const fields = frontMatter(match[1] ?? "");
  const name = fields.get("name") ?? "";
  const version = fields.get("version") ?? "";
  if (name === "" || version === "")
    throw fault(`A prompt needs a name and a version; found "${name}" and "${version}".`);
  const inputs = (fields.get("inputs") ?? "")
    .split(",")
    .map((input) => input.trim())
    .filter((input) => input !== "");
  const body = (match[2] ?? "").trim();
  const places = [...body.matchAll(placeholder)].map((found) => found[1] ?? "");
  sameNames(`The prompt ${name} declares inputs that its text does not use`, inputs, places);
  sameNames(`The prompt ${name} uses inputs that it does not declare`, places, inputs);
  return { name, version, inputs, body, sha256: sha256(lines) };
}

/** Fills every place once; filled text is never looked at again, so that an input cannot name another. */
export function fillPrompt(prompt: Prompt, inputs: Readonly<Record<string, string>>): FilledPrompt {
  const given = Object.keys(inputs);
  sameNames(`The prompt ${prompt.name} is missing inputs`, prompt.inputs, given);
  sameNames(`The prompt ${prompt.name} knows no such inputs`, given, prompt.inputs);
  const text = prompt.body.replaceAll(placeholder, (_, name: string) => fenced(inputs[name] ?? "", prompt.inputs));
  return { name: prompt.name, version: prompt.version, sha256: prompt.sha256, text };
}

export function loadPrompt(text: string, inputs: Readonly<Record<string, string>>): FilledPrompt {
  return fillPrompt(parsePrompt(text), inputs);
}

/** Prompts put inputs between tags of the input's name; an input must not be able to end its own or another's tag. */
function fenced(value: string, names: readonly string[]): string {
  return names.reduce((text, name) => text.replaceAll(new RegExp(`<(/?)\\s*${name}\\s*>`, "gi"), `‹$1${name}›`), value);
}

function frontMatter(text: string): ReadonlyMap<string, string> {
  return new Map(
    text.split("\n").map((line) => {
      const colon = line.indexOf(":");
      if (colon < 0) throw fault(`A prompt's front matter holds "${line}", which is no "name: value".`);
      return [line.slice(0, colon).trim(), line.slice(colon + 1).trim()];
    }),
  );
}

function sameNames(says: string, expected: readonly string[], present: readonly string[]): void {
  const absent = expected.filter((name) => !present.includes(name));
  if (absent.length > 0) throw fault(`${says}: ${absent.join(", ")}.`);
}
