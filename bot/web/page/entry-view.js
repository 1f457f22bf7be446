/** One message as the log shows it. */
import { element, hiddenText } from "./element.js";
import { words } from "./words.js";

/**
 * @param {{ choose: (id: string, button: HTMLButtonElement) => void, reply: () => void }} actions
 * @param {string | null} quote what the message replies to, where it is still known
 */
export function entryView(entry, actions, quote) {
  const fromBot = entry.from === "bot";
  const view = element("article", {
    class: `entry ${fromBot ? "from-bot" : "from-me"}`,
    "data-id": entry.id,
    tabindex: "-1",
  });
  const bubble = element(
    "div",
    { class: "bubble" },
    element(
      "p",
      { class: "meta" },
      element("span", { class: "sender" }, fromBot ? words.bot : words.me),
      " ",
      element("time", { datetime: `${entry.day}T${entry.time}` }, entry.time),
    ),
    quote === null ? null : element("blockquote", {}, quote),
    ...entry.lines.map(lineView),
    pictureView(entry.picture),
    fileView(entry.file),
  );
  view.append(bubble);
  if (entry.choices.length > 0) view.append(choicesView(entry.choices, actions.choose));
  if (fromBot) view.append(replyButton(actions.reply));
  return view;
}

/** What a reply shows of the message that it replies to. */
export function quoteOf(entry) {
  const said = entry.lines
    .map((line) => line.map(({ text }) => text).join(""))
    .find((line) => line);
  return said ?? entry.file?.name ?? entry.picture?.alt ?? "";
}

function lineView(line) {
  return element("p", { class: line.length === 0 ? "gap" : "line" }, ...line.map(spanView));
}

function spanView({ kind, text, href }) {
  if (kind === "bold") return element("strong", {}, text);
  if (kind === "italic") return element("em", {}, text);
  if (kind === "link" && /^https?:\/\//iu.test(href)) {
    return element("a", { href, target: "_blank", rel: "noopener noreferrer" }, text);
  }
  return text;
}

function pictureView(picture) {
  if (!picture) return null;
  // On a phone its small print is read by opening it alone.
  const image = element("img", { class: "picture", src: picture.url, alt: picture.alt });
  return element("a", { href: picture.url, target: "_blank", rel: "noopener" }, image);
}

function fileView(file) {
  if (!file) return null;
  const name = element("span", { class: "file-name" }, file.name);
  if (file.url === null)
    return element("p", { class: "file" }, hiddenText(words.attachedFile), name);
  const link = element("a", { class: "file", href: file.url, download: file.name }, name);
  link.append(element("span", { class: "file-act" }, words.download));
  return link;
}

function choicesView(rows, choose) {
  const view = element("div", { class: "choices" });
  for (const row of rows) {
    const rowView = element("div", { class: "row" });
    for (const { label, id } of row) {
      const button = element("button", { type: "button" }, label);
      button.addEventListener("click", () => choose(id, button));
      rowView.append(button);
    }
    view.append(rowView);
  }
  return view;
}

function replyButton(reply) {
  const button = element("button", { type: "button", class: "reply" }, words.reply);
  button.addEventListener("click", reply);
  return button;
}
