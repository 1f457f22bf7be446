/** Whom the visitor may be, in groups, with how much has come for each. */
import { byId, element, hiddenText } from "./element.js";
import { fill, words } from "./words.js";

/** From here on there is room for the list beside the chat; else it opens as a sheet. */
const WIDE = matchMedia("(min-width: 900px)");

export class PeopleList {
  #list = byId("people");
  #sheet = byId("people-sheet");
  #choose;
  #people = [];
  #unread = {};

  /** @param {(chat: string) => void} choose */
  constructor(choose) {
    this.#choose = choose;
    WIDE.addEventListener("change", () => this.#makeRoom());
    this.#makeRoom();
    byId("who").addEventListener("click", () => {
      this.#sheet.showModal();
      this.#list.querySelector('[aria-current="true"]')?.focus();
    });
    byId("close-people").addEventListener("click", () => this.#sheet.close());
    this.#sheet.addEventListener("click", (event) => {
      if (event.target === this.#sheet) this.#sheet.close();
    });
  }

  show(people) {
    this.#people = people;
    const groups = Map.groupBy(people, ({ group }) => group);
    const views = [...groups].map(([group, members]) => this.#groupView(group, members));
    this.#list.replaceChildren(...views);
    this.#showCounts();
  }

  /** Not drawn anew: a press must not take the keyboard's focus away. */
  setCurrent(chat) {
    for (const button of this.#list.querySelectorAll("[data-chat]")) {
      if (button.dataset.chat === chat) button.setAttribute("aria-current", "true");
      else button.removeAttribute("aria-current");
    }
    const me = this.#people.find(({ id }) => id === chat);
    byId("who-name").textContent = me?.post ?? "";
    document.title = me ? `${me.post} · ${words.product}` : words.product;
  }

  unreadOf(chat) {
    return this.#unread[chat] ?? 0;
  }

  setUnread(counts) {
    this.#unread = counts;
    this.#showCounts();
  }

  setUnreadOf(chat, count) {
    this.setUnread({ ...this.#unread, [chat]: count });
  }

  #groupView(group, members) {
    const heading = element("h3", { id: `group-${group}` }, words.groups[group]);
    const rows = members.map((person) => element("li", {}, this.#personButton(person)));
    return element(
      "section",
      {},
      heading,
      element("ul", { "aria-labelledby": heading.id }, ...rows),
    );
  }

  #personButton({ id, post, unit }) {
    const button = element(
      "button",
      { type: "button", "data-chat": id },
      element("span", { class: "post" }, post),
      // Most posts name their unit: the head of the justice office, the chairman of a commune.
      unit === null || namesUnit(post, unit) ? null : element("span", { class: "unit" }, unit),
      element("span", { class: "badge", hidden: "" }),
    );
    button.addEventListener("click", () => {
      this.#sheet.close();
      this.#choose(id);
    });
    return button;
  }

  #showCounts() {
    for (const button of this.#list.querySelectorAll("[data-chat]")) {
      showCount(button.querySelector(".badge"), this.unreadOf(button.dataset.chat));
    }
    // Beside one's own name a figure would be taken for one's own.
    byId("who-badge").hidden = this.#people.every(({ id }) => this.unreadOf(id) === 0);
  }

  #makeRoom() {
    if (WIDE.matches) this.#sheet.close();
    (WIDE.matches ? byId("side") : this.#sheet).append(this.#list);
  }
}

function namesUnit(post, unit) {
  return post.toLocaleLowerCase("vi").includes(unit.toLocaleLowerCase("vi"));
}

function showCount(badge, count) {
  badge.hidden = count === 0;
  const figure = element("span", { "aria-hidden": "true" }, count > 99 ? "99+" : String(count));
  badge.replaceChildren(figure, hiddenText(` ${fill(words.unread, { count })}`));
}
