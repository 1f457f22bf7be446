/** Who has a part in the story besides the first one of all. */
export const OFFICE = "Chánh Văn phòng HĐND và UBND huyện";
export const JUSTICE = "Trưởng phòng Tư pháp";
export const FINANCE = "Trưởng phòng Tài chính – Kế hoạch";
export const CULTURE = "Trưởng phòng Văn hoá và Thông tin";
export const COMMUNE = "Chủ tịch UBND xã An Thạnh 1";
export const CHAIRMAN = "Chủ tịch UBND huyện";
