/** The page's words, as the server put them into it, and dates in them. */

export const words = JSON.parse(document.getElementById("words").textContent);

/** Puts values into the `{name}` places of a sentence. */
export function fill(sentence, values) {
  return sentence.replaceAll(/\{(\w+)\}/gu, (_, name) => values[name]);
}

/** `2023-03-06` → `Thứ Hai, 06/3/2023`: written as in the messages, where only 1 and 2 take a zero. */
export function longDay(day) {
  const weekday = words.weekdays[new Date(`${day}T00:00:00Z`).getUTCDay()];
  const [year, month, date] = day.split("-");
  return `${weekday}, ${date}/${Number(month) < 3 ? month : Number(month)}/${year}`;
}
