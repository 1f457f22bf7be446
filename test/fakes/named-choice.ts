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

function goesOn(line: string, words: string): boolean {
  return words !== "" && line.startsWith(words) && !/^[\p{L}\d]/u.test(line.slice(words.length));
}
