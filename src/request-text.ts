// How a value that takes the place of a placeholder is written where it stands.

/**
 * `segment`: percent-encoded (RFC 3986 section 2.1). `form`: as a value of a form (URL Standard,
 * application/x-www-form-urlencoded). `json`: within a string of JSON. `json-value`: as a value of JSON. `plain`: as
 * it is.
 */
export type Writing = 'segment' | 'form' | 'json' | 'json-value' | 'plain';

/** Half of a character in UTF-16. JSON may hold it, and UTF-8 cannot. */
const LONE_HALF = /\p{Surrogate}/gu;

/** @param json the value as JSON, where it is not the text as a string: a number stays a number */
export function writeValue(text: string, writing: Writing, json = JSON.stringify(text)): string {
  switch (writing) {
    case 'segment':
      return encodeURIComponent(text.replace(LONE_HALF, '\ufffd'));
    case 'form':
      return formText(text);
    case 'json':
      return JSON.stringify(text).slice(1, -1);
    case 'json-value':
      return json;
    case 'plain':
      return text;
  }
}

/** As a value of a form. */
export const formText = (text: string): string =>
  new URLSearchParams([['', text]]).toString().slice(1);

/** RFC 9110 section 5.5: visible ASCII, space, tab and obs-text; never CR, LF or NUL. */
const FIELD_VALUE = /^[\t\x20-\x7e\x80-\xff]*$/;
/** What may stand in a request target (RFC 9112 section 3.2.1): ASCII without spaces. */
const REQUEST_PATH = /^\/[\x21-\x7e]*$/;

/** In characters. */
export const LONGEST_PATH = 8_000;

/** Also for values that a secret completes: one with a line break would smuggle in a header. */
export const isFieldValue = (text: string): boolean => FIELD_VALUE.test(text);

/** Whether it can stand in a request as it is. */
export const isRequestPath = (text: string): boolean =>
  REQUEST_PATH.test(text) && !text.includes('#') && text.length <= LONGEST_PATH;
