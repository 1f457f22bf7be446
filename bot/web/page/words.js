/** The page's words, as the server put them into it, and dates in them. */

export const words = JSON.parse(document.getElementById("words").textContent);

/** Puts values into the `{name}` places of a sentence. */
export function fill(sentence, values) {
  return sentence.replaceAll(/\{(\w+)\}/gu, (_, name) => values[name]);
}

/** `2023-02-20` → `Thứ Hai, 20/02/2023`, with the weekday in the page's words. */
export function longDay(day) {
  const weekday = words.weekdays[new Date(`${day}T00:00:00Z`).getUTCDay()];
  const [year, month, date] = day.split("-");
  return `${weekday}, ${date}/${month}/${year}`;
}
