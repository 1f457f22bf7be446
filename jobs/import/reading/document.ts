/** A document reduced to what recognisers look at, whatever file it came from. */

export interface Paragraph {
  readonly kind: "paragraph";
  /** Without markup; never blank. */
  readonly text: string;
  /** The line or row of the source, from 1. */
  readonly line: number;
}

export interface TableRow {
  /** Cells in order, trimmed; a cell may hold several lines. */
  readonly cells: readonly string[];
  readonly line: number;
}

/** Rows that stand together; a page break cuts a table of the paper into several of these. */
export interface Table {
  readonly kind: "table";
  readonly rows: readonly TableRow[];
}

export type Block = Paragraph | Table;

/** All text is composed (NFC). */
export interface SourceDocument {
  readonly blocks: readonly Block[];
}

export function paragraphsOf(document: SourceDocument): readonly Paragraph[] {
  return document.blocks.filter((block) => block.kind === "paragraph");
}
