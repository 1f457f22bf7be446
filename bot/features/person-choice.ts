/** Who is absent, and who stands in for him: chosen by button, page by page, or by words of the post. */
import type { PersonId } from "../../domain/ids.ts";
import { unitsOf, type Person } from "../../domain/org.ts";
import { foldText } from "../../domain/text.ts";
import type { OversightQuestion } from "../conversation/state.ts";
import type { LinkedTurn, Reply } from "../conversation/turn.ts";
import { refuse } from "./access.ts";
import { asking } from "./oversight-question.ts";
import { pageOfList } from "./paging.ts";
import { askDays, mayArrange } from "./stand-ins.ts";

const PEOPLE_A_PAGE = 8;
const LONGEST_WORDS = 100;

export async function choosePerson(
  turn: LinkedTurn,
  absentId: PersonId | null,
  words: string,
  page: number,
): Promise<readonly Reply[]> {
  if (!mayArrange(turn, absentId)) return refuse(turn, "person", absentId ?? "all", "role");
  const everyone = await turn.stores.people.all();
  const absent = everyone.find(({ id }) => id === absentId) ?? null;
  if (absentId && !absent) return [{ content: { kind: "refused", reason: "gone" } }];
  const typed = [...words].slice(0, LONGEST_WORDS).join("");
  const found = peopleCalled(typed, everyone, absent);
  const { slice, ...paged } = pageOfList(found, page, PEOPLE_A_PAGE);
  const content = {
    kind: "choose-person",
    absent: absent && { id: absent.id, post: absent.post },
    words: typed,
    people: slice.map(({ id, post }) => ({ id, post })),
    ...paged,
  } as const;
  return [{ content, asks: asking(turn, { asking: "person", absentId }) }];
}

/** Words that fit one person alone have chosen him. */
export async function answerPerson(
  turn: LinkedTurn,
  { absentId }: Extract<OversightQuestion, { asking: "person" }>,
  text: string,
): Promise<readonly Reply[]> {
  const everyone = await turn.stores.people.all();
  const absent = everyone.find(({ id }) => id === absentId) ?? null;
  const [only, ...others] = peopleCalled(text, everyone, absent);
  if (!only || others.length > 0 || !mayArrange(turn, absentId)) {
    return choosePerson(turn, absentId, text, 0);
  }
  return absentId ? askDays(turn, absentId, only.id) : choosePerson(turn, only.id, "", 0);
}

/** Those of the absent person's own units first; never himself. */
function peopleCalled(
  words: string,
  everyone: readonly Person[],
  absent: Person | null,
): readonly Person[] {
  const wanted = foldText(words).split(" ");
  const found = everyone.filter(
    ({ id, post }) => id !== absent?.id && wanted.every((word) => foldText(post).includes(word)),
  );
  const exact = found.filter(({ post }) => foldText(post) === foldText(words));
  if (exact.length === 1) return exact;
  if (!absent) return found;
  const units = new Set(unitsOf(absent));
  const isNear = (person: Person) => unitsOf(person).some((unit) => units.has(unit));
  return [...found.filter(isNear), ...found.filter((person) => !isNear(person))];
}
