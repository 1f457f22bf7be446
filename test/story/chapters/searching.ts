/** Looking for a task, a document, a number: found with or without diacritics, and only what may be seen. */
import { COMMUNE, CULTURE } from "../cast.ts";
import type { Stage } from "../stage.ts";

export async function searching(stage: Stage): Promise<void> {
  const culture = await stage.person(CULTURE);
  await culture.says("/tim", "Cần tìm gì?");
  await culture.says("ứng dụng công nghệ", "NV-014");
  await culture.says("tim cong nghe thong tin", "NV-014");
  await culture.says("/tim 07 bc pvhtt", "07/BC-PVHTT", "Kiểm chứng cho");
  const proved = "Báo cáo Quý I/2023";
  // Where nothing can be pressed, its number stands before the line that says what is proved.
  const found = culture.isOffered(proved) ? proved : culture.offered("Kiểm chứng cho");
  await culture.chooses(found, "Tài liệu kiểm chứng");
  await culture.says("tìm kiếm báo cáo");
  await culture.turnsPage();
  await culture.turnsBack();

  const commune = await stage.person(COMMUNE);
  await commune.says("/tim 07/BC-PVHTT", "Không tìm thấy");
}
