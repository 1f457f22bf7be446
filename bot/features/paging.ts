/** The page of a list that is shown: one too far is the last, and what is no number the first. */
export function pageWithin(wanted: number, pages: number): number {
  return Number.isInteger(wanted) ? Math.min(Math.max(0, wanted), Math.max(1, pages) - 1) : 0;
}

/** One page of a list. */
export function pageOfList<Value>(
  values: readonly Value[],
  page: number,
  size: number,
): { readonly slice: readonly Value[]; readonly page: number; readonly pages: number } {
  const pages = Math.max(1, Math.ceil(values.length / size));
  const shown = pageWithin(page, pages);
  return { slice: values.slice(shown * size, (shown + 1) * size), page: shown, pages };
}
