/** Where each sort of news stands in a message, and for whom it is meant. */
import type { News } from "../rung.ts";
import type { Audience, NoticeSection } from "./rung-making.ts";

interface NewsPlace {
  readonly section: NoticeSection;
  readonly audience: Audience;
}

const PLACES: Readonly<Record<News, NewsPlace>> = {
  returned: { section: "returned", audience: "owner" },
  unsigned: { section: "unsigned", audience: "owner" },
  accepted: { section: "accepted", audience: "owner" },
  directive: { section: "directive", audience: "owner" },
  assigned: { section: "assigned", audience: "owner" },
  changed: { section: "changed", audience: "owner" },
  waived: { section: "waived", audience: "reviewer" },
  "extension-asked": { section: "extension", audience: "reviewer" },
  "extension-pressing": { section: "extension", audience: "leader" },
  "extension-commented": { section: "extension", audience: "leader" },
  "extension-answered": { section: "extension-answered", audience: "owner" },
  signed: { section: "proof", audience: "owner" },
  "apology-owed": { section: "apology", audience: "owner" },
  "apology-breach": { section: "escalation", audience: "coordinator" },
};

export function placeOfNews(what: News): NewsPlace {
  return PLACES[what];
}
