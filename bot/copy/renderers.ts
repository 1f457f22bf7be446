/** A renderer for each kind of content: the type says that none is missing. */
import type { ChannelTraits, Rendered } from "../../domain/channel.ts";

export type RenderersOf<Content extends { readonly kind: string }> = {
  readonly [Kind in Content["kind"]]: (
    content: Extract<Content, { kind: Kind }>,
    traits: ChannelTraits,
  ) => Rendered;
};
