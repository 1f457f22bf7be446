/** `invite`: makes a person who may link, and the code to link with. */
import { traitsOf } from "./bot/channels.ts";
import { wayLines } from "./bot/copy/channel-words.ts";
import { INVITE_WORDS } from "./bot/copy/command-line.ts";
import { CliError } from "./cli-error.ts";
import { withOffice, type Printed } from "./commands.ts";
import type { Config } from "./config.ts";
import type { InviteWay } from "./domain/channel-content.ts";
import type { KnownBot } from "./domain/channel.ts";
import type { UnitId } from "./domain/ids.ts";
import { inviteWays } from "./domain/invite-ways.ts";
import { INVITE_LIFETIME_HOURS, type Person, type Role } from "./domain/org.ts";
import { plainText } from "./domain/plain-text.ts";
import type { Stores } from "./domain/stores.ts";
import { plusMillis } from "./domain/time.ts";
import { resolveUnit } from "./domain/unit-names.ts";
import { hashCode, newInviteCode } from "./ids.ts";

export interface InviteOptions {
  readonly unit?: string;
  readonly role: string;
  readonly post?: string;
}

/** Makes the person if nobody holds this post in this unit yet. */
export async function invite(config: Config, options: InviteOptions): Promise<Printed> {
  const role = parseRole(options.role);
  const post = options.post;
  if (!post) throw new CliError("post-needed");
  return withOffice(config, async ({ office }) => {
    const code = newInviteCode();
    const { ids, clock } = office;
    const now = clock.now();
    const person = await office.database.transaction(async (stores) => {
      const unitId = await unitFor(stores, role, options.unit);
      const people = await stores.people.all();
      const known = people.find((each) => each.post === post && holds(each, role, unitId));
      const invited: Person = known ?? {
        id: ids.next<"PersonId">(),
        post,
        name: null,
        grants: [{ role, unitId }],
      };
      if (!known) await stores.people.add([invited]);
      await stores.people.voidInvites(invited.id, now);
      await stores.people.addInvite({
        codeHash: hashCode(code),
        personId: invited.id,
        createdBy: null,
        expiresAt: plusMillis(now, INVITE_LIFETIME_HOURS * 3_600_000),
        usedAt: null,
      });
      await stores.audit.add([
        {
          at: now,
          personId: null,
          channel: "command-line",
          subject: "person",
          subjectId: invited.id,
          deed: "invited",
          detail: { role },
        },
      ]);
      return invited;
    });
    const ways = await waysFor(office.database, person, code);
    const made = INVITE_WORDS.made(person.post, code, INVITE_LIFETIME_HOURS);
    const channels = ways.map(({ channel, full }) => ({ channel, hasRoom: full === null }));
    return {
      json: { code, post: person.post, role, hours: INVITE_LIFETIME_HOURS, channels },
      words: [made, plainText({ lines: wayLines(ways) })].join("\n").trim(),
    };
  });
}

/** By the bots that have run here; what they are called only their platform says. */
async function waysFor(
  { bots, people }: Stores,
  { id }: Person,
  code: string,
): Promise<readonly InviteWay[]> {
  const known = (await bots.all())
    .filter(({ credentialSetting }) => credentialSetting !== null)
    .map((bot): KnownBot => ({
      botId: bot.id,
      traits: traitsOf(bot.channel),
      title: null,
      inviteLink: () => null,
    }));
  const own = (await people.accountsOf([id])).map(({ botId }) => botId);
  return inviteWays(known, await people.countLinked(), own, code);
}

function parseRole(text: string): Role {
  const roles: readonly Role[] = ["leader", "coordinator", "head", "officer"];
  const role = roles.find((each) => each === text);
  if (!role) throw new CliError("bad-role");
  return role;
}

async function unitFor(
  stores: Stores,
  role: Role,
  name: string | undefined,
): Promise<UnitId | null> {
  if (name === undefined) {
    if (role === "leader" || role === "coordinator") return null;
    throw new CliError("unit-needed");
  }
  const found = resolveUnit(name, await stores.units.all(), []);
  if (found.kind !== "unit") throw new CliError("no-such-unit");
  return found.unit.id;
}

function holds(person: Person, role: Role, unitId: Person["grants"][number]["unitId"]): boolean {
  return person.grants.some((grant) => grant.role === role && grant.unitId === unitId);
}
