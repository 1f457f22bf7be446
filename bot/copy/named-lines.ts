/**
 * Choices that open or take what a line of the text names: where choices are numbered, the number
 * stands before that line.
 */
import type { Choice, Line, Rendered } from "../../domain/channel.ts";

/** A line, and what it names, if anything can be chosen about that. */
export interface NamedLine<Subject> {
  readonly line: Line;
  readonly names?: Subject;
}

/** A line that only says something. */
export function said(line: Line): NamedLine<never> {
  return { line };
}

/** Of the lines about something, the first names it. */
export function naming<Subject>(
  subject: Subject,
  [first, ...others]: readonly Line[],
): NamedLine<Subject>[] {
  return first ? [{ line: first, names: subject }, ...others.map(said)] : [];
}

export function linesOf(text: readonly NamedLine<unknown>[]): Line[] {
  return text.map(({ line }) => line);
}

/** The choice with the place of the line that names its subject, where one does. */
export function atLine<Subject>(
  choice: Choice,
  subject: Subject,
  text: readonly NamedLine<Subject>[],
): Choice {
  const line = text.findIndex(({ names }) => names === subject);
  return line === -1 ? choice : { ...choice, line };
}

/**
 * For numbers that rise as the message is read: first the choices that lines name, from top to
 * bottom, then the others in their order. A line is the first choice's of those that it names.
 */
export function inReadingOrder(rendered: Rendered): Rendered {
  const named = new Map<number, Choice>();
  const others: Choice[] = [];
  for (const choice of rendered.choices.flat()) {
    const { line, ...unnamed } = choice;
    if (line === undefined) others.push(choice);
    else if (named.has(line)) others.push(unnamed);
    else named.set(line, choice);
  }
  if (named.size === 0) return rendered;
  const rising = [...named].toSorted(([one], [other]) => one - other).map(([, choice]) => choice);
  return { ...rendered, choices: [...rising, ...others].map((choice) => [choice]) };
}
