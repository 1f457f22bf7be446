/** Người dùng by words of the post or the unit, as they are typed after the command. */
import { may } from "../../../domain/rights.ts";
import { isEvidenceText } from "../../../domain/evidence-text.ts";
import { parseCommand } from "../../conversation/commands.ts";
import { readWords } from "../../conversation/free-words.ts";
import type { LinkedTurn, Reply } from "../../conversation/turn.ts";
import { refuse } from "../access.ts";
import { listPeople, peopleCalled } from "../people.ts";
import { chooseRole } from "./person-roles.ts";
import { chooseUnit } from "./person-unit.ts";
import { askUnlink } from "./person-unlinking.ts";
import { showPerson } from "./person.ts";

const UNLINK = /^h(?:ủy|uỷ|uy)\s+li[eê]n\s+k[eế]t\s+(.+)$/iu;
const END_ROLE = /^k[eế]t\s+th[uú]c\s+vai\s+tr[oò]\s+(.+)$/iu;
const MOVE = /^chuy[eể]n\s+(.+)\s+(?:đến|den|sang|về|ve)\s+(.+)$/iu;

/** `/nguoidung`, `/nguoidung tư pháp`, `… hủy liên kết <chức danh>`, `… chuyển <chức danh> đến <đơn vị>`. */
export async function runPeopleCommand(turn: LinkedTurn, rest: string): Promise<readonly Reply[]> {
  if (!may(turn.actor, "manage-people")) return refuse(turn, "person", "all", "role");
  const words = readWords(rest) ?? "";
  return (await obeyOrder(turn, words)) ?? showCalled(turn, words);
}

/** `hủy liên kết <chức danh>`, `chuyển <chức danh> đến <đơn vị>`, `kết thúc vai trò <chức danh>`; null for others. */
async function obeyOrder(turn: LinkedTurn, words: string): Promise<readonly Reply[] | null> {
  const unlinking = UNLINK.exec(words);
  if (unlinking) return unlinkCalled(turn, unlinking[1] ?? "");
  const moving = MOVE.exec(words);
  if (moving) return moveCalled(turn, moving[1] ?? "", moving[2] ?? "");
  const ending = END_ROLE.exec(words);
  return ending ? endRoleCalled(turn, ending[1] ?? "") : null;
}

/** What is typed below the list; null for what is no name. */
export async function answerPeopleWords(
  turn: LinkedTurn,
  text: string,
): Promise<readonly Reply[] | null> {
  if (parseCommand(text) || isEvidenceText(text)) return null;
  return runPeopleCommand(turn, text);
}

/** Words that fit one person alone open his card. */
async function showCalled(turn: LinkedTurn, words: string): Promise<readonly Reply[]> {
  if (words === "") return listPeople(turn, "", 0);
  const [only, ...others] = await peopleCalled(turn, words);
  return only && others.length === 0 ? showPerson(turn, only.id) : listPeople(turn, words, 0);
}

/** Asked first, as its button does: what is typed may name somebody else than was meant. */
async function unlinkCalled(turn: LinkedTurn, words: string): Promise<readonly Reply[]> {
  const [only, ...others] = await peopleCalled(turn, words);
  if (!only || others.length > 0) return listPeople(turn, words, 0);
  return askUnlink(turn, only.id);
}

/** It is asked which role, and whether that is meant. */
async function endRoleCalled(turn: LinkedTurn, words: string): Promise<readonly Reply[]> {
  const [only, ...others] = await peopleCalled(turn, words);
  return only && others.length === 0
    ? chooseRole(turn, only.id, "end")
    : listPeople(turn, words, 0);
}

async function moveCalled(
  turn: LinkedTurn,
  words: string,
  unitWords: string,
): Promise<readonly Reply[]> {
  const [only, ...others] = await peopleCalled(turn, words);
  if (!only || others.length > 0) return listPeople(turn, words, 0);
  const [grant, ...more] = only.grants.filter(({ unitId }) => unitId !== null);
  if (!grant || more.length > 0) return chooseRole(turn, only.id, "move");
  return chooseUnit(turn, only.id, { for: "move", grant }, unitWords, 0);
}
