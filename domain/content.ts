/**
 * What the bot has to say, as data. Features and jobs produce it, the copy module puts it into
 * Vietnamese, a channel into its format. Everything here survives JSON.
 */
import type { CommandName, SummaryPart } from "./action.ts";
import type { ChannelName, InviteWay } from "./channel-content.ts";
import type { TransitionError } from "./deadline.ts";
import type { DocumentReference } from "./document-reference.ts";
import type { LinkProblem } from "./evidence.ts";
import type { Figures } from "./figures.ts";
import type { MessageId, PersonId, UnitId } from "./ids.ts";
import type { ImportContent } from "./import-content.ts";
import type { FollowUpContent, FollowUpShown, SnoozeChoice } from "./follow-up-content.ts";
import type { GatheredReason, Item } from "./item.ts";
import type { NoticeSection } from "./ladder.ts";
import type { MessageKind } from "./message-status.ts";
import type { Note } from "./note.ts";
import type { OversightContent } from "./oversight-content.ts";
import type { Role } from "./org.ts";
import type { Superior } from "./rung.ts";
import type { Instant, LocalDate, LocalTime } from "./time.ts";
import type { UploadOffer } from "./upload-offer.ts";

export type { GatheredReason, Item, NoticeReason, Reckoning } from "./item.ts";

export type ListGroupName =
  | "overdue"
  | "unproved"
  | "next-seven-days"
  | "this-quarter"
  | "later"
  | "ongoing"
  | "undated"
  | "settled"
  | "support";

export interface ListGroup {
  readonly name: ListGroupName;
  /** How many there are in all; the page shows some of them. */
  readonly total: number;
  readonly items: readonly Item[];
}

/** A line of a bundle: an item, and since when it should have been told (after an outage). */
export interface BundleItem extends Item {
  readonly missedDays: readonly LocalDate[];
  readonly signedSince: LocalDate | null;
  readonly lateReason: string | null;
  /** What the lead unit has asked for, and by when; null outside the section `support`. */
  readonly request: { readonly wantedBy: LocalDate; readonly words: string } | null;
  /** To whom it goes up on the next working day if nothing changes; none for most. */
  readonly goesTo: readonly Superior[];
  /** Working days to the cut-off that it is told of; null where it is told of something else. */
  readonly cutOffIn: number | null;
}

export interface BundleSection {
  readonly name: NoticeSection;
  readonly items: readonly BundleItem[];
}

/** The one message a person gets on a morning, or on the due day's afternoon. */
export interface Bundle {
  readonly post: string;
  readonly today: LocalDate;
  readonly role: Role;
  readonly sections: readonly BundleSection[];
  /** Its person answers for more than one unit: each line says which. */
  readonly namesUnits: boolean;
  readonly notes: readonly Note[];
  /** When its person may have himself reminded again; none where nothing in it is his own work. */
  readonly snoozes: readonly SnoozeChoice[];
}

export interface Summary {
  readonly today: LocalDate;
  readonly organisation: string;
  readonly figures: Figures;
  /** The worst first. */
  readonly overdue: readonly Item[];
  readonly dueThisWeek: readonly Item[];
  /** Since the last summary; null for the first. */
  readonly change: {
    readonly since: LocalDate;
    readonly tasksDone: number;
    readonly overdue: number;
  } | null;
}

export interface HistoryLine {
  readonly at: Instant;
  readonly day: LocalDate;
  readonly by: string | null;
  readonly what: string;
}

export interface EvidenceLine {
  readonly day: LocalDate;
  readonly link: string | null;
  readonly fileName: string | null;
  readonly reference: DocumentReference | null;
}

