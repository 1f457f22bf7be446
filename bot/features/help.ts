import { commandsFor } from "../conversation/commands.ts";
import type { LinkedTurn, Reply } from "../conversation/turn.ts";
import { rolesOf } from "./access.ts";
import { bringsIn } from "./dossier-import.ts";

/** /trogiup: what this person can do here. */
export async function help(turn: LinkedTurn): Promise<readonly Reply[]> {
  const { post } = turn.actor.person;
  const brings = (await bringsIn(turn)) !== null;
  return [{ content: { kind: "help", post, commands: commandsFor(rolesOf(turn), brings) } }];
}
