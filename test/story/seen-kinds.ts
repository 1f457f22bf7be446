/** What of the conversation the story has told so far: what was said, and what was chosen. */
import type { Action } from "../../domain/action.ts";
import type { Rendered } from "../../domain/channel.ts";
import type { Content } from "../../domain/content.ts";
import type { Message } from "../../domain/message.ts";
import type { JobTools } from "../../jobs/job-tools.ts";
import { namedBy } from "../fakes/named-choice.ts";

export class SeenKinds {
  readonly told = new Set<Content["kind"]>();
  readonly offered = new Set<Action["do"]>();
  readonly taken = new Set<Action["do"]>();
  readonly #render: JobTools["render"];

  constructor(render: JobTools["render"]) {
    this.#render = render;
  }

  /** The renderer, watched. */
  readonly render: JobTools["render"] = (content, traits) => {
    const rendered = this.#render(content, traits);
    this.#notes(content);
    for (const { action } of rendered.choices.flat()) this.offered.add(action.do);
    return rendered;
  };

  #notes(content: Content): void {
    this.told.add(content.kind);
    if (content.kind === "together") for (const part of content.parts) this.#notes(part);
  }

  /** The newest of the messages that offers a choice of these words has had it taken. */
  took(
    label: string,
    newestFirst: readonly Message[],
    traits: Parameters<JobTools["render"]>[1],
  ): void {
    for (const { content } of newestFirst) {
      const choice = content && actionOf(this.#render(content, traits), label);
      if (!choice) continue;
      this.taken.add(choice.do);
      return;
    }
  }
}

function actionOf({ choices }: Rendered, label: string): Action | null {
  const all = choices.flat();
  const exact = all.find((choice) => choice.label === label);
  return (exact ?? all.find((choice) => namedBy([label], choice.label)))?.action ?? null;
}
