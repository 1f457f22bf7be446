/** One page of a list; one too far is the last. */
export function pageOfList<Value>(
  values: readonly Value[],
  page: number,
  size: number,
): { readonly slice: readonly Value[]; readonly page: number; readonly pages: number } {
  const pages = Math.max(1, Math.ceil(values.length / size));
  const shown = Math.min(Math.max(0, page), pages - 1);
  return { slice: values.slice(shown * size, (shown + 1) * size), page: shown, pages };
}
