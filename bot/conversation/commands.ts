/** The commands: how each may be typed, and who has it in his help. */
import { distance } from "fastest-levenshtein";
import type { CommandName } from "../../domain/action.ts";
import type { Role } from "../../domain/org.ts";
import { foldText } from "../../domain/text.ts";

interface CommandEntry {
  readonly name: CommandName;
  /** Folded words that mean it, besides its own name. */
  readonly words: readonly string[];
  readonly roles: readonly Role[];
}

const EVERYONE: readonly Role[] = ["leader", "coordinator", "head", "officer"];

const COMMANDS: readonly CommandEntry[] = [
  { name: "nhiemvu", words: ["nhiem vu", "viec", "cong viec"], roles: EVERYONE },
  { name: "lich", words: ["lich viec", "viec den han"], roles: EVERYONE },
  {
    name: "kiemchung",
    words: ["kiem chung", "minhchung", "minh chung", "tai lieu kiem chung"],
    roles: EVERYONE,
  },
  { name: "hoso", words: ["ho so", "ho so tthc"], roles: EVERYONE },
  { name: "xinloi", words: ["xin loi", "thu xin loi"], roles: EVERYONE },
  { name: "tim", words: [], roles: EVERYONE },
  { name: "tonghop", words: ["tong hop"], roles: ["leader", "coordinator"] },
  {
    name: "giao",
    words: ["giao viec", "giao nhiem vu", "y kien chi dao"],
    roles: ["leader", "coordinator"],
  },
  { name: "donvi", words: ["don vi"], roles: ["leader", "coordinator"] },
  { name: "nguoidung", words: ["nguoi dung"], roles: ["coordinator"] },
  { name: "nhap", words: ["nhap ke hoach", "nhap file", "nhap tep"], roles: ["coordinator"] },
  { name: "nhatky", words: ["nhat ky"], roles: EVERYONE },
  { name: "caidat", words: ["cai dat", "quy tac nhac viec"], roles: EVERYONE },
  { name: "trogiup", words: ["tro giup", "giup", "help", "huong dan"], roles: EVERYONE },
  { name: "start", words: ["bat dau"], roles: [] },
];

export interface ParsedCommand {
  readonly name: CommandName;
  /** What follows the command, as typed. */
  readonly rest: string;
  /** True when it began with a slash: then it is surely meant as a command. */
  readonly slashed: boolean;
}

/** Reads `/nhiemvu tư pháp`, `Nhiệm vụ`, `nhiem vu`…; null when the text begins with no command. */
export function parseCommand(text: string): ParsedCommand | null {
  const trimmed = text
    .normalize("NFC")
    .replace(/\p{Cf}/gu, "")
    .trim();
  const slashed = trimmed.startsWith("/");
  // In groups a command carries the bot's name: /nhiemvu@dondoc_bot
  const words = trimmed
    .replace(/^\/\s*/u, "")
    .replace(/^(\S+)@\w+/u, "$1")
    .split(/\s+/u);
  for (const entry of COMMANDS) {
    // “nhập kế hoạch” is all of the command, not “nhập” with something after it.
    const phrases = [entry.name, ...entry.words].toSorted(
      (one, other) => other.length - one.length,
    );
    for (const phrase of phrases) {
      const length = phrase.split(" ").length;
      if (foldText(words.slice(0, length).join(" ")) === phrase) {
        return { name: entry.name, rest: words.slice(length).join(" "), slashed };
      }
    }
  }
  return null;
}

/** The command that a mistyped one was probably meant to be; null when none is near. */
export function nearestCommand(text: string, roles: readonly Role[]): CommandName | null {
  const folded = foldText(text);
  // After a slash the first word is the command, and what follows is for it.
  const command = folded.startsWith("/") ? folded.slice(1).trim().split(" ")[0] : folded;
  const typed = (command ?? "").replace(/\s/gu, "").slice(0, 20);
  let nearest: { name: CommandName; steps: number } | null = null;
  for (const { name, words, roles: whose } of COMMANDS) {
    if (!whose.some((role) => roles.includes(role))) continue;
    for (const phrase of [name, ...words]) {
      const target = phrase.replace(/\s/gu, "");
      const steps = distance(typed, target);
      const near = steps <= Math.max(1, Math.floor(target.length / 3));
      if (near && (!nearest || steps < nearest.steps)) nearest = { name, steps };
    }
  }
  return nearest?.name ?? null;
}

/** @param brings whether something may be brought in: the one-stop desk may, whatever its people's roles */
export function commandsFor(roles: readonly Role[], brings: boolean): readonly CommandName[] {
  const isHis = ({ name, roles: whose }: CommandEntry) =>
    name === "nhap" ? brings : whose.some((role) => roles.includes(role));
  return COMMANDS.filter(isHis).map(({ name }) => name);
}
