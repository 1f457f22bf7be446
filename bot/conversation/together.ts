/** Where every message counts, what answers one update goes out as one message, as far as it fits. */
import type { ChannelTraits } from "../../domain/channel.ts";
import type { Content } from "../../domain/content.ts";
import { plainText } from "../../domain/plain-text.ts";
import { render } from "../copy/render.ts";
import type { Reply } from "./turn.ts";

/** What stands before a choice's words, and the end of its line. */
const AROUND_LABEL = 6;

/** The same replies, as few as may be; on a channel that carries as much as there is, as they are. */
export function gathered(replies: readonly Reply[], traits: ChannelTraits): readonly Reply[] {
  const most = traits.tier?.charactersAMessage;
  if (most === undefined) return replies;
  const whole: Reply[] = [];
  for (const reply of replies) {
    const before = whole.at(-1);
    const isHere = !before?.to && !reply.to;
    const joined = before && isHere ? join(before, reply) : null;
    if (joined && fits(joined.content, traits, most)) whole.splice(-1, 1, joined);
    else whole.push(reply);
  }
  return whole;
}

function join(one: Reply, other: Reply): Reply {
  return {
    ...one,
    ...other,
    content: { kind: "together", parts: [...partsOf(one.content), ...partsOf(other.content)] },
    items: [...(one.items ?? []), ...(other.items ?? [])],
  };
}

function partsOf(content: Content): readonly Content[] {
  return content.kind === "together" ? content.parts : [content];
}

function fits(content: Content, traits: ChannelTraits, most: number): boolean {
  const parts = partsOf(content).map((part) => render(part, traits));
  if (parts.filter(({ attachment }) => attachment).length > 1) return false;
  const rendered = render(content, traits);
  const labels = rendered.choices.flat().map(({ label }) => label.length + AROUND_LABEL);
  return plainText(rendered).length + labels.reduce((sum, length) => sum + length, 0) <= most;
}
