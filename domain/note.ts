import type { LocalDate, LocalTime } from "./time.ts";

/** A day and time as a clock in the office's zone shows it: `2023-03-24T09:20`. */
export type LocalMoment = `${LocalDate}T${LocalTime}`;

/** Lưu ý: something to tell a person that no deadline's rung stands for. */
export type Note =
  /** To coordinators: messages went out late, since the channel or the service was away. */
  | {
      readonly kind: "delivery-delayed";
      readonly since: LocalMoment;
      readonly until: LocalMoment;
      readonly messages: number;
    }
  /** To coordinators: of so many messages nobody knows whether they arrived. */
  | { readonly kind: "uncertain"; readonly messages: number }
  /** To coordinators: a channel's allowance of messages for the month runs short. */
  | {
      readonly kind: "budget";
      /** As people call it. */
      readonly channel: string;
      readonly used: number;
      readonly limit: number;
      /** What the month will have taken at this pace. */
      readonly forecast: number;
      /** Who is linked to the bot; absent in notes of before this was told. */
      readonly people?: number;
    }
  /** To coordinators: nothing could be received on a channel; what was written then may be lost. */
  | {
      readonly kind: "gap";
      /** As people call it. */
      readonly channel: string;
      readonly from: LocalMoment;
      readonly to: LocalMoment;
      /** How often, between the first beginning and the last end. */
      readonly times: number;
    }
  /** To a deputy: whom he stands in for, by post, and when. */
  | {
      readonly kind: "stand-in";
      readonly absent: string;
      readonly from: LocalDate;
      readonly to: LocalDate;
    }
  /** To a deputy: what he was told of so has been ended before its time. */
  | {
      readonly kind: "stand-in-ended";
      readonly absent: string;
      readonly from: LocalDate;
      readonly to: LocalDate;
    };
