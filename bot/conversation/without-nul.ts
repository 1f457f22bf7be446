import type { Incoming } from "../../domain/channel.ts";

/** No database keeps a NUL within a text, and nobody means one. */
export function withoutNul(incoming: Incoming): Incoming {
  const strip = (text: string): string => text.replaceAll("\0", "");
  const { body } = incoming;
  switch (body.kind) {
    case "text":
      return { ...incoming, body: { ...body, text: strip(body.text) } };
    case "file":
      return {
        ...incoming,
        body: { ...body, name: strip(body.name), caption: strip(body.caption) },
      };
    case "choice":
    case "unsupported":
      return incoming;
    default:
      return body satisfies never;
  }
}
