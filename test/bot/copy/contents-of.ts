/** By kind, so that a new kind of content does not compile without a sample of its own. */
export type ContentsOf<Content extends { readonly kind: string }> = {
  readonly [Each in Content["kind"]]: readonly Extract<Content, { kind: Each }>[];
};
