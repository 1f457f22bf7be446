/** The HTML of our pages: files with places for words. */

/** `{{name}}` is a value of that name, as HTML. Throws for a name that is not there. */
export function fillTemplate(template: string, values: ReadonlyMap<string, string>): string {
  return template.replaceAll(/\{\{(\w+)\}\}/gu, (_, name: string) => {
    const value = values.get(name);
    if (value === undefined) throw new Error(`the page names an unknown word: ${name}`);
    return value;
  });
}

export function escapeHtml(text: string): string {
  return text
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;");
}
