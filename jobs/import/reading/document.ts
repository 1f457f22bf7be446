/** A document reduced to what recognisers look at, whatever file it came from. */

export interface Paragraph {
  readonly kind: "paragraph";
  /** Without markup; never blank. */
  readonly text: string;
  /** The line or row of the source, from 1. */
  readonly line: number;
  /**
   * All cells of its row, where it is the first of at least three that stand side by side below a
   * sheet's table: notes and signatures as a rule, but rows of the table behind a blank one may be so too.
   */
  readonly cells?: readonly string[];
}

export interface TableRow {
  /**
   * Cells in order, trimmed; a cell may hold several lines (`\n`). A cell that is merged downwards
   * stands in each of its rows; one that is merged sideways in its first column, the others blank.
   */
  readonly cells: readonly string[];
  /**
   * For each cell, whether it only goes on from the row above (merged downwards); absent where the
   * format knows no merging.
   */
  readonly continues?: readonly boolean[];
  readonly line: number;
}

/**
 * Rows that stand together; a page break cuts a table of the paper into several of these. Rows of a
 * table need not be equally long.
 */
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
