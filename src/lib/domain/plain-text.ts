/**
 * Signs that no reader sees and that change what is read: controls but for tabulator and ends of line, and those that turn
 * the direction of writing (Unicode, UAX 9).
 */
// eslint-disable-next-line no-control-regex
const UNSEEN = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;

/** Whether a text has signs that no reader sees. */
export const hasUnseen = (text: string): boolean => text.search(UNSEEN) >= 0;

/** A text without the signs that no reader sees. */
export const withoutUnseen = (text: string): string => text.replace(UNSEEN, '');
