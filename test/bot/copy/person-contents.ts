/** What person-content.ts can say, in its several shapes. */
import type { Item } from "../../../domain/content.ts";
import type { PersonContent, PersonFault, RoleLine } from "../../../domain/person-content.ts";
import { GIVEN_ROLES } from "../../../domain/role-change.ts";
import type { Takeover } from "../../../domain/takeover.ts";
import { day } from "../../builders/time.ts";
import type { ContentsOf } from "./contents-of.ts";
import type { Words } from "./words.ts";

const FAULTS: readonly PersonFault[] = [
  "himself",
  "not-linked",
  "blank-post",
  "post-taken",
  "no-such-role",
  "has-role",
  "same-unit",
];

/** What a unit has in hand, with as many lines as there can be. */
export function takeoverOf(words: Words): Takeover {
  return {
    open: 14,
    overdue: 1,
    work: Array.from({ length: 10 }, (_, index) => ({
      code: index % 4 ? `NV-00${index}` : null,
      label: words.label,
      title: words.title,
      due: index % 3 ? day("2023-03-31") : null,
      isOverdue: index === 1,
    })),
    handedIn: 12,
    documents: Array.from({ length: 10 }, (_, index) => ({
      number: index % 3 ? "45/BC-UBND" : null,
      date: index % 2 ? day("2023-03-10") : null,
      code: index % 4 ? "NV-002" : null,
      label: words.label,
    })),
  };
}

/** @param _items of every state and shape */
export function personContents(words: Words, _items: readonly Item[]): ContentsOf<PersonContent> {
  const who = { personId: "p" as never, post: words.post };
  const head: RoleLine = { grant: { role: "head", unitId: "u" as never }, unit: words.unit };
  const leader: RoleLine = { grant: { role: "leader", unitId: null }, unit: null };
  const heads = [0, 2].map((count) => ({ unit: words.unit, heads: count }));
  const units = [{ id: "v" as never, name: words.unit }];
  const accounts = [true, false].map((isReachable) => ({
    name: { channel: "Zalo", bot: null },
    linkedOn: day("2023-01-03"),
    isReachable,
  }));
  const standIns = [
    {
      absentId: "p" as never,
      absent: words.post,
      deputy: words.post,
      from: day("2023-04-03"),
      to: day("2023-04-07"),
    },
  ];
  return {
    person: [
      {
        kind: "person",
        ...who,
        name: words.reason,
        roles: [head, leader],
        accounts,
        standIns,
        isOwn: false,
      },
      { kind: "person", ...who, name: null, roles: [], accounts: [], standIns: [], isOwn: true },
    ],
    "ask-unlink-person": [{ kind: "ask-unlink-person", ...who, accounts }],
    "person-unlinked": [{ kind: "person-unlinked", ...who, accounts: 2 }],
    "choose-role": (["move", "end"] as const).map((to) => ({
      kind: "choose-role",
      ...who,
      to,
      roles: [head, { ...head, grant: { role: "officer", unitId: "v" as never } }],
    })),
    "choose-person-unit": [
      {
        kind: "choose-person-unit",
        ...who,
        wanted: { for: "move", grant: head.grant },
        from: words.unit,
        words: "",
        units,
        heads: [],
        page: 1,
        pages: 3,
      },
      {
        kind: "choose-person-unit",
        ...who,
        wanted: { for: "add", role: "coordinator" },
        from: null,
        words: words.unit,
        units: [],
        heads: [],
        page: 0,
        pages: 1,
      },
      {
        kind: "choose-person-unit",
        ...who,
        wanted: { for: "move", grant: head.grant },
        from: words.unit,
        words: words.unit,
        units,
        heads,
        page: 0,
        pages: 1,
      },
      {
        kind: "choose-person-unit",
        ...who,
        wanted: { for: "add", role: "head" },
        from: null,
        words: words.unit,
        units,
        heads: heads.slice(1),
        page: 0,
        pages: 1,
      },
    ],
    "ask-end-role": [head, leader].map((role) => ({
      kind: "ask-end-role",
      ...who,
      role,
      heads,
    })),
    "choose-new-role": [{ kind: "choose-new-role", ...who, roles: GIVEN_ROLES }],
    "role-changed": (["moved", "ended", "added"] as const).map((change, index) => ({
      kind: "role-changed",
      ...who,
      change,
      role: index === 2 ? leader : head,
      from: change === "moved" ? words.unit : null,
      released: index,
      heads: index === 0 ? heads : [],
      isLinked: index !== 2,
    })),
    "ask-post": [{ kind: "ask-post", ...who }],
    "post-changed": [{ kind: "post-changed", ...who, before: words.post }],
    "person-refused": FAULTS.map((fault) => ({ kind: "person-refused", ...who, fault })),
    "account-added": [null, words.unit].map((bot) => ({
      kind: "account-added",
      post: words.post,
      at: { channel: "Zalo", bot },
    })),
    "account-released": (["linked-elsewhere", "chat-taken", "unlinked"] as const).map((why) => ({
      kind: "account-released",
      post: words.post,
      why,
    })),
  };
}
