/** Whether a question may be answered with a number alone: then choices beside it are marked otherwise. */
export type AnsweredBy<Question extends { readonly asking: string }> = Readonly<
  Record<Question["asking"], "words" | "number">
>;
