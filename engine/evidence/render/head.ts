// The top of the page: what run this is, whether its market is simulated, what was concluded, what was left out.
import { hashOf } from "#engine/core";
import type { ReportDocument } from "../document.ts";
import { subjectLabel } from "../ledger-index.ts";
import { renderPieces } from "../pieces.ts";
import type { RecordOf, Verdict } from "../record.ts";
import { sectionAnchor } from "./blocks.ts";
import { type Html, html, joinMarkup, nothing } from "./markup.ts";
import { type Desk, piecesMarkup, recordLink } from "./statements.ts";

const mostBadges = 12;

export function headMarkup(document: ReportDocument, desk: Desk): Html {
  return html`<header>
${simulatedBanner(desk)}
<h1>${piecesMarkup(renderPieces(document.title, desk.ledger), document.title, desk)}</h1>
${goalLine(desk)}
${verdictsMarkup(desk)}
${factsMarkup(document, desk)}
${refusedMarkup(document, desk)}
<p class="fine guide">Every number is printed from a record: point at it or move the focus to it to see its origin, follow it to the record.</p>
</header>`;
}

function simulatedBanner(desk: Desk): Html {
  const run = desk.index.run?.body;
  if (!run?.simulated && !desk.index.metrics.some(({ body }) => body.scope.simulated)) return nothing;
  return html`<p class="banner" role="note"><strong>Simulated market.</strong> These prices were generated, not observed. Nothing on this page says anything about a market that exists.</p>`;
}

function goalLine(desk: Desk): Html {
  const goal = desk.index.run?.body.goal ?? "";
  return goal === "" ? nothing : html`<p class="goal">Goal: <bdi>${goal}</bdi></p>`;
}

const marks: Readonly<Record<Verdict, { readonly sign: string; readonly style: string }>> = {
  refuted: { sign: "✕", style: "refuted" },
  "not proven": { sign: "○", style: "open" },
  supported: { sign: "◐", style: "supported" },
  "supported out of sample": { sign: "●", style: "held" },
};

/** One badge per judged strategy; what holds best stands first. */
function verdictsMarkup(desk: Desk): Html {
  const { index } = desk;
  const end = index.seal?.seq ?? Number.POSITIVE_INFINITY;
  const order = Object.keys(marks);
  const current = desk.ledger
    .ofKind("verdict")
    .filter(({ id, seq }) => seq < end && !index.replacedBy.has(id))
    .sort((a, b) => order.indexOf(b.body.verdict) - order.indexOf(a.body.verdict) || a.seq - b.seq);
  if (current.length === 0) return html`<p class="verdicts-none">No verdict was reached in this run.</p>`;
  const rest = current.length - mostBadges;
  return html`<ul class="verdicts" aria-label="Verdicts">${current.slice(0, mostBadges).map((record) => verdictBadge(record, desk))}${
    rest > 0 ? html`<li>and ${rest} more below</li>` : nothing
  }</ul>`;
}

function verdictBadge(record: RecordOf<"verdict">, desk: Desk): Html {
  const { sign, style } = marks[record.body.verdict];
  const name = subjectLabel(record.body.subject, desk.index);
  return html`<li><span class="badge ${style}"><span aria-hidden="true">${sign} </span>${recordLink(record.body.verdict, record, desk)}</span> <bdi>${name}</bdi></li>`;
}

function factsMarkup(document: ReportDocument, desk: Desk): Html {
  const { run, seal } = desk.index;
  const split = run?.body.split;
  const part = (name: "explore" | "validate" | "holdout") =>
    split ? html`${recordLink(`${split[name].start} to ${split[name].end}`, run, desk)}` : null;
  const facts: readonly (readonly [string, Html | null])[] = [
    ["Run", html`<code>${document.run}</code>`],
    ["Market", run ? recordLink(run.body.market, run, desk) : null],
    ["Explored on", part("explore")],
    ["Validated on", part("validate")],
    ["Holdout", part("holdout")],
    ["Trials counted", seal ? recordLink(String(seal.body.trials), seal, desk) : null],
    ["Researcher", run ? recordLink(run.body.model, run, desk) : null],
    ["Seed", run ? recordLink(String(run.body.seed), run, desk) : null],
    ["Snapshot", html`<code>${document.snapshot.slice(0, 16)}…</code>`],
    ["Ledger", html`<code>${document.ledgerHead.slice(0, 16)}…</code>`],
  ];
  return html`<dl class="facts">${facts.flatMap(([name, content]) =>
    content === null ? [] : [html`<div><dt>${name}</dt><dd>${content}</dd></div>`],
  )}</dl>`;
}

/** What the gate took out of this very document stays visible, by place and rule. */
function refusedMarkup(document: ReportDocument, desk: Desk): Html {
  const written = desk.ledger.ofKind("report").filter(({ body }) => body.refused.length > 0);
  if (written.length === 0) return nothing;
  const hash = hashOf(document);
  const own = written.find(({ body }) => body.report === hash);
  if (!own) return nothing;
  const items = own.body.refused.map(({ place, rule }) => html`<li><code>${place}</code>: ${rule}</li>`);
  const what =
    own.body.kind === "template"
      ? "A written draft was not proven; this is the report in fixed words."
      : "What was not proven was left out.";
  return html`<details class="refused"><summary>${what} Refused places: ${items.length}</summary><ul>${items}</ul></details>`;
}

export function contentsMarkup(document: ReportDocument, desk: Desk): Html {
  const items = document.sections.map((section, i) => {
    const words = joinMarkup(renderPieces(section.heading, desk.ledger).map(({ text }) => html`${text}`));
    return html`<li><a href="#${sectionAnchor(section, i)}">${words}</a></li>`;
  });
  return html`<nav aria-label="Contents"><h2>Contents</h2><ol>${items}<li><a href="#records">Records</a></li></ol></nav>`;
}
