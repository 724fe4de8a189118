/** Header in which a sender names its file, percent-encoded UTF-8. */
export const FILE_NAME_HEADER = "x-file-name";
