/** Elements made in code. Text goes in as text alone, so that nothing sent can become markup. */

/** @param {...(Node | string | null)} children null ones are left out */
export function element(name, attributes, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (value !== null) made.setAttribute(key, value);
  }
  made.append(...children.filter((child) => child !== null));
  return made;
}

export function hiddenText(text) {
  return element("span", { class: "hidden" }, text);
}

export function byId(id) {
  const found = document.getElementById(id);
  if (!found) throw new Error(`the page has no element ${id}`);
  return found;
}
