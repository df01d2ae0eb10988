// Independent verifier: node verify.mjs BUNDLE.json. Recomputes ids and chain, renders the report again, compares bytes.
// Needs Node alone (this file and statements.mjs beside it) and shares no code with Qraft. Exit 0: everything fits. 3: something differs. 2: not a bundle.
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { byId, canon, expression, key, load, nameOf, number, open, predicate, replaced, run, seal, trialOf, words } from "./statements.mjs";

const sha = (text) => createHash("sha256").update(text).digest("hex");

/** Faults of the chain, first one first. */
function checkChain(rows) {
  let prev = "0".repeat(64);
  for (const [i, row] of rows.entries()) {
    const body = JSON.parse(row.body);
    if (canon(body) !== row.body) return `ledger[${i}]: the body is not canonical`;
    const { seq, kind } = row;
    if (seq !== i) return `ledger[${i}]: expected record ${i}, found record ${seq}`;
    if (row.prev !== prev) return `ledger[${i}]: expected previous hash ${prev}, found ${row.prev}`;
    const id = sha(canon({ kind, body }));
    if (row.id !== id) return `ledger[${i}]: expected id ${id}, found ${row.id}`;
    const hash = sha(canon({ prev, seq, kind, body }));
    if (row.hash !== hash) return `ledger[${i}]: expected hash ${hash}, found ${row.hash}`;
    prev = hash;
  }
  return null;
}

// Spans, sentences, blocks.
function entity(span) {
  const r = byId.get(span.of);
  if (span.entity === "run") return `run on ${run.body.market} with seed ${run.body.seed}, researcher ${run.body.model}, version ${run.body.version}`;
  if (span.entity !== "definition") return words(r, span.entity);
  const definition = trialOf.get(r.body.subject.id)?.definition;
  return typeof definition === "string" ? definition : `${nameOf(r.body.subject)}, document ${r.body.subject.id.slice(0, 8)}`;
}
function saidBy(spans, around = new Map()) {
  const said = new Map([...around].map(([dim, keys]) => [dim, new Set(keys)]));
  for (const span of spans) {
    if (span.kind !== "entity" || span.entity === "definition" || span.entity === "run") continue;
    const k = byId.has(span.of) ? key(byId.get(span.of), span.entity) : null;
    if (k !== null) said.set(span.entity, (said.get(span.entity) ?? new Set()).add(k));
  }
  return said;
}
function ref(span, course) {
  const r = byId.get(span.metric);
  const { label, name, unit, value, interval } = r.body;
  const named = course.metric === name || course.text.toLowerCase().includes(label.toLowerCase());
  const format = span.format ?? "value";
  course.metric = name;
  if (format === "label" || r.kind === "series") return label;
  course.text = "";
  const parts = open(r, course.said);
  for (const part of parts) course.said.set(part.dim, new Set([part.key]));
  const range = interval === null ? " [no interval on record]" : ` [${number(interval?.level, "fraction")} interval ${number(interval?.low, unit)} to ${number(interval?.high, unit)}]`;
  const context = parts.length > 0 ? ` (${parts.map((p) => p.text).join(", ")})` : "";
  return `${format === "label-and-value" || !named ? `${label} ` : ""}${number(value, unit)}${format === "value-with-interval" ? range : ""}${context}`;
}
/** Pieces of a span list: kind and text, blanks between them set. */
function pieces(spans, said = new Map(), metric = null) {
  const course = { said: saidBy(spans, said), metric, text: "" };
  const out = [];
  for (const span of spans) {
    let text = span.text;
    if (span.kind === "text") course.text += span.text;
    if (span.kind === "entity") text = entity(span);
    if (span.kind === "ref") text = ref(span, course);
    if (span.kind === "expr" || span.kind === "pred") {
      text = span.kind === "expr" ? expression(span) : predicate(span);
      course.text = "";
      course.metric = null;
    }
    const before = out.at(-1);
    const glued = before && !(before.kind === "text" && span.kind === "text") && /[\p{L}\p{N}%)"\]]$/u.test(before.text) && /^[\p{L}\p{N}−("[]/u.test(text);
    out.push({ kind: span.kind, role: span.role, text: glued ? ` ${text}` : text });
  }
  return out;
}
const flat = (list) => list.map((p) => (p.kind === "note" ? `[${p.role}] ${p.text}` : p.text)).join("");
const line = (spans) => flat(pieces(spans)).trim();
function sentence({ spans }) {
  const list = pieces(spans);
  const [head] = list;
  if (head.kind === "expr" || (head.kind === "pred" && /^(the|whether|trials|no|data) /.test(head.text))) head.text = head.text.charAt(0).toUpperCase() + head.text.slice(1);
  const text = flat(list).trimEnd();
  return (/[.!?:;]$/.test(text) ? flat(list) : `${flat(list)}.`).trim();
}
const labelled = (spans) => {
  const found = spans.find((s) => s.kind === "ref" && s.format === "label" && byId.has(s.metric));
  return found ? byId.get(found.metric).body.name : null;
};
function table(block) {
  const caption = saidBy(block.caption.spans);
  const cell = (list) => flat(list).trim().replaceAll("|", "\\|");
  const heads = block.columns.map((spans) => cell(pieces(spans, saidBy(spans, caption))));
  const rows = block.rows.map((row) => row.map((spans, c) => {
    let said = caption;
    for (const before of row.slice(0, c)) said = saidBy(before, said);
    said = saidBy(block.columns[c] ?? [], said);
    const metric = [block.columns[c] ?? [], ...row.slice(0, c)].map(labelled).find((name) => name !== null) ?? null;
    return cell(pieces(spans, said, metric));
  }));
  const bar = (cells) => `| ${cells.join(" | ")} |`;
  return [`Table: ${sentence(block.caption)}`, "", bar(heads), `|${heads.map(() => " --- |").join("")}`, ...rows.map(bar)];
}
function lines(block) {
  if (block.kind === "paragraph") return [block.sentences.map(sentence).join(" ")];
  if (block.kind === "list") return block.items.map((item) => `- ${sentence(item)}`);
  if (block.kind === "table") return table(block);
  const drawn = block.series.map((id) => `Drawn: ${byId.get(id).body.label}, ${words(byId.get(id), "subject")}, ${words(byId.get(id), "split")}, record ${id.slice(0, 12)}`);
  return [`Figure (${block.figure}): ${sentence(block.caption)}`, `Shows: ${sentence(block.alt)}`, ...drawn];
}
function render(document) {
  const out = [`# ${line(document.title)}`, ""];
  for (const section of document.sections) {
    out.push(`## ${line(section.heading)}`, "");
    for (const block of section.blocks) out.push(...lines(block), "");
  }
  return `${out.join("\n").trimEnd()}\n`;
}

