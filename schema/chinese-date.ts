/** 2018年12月31日, without leading zeros, as GB/T 9704 writes the day of a paper. */
export function chineseDate(day: string): string {
  const [year, month, date] = day.split("-").map(Number);
  return `${year}年${month}月${date}日`;
}
