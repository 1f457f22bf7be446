/** Nhóm của danh sách: under which heading a list shows its lines. */
import type { Item } from "./item.ts";

export type ListGroupName =
  | "overdue"
  | "unproved"
  | "next-seven-days"
  | "this-quarter"
  | "later"
  | "ongoing"
  | "undated"
  | "settled"
  | "support";

export interface ListGroup {
  readonly name: ListGroupName;
  /** How many there are in all; the page shows some of them. */
  readonly total: number;
  readonly items: readonly Item[];
}
