// Halves of surrogate pairs: JavaScript and JSON can hold them, UTF-8 cannot.

/** With U+FFFD in the place of each, as UTF-8 would have it. */
export const wellFormed = (text: string): string => text.replace(/\p{Cs}/gu, '\ufffd');

export const isWellFormed = (text: string): boolean => !/\p{Cs}/u.test(text);
