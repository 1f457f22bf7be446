/** Rows or ids per statement: wide rows stay below the dialects' limits on parameters. */
const CHUNK = 500;

/** Does `work` with a list in pieces that one statement can hold, in order; none for an empty list. */
export async function forChunks<Item>(
  items: readonly Item[],
  work: (chunk: readonly Item[]) => Promise<unknown>,
): Promise<void> {
  for (let start = 0; start < items.length; start += CHUNK) {
    await work(items.slice(start, start + CHUNK));
  }
}

/** Reads for a list of keys, each once, in pieces that one statement can hold. */
export async function readChunks<Key, Row>(
  keys: readonly Key[],
  read: (chunk: readonly Key[]) => Promise<readonly Row[]>,
): Promise<Row[]> {
  const rows: Row[] = [];
  await forChunks([...new Set(keys)], async (chunk) => {
    for (const row of await read(chunk)) rows.push(row);
  });
  return rows;
}

/** What was found, in the order in which it was asked for; what was not found is left out. */
export function inOrderOf<Key, Found>(
  keys: readonly Key[],
  found: readonly Found[],
  keyOf: (found: Found) => Key,
): Found[] {
  const byKey = new Map(found.map((each) => [keyOf(each), each]));
  return keys.flatMap((key) => byKey.get(key) ?? []);
}
