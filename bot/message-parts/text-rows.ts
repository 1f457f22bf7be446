/** Lines of spans as rows of pieces that can be cut anywhere: each piece bears one mark at most. */
import type { Line, Span } from "../../domain/channel.ts";
import { cutPlace } from "./text-cleaning.ts";

export interface Piece<Mark> {
  readonly text: string;
  readonly mark: Mark;
}

/** What stands on one line; no piece has a line break. */
export type Row<Mark> = readonly Piece<Mark>[];

/** A span may itself run over several lines. */
export function rowsOf<Mark>(
  lines: readonly Line[],
  pieceOf: (span: Span) => Piece<Mark>,
): readonly Row<Mark>[] {
  return lines.flatMap((line) => rowsOfLine(line.map(pieceOf)));
}

function rowsOfLine<Mark>(pieces: readonly Piece<Mark>[]): readonly Row<Mark>[] {
  const rows: Piece<Mark>[][] = [];
  let row: Piece<Mark>[] = [];
  for (const { text, mark } of pieces) {
    for (const [index, each] of text.split("\n").entries()) {
      if (index > 0) {
        rows.push(row);
        row = [];
      }
      if (each !== "") row.push({ text: each, mark });
    }
  }
  return [...rows, row];
}

export function textOf(row: Row<unknown>): string {
  return row.map(({ text }) => text).join("");
}

/**
 * The row in as many as it takes for each to fit: cut at a blank where there is one.
 *
 * @param lengthOf as the platform counts, or more; at least one unit of any text has to fit
 */
export function* foldRow<Mark>(
  row: Row<Mark>,
  limit: number,
  lengthOf: (row: Row<Mark>) => number,
): Generator<Row<Mark>> {
  let rest = row;
  while (lengthOf(rest) > limit) {
    const text = textOf(rest);
    const at = foldPlace(rest, limit, lengthOf);
    yield slicePieces(rest, 0, at);
    // The line break stands for the blank at which the line was cut.
    rest = slicePieces(rest, text.charAt(at) === " " ? at + 1 : at, text.length);
  }
  yield rest;
}

/** Mark-up makes a text longer by no more than can be told, so the room is tried out. */
function foldPlace<Mark>(
  row: Row<Mark>,
  limit: number,
  lengthOf: (row: Row<Mark>) => number,
): number {
  const text = textOf(row);
  for (let room = Math.min(limit, text.length - 1); ; room = Math.ceil(room * 0.9) - 1) {
    const at = cutPlace(text, room);
    if (room <= 2 || lengthOf(slicePieces(row, 0, at)) <= limit) return Math.max(at, 1);
  }
}

function slicePieces<Mark>(row: Row<Mark>, from: number, to: number): Row<Mark> {
  let offset = 0;
  return row.flatMap((piece) => {
    const start = Math.max(from - offset, 0);
    const end = Math.min(to - offset, piece.text.length);
    offset += piece.text.length;
    return end > start ? [{ ...piece, text: piece.text.slice(start, end) }] : [];
  });
}
