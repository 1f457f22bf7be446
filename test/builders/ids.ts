/** Foretellable identities: `task-1`, `task-2`… over a whole test file. */
const counts = new Map<string, number>();

export function newId<Id extends string>(kind: string): Id {
  const count = (counts.get(kind) ?? 0) + 1;
  counts.set(kind, count);
  return `${kind}-${count}` as Id;
}
