/** Whom the visitor may be, in groups, with how much has come for each. */
import { byId, element, hiddenText } from "./element.js";
import { fill, words } from "./words.js";

/** From here on there is room for the list beside the chat; else it opens as a sheet. */
const WIDE = matchMedia("(min-width: 900px)");

/** @param {(chat: string) => void} choose */
export function makePeopleList(choose) {
  const list = byId("people");
  const sheet = byId("people-sheet");
  let people = [];
  let unread = {};
  let current = null;

  function draw() {
    const groups = Map.groupBy(people, ({ group }) => group);
    list.replaceChildren(...[...groups].map(([group, members]) => groupView(group, members)));
    const me = people.find(({ id }) => id === current);
    byId("who-name").textContent = me?.post ?? "";
    document.title = me ? `${me.post} · ${words.product}` : words.product;
    drawCounts();
  }

  function groupView(group, members) {
    const heading = element("h3", { id: `group-${group}` }, words.groups[group]);
    const rows = members.map((person) => element("li", {}, personButton(person)));
    const view = element("ul", { "aria-labelledby": heading.id }, ...rows);
    return element("section", {}, heading, view);
  }

  function personButton({ id, post, unit }) {
    const button = element(
      "button",
      { type: "button", "data-chat": id, "aria-current": id === current ? "true" : null },
      element("span", { class: "post" }, post),
      unit === null || post.includes(unit) ? null : element("span", { class: "unit" }, unit),
      element("span", { class: "badge", hidden: "" }),
    );
    button.addEventListener("click", () => {
      sheet.close();
      choose(id);
    });
    return button;
  }

  function drawCounts() {
    for (const button of list.querySelectorAll("[data-chat]")) {
      drawBadge(button.querySelector(".badge"), unread[button.dataset.chat] ?? 0);
    }
    drawBadge(byId("who-badge"), Object.values(unread).reduce((sum, count) => sum + count, 0));
  }

  function drawBadge(badge, count) {
    badge.hidden = count === 0;
    const said = fill(words.unread, { count });
    badge.replaceChildren(
      element("span", { "aria-hidden": "true" }, count > 99 ? "99+" : String(count)),
      hiddenText(said),
    );
  }

  function makeRoom() {
    if (WIDE.matches) sheet.close();
    (WIDE.matches ? byId("side") : sheet).append(list);
  }

  WIDE.addEventListener("change", makeRoom);
  makeRoom();
  byId("who").addEventListener("click", () => {
    sheet.showModal();
    list.querySelector('[aria-current="true"]')?.focus();
  });
  byId("close-people").addEventListener("click", () => sheet.close());
  sheet.addEventListener("click", (event) => {
    if (event.target === sheet) sheet.close();
  });

  return {
    show(all) {
      people = all;
      draw();
    },
    setCurrent(chat) {
      current = chat;
      // Not redrawn: a press must not take the keyboard's focus away.
      for (const button of list.querySelectorAll("[data-chat]")) {
        if (button.dataset.chat === chat) button.setAttribute("aria-current", "true");
        else button.removeAttribute("aria-current");
      }
      const me = people.find(({ id }) => id === chat);
      byId("who-name").textContent = me?.post ?? "";
      document.title = me ? `${me.post} · ${words.product}` : words.product;
    },
    setUnread(counts) {
      unread = counts;
      drawCounts();
    },
    setUnreadOf(chat, count) {
      unread = { ...unread, [chat]: count };
      drawCounts();
    },
  };
}
