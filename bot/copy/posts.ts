/** How the head of a unit is called, where only the unit's name is known. */
export function headOf(unit: string): string {
  if (/^UBND\s/u.test(unit)) return `Chủ tịch ${unit}`;
  if (/^Phòng\s/u.test(unit)) return `Trưởng ${unit.charAt(0).toLowerCase()}${unit.slice(1)}`;
  if (/^Văn phòng\s/u.test(unit)) return `Chánh ${unit}`;
  if (/^Thanh tra(?:\s|$)/u.test(unit)) return `Chánh ${unit}`;
  if (/^Trung tâm\s/u.test(unit)) return `Giám đốc ${unit}`;
  return `Thủ trưởng ${unit}`;
}
