/** The shapes of the Bot API's JSON that the fake hands out, as far as it fills them. */

export type WireUser = {
  readonly id: number;
  readonly is_bot: boolean;
  readonly first_name: string;
  readonly last_name?: string;
  readonly username?: string;
};

export type WireChat = {
  readonly id: number;
  readonly type: "private" | "group" | "supergroup" | "channel";
  readonly title?: string;
  readonly first_name?: string;
  readonly last_name?: string;
  readonly username?: string;
};

/** Offset and length count UTF-16 units of the plain text. */
export type Entity = {
  readonly type: string;
  readonly offset: number;
  readonly length: number;
  readonly url?: string;
  readonly language?: string;
  readonly user?: { readonly id: number };
};

export type FormattedText = { readonly text: string; readonly entities: readonly Entity[] };

export type InlineButton = { readonly text: string } & Readonly<Record<string, unknown>>;

export type InlineRows = readonly (readonly InlineButton[])[];
