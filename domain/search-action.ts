/** Tìm: what its choices do. */

/** Without words it asks for them. */
export type SearchAction = { readonly do: "search"; readonly words: string; readonly page: number };