export type Content =
  | { readonly kind: "how-to-link"; readonly byLink: boolean }
  | { readonly kind: "private-only" }
  | {
      readonly kind: "linked";
      readonly post: string;
      readonly role: Role;
      /** Where what comes by itself goes from now on; absent where this is his only chat. */
      readonly pushesTo?: { readonly name: ChannelName; readonly isHere: boolean };
    }
  | { readonly kind: "invite-refused"; readonly reason: "wrong" | "too-many" }
  /** The bot takes so many people and no more; another of its channel may. */
  | {
      readonly kind: "bot-full";
      readonly people: number;
      readonly other: { readonly bot: string | null } | null;
    }
  | { readonly kind: "help"; readonly post: string; readonly commands: readonly CommandName[] }
  | { readonly kind: "unknown-words"; readonly nearest: CommandName | null }
  | ({ readonly kind: "choice-not-taken" } & ChoiceFault)
  | {
      readonly kind: "task-list";
      readonly post: string;
      readonly filter: string;
      readonly scope: "units" | "all";
      readonly namesUnits: boolean;
      readonly today: LocalDate;
      readonly groups: readonly ListGroup[];
      readonly page: number;
      readonly pages: number;
    }
  | {
      readonly kind: "task";
      readonly code: string;
      readonly area: string;
      readonly title: string;
      readonly plan: string;
      readonly lead: readonly string[];
      readonly support: readonly string[];
      readonly items: readonly Item[];
      readonly progress: { readonly done: number; readonly total: number } | null;
    }
  | {
      readonly kind: "deadline";
      readonly item: Item;
      readonly area: string | null;
      readonly evidence: readonly EvidenceLine[];
      readonly history: readonly HistoryLine[];
      readonly mayChange: boolean;
      readonly mayReopen: boolean;
      readonly signer: string | null;
      readonly followUp: FollowUpShown;
    }
  | { readonly kind: "done-recorded"; readonly item: Item }
  | { readonly kind: "presented"; readonly item: Item; readonly signer: string }
  | {
      readonly kind: "ask-signer";
      readonly item: Item;
      readonly signers: readonly { readonly id: PersonId; readonly post: string }[];
    }
  | { readonly kind: "no-signer" }
  | { readonly kind: "ask-waive-reason"; readonly item: Item }
  | { readonly kind: "waived"; readonly item: Item }
  | { readonly kind: "ask-late-reason"; readonly item: Item }
  | { readonly kind: "late-reason-recorded"; readonly item: Item }
  | { readonly kind: "reopened"; readonly item: Item }
  | { readonly kind: "ask-evidence"; readonly item: Item; readonly upload: UploadOffer | null }
  | {
      readonly kind: "upload-offer";
      readonly upload: UploadOffer | null;
      /** What was given by the address before was refused. */
      readonly isAgain: boolean;
    }
  | {
      readonly kind: "ask-which";
      readonly items: readonly Item[];
      /** There are others besides. */
      readonly isNarrowed?: boolean;
      readonly page: number;
      readonly pages: number;
    }
  | { readonly kind: "nothing-to-prove" }
  | {
      readonly kind: "evidence-recorded";
      readonly item: Item;
      /** Nobody said that it is about this: it can be taken back. */
      readonly isGuessed?: true;
      readonly reference: DocumentReference | null;
      readonly awaitsFile: boolean;
      readonly late: boolean;
      readonly outsideYear: number | null;
      /** Already due and not proved. */
      readonly missing: readonly Item[];
      /** Of the same task, owed later. */
      readonly upcoming: readonly Item[];
    }
  | { readonly kind: "bad-link"; readonly problem: LinkProblem }
  | { readonly kind: "blank-reason" }
  | { readonly kind: "cancelled" }
  | { readonly kind: "refused"; readonly reason: "not-yours" | "gone" | "role" }
  | { readonly kind: "not-possible"; readonly item: Item; readonly error: TransitionError }
  | {
      readonly kind: "calendar";
      readonly from: LocalDate;
      readonly to: LocalDate;
      readonly items: readonly Item[];
    }
  | { readonly kind: "summary"; readonly summary: Summary; readonly part: SummaryPart }
  | {
      readonly kind: "weekly";
      readonly draft: boolean;
      readonly summary: Summary;
      readonly bundle: Bundle | null;
      readonly messageId: MessageId;
    }
  | { readonly kind: "bundle"; readonly messageId: MessageId; readonly bundle: Bundle }
  | { readonly kind: "due-day"; readonly messageId: MessageId; readonly bundle: Bundle }
  | { readonly kind: "event"; readonly messageId: MessageId; readonly bundle: Bundle }
  | {
      readonly kind: "why";
      readonly messageKind: MessageKind;
      /** When the message was to go out. */
      readonly time: LocalTime;
      readonly reasons: readonly GatheredReason[];
      readonly more: number;
      readonly notes: readonly Note[];
    }
  | {
      readonly kind: "units";
      readonly units: readonly UnitLine[];
      /** Whether the person may change which units a group phrase names. */
      readonly mayGroup: boolean;
      readonly page: number;
      readonly pages: number;
    }
  | {
      readonly kind: "people";
      readonly people: readonly PersonLine[];
      /** Everybody's stand-ins are the reader's to arrange. */
      readonly mayArrange: boolean;
      readonly page: number;
      readonly pages: number;
    }
  | {
      readonly kind: "invite-made";
      readonly post: string;
      readonly code: string;
      /** One for each channel that runs. */
      readonly ways: readonly InviteWay[];
      readonly hours: number;
    }
  | ImportContent
  | FollowUpContent
  | OversightContent
  /** What would be several messages, in one; at most one of them brings something along. */
  | { readonly kind: "together"; readonly parts: readonly Content[] }
  | { readonly kind: "unsupported" }
  /** Once a month in a chat, for answers that are left out there: the channel's month is nearly full. */
  | { readonly kind: "answers-paused" }
  /** Something broke on our side; the update is kept. */
  | { readonly kind: "trouble" };

/** Why what was typed for a choice chooses nothing. */
export type ChoiceFault =
  | {
      readonly reason: "none";
      readonly mark: string;
      /** The first and the last mark of the list. */
      readonly from: string;
      readonly to: string;
    }
  | { readonly reason: "several"; readonly mark: string }
  /** It was offered too long ago. */
  | { readonly reason: "old" }
  /** What was asked is answered in words. */
  | { readonly reason: "words-wanted" }
  | { readonly reason: "no-more" }
  | { readonly reason: "nothing-before" };

export interface UnitLine {
  readonly id: UnitId;
  readonly name: string;
  readonly people: number;
  readonly linked: number;
  readonly open: number;
}

export interface PersonLine {
  readonly id: PersonId;
  readonly post: string;
  readonly role: Role;
  readonly unit: string | null;
  readonly linked: boolean;
}
