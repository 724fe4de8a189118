export { chineseDate } from "../../../../schema/chinese-date";
