import { commandsFor } from "../conversation/commands.ts";
import type { LinkedTurn, Reply } from "../conversation/turn.ts";
import { rolesOf } from "./access.ts";

/** /trogiup: what this person can do here. */
export function help(turn: LinkedTurn): readonly Reply[] {
  const { post } = turn.actor.person;
  return [{ content: { kind: "help", post, commands: commandsFor(rolesOf(turn)) } }];
}
