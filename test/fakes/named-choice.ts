/**
 * Which of the choices on a screen is meant where each stands in the text: its line may go on after
 * its words (`NV-002 – hạn 31/3/2023`) or lead up to them (`lich – Việc đến hạn`), and may leave out
 * what the heading above it says to be done (`Đăng ký ngày: NV-002`).
 */
export function namedBy(lines: readonly string[], words: string): string | undefined {
  const named = words.slice(words.indexOf(": ") + 1).trimStart();
  return (
    lines.find((line) => line === words) ??
    lines.find((line) => goesOn(line, words)) ??
    lines.find((line) => line.endsWith(` – ${words}`)) ??
    lines.find((line) => goesOn(line, named))
  );
}

/** Between a duty and its unit a list may set another dash than a button does. */
function goesOn(dashed: string, dotted: string): boolean {
  const [line, words] = [dashed, dotted].map((text) => text.replaceAll(" · ", " – ")) as [
    string,
    string,
  ];
  return words !== "" && line.startsWith(words) && !/^[\p{L}\d]/u.test(line.slice(words.length));
}