/** Everything that differs, in words; empty when the bundle holds. */
function verify(bundle) {
  const broken = checkChain(bundle.ledger);
  if (broken) return [broken];
  load(bundle.ledger);
  const { document } = bundle;
  const faults = [];
  const same = (what, expected, found) => expected === found || faults.push(`${what}: expected ${expected}, found ${found}`);
  same("run", bundle.run, document.run);
  same("ledgerHead", seal?.hash, document.ledgerHead);
  same("snapshot", run?.body.snapshot, document.snapshot);
  const cited = JSON.stringify(document.sections).match(/"[0-9a-f]{64}"/g) ?? [];
  for (const id of new Set(cited.map((q) => q.slice(1, -1)))) {
    const r = byId.get(id);
    if (!r) faults.push(`record ${id}: cited, but not in the ledger`);
    else if (replaced.has(id)) faults.push(`record ${id}: replaced by a later measurement`);
    else if (seal && r.seq > seal.seq) faults.push(`record ${id}: stands behind the seal`);
  }
  if (faults.length > 0) return faults;
  const [a, b] = [render(document).split("\n"), bundle.text.split("\n")];
  for (let i = 0; i < Math.max(a.length, b.length); i++) {
    if (a[i] !== b[i]) faults.push(`text line ${i + 1}:\n  expected ${a[i] ?? "(no line)"}\n  found    ${b[i] ?? "(no line)"}`);
  }
  return faults;
}

const [file] = process.argv.slice(2);
try {
  const bundle = JSON.parse(readFileSync(file, "utf8"));
  if (bundle.format !== "qraft-bundle/1") throw new Error(`"format" is ${JSON.stringify(bundle.format)}, not "qraft-bundle/1"`);
  const faults = verify(bundle);
  for (const fault of faults.slice(0, 10)) console.error(fault);
  console.log(faults.length === 0 ? `holds: ${bundle.ledger.length} records, ${bundle.text.length} characters` : `${faults.length} differences`);
  process.exitCode = faults.length === 0 ? 0 : 3;
} catch (error) {
  console.error(`${file ?? "no file"} cannot be verified: ${error.message}. Give the path of an exported bundle.`);
  process.exitCode = 2;
}
