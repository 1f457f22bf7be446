/**
 * What the bot has to say, as data. Features and jobs produce it, the copy module puts it into
 * Vietnamese, a channel into its format. Everything here survives JSON.
 */
import type { CommandName, SummaryPart } from "./action.ts";
import type { ChannelName, InviteWay } from "./channel-content.ts";
import type { TransitionError } from "./deadline.ts";
import type { DirectiveFigures } from "./directive-figures.ts";
import type { Extension } from "./extension.ts";
import type { Figures } from "./figures.ts";
import type { MessageId, PersonId, UnitId } from "./ids.ts";
import type { ImportContent } from "./import-content.ts";
import type { FollowUpContent, FollowUpShown, SnoozeChoice } from "./follow-up-content.ts";
import type { GatheredReason, HistoryLine, Item } from "./item.ts";
import type { ListGroup } from "./list-group.ts";
import type { NoticeSection } from "./ladder.ts";
import type { MessageKind } from "./message-status.ts";
import type { Note } from "./note.ts";
import type { OversightContent } from "./oversight-content.ts";
import type { Role } from "./org.ts";
import type { GivenDocument, ReviewContent } from "./review-content.ts";
import type { HandlingContent, HandlingShown } from "./handling-content.ts";
import type { DirectiveContent } from "./directive-content.ts";
import type { RecordContent } from "./record-content.ts";
import type { SearchContent } from "./search-content.ts";
import type { PersonContent } from "./person-content.ts";
import type { ApologyContent, ApologyLeft } from "./apology-content.ts";
import type { ApologyRulesContent } from "./apology-rules-content.ts";
import type { DossierContent, DossierRatesContent } from "./dossier-content.ts";
import type { ApologySummary, DossierSummary } from "./dossier-summary.ts";
import type { ProofContent } from "./proof-content.ts";
import type { Superior } from "./rung.ts";
import type { WishedDeed } from "./spoken-wish.ts";
import type { Takeover } from "./takeover.ts";
import type { LocalDate, LocalTime } from "./time.ts";

export type { GatheredReason, Item, NoticeReason, Reckoning } from "./item.ts";
export type { ListGroup, ListGroupName } from "./list-group.ts";

/** A line of a bundle: an item, and since when it should have been told (after an outage). */
export interface BundleItem extends Item {
  readonly missedDays: readonly LocalDate[];
  readonly signedSince: LocalDate | null;
  /** Who signed it, by post, and on which day; absent or null where it is not told that it was. */
  readonly signed?: { readonly by: string | null; readonly on: LocalDate } | null;
  /** Who has given it to its officer, by post; absent or null where that is not told. */
  readonly assignedBy?: string | null;
  readonly lateReason: string | null;
  /** Why it was returned to its owner, or why its unit says that it need not be done. */
  readonly returnedFor: string | null;
  /** The latest that was asked for; null outside the sections about extensions. */
  readonly extension: Extension | null;
  /** Of a product of several parts of which some were given: those still missing. */
  readonly missingParts?: readonly string[];
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
  /** Ý kiến chỉ đạo của cấp trên, of the year; null where there is none. */
  readonly directives: DirectiveFigures | null;
  /** Hồ sơ TTHC of the year; absent in summaries of before they were counted, null where there is none. */
  readonly dossiers?: DossierSummary | null;
  /** Xin lỗi; likewise. */
  readonly apologies?: ApologySummary | null;
  /** Since the last summary; null for the first. */
  readonly change: {
    readonly since: LocalDate;
    readonly tasksDone: number;
    readonly overdue: number;
  } | null;
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
      /** Whose chat this was until now; absent where it was nobody else's. */
      readonly formerPost?: string;
      /** What his units have in hand; absent where that is nothing. */
      readonly takeover?: Takeover;
    }
  | { readonly kind: "invite-refused"; readonly reason: "wrong" | "too-many" | "in-group" }
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
      readonly wish?: WishedDeed;
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
      /** The units that have not done their part yet, for who oversees them. */
      readonly missing: readonly string[];
    }
  | {
      readonly kind: "deadline";
      readonly item: Item;
      readonly area: string | null;
      readonly evidence: readonly GivenDocument[];
      readonly history: readonly HistoryLine[];
      readonly mayChange: boolean;
      readonly mayReopen: boolean;
      /** It can be reviewed, or a review of it corrected, by this person. */
      readonly mayReview: boolean;
      readonly signer: string | null;
      readonly followUp: FollowUpShown;
      readonly handling: HandlingShown;
    }
  | {
      readonly kind: "done-recorded";
      readonly item: Item;
      /** Of a product of several parts, those that nothing given stands for yet. */
      readonly missingParts: readonly string[];
      /** Of an apology: what is left to do besides. */
      readonly apology?: ApologyLeft;
    }
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
      /** That were looked for; may be empty. */
      readonly words: string;
      readonly people: readonly PersonLine[];
      /** Everybody's stand-ins are the reader's to arrange. */
      readonly mayArrange: boolean;
      readonly page: number;
      readonly pages: number;
    }
  | {
      readonly kind: "invite-made";
      readonly personId: PersonId;
      readonly post: string;
      readonly code: string;
      /** One for each channel that runs. */
      readonly ways: readonly InviteWay[];
      readonly hours: number;
    }
  | ReviewContent
  | HandlingContent
  | DirectiveContent
  | RecordContent
  | SearchContent
  | PersonContent
  | ProofContent
  | DossierContent
  | DossierRatesContent
  | ApologyContent
  | ApologyRulesContent
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
