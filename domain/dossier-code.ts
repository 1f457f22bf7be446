/**
 * What a dossier is known by: its code as it is typed with and without blanks, in both cases. Incident: codes
 * that differ by a diacritic alone were one dossier, and the later one took the earlier one's applicant.
 */
export function foldCode(code: string): string {
  return code.normalize("NFC").toUpperCase().replaceAll(/\s/gu, "");
}
