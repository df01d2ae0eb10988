// Takes out of a report what the gate refused, sentence by sentence or block by block.
import type { Block, Fault, ReportDocument, Section } from "#engine/evidence";

const place = /^sections\[(\d+)\](?:\.blocks\[(\d+)\](?:\.(?:sentences|items|rows)\[(\d+)\])?)?/;

/** The document without the faulty pieces; null when a fault names none (an obligation, the title, the whole). */
export function withoutFaults(document: ReportDocument, faults: readonly Fault[]): ReportDocument | null {
  const gone = new Set<string>();
  for (const fault of faults) {
    const match = place.exec(fault.place);
    if (!match || match[2] === undefined) return null;
    gone.add([match[1], match[2], match[3]].filter((part) => part !== undefined).join("/"));
  }
  const sections = document.sections.map((section, s) => ({
    ...section,
    blocks: section.blocks.flatMap((block, b) => prunedBlock(block, { gone, key: `${s}/${b}` })),
  }));
  const kept = sections.filter((section: Section) => section.blocks.length > 0);
  return kept.length > 0 ? { ...document, sections: kept } : null;
}

function prunedBlock(
  block: Block,
  mark: { readonly gone: ReadonlySet<string>; readonly key: string },
): readonly Block[] {
  if (mark.gone.has(mark.key)) return [];
  const keep = (_: unknown, i: number): boolean => !mark.gone.has(`${mark.key}/${i}`);
  if (block.kind === "paragraph") {
    const sentences = block.sentences.filter(keep);
    return sentences.length > 0 ? [{ ...block, sentences }] : [];
  }
  if (block.kind === "list") {
    const items = block.items.filter(keep);
    return items.length > 0 ? [{ ...block, items }] : [];
  }
  if (block.kind === "table") {
    const rows = block.rows.filter(keep);
    return rows.length > 0 ? [{ ...block, rows }] : [];
  }
  return [block];
}
