import { createRequire as createRequireForBundle } from 'node:module';
const require = createRequireForBundle(import.meta.url);

// src/request-text.ts
var LONE_HALF = new RegExp("\\p{Surrogate}", "gu");
function writeValue(text, writing, json = JSON.stringify(text)) {
  switch (writing) {
    case "segment":
      return encodeURIComponent(text.replace(LONE_HALF, "�"));
    case "form":
      return formText(text);
    case "json":
      return JSON.stringify(text).slice(1, -1);
    case "json-value":
      return json;
    case "plain":
      return text;
  }
}
var formText = (text) => new URLSearchParams([["", text]]).toString().slice(1);
var FIELD_VALUE = /^[\t\x20-\x7e\x80-\xff]*$/;
var REQUEST_PATH = /^\/[\x21-\x7e]*$/;
var LONGEST_PATH = 8e3;
var isFieldValue = (text) => FIELD_VALUE.test(text);
var isRequestPath = (text) => REQUEST_PATH.test(text) && !text.includes("#") && text.length <= LONGEST_PATH;

export {
  writeValue,
  formText,
  LONGEST_PATH,
  isFieldValue,
  isRequestPath
};
