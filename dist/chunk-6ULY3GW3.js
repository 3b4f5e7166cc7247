import { createRequire as createRequireForBundle } from 'node:module';
const require = createRequireForBundle(import.meta.url);
import {
  EVIDENCE_TEXTS,
  FIRST_THROUGHPUT_SHARE,
  HIGHER_IS_BETTER,
  MOST_CALLS,
  MOST_FUNCTIONS,
  MOST_PACKAGES,
  MOST_PROGRAMS,
  MOST_VARIABLES,
  SAMPLES_OF_P99,
  SIZE_LEVEL,
  allotAlpha,
  baselineUnusable,
  blocksOf,
  busyCoresOf,
  capacityPerBlockOf,
  cleanResponseQuantile,
  cpuPerRequestOf,
  errorSquaresOf,
  errorsOf,
  firstAnswersOf,
  fixedRatePhases,
  isKnownBest,
  isKnownSize,
  isKnownWorst,
  levelAt,
  lossOf,
  namedResults,
  newestFirst,
  oldestFirst,
  pairShareOfAttempt,
  peakMemoryOf,
  phasesOf,
  rateOf,
  recordOfAdded,
  recordOfArm,
  responseQuantile,
  resultsOf,
  sampleCountsOf,
  serviceQuantile,
  shareOfAttempt,
  sharePairBudget,
  startTimeOf,
  throughputOf,
  toleranceOf,
  unitsIn,
  waitingCoresOf
} from "./chunk-DHSBSIPA.js";
import {
  REPORT_SCHEMA,
  elementOf,
  factsOf,
  propertiesOf,
  withoutNull
} from "./chunk-TIMP5RMP.js";
import {
  Coin,
  FirstTrial,
  LARGEST_FALL,
  PATIENCE,
  UnexpectedAnswers,
  addUses,
  hintAtModules,
  laterTrial,
  lockMachine,
  meanFall,
  mergeRequests,
  mergeSlices,
  mergeTimes,
  openServers,
  poolRecords,
  readExecutable,
  refuseEndless,
  refuseUnexpected,
  startLoadGenerator,
  warnOfFailures,
  warnOfWarming,
  watchBackground
} from "./chunk-BIXPVJH5.js";
import {
  unlessAborted
} from "./chunk-MGMDWL4C.js";
import {
  formatSize
} from "./chunk-Q5X7ONT2.js";
import {
  ECOSYSTEMS,
  baselineNote,
  checkGivenBase,
  checkoutLike,
  checkoutOf,
  commandArm,
  findRepository,
  hintAtCheckout,
  lockedOf,
  makeFolderBeside,
  openCommitArm,
  openDirectoryArm,
  openRefArm,
  placeOf,
  readOwnPlan,
  removeFolder,
  removeTree,
  warnOfPathLength
} from "./chunk-DSB5IWZW.js";
import {
  diskFull,
  gitCommit,
  saysDiskFull
} from "./chunk-54FQZO55.js";
import {
  ArmNotStarted,
  NothingInCommon,
  OnlyOldPlanFails,
  average,
  baselineServer,
  buildCandidate,
  countArms,
  mapNonEmpty,
  meanOf,
  nonEmpty,
  planVersions,
  reviseVersions,
  runCommand,
  standardDeviationOf,
  standardErrorOf,
  sumErrors
} from "./chunk-ZTMC22Y5.js";
import {
  longestInCalibration,
  longestInPair
} from "./chunk-JTD746MT.js";
import {
  CALIBRATION,
  blockScheme,
  leavesTime,
  sliceCost
} from "./chunk-BE44C4VD.js";
import {
  FEWEST_BLOCKS,
  FEWEST_PAIRS,
  MOST_PAIRS,
  blockLimits,
  looksAt
} from "./chunk-EK5FSJA2.js";
import {
  isPlain
} from "./chunk-NS3K4OEN.js";
import {
  tablesOf
} from "./chunk-HEQDDGZ7.js";
import {
  listFlows,
  listJudged,
  listUnits,
  rarestShare,
  requestsPerUnit
} from "./chunk-3KRSBUQO.js";
import {
  engineFor
} from "./chunk-TFIESMCQ.js";
import {
  Histogram
} from "./chunk-F44JAACR.js";
import {
  sum
} from "./chunk-2MZIHUAB.js";
import {
  FAILURE_CLASSES,
  countErrors,
  countFailures,
  isError
} from "./chunk-QTJTHZNP.js";
import {
  maskSecrets
} from "./chunk-52CFMGTN.js";
import {
  readProcFile
} from "./chunk-BUTDXHAQ.js";
import {
  GateError,
  rethrowUnlessExplained
} from "./chunk-NMZCVL7D.js";
import {
  MICROSECONDS_PER_MILLISECOND,
  MILLISECONDS_PER_SECOND,
  NANOSECONDS_PER_MICROSECOND,
  NANOSECONDS_PER_MILLISECOND,
  bytes,
  changeOf,
  inputBudget,
  logChange,
  logRatio,
  microseconds,
  milliseconds,
  nanoseconds,
  nanosecondsToMicroseconds,
  perSecond,
  rate,
  ratio,
  seconds,
  surePercent,
  toMicroseconds,
  toMilliseconds,
  toSeconds
} from "./chunk-D2O6BJGM.js";
import {
  leadsOutOf,
  openRegularFile,
  readTextFile
} from "./chunk-SMHH2KPA.js";
import {
  __callDispose,
  __commonJS,
  __toESM,
  __using
} from "./chunk-XDEPVGA2.js";

// node_modules/picomatch/lib/constants.js
var require_constants = __commonJS({
  "node_modules/picomatch/lib/constants.js"(exports, module) {
    "use strict";
    var WIN_SLASH = "\\\\/";
    var WIN_NO_SLASH = `[^${WIN_SLASH}]`;
    var DEFAULT_MAX_EXTGLOB_RECURSION = 0;
    var DOT_LITERAL = "\\.";
    var PLUS_LITERAL = "\\+";
    var QMARK_LITERAL = "\\?";
    var SLASH_LITERAL = "\\/";
    var ONE_CHAR = "(?=.)";
    var QMARK = "[^/]";
    var END_ANCHOR = `(?:${SLASH_LITERAL}|$)`;
    var START_ANCHOR = `(?:^|${SLASH_LITERAL})`;
    var DOTS_SLASH = `${DOT_LITERAL}{1,2}${END_ANCHOR}`;
    var NO_DOT = `(?!${DOT_LITERAL})`;
    var NO_DOTS = `(?!${START_ANCHOR}${DOTS_SLASH})`;
    var NO_DOT_SLASH = `(?!${DOT_LITERAL}{0,1}${END_ANCHOR})`;
    var NO_DOTS_SLASH = `(?!${DOTS_SLASH})`;
    var QMARK_NO_DOT = `[^.${SLASH_LITERAL}]`;
    var STAR = `${QMARK}*?`;
    var SEP = "/";
    var POSIX_CHARS = {
      DOT_LITERAL,
      PLUS_LITERAL,
      QMARK_LITERAL,
      SLASH_LITERAL,
      ONE_CHAR,
      QMARK,
      END_ANCHOR,
      DOTS_SLASH,
      NO_DOT,
      NO_DOTS,
      NO_DOT_SLASH,
      NO_DOTS_SLASH,
      QMARK_NO_DOT,
      STAR,
      START_ANCHOR,
      SEP
    };
    var WINDOWS_CHARS = {
      ...POSIX_CHARS,
      SLASH_LITERAL: `[${WIN_SLASH}]`,
      QMARK: WIN_NO_SLASH,
      STAR: `${WIN_NO_SLASH}*?`,
      DOTS_SLASH: `${DOT_LITERAL}{1,2}(?:[${WIN_SLASH}]|$)`,
      NO_DOT: `(?!${DOT_LITERAL})`,
      NO_DOTS: `(?!(?:^|[${WIN_SLASH}])${DOT_LITERAL}{1,2}(?:[${WIN_SLASH}]|$))`,
      NO_DOT_SLASH: `(?!${DOT_LITERAL}{0,1}(?:[${WIN_SLASH}]|$))`,
      NO_DOTS_SLASH: `(?!${DOT_LITERAL}{1,2}(?:[${WIN_SLASH}]|$))`,
      QMARK_NO_DOT: `[^.${WIN_SLASH}]`,
      START_ANCHOR: `(?:^|[${WIN_SLASH}])`,
      END_ANCHOR: `(?:[${WIN_SLASH}]|$)`,
      SEP: "\\"
    };
    var POSIX_REGEX_SOURCE = {
      __proto__: null,
      alnum: "a-zA-Z0-9",
      alpha: "a-zA-Z",
      ascii: "\\x00-\\x7F",
      blank: " \\t",
      cntrl: "\\x00-\\x1F\\x7F",
      digit: "0-9",
      graph: "\\x21-\\x7E",
      lower: "a-z",
      print: "\\x20-\\x7E ",
      punct: "\\-!\"#$%&'()\\*+,./:;<=>?@[\\]^_`{|}~",
      space: " \\t\\r\\n\\v\\f",
      upper: "A-Z",
      word: "A-Za-z0-9_",
      xdigit: "A-Fa-f0-9"
    };
    module.exports = {
      DEFAULT_MAX_EXTGLOB_RECURSION,
      MAX_LENGTH: 1024 * 64,
      POSIX_REGEX_SOURCE,
      // regular expressions
      REGEX_BACKSLASH: /\\(?![*+?^${}(|)[\]])/g,
      REGEX_NON_SPECIAL_CHARS: /^[^@![\].,$*+?^{}()|\\/]+/,
      REGEX_SPECIAL_CHARS: /[-*+?.^${}(|)[\]]/,
      REGEX_SPECIAL_CHARS_BACKREF: /(\\?)((\W)(\3*))/g,
      REGEX_SPECIAL_CHARS_GLOBAL: /([-*+?.^${}(|)[\]])/g,
      REGEX_REMOVE_BACKSLASH: /(?:\[.*?[^\\]\]|\\(?=.))/g,
      // Replace globs with equivalent patterns to reduce parsing time.
      REPLACEMENTS: {
        __proto__: null,
        "***": "*",
        "**/**": "**",
        "**/**/**": "**"
      },
      // Digits
      CHAR_0: 48,
      /* 0 */
      CHAR_9: 57,
      /* 9 */
      // Alphabet chars.
      CHAR_UPPERCASE_A: 65,
      /* A */
      CHAR_LOWERCASE_A: 97,
      /* a */
      CHAR_UPPERCASE_Z: 90,
      /* Z */
      CHAR_LOWERCASE_Z: 122,
      /* z */
      CHAR_LEFT_PARENTHESES: 40,
      /* ( */
      CHAR_RIGHT_PARENTHESES: 41,
      /* ) */
      CHAR_ASTERISK: 42,
      /* * */
      // Non-alphabetic chars.
      CHAR_AMPERSAND: 38,
      /* & */
      CHAR_AT: 64,
      /* @ */
      CHAR_BACKWARD_SLASH: 92,
      /* \ */
      CHAR_CARRIAGE_RETURN: 13,
      /* \r */
      CHAR_CIRCUMFLEX_ACCENT: 94,
      /* ^ */
      CHAR_COLON: 58,
      /* : */
      CHAR_COMMA: 44,
      /* , */
      CHAR_DOT: 46,
      /* . */
      CHAR_DOUBLE_QUOTE: 34,
      /* " */
      CHAR_EQUAL: 61,
      /* = */
      CHAR_EXCLAMATION_MARK: 33,
      /* ! */
      CHAR_FORM_FEED: 12,
      /* \f */
      CHAR_FORWARD_SLASH: 47,
      /* / */
      CHAR_GRAVE_ACCENT: 96,
      /* ` */
      CHAR_HASH: 35,
      /* # */
      CHAR_HYPHEN_MINUS: 45,
      /* - */
      CHAR_LEFT_ANGLE_BRACKET: 60,
      /* < */
      CHAR_LEFT_CURLY_BRACE: 123,
      /* { */
      CHAR_LEFT_SQUARE_BRACKET: 91,
      /* [ */
      CHAR_LINE_FEED: 10,
      /* \n */
      CHAR_NO_BREAK_SPACE: 160,
      /* \u00A0 */
      CHAR_PERCENT: 37,
      /* % */
      CHAR_PLUS: 43,
      /* + */
      CHAR_QUESTION_MARK: 63,
      /* ? */
      CHAR_RIGHT_ANGLE_BRACKET: 62,
      /* > */
      CHAR_RIGHT_CURLY_BRACE: 125,
      /* } */
      CHAR_RIGHT_SQUARE_BRACKET: 93,
      /* ] */
      CHAR_SEMICOLON: 59,
      /* ; */
      CHAR_SINGLE_QUOTE: 39,
      /* ' */
      CHAR_SPACE: 32,
      /*   */
      CHAR_TAB: 9,
      /* \t */
      CHAR_UNDERSCORE: 95,
      /* _ */
      CHAR_VERTICAL_LINE: 124,
      /* | */
      CHAR_ZERO_WIDTH_NOBREAK_SPACE: 65279,
      /* \uFEFF */
      /**
       * Create EXTGLOB_CHARS
       */
      extglobChars(chars) {
        return {
          "!": { type: "negate", open: "(?:(?!(?:", close: `))${chars.STAR})` },
          "?": { type: "qmark", open: "(?:", close: ")?" },
          "+": { type: "plus", open: "(?:", close: ")+" },
          "*": { type: "star", open: "(?:", close: ")*" },
          "@": { type: "at", open: "(?:", close: ")" }
        };
      },
      /**
       * Create GLOB_CHARS
       */
      globChars(win32) {
        return win32 === true ? WINDOWS_CHARS : POSIX_CHARS;
      }
    };
  }
});

// node_modules/picomatch/lib/utils.js
var require_utils = __commonJS({
  "node_modules/picomatch/lib/utils.js"(exports) {
    "use strict";
    var {
      REGEX_BACKSLASH,
      REGEX_REMOVE_BACKSLASH,
      REGEX_SPECIAL_CHARS,
      REGEX_SPECIAL_CHARS_GLOBAL
    } = require_constants();
    exports.isObject = (val) => val !== null && typeof val === "object" && !Array.isArray(val);
    exports.hasRegexChars = (str) => REGEX_SPECIAL_CHARS.test(str);
    exports.isRegexChar = (str) => str.length === 1 && exports.hasRegexChars(str);
    exports.escapeRegex = (str) => str.replace(REGEX_SPECIAL_CHARS_GLOBAL, "\\$1");
    exports.toPosixSlashes = (str) => str.replace(REGEX_BACKSLASH, "/");
    exports.isWindows = () => {
      if (typeof navigator !== "undefined" && navigator.platform) {
        const platform2 = navigator.platform.toLowerCase();
        return platform2 === "win32" || platform2 === "windows";
      }
      if (typeof process !== "undefined" && process.platform) {
        return process.platform === "win32";
      }
      return false;
    };
    exports.removeBackslashes = (str) => {
      return str.replace(REGEX_REMOVE_BACKSLASH, (match) => {
        return match === "\\" ? "" : match;
      });
    };
    exports.escapeLast = (input, char, lastIdx) => {
      const idx = input.lastIndexOf(char, lastIdx);
      if (idx === -1) return input;
      if (input[idx - 1] === "\\") return exports.escapeLast(input, char, idx - 1);
      return `${input.slice(0, idx)}\\${input.slice(idx)}`;
    };
    exports.removePrefix = (input, state = {}) => {
      let output = input;
      if (output.startsWith("./")) {
        output = output.slice(2);
        state.prefix = "./";
      }
      return output;
    };
    exports.wrapOutput = (input, state = {}, options = {}) => {
      const prepend = options.contains ? "" : "^";
      const append = options.contains ? "" : "$";
      let output = `${prepend}(?:${input})${append}`;
      if (state.negated === true) {
        output = `(?:^(?!${output}).*$)`;
      }
      return output;
    };
    exports.basename = (path, { windows } = {}) => {
      const segs = path.split(windows ? /[\\/]/ : "/");
      const last = segs[segs.length - 1];
      if (last === "") {
        return segs[segs.length - 2];
      }
      return last;
    };
  }
});

// node_modules/picomatch/lib/scan.js
var require_scan = __commonJS({
  "node_modules/picomatch/lib/scan.js"(exports, module) {
    "use strict";
    var utils = require_utils();
    var {
      CHAR_ASTERISK,
      /* * */
      CHAR_AT,
      /* @ */
      CHAR_BACKWARD_SLASH,
      /* \ */
      CHAR_COMMA,
      /* , */
      CHAR_DOT,
      /* . */
      CHAR_EXCLAMATION_MARK,
      /* ! */
      CHAR_FORWARD_SLASH,
      /* / */
      CHAR_LEFT_CURLY_BRACE,
      /* { */
      CHAR_LEFT_PARENTHESES,
      /* ( */
      CHAR_LEFT_SQUARE_BRACKET,
      /* [ */
      CHAR_PLUS,
      /* + */
      CHAR_QUESTION_MARK,
      /* ? */
      CHAR_RIGHT_CURLY_BRACE,
      /* } */
      CHAR_RIGHT_PARENTHESES,
      /* ) */
      CHAR_RIGHT_SQUARE_BRACKET
      /* ] */
    } = require_constants();
    var isPathSeparator = (code) => {
      return code === CHAR_FORWARD_SLASH || code === CHAR_BACKWARD_SLASH;
    };
    var depth = (token) => {
      if (token.isPrefix !== true) {
        token.depth = token.isGlobstar ? Infinity : 1;
      }
    };
    var scan = (input, options) => {
      const opts = options || {};
      const length = input.length - 1;
      const scanToEnd = opts.parts === true || opts.tokens === true || opts.scanToEnd === true;
      const slashes = [];
      const tokens = [];
      const parts = [];
      let str = input;
      let index = -1;
      let start = 0;
      let lastIndex = 0;
      let isBrace = false;
      let isBracket = false;
      let isGlob = false;
      let isExtglob = false;
      let isGlobstar = false;
      let braceEscaped = false;
      let backslashes = false;
      let negated = false;
      let negatedExtglob = false;
      let finished = false;
      let braces = 0;
      let prev;
      let code;
      let token = { value: "", depth: 0, isGlob: false };
      const eos = () => index >= length;
      const peek = () => str.charCodeAt(index + 1);
      const advance2 = () => {
        prev = code;
        return str.charCodeAt(++index);
      };
      while (index < length) {
        code = advance2();
        let next;
        if (code === CHAR_BACKWARD_SLASH) {
          backslashes = token.backslashes = true;
          code = advance2();
          if (code === CHAR_LEFT_CURLY_BRACE) {
            braceEscaped = true;
          }
          continue;
        }
        if (braceEscaped === true || code === CHAR_LEFT_CURLY_BRACE) {
          braces++;
          while (eos() !== true && (code = advance2())) {
            if (code === CHAR_BACKWARD_SLASH) {
              backslashes = token.backslashes = true;
              advance2();
              continue;
            }
            if (code === CHAR_LEFT_CURLY_BRACE) {
              braces++;
              continue;
            }
            if (braceEscaped !== true && code === CHAR_DOT && (code = advance2()) === CHAR_DOT) {
              isBrace = token.isBrace = true;
              isGlob = token.isGlob = true;
              finished = true;
              if (scanToEnd === true) {
                continue;
              }
              break;
            }
            if (braceEscaped !== true && code === CHAR_COMMA) {
              isBrace = token.isBrace = true;
              isGlob = token.isGlob = true;
              finished = true;
              if (scanToEnd === true) {
                continue;
              }
              break;
            }
            if (code === CHAR_RIGHT_CURLY_BRACE) {
              braces--;
              if (braces === 0) {
                braceEscaped = false;
                isBrace = token.isBrace = true;
                finished = true;
                break;
              }
            }
          }
          if (scanToEnd === true) {
            continue;
          }
          break;
        }
        if (code === CHAR_FORWARD_SLASH) {
          slashes.push(index);
          tokens.push(token);
          token = { value: "", depth: 0, isGlob: false };
          if (finished === true) continue;
          if (prev === CHAR_DOT && index === start + 1) {
            start += 2;
            continue;
          }
          lastIndex = index + 1;
          continue;
        }
        if (opts.noext !== true) {
          const isExtglobChar = code === CHAR_PLUS || code === CHAR_AT || code === CHAR_ASTERISK || code === CHAR_QUESTION_MARK || code === CHAR_EXCLAMATION_MARK;
          if (isExtglobChar === true && peek() === CHAR_LEFT_PARENTHESES) {
            isGlob = token.isGlob = true;
            isExtglob = token.isExtglob = true;
            finished = true;
            if (code === CHAR_EXCLAMATION_MARK && index === start) {
              negatedExtglob = true;
            }
            if (scanToEnd === true) {
              let parens = 0;
              while (eos() !== true && (code = advance2())) {
                if (code === CHAR_BACKWARD_SLASH) {
                  backslashes = token.backslashes = true;
                  advance2();
                  continue;
                }
                if (code === CHAR_LEFT_PARENTHESES) {
                  parens++;
                  continue;
                }
                if (code === CHAR_RIGHT_PARENTHESES && --parens === 0) {
                  finished = true;
                  break;
                }
              }
              continue;
            }
            break;
          }
        }
        if (code === CHAR_ASTERISK) {
          if (prev === CHAR_ASTERISK) isGlobstar = token.isGlobstar = true;
          isGlob = token.isGlob = true;
          finished = true;
          if (scanToEnd === true) {
            continue;
          }
          break;
        }
        if (code === CHAR_QUESTION_MARK) {
          isGlob = token.isGlob = true;
          finished = true;
          if (scanToEnd === true) {
            continue;
          }
          break;
        }
        if (code === CHAR_LEFT_SQUARE_BRACKET) {
          while (eos() !== true && (next = advance2())) {
            if (next === CHAR_BACKWARD_SLASH) {
              backslashes = token.backslashes = true;
              advance2();
              continue;
            }
            if (next === CHAR_RIGHT_SQUARE_BRACKET) {
              isBracket = token.isBracket = true;
              isGlob = token.isGlob = true;
              finished = true;
              break;
            }
          }
          if (scanToEnd === true) {
            continue;
          }
          break;
        }
        if (opts.nonegate !== true && code === CHAR_EXCLAMATION_MARK && index === start) {
          negated = token.negated = true;
          start++;
          continue;
        }
        if (opts.noparen !== true && code === CHAR_LEFT_PARENTHESES) {
          isGlob = token.isGlob = true;
          if (scanToEnd === true) {
            let parens = 1;
            while (eos() !== true && (code = advance2())) {
              if (code === CHAR_BACKWARD_SLASH) {
                backslashes = token.backslashes = true;
                advance2();
                continue;
              }
              if (code === CHAR_LEFT_PARENTHESES) {
                parens++;
                continue;
              }
              if (code === CHAR_RIGHT_PARENTHESES && --parens === 0) {
                finished = true;
                break;
              }
            }
            continue;
          }
          break;
        }
        if (isGlob === true) {
          finished = true;
          if (scanToEnd === true) {
            continue;
          }
          break;
        }
      }
      if (opts.noext === true) {
        isExtglob = false;
        isGlob = false;
      }
      let base = str;
      let prefix = "";
      let glob = "";
      if (start > 0) {
        prefix = str.slice(0, start);
        str = str.slice(start);
        lastIndex -= start;
      }
      if (base && isGlob === true && lastIndex > 0) {
        base = str.slice(0, lastIndex);
        glob = str.slice(lastIndex);
      } else if (isGlob === true) {
        base = "";
        glob = str;
      } else {
        base = str;
      }
      if (base && base !== "" && base !== "/" && base !== str) {
        if (isPathSeparator(base.charCodeAt(base.length - 1))) {
          base = base.slice(0, -1);
        }
      }
      if (opts.unescape === true) {
        if (glob) glob = utils.removeBackslashes(glob);
        if (base && backslashes === true) {
          base = utils.removeBackslashes(base);
        }
      }
      const state = {
        prefix,
        input,
        start,
        base,
        glob,
        isBrace,
        isBracket,
        isGlob,
        isExtglob,
        isGlobstar,
        negated,
        negatedExtglob
      };
      if (opts.tokens === true) {
        state.maxDepth = 0;
        if (!isPathSeparator(code)) {
          tokens.push(token);
        }
        state.tokens = tokens;
      }
      if (opts.parts === true || opts.tokens === true) {
        let prevIndex;
        for (let idx = 0; idx < slashes.length; idx++) {
          const n2 = prevIndex !== void 0 ? prevIndex + 1 : start;
          const i = slashes[idx];
          const value2 = input.slice(n2, i);
          if (opts.tokens) {
            if (idx === 0 && start !== 0) {
              tokens[idx].isPrefix = true;
              tokens[idx].value = prefix;
            } else {
              tokens[idx].value = value2;
            }
            depth(tokens[idx]);
            state.maxDepth += tokens[idx].depth;
          }
          if (i >= start) {
            parts.push(value2);
            prevIndex = i;
          }
        }
        const n = prevIndex !== void 0 ? prevIndex + 1 : start;
        const value = input.slice(n);
        parts.push(value);
        if (opts.tokens && prevIndex && prevIndex + 1 < input.length) {
          tokens[tokens.length - 1].value = value;
          depth(tokens[tokens.length - 1]);
          state.maxDepth += tokens[tokens.length - 1].depth;
        }
        state.slashes = slashes;
        state.parts = parts;
      }
      return state;
    };
    module.exports = scan;
  }
});

// node_modules/picomatch/lib/parse.js
var require_parse = __commonJS({
  "node_modules/picomatch/lib/parse.js"(exports, module) {
    "use strict";
    var constants3 = require_constants();
    var utils = require_utils();
    var {
      MAX_LENGTH,
      POSIX_REGEX_SOURCE,
      REGEX_NON_SPECIAL_CHARS,
      REGEX_SPECIAL_CHARS_BACKREF,
      REPLACEMENTS
    } = constants3;
    var expandRange = (args, options) => {
      if (typeof options.expandRange === "function") {
        return options.expandRange(...args, options);
      }
      args.sort();
      const value = `[${args.join("-")}]`;
      try {
        new RegExp(value);
      } catch (ex) {
        return args.map((v2) => utils.escapeRegex(v2)).join("..");
      }
      return value;
    };
    var syntaxError = (type, char) => {
      return `Missing ${type}: "${char}" - use "\\\\${char}" to match literal characters`;
    };
    var splitTopLevel = (input) => {
      const parts = [];
      let bracket = 0;
      let paren = 0;
      let quote4 = 0;
      let value = "";
      let escaped = false;
      for (const ch of input) {
        if (escaped === true) {
          value += ch;
          escaped = false;
          continue;
        }
        if (ch === "\\") {
          value += ch;
          escaped = true;
          continue;
        }
        if (ch === '"') {
          quote4 = quote4 === 1 ? 0 : 1;
          value += ch;
          continue;
        }
        if (quote4 === 0) {
          if (ch === "[") {
            bracket++;
          } else if (ch === "]" && bracket > 0) {
            bracket--;
          } else if (bracket === 0) {
            if (ch === "(") {
              paren++;
            } else if (ch === ")" && paren > 0) {
              paren--;
            } else if (ch === "|" && paren === 0) {
              parts.push(value);
              value = "";
              continue;
            }
          }
        }
        value += ch;
      }
      parts.push(value);
      return parts;
    };
    var isPlainBranch = (branch) => {
      let escaped = false;
      for (const ch of branch) {
        if (escaped === true) {
          escaped = false;
          continue;
        }
        if (ch === "\\") {
          escaped = true;
          continue;
        }
        if (/[?*+@!()[\]{}]/.test(ch)) {
          return false;
        }
      }
      return true;
    };
    var normalizeSimpleBranch = (branch) => {
      let value = branch.trim();
      let changed2 = true;
      while (changed2 === true) {
        changed2 = false;
        if (/^@\([^\\()[\]{}|]+\)$/.test(value)) {
          value = value.slice(2, -1);
          changed2 = true;
        }
      }
      if (!isPlainBranch(value)) {
        return;
      }
      return value.replace(/\\(.)/g, "$1");
    };
    var hasRepeatedCharPrefixOverlap = (branches) => {
      const values = branches.map(normalizeSimpleBranch).filter(Boolean);
      for (let i = 0; i < values.length; i++) {
        for (let j2 = i + 1; j2 < values.length; j2++) {
          const a = values[i];
          const b2 = values[j2];
          const char = a[0];
          if (!char || a !== char.repeat(a.length) || b2 !== char.repeat(b2.length)) {
            continue;
          }
          if (a === b2 || a.startsWith(b2) || b2.startsWith(a)) {
            return true;
          }
        }
      }
      return false;
    };
    var parseRepeatedExtglob = (pattern, requireEnd = true) => {
      if (pattern[0] !== "+" && pattern[0] !== "*" || pattern[1] !== "(") {
        return;
      }
      let bracket = 0;
      let paren = 0;
      let quote4 = 0;
      let escaped = false;
      for (let i = 1; i < pattern.length; i++) {
        const ch = pattern[i];
        if (escaped === true) {
          escaped = false;
          continue;
        }
        if (ch === "\\") {
          escaped = true;
          continue;
        }
        if (ch === '"') {
          quote4 = quote4 === 1 ? 0 : 1;
          continue;
        }
        if (quote4 === 1) {
          continue;
        }
        if (ch === "[") {
          bracket++;
          continue;
        }
        if (ch === "]" && bracket > 0) {
          bracket--;
          continue;
        }
        if (bracket > 0) {
          continue;
        }
        if (ch === "(") {
          paren++;
          continue;
        }
        if (ch === ")") {
          paren--;
          if (paren === 0) {
            if (requireEnd === true && i !== pattern.length - 1) {
              return;
            }
            return {
              type: pattern[0],
              body: pattern.slice(2, i),
              end: i
            };
          }
        }
      }
    };
    var buildCharClassStar = (chars) => {
      const source = chars.length === 1 ? utils.escapeRegex(chars[0]) : `[${chars.map((ch) => utils.escapeRegex(ch)).join("")}]`;
      return `${source}*`;
    };
    var getStarExtglobSequenceChars = (pattern) => {
      let index = 0;
      const chars = [];
      while (index < pattern.length) {
        const match = parseRepeatedExtglob(pattern.slice(index), false);
        if (!match || match.type !== "*") {
          return;
        }
        const branches = splitTopLevel(match.body).map((branch2) => branch2.trim());
        if (branches.length !== 1) {
          return;
        }
        const branch = normalizeSimpleBranch(branches[0]);
        if (!branch || branch.length !== 1) {
          return;
        }
        chars.push(branch);
        index += match.end + 1;
      }
      if (chars.length < 1) {
        return;
      }
      return chars;
    };
    var repeatedExtglobRecursion = (pattern) => {
      let depth = 0;
      let value = pattern.trim();
      let match = parseRepeatedExtglob(value);
      while (match) {
        depth++;
        value = match.body.trim();
        match = parseRepeatedExtglob(value);
      }
      return depth;
    };
    var analyzeRepeatedExtglob = (body, options) => {
      if (options.maxExtglobRecursion === false) {
        return { risky: false };
      }
      const max = typeof options.maxExtglobRecursion === "number" ? options.maxExtglobRecursion : constants3.DEFAULT_MAX_EXTGLOB_RECURSION;
      const branches = splitTopLevel(body).map((branch) => branch.trim());
      if (branches.length > 1) {
        if (branches.some((branch) => branch === "") || branches.some((branch) => /^[*?]+$/.test(branch)) || hasRepeatedCharPrefixOverlap(branches)) {
          return { risky: true };
        }
      }
      const safeChars = [];
      let sawStarSequence = false;
      let combinable = true;
      for (const branch of branches) {
        const chars = getStarExtglobSequenceChars(branch);
        if (chars) {
          sawStarSequence = true;
          safeChars.push(...chars);
          continue;
        }
        const literal = normalizeSimpleBranch(branch);
        if (literal && literal.length === 1) {
          safeChars.push(literal);
          continue;
        }
        combinable = false;
        if (repeatedExtglobRecursion(branch) > max) {
          return { risky: true };
        }
      }
      if (sawStarSequence) {
        return combinable ? { risky: true, safeOutput: buildCharClassStar([...new Set(safeChars)]) } : { risky: true };
      }
      return { risky: false };
    };
    var parse2 = (input, options) => {
      if (typeof input !== "string") {
        throw new TypeError("Expected a string");
      }
      input = REPLACEMENTS[input] || input;
      const opts = { ...options };
      const max = typeof opts.maxLength === "number" ? Math.min(MAX_LENGTH, opts.maxLength) : MAX_LENGTH;
      let len = input.length;
      if (len > max) {
        throw new SyntaxError(`Input length: ${len}, exceeds maximum allowed length: ${max}`);
      }
      const bos = { type: "bos", value: "", output: opts.prepend || "" };
      const tokens = [bos];
      const capture = opts.capture ? "" : "?:";
      const PLATFORM_CHARS = constants3.globChars(opts.windows);
      const EXTGLOB_CHARS = constants3.extglobChars(PLATFORM_CHARS);
      const {
        DOT_LITERAL,
        PLUS_LITERAL,
        SLASH_LITERAL,
        ONE_CHAR,
        DOTS_SLASH,
        NO_DOT,
        NO_DOT_SLASH,
        NO_DOTS_SLASH,
        QMARK,
        QMARK_NO_DOT,
        STAR,
        START_ANCHOR
      } = PLATFORM_CHARS;
      const globstar = (opts2) => {
        return `(${capture}(?:(?!${START_ANCHOR}${opts2.dot ? DOTS_SLASH : DOT_LITERAL}).)*?)`;
      };
      const nodot = opts.dot ? "" : NO_DOT;
      const qmarkNoDot = opts.dot ? QMARK : QMARK_NO_DOT;
      let star = opts.bash === true ? globstar(opts) : STAR;
      if (opts.capture) {
        star = `(${star})`;
      }
      if (typeof opts.noext === "boolean") {
        opts.noextglob = opts.noext;
      }
      const state = {
        input,
        index: -1,
        start: 0,
        dot: opts.dot === true,
        consumed: "",
        output: "",
        prefix: "",
        backtrack: false,
        negated: false,
        brackets: 0,
        braces: 0,
        parens: 0,
        quotes: 0,
        globstar: false,
        tokens
      };
      input = utils.removePrefix(input, state);
      len = input.length;
      const extglobs = [];
      const braces = [];
      const stack = [];
      let prev = bos;
      let value;
      const eos = () => state.index === len - 1;
      const peek = state.peek = (n = 1) => input[state.index + n];
      const advance2 = state.advance = () => input[++state.index] || "";
      const remaining = () => input.slice(state.index + 1);
      const consume = (value2 = "", num = 0) => {
        state.consumed += value2;
        state.index += num;
      };
      const append = (token) => {
        state.output += token.output != null ? token.output : token.value;
        consume(token.value);
      };
      const negate = () => {
        let count2 = 1;
        while (peek() === "!" && (peek(2) !== "(" || peek(3) === "?")) {
          advance2();
          state.start++;
          count2++;
        }
        if (count2 % 2 === 0) {
          return false;
        }
        state.negated = true;
        state.start++;
        return true;
      };
      const increment = (type) => {
        state[type]++;
        stack.push(type);
      };
      const decrement = (type) => {
        state[type]--;
        stack.pop();
      };
      const push = (tok) => {
        if (prev.type === "globstar") {
          const isBrace = state.braces > 0 && (tok.type === "comma" || tok.type === "brace");
          const isExtglob = tok.extglob === true || extglobs.length && (tok.type === "pipe" || tok.type === "paren");
          if (tok.type !== "slash" && tok.type !== "paren" && !isBrace && !isExtglob) {
            state.output = state.output.slice(0, -prev.output.length);
            prev.type = "star";
            prev.value = "*";
            prev.output = star;
            state.output += prev.output;
          }
        }
        if (extglobs.length && tok.type !== "paren") {
          extglobs[extglobs.length - 1].inner += tok.value;
        }
        if (tok.value || tok.output) append(tok);
        if (prev && prev.type === "text" && tok.type === "text") {
          prev.output = (prev.output || prev.value) + tok.value;
          prev.value += tok.value;
          return;
        }
        tok.prev = prev;
        tokens.push(tok);
        prev = tok;
      };
      const extglobOpen = (type, value2) => {
        const token = { ...EXTGLOB_CHARS[value2], conditions: 1, inner: "" };
        token.prev = prev;
        token.parens = state.parens;
        token.output = state.output;
        token.startIndex = state.index;
        token.tokensIndex = tokens.length;
        const output = (opts.capture ? "(" : "") + token.open;
        increment("parens");
        push({ type, value: value2, output: state.output ? "" : ONE_CHAR });
        push({ type: "paren", extglob: true, value: advance2(), output });
        extglobs.push(token);
      };
      const extglobClose = (token) => {
        const literal = input.slice(token.startIndex, state.index + 1);
        const body = input.slice(token.startIndex + 2, state.index);
        const analysis = analyzeRepeatedExtglob(body, opts);
        if ((token.type === "plus" || token.type === "star") && analysis.risky) {
          const safeOutput = analysis.safeOutput ? (token.output ? "" : ONE_CHAR) + (opts.capture ? `(${analysis.safeOutput})` : analysis.safeOutput) : void 0;
          const open3 = tokens[token.tokensIndex];
          open3.type = "text";
          open3.value = literal;
          open3.output = safeOutput || utils.escapeRegex(literal);
          for (let i = token.tokensIndex + 1; i < tokens.length; i++) {
            tokens[i].value = "";
            tokens[i].output = "";
            delete tokens[i].suffix;
          }
          state.output = token.output + open3.output;
          state.backtrack = true;
          push({ type: "paren", extglob: true, value, output: "" });
          decrement("parens");
          return;
        }
        let output = token.close + (opts.capture ? ")" : "");
        let rest;
        if (token.type === "negate") {
          let extglobStar = star;
          if (token.inner && token.inner.length > 1 && token.inner.includes("/")) {
            extglobStar = globstar(opts);
          }
          if (extglobStar !== star || eos() || /^\)+$/.test(remaining())) {
            output = token.close = `)$))${extglobStar}`;
          }
          if (token.inner.includes("*") && (rest = remaining()) && /^\.[^\\/.]+$/.test(rest)) {
            const expression = parse2(rest, { ...options, fastpaths: false }).output;
            output = token.close = `)${expression})${extglobStar})`;
          }
          if (token.prev.type === "bos") {
            state.negatedExtglob = true;
          }
        }
        push({ type: "paren", extglob: true, value, output });
        decrement("parens");
      };
      if (opts.fastpaths !== false && !/(^[*!]|[/()[\]{}"])/.test(input)) {
        let backslashes = false;
        let output = input.replace(REGEX_SPECIAL_CHARS_BACKREF, (m2, esc, chars, first, rest, index) => {
          if (first === "\\") {
            backslashes = true;
            return m2;
          }
          if (first === "?") {
            if (esc) {
              return esc + first + (rest ? QMARK.repeat(rest.length) : "");
            }
            if (index === 0) {
              return qmarkNoDot + (rest ? QMARK.repeat(rest.length) : "");
            }
            return QMARK.repeat(chars.length);
          }
          if (first === ".") {
            return DOT_LITERAL.repeat(chars.length);
          }
          if (first === "*") {
            if (esc) {
              return esc + first + (rest ? star : "");
            }
            return star;
          }
          return esc ? m2 : `\\${m2}`;
        });
        if (backslashes === true) {
          if (opts.unescape === true) {
            output = output.replace(/\\/g, "");
          } else {
            output = output.replace(/\\+/g, (m2) => {
              return m2.length % 2 === 0 ? "\\\\" : m2 ? "\\" : "";
            });
          }
        }
        if (output === input && opts.contains === true) {
          state.output = input;
          return state;
        }
        state.output = utils.wrapOutput(output, state, options);
        return state;
      }
      while (!eos()) {
        value = advance2();
        if (value === "\0") {
          continue;
        }
        if (value === "\\") {
          const next = peek();
          if (next === "/" && opts.bash !== true) {
            continue;
          }
          if (next === "." || next === ";") {
            continue;
          }
          if (!next) {
            value += "\\";
            push({ type: "text", value });
            continue;
          }
          const match = /^\\+/.exec(remaining());
          let slashes = 0;
          if (match && match[0].length > 2) {
            slashes = match[0].length;
            state.index += slashes;
            if (slashes % 2 !== 0) {
              value += "\\";
            }
          }
          if (opts.unescape === true) {
            value = advance2();
          } else {
            value += advance2();
          }
          if (state.brackets === 0) {
            push({ type: "text", value });
            continue;
          }
        }
        if (state.brackets > 0 && (value !== "]" || prev.value === "[" || prev.value === "[^")) {
          if (opts.posix !== false && value === ":") {
            const inner = prev.value.slice(1);
            if (inner.includes("[")) {
              prev.posix = true;
              if (inner.includes(":")) {
                const idx = prev.value.lastIndexOf("[");
                const pre = prev.value.slice(0, idx);
                const rest2 = prev.value.slice(idx + 2);
                const posix = POSIX_REGEX_SOURCE[rest2];
                if (posix) {
                  prev.value = pre + posix;
                  state.backtrack = true;
                  advance2();
                  if (!bos.output && tokens.indexOf(prev) === 1) {
                    bos.output = ONE_CHAR;
                  }
                  continue;
                }
              }
            }
          }
          if (value === "[" && peek() !== ":" || value === "-" && peek() === "]") {
            value = `\\${value}`;
          }
          if (value === "]" && (prev.value === "[" || prev.value === "[^")) {
            value = `\\${value}`;
          }
          if (opts.posix === true && value === "!" && prev.value === "[") {
            value = "^";
          }
          prev.value += value;
          append({ value });
          continue;
        }
        if (state.quotes === 1 && value !== '"') {
          value = utils.escapeRegex(value);
          prev.value += value;
          append({ value });
          continue;
        }
        if (value === '"') {
          state.quotes = state.quotes === 1 ? 0 : 1;
          if (opts.keepQuotes === true) {
            push({ type: "text", value });
          }
          continue;
        }
        if (value === "(") {
          increment("parens");
          push({ type: "paren", value });
          continue;
        }
        if (value === ")") {
          if (state.parens === 0 && opts.strictBrackets === true) {
            throw new SyntaxError(syntaxError("opening", "("));
          }
          const extglob = extglobs[extglobs.length - 1];
          if (extglob && state.parens === extglob.parens + 1) {
            extglobClose(extglobs.pop());
            continue;
          }
          push({ type: "paren", value, output: state.parens ? ")" : "\\)" });
          decrement("parens");
          continue;
        }
        if (value === "[") {
          if (opts.nobracket === true || !remaining().includes("]")) {
            if (opts.nobracket !== true && opts.strictBrackets === true) {
              throw new SyntaxError(syntaxError("closing", "]"));
            }
            value = `\\${value}`;
          } else {
            increment("brackets");
          }
          push({ type: "bracket", value });
          continue;
        }
        if (value === "]") {
          if (opts.nobracket === true || prev && prev.type === "bracket" && prev.value.length === 1) {
            push({ type: "text", value, output: `\\${value}` });
            continue;
          }
          if (state.brackets === 0) {
            if (opts.strictBrackets === true) {
              throw new SyntaxError(syntaxError("opening", "["));
            }
            push({ type: "text", value, output: `\\${value}` });
            continue;
          }
          decrement("brackets");
          const prevValue = prev.value.slice(1);
          if (prev.posix !== true && prevValue[0] === "^" && !prevValue.includes("/")) {
            value = `/${value}`;
          }
          prev.value += value;
          append({ value });
          if (opts.literalBrackets === false || utils.hasRegexChars(prevValue)) {
            continue;
          }
          const escaped = utils.escapeRegex(prev.value);
          state.output = state.output.slice(0, -prev.value.length);
          if (opts.literalBrackets === true) {
            state.output += escaped;
            prev.value = escaped;
            continue;
          }
          prev.value = `(${capture}${escaped}|${prev.value})`;
          state.output += prev.value;
          continue;
        }
        if (value === "{" && opts.nobrace !== true) {
          increment("braces");
          const open3 = {
            type: "brace",
            value,
            output: "(",
            outputIndex: state.output.length,
            tokensIndex: state.tokens.length
          };
          braces.push(open3);
          push(open3);
          continue;
        }
        if (value === "}") {
          const brace = braces[braces.length - 1];
          if (opts.nobrace === true || !brace) {
            push({ type: "text", value, output: value });
            continue;
          }
          let output = ")";
          if (brace.dots === true) {
            const arr = tokens.slice();
            const range = [];
            for (let i = arr.length - 1; i >= 0; i--) {
              tokens.pop();
              if (arr[i].type === "brace") {
                break;
              }
              if (arr[i].type !== "dots") {
                range.unshift(arr[i].value);
              }
            }
            output = expandRange(range, opts);
            state.backtrack = true;
          }
          if (brace.comma !== true && brace.dots !== true) {
            const out = state.output.slice(0, brace.outputIndex);
            const toks = state.tokens.slice(brace.tokensIndex);
            brace.value = brace.output = "\\{";
            value = output = "\\}";
            state.output = out;
            for (const t of toks) {
              state.output += t.output || t.value;
            }
          }
          push({ type: "brace", value, output });
          decrement("braces");
          braces.pop();
          continue;
        }
        if (value === "|") {
          if (extglobs.length > 0) {
            extglobs[extglobs.length - 1].conditions++;
          }
          push({ type: "text", value });
          continue;
        }
        if (value === ",") {
          let output = value;
          const brace = braces[braces.length - 1];
          if (brace && stack[stack.length - 1] === "braces") {
            brace.comma = true;
            output = "|";
          }
          push({ type: "comma", value, output });
          continue;
        }
        if (value === "/") {
          if (prev.type === "dot" && state.index === state.start + 1) {
            state.start = state.index + 1;
            state.consumed = "";
            state.output = "";
            tokens.pop();
            prev = bos;
            continue;
          }
          push({ type: "slash", value, output: SLASH_LITERAL });
          continue;
        }
        if (value === ".") {
          if (state.braces > 0 && prev.type === "dot") {
            if (prev.value === ".") prev.output = DOT_LITERAL;
            const brace = braces[braces.length - 1];
            prev.type = "dots";
            prev.output += value;
            prev.value += value;
            brace.dots = true;
            continue;
          }
          if (state.braces + state.parens === 0 && prev.type !== "bos" && prev.type !== "slash") {
            push({ type: "text", value, output: DOT_LITERAL });
            continue;
          }
          push({ type: "dot", value, output: DOT_LITERAL });
          continue;
        }
        if (value === "?") {
          const isGroup = prev && prev.value === "(";
          if (!isGroup && opts.noextglob !== true && peek() === "(" && peek(2) !== "?") {
            extglobOpen("qmark", value);
            continue;
          }
          if (prev && prev.type === "paren") {
            const next = peek();
            let output = value;
            if (prev.value === "(" && !/[!=<:]/.test(next) || next === "<" && !/<([!=]|\w+>)/.test(remaining())) {
              output = `\\${value}`;
            }
            push({ type: "text", value, output });
            continue;
          }
          if (opts.dot !== true && (prev.type === "slash" || prev.type === "bos")) {
            push({ type: "qmark", value, output: QMARK_NO_DOT });
            continue;
          }
          push({ type: "qmark", value, output: QMARK });
          continue;
        }
        if (value === "!") {
          if (opts.noextglob !== true && peek() === "(") {
            if (peek(2) !== "?" || !/[!=<:]/.test(peek(3))) {
              extglobOpen("negate", value);
              continue;
            }
          }
          if (opts.nonegate !== true && state.index === 0) {
            negate();
            continue;
          }
        }
        if (value === "+") {
          if (opts.noextglob !== true && peek() === "(" && peek(2) !== "?") {
            extglobOpen("plus", value);
            continue;
          }
          if (prev && prev.value === "(" || opts.regex === false) {
            push({ type: "plus", value, output: PLUS_LITERAL });
            continue;
          }
          if (prev && (prev.type === "bracket" || prev.type === "paren" || prev.type === "brace") || state.parens > 0) {
            push({ type: "plus", value });
            continue;
          }
          push({ type: "plus", value: PLUS_LITERAL });
          continue;
        }
        if (value === "@") {
          if (opts.noextglob !== true && peek() === "(" && peek(2) !== "?") {
            push({ type: "at", extglob: true, value, output: "" });
            continue;
          }
          push({ type: "text", value });
          continue;
        }
        if (value !== "*") {
          if (value === "$" || value === "^") {
            value = `\\${value}`;
          }
          const match = REGEX_NON_SPECIAL_CHARS.exec(remaining());
          if (match) {
            value += match[0];
            state.index += match[0].length;
          }
          push({ type: "text", value });
          continue;
        }
        if (prev && (prev.type === "globstar" || prev.star === true)) {
          prev.type = "star";
          prev.star = true;
          prev.value += value;
          prev.output = star;
          state.backtrack = true;
          state.globstar = true;
          consume(value);
          continue;
        }
        let rest = remaining();
        if (opts.noextglob !== true && /^\([^?]/.test(rest)) {
          extglobOpen("star", value);
          continue;
        }
        if (prev.type === "star") {
          if (opts.noglobstar === true) {
            consume(value);
            continue;
          }
          const prior = prev.prev;
          const before = prior.prev;
          const isStart = prior.type === "slash" || prior.type === "bos";
          const afterStar = before && (before.type === "star" || before.type === "globstar");
          if (opts.bash === true && (!isStart || rest[0] && rest[0] !== "/")) {
            push({ type: "star", value, output: "" });
            continue;
          }
          const isBrace = state.braces > 0 && (prior.type === "comma" || prior.type === "brace");
          const isExtglob = extglobs.length && (prior.type === "pipe" || prior.type === "paren");
          if (!isStart && prior.type !== "paren" && !isBrace && !isExtglob) {
            push({ type: "star", value, output: "" });
            continue;
          }
          while (rest.slice(0, 3) === "/**") {
            const after = input[state.index + 4];
            if (after && after !== "/") {
              break;
            }
            rest = rest.slice(3);
            consume("/**", 3);
          }
          const isEnd = eos() || state.parens > 0 && rest === ")".repeat(state.parens) && !extglobs.some((extglob) => extglob.type === "negate");
          if (prior.type === "bos" && eos()) {
            prev.type = "globstar";
            prev.value += value;
            prev.output = globstar(opts);
            state.output = prev.output;
            state.globstar = true;
            consume(value);
            continue;
          }
          if (prior.type === "slash" && prior.prev.type !== "bos" && !afterStar && isEnd) {
            state.output = state.output.slice(0, -(prior.output + prev.output).length);
            prior.output = `(?:${prior.output}`;
            prev.type = "globstar";
            prev.output = globstar(opts) + (opts.strictSlashes ? ")" : "|$)");
            prev.value += value;
            state.globstar = true;
            state.output += prior.output + prev.output;
            consume(value);
            continue;
          }
          if (prior.type === "slash" && prior.prev.type !== "bos" && rest[0] === "/") {
            const end = rest[1] !== void 0 ? "|$" : "";
            state.output = state.output.slice(0, -(prior.output + prev.output).length);
            prior.output = `(?:${prior.output}`;
            prev.type = "globstar";
            prev.output = `${globstar(opts)}${SLASH_LITERAL}|${SLASH_LITERAL}${end})`;
            prev.value += value;
            state.output += prior.output + prev.output;
            state.globstar = true;
            consume(value + advance2());
            push({ type: "slash", value: "/", output: "" });
            continue;
          }
          if (prior.type === "bos" && rest[0] === "/") {
            prev.type = "globstar";
            prev.value += value;
            prev.output = `(?:^|${SLASH_LITERAL}|${globstar(opts)}${SLASH_LITERAL})`;
            state.output = prev.output;
            state.globstar = true;
            consume(value + advance2());
            push({ type: "slash", value: "/", output: "" });
            continue;
          }
          state.output = state.output.slice(0, -prev.output.length);
          prev.type = "globstar";
          prev.output = globstar(opts);
          prev.value += value;
          state.output += prev.output;
          state.globstar = true;
          consume(value);
          continue;
        }
        const token = { type: "star", value, output: star };
        if (opts.bash === true) {
          token.output = ".*?";
          if (prev.type === "bos" || prev.type === "slash") {
            token.output = nodot + token.output;
          }
          push(token);
          continue;
        }
        if (prev && (prev.type === "bracket" || prev.type === "paren") && opts.regex === true) {
          token.output = value;
          push(token);
          continue;
        }
        if (state.index === state.start || prev.type === "slash" || prev.type === "dot") {
          if (prev.type === "dot") {
            state.output += NO_DOT_SLASH;
            prev.output += NO_DOT_SLASH;
          } else if (opts.dot === true) {
            state.output += NO_DOTS_SLASH;
            prev.output += NO_DOTS_SLASH;
          } else {
            state.output += nodot;
            prev.output += nodot;
          }
          if (peek() !== "*") {
            state.output += ONE_CHAR;
            prev.output += ONE_CHAR;
          }
        }
        push(token);
      }
      while (state.brackets > 0) {
        if (opts.strictBrackets === true) throw new SyntaxError(syntaxError("closing", "]"));
        state.output = utils.escapeLast(state.output, "[");
        decrement("brackets");
      }
      while (state.parens > 0) {
        if (opts.strictBrackets === true) throw new SyntaxError(syntaxError("closing", ")"));
        state.output = utils.escapeLast(state.output, "(");
        decrement("parens");
      }
      while (state.braces > 0) {
        if (opts.strictBrackets === true) throw new SyntaxError(syntaxError("closing", "}"));
        state.output = utils.escapeLast(state.output, "{");
        decrement("braces");
      }
      if (opts.strictSlashes !== true && (prev.type === "star" || prev.type === "bracket")) {
        push({ type: "maybe_slash", value: "", output: `${SLASH_LITERAL}?` });
      }
      if (state.backtrack === true) {
        state.output = "";
        for (const token of state.tokens) {
          state.output += token.output != null ? token.output : token.value;
          if (token.suffix) {
            state.output += token.suffix;
          }
        }
      }
      return state;
    };
    parse2.fastpaths = (input, options) => {
      const opts = { ...options };
      const max = typeof opts.maxLength === "number" ? Math.min(MAX_LENGTH, opts.maxLength) : MAX_LENGTH;
      const len = input.length;
      if (len > max) {
        throw new SyntaxError(`Input length: ${len}, exceeds maximum allowed length: ${max}`);
      }
      input = REPLACEMENTS[input] || input;
      const {
        DOT_LITERAL,
        SLASH_LITERAL,
        ONE_CHAR,
        DOTS_SLASH,
        NO_DOT,
        NO_DOTS,
        NO_DOTS_SLASH,
        STAR,
        START_ANCHOR
      } = constants3.globChars(opts.windows);
      const nodot = opts.dot ? NO_DOTS : NO_DOT;
      const slashDot = opts.dot ? NO_DOTS_SLASH : NO_DOT;
      const capture = opts.capture ? "" : "?:";
      const state = { negated: false, prefix: "" };
      let star = opts.bash === true ? ".*?" : STAR;
      if (opts.capture) {
        star = `(${star})`;
      }
      const globstar = (opts2) => {
        if (opts2.noglobstar === true) return star;
        return `(${capture}(?:(?!${START_ANCHOR}${opts2.dot ? DOTS_SLASH : DOT_LITERAL}).)*?)`;
      };
      const create = (str) => {
        switch (str) {
          case "*":
            return `${nodot}${ONE_CHAR}${star}`;
          case ".*":
            return `${DOT_LITERAL}${ONE_CHAR}${star}`;
          case "*.*":
            return `${nodot}${star}${DOT_LITERAL}${ONE_CHAR}${star}`;
          case "*/*":
            return `${nodot}${star}${SLASH_LITERAL}${ONE_CHAR}${slashDot}${star}`;
          case "**":
            return nodot + globstar(opts);
          case "**/*":
            return `(?:${nodot}${globstar(opts)}${SLASH_LITERAL})?${slashDot}${ONE_CHAR}${star}`;
          case "**/*.*":
            return `(?:${nodot}${globstar(opts)}${SLASH_LITERAL})?${slashDot}${star}${DOT_LITERAL}${ONE_CHAR}${star}`;
          case "**/.*":
            return `(?:${nodot}${globstar(opts)}${SLASH_LITERAL})?${DOT_LITERAL}${ONE_CHAR}${star}`;
          default: {
            const match = /^(.*?)\.(\w+)$/.exec(str);
            if (!match) return;
            const source2 = create(match[1]);
            if (!source2) return;
            return source2 + DOT_LITERAL + match[2];
          }
        }
      };
      const output = utils.removePrefix(input, state);
      let source = create(output);
      if (source && opts.strictSlashes !== true) {
        source += `${SLASH_LITERAL}?`;
      }
      return source;
    };
    module.exports = parse2;
  }
});

// node_modules/picomatch/lib/picomatch.js
var require_picomatch = __commonJS({
  "node_modules/picomatch/lib/picomatch.js"(exports, module) {
    "use strict";
    var scan = require_scan();
    var parse2 = require_parse();
    var utils = require_utils();
    var constants3 = require_constants();
    var isObject = (val) => val && typeof val === "object" && !Array.isArray(val);
    var picomatch2 = (glob, options, returnState = false) => {
      if (Array.isArray(glob)) {
        const fns = glob.map((input) => picomatch2(input, options, returnState));
        const arrayMatcher = (str) => {
          for (const isMatch of fns) {
            const state2 = isMatch(str);
            if (state2) return state2;
          }
          return false;
        };
        return arrayMatcher;
      }
      const isState = isObject(glob) && glob.tokens && glob.input;
      if (glob === "" || typeof glob !== "string" && !isState) {
        throw new TypeError("Expected pattern to be a non-empty string");
      }
      const opts = options || {};
      const posix = opts.windows;
      const regex = isState ? picomatch2.compileRe(glob, options) : picomatch2.makeRe(glob, options, false, true);
      const state = regex.state;
      delete regex.state;
      let isIgnored = () => false;
      if (opts.ignore) {
        const ignoreOpts = { ...options, ignore: null, onMatch: null, onResult: null };
        isIgnored = picomatch2(opts.ignore, ignoreOpts, returnState);
      }
      const matcher2 = (input, returnObject = false) => {
        const { isMatch, match, output } = picomatch2.test(input, regex, options, { glob, posix });
        const result = { glob, state, regex, posix, input, output, match, isMatch };
        if (typeof opts.onResult === "function") {
          opts.onResult(result);
        }
        if (isMatch === false) {
          result.isMatch = false;
          return returnObject ? result : false;
        }
        if (isIgnored(input)) {
          if (typeof opts.onIgnore === "function") {
            opts.onIgnore(result);
          }
          result.isMatch = false;
          return returnObject ? result : false;
        }
        if (typeof opts.onMatch === "function") {
          opts.onMatch(result);
        }
        return returnObject ? result : true;
      };
      if (returnState) {
        matcher2.state = state;
      }
      return matcher2;
    };
    picomatch2.test = (input, regex, options, { glob, posix } = {}) => {
      if (typeof input !== "string") {
        throw new TypeError("Expected input to be a string");
      }
      if (input === "") {
        return { isMatch: false, output: "" };
      }
      const opts = options || {};
      const format = opts.format || (posix ? utils.toPosixSlashes : null);
      let match = input === glob;
      let output = match && format ? format(input) : input;
      if (match === false) {
        output = format ? format(input) : input;
        match = output === glob;
      }
      if (match === false || opts.capture === true) {
        if (opts.matchBase === true || opts.basename === true) {
          match = picomatch2.matchBase(input, regex, options, posix);
        } else {
          match = regex.exec(output);
        }
      }
      return { isMatch: Boolean(match), match, output };
    };
    picomatch2.matchBase = (input, glob, options, posix = options && options.windows) => {
      const regex = glob instanceof RegExp ? glob : picomatch2.makeRe(glob, options);
      return regex.test(utils.basename(input, { windows: posix }));
    };
    picomatch2.isMatch = (str, patterns, options) => picomatch2(patterns, options)(str);
    picomatch2.parse = (pattern, options) => {
      if (Array.isArray(pattern)) return pattern.map((p2) => picomatch2.parse(p2, options));
      return parse2(pattern, { ...options, fastpaths: false });
    };
    picomatch2.scan = (input, options) => scan(input, options);
    picomatch2.compileRe = (state, options, returnOutput = false, returnState = false) => {
      if (returnOutput === true) {
        return state.output;
      }
      const opts = options || {};
      const prepend = opts.contains ? "" : "^";
      const append = opts.contains ? "" : "$";
      let source = `${prepend}(?:${state.output})${append}`;
      if (state && state.negated === true) {
        source = `^(?!${source}).*$`;
      }
      const regex = picomatch2.toRegex(source, options);
      if (returnState === true) {
        regex.state = state;
      }
      return regex;
    };
    picomatch2.makeRe = (input, options = {}, returnOutput = false, returnState = false) => {
      if (!input || typeof input !== "string") {
        throw new TypeError("Expected a non-empty string");
      }
      let parsed = { negated: false, fastpaths: true };
      if (options.fastpaths !== false && (input[0] === "." || input[0] === "*")) {
        parsed.output = parse2.fastpaths(input, options);
      }
      if (!parsed.output) {
        parsed = parse2(input, options);
      }
      return picomatch2.compileRe(parsed, options, returnOutput, returnState);
    };
    picomatch2.toRegex = (source, options) => {
      try {
        const opts = options || {};
        return new RegExp(source, opts.flags || (opts.nocase ? "i" : ""));
      } catch (err) {
        if (options && options.debug === true) throw err;
        return /$^/;
      }
    };
    picomatch2.constants = constants3;
    module.exports = picomatch2;
  }
});

// node_modules/picomatch/index.js
var require_picomatch2 = __commonJS({
  "node_modules/picomatch/index.js"(exports, module) {
    "use strict";
    var pico = require_picomatch();
    var utils = require_utils();
    function picomatch2(glob, options, returnState = false) {
      if (options && (options.windows === null || options.windows === void 0)) {
        options = { ...options, windows: utils.isWindows() };
      }
      return pico(glob, options, returnState);
    }
    Object.assign(picomatch2, pico);
    module.exports = picomatch2;
  }
});

// src/baseline/unpacked-folder.ts
import { mkdir as mkdir2, readdir, realpath, writeFile as writeFile2 } from "node:fs/promises";
import { basename, dirname as dirname2, join as join2 } from "node:path";

// src/baseline/build/build-errors.ts
var notPacked = (why2, details = []) => new GateError({
  code: "build-not-packed",
  kind: "gate",
  message: `The build cannot be stored, because ${why2}.`,
  remedy: "See to it that `baseline-paths` names what the server needs and no more; without a stored build the baseline is built from its commit.",
  details
});
var notUnpacked = (why2, details = []) => new GateError({
  code: "build-not-unpacked",
  kind: "gate",
  message: `The stored build cannot be used, because ${why2}.`,
  remedy: "Nothing of it was kept. The next run on the base branch stores a new one.",
  details
});
function explainFileError(error, directory, otherwise) {
  if (error instanceof GateError) return error;
  const details = [error instanceof Error ? error.message : `${error}`];
  return details.some(saysDiskFull) ? diskFull(directory, details) : otherwise(details);
}

// src/baseline/build/unpack-build.ts
import { link, mkdir, open, symlink } from "node:fs/promises";
import { dirname, join } from "node:path";

// src/baseline/build/leads-out.ts
var MOST_LINKS = 40;
function leadsOut(path, targetOf) {
  const todo = path.split("/");
  const at2 = [];
  let links = 0;
  for (let name = todo.shift(); name !== void 0; name = todo.shift()) {
    if (name === "" || name === ".") continue;
    if (name === "..") {
      if (at2.pop() === void 0) return true;
      continue;
    }
    at2.push(name);
    const target = targetOf(at2.join("/"));
    if (target === void 0) continue;
    links += 1;
    if (target.startsWith("/") || links > MOST_LINKS) return true;
    at2.pop();
    todo.unshift(...target.split("/"));
  }
  return false;
}

// src/baseline/build/build-entries.ts
var MEBIBYTE = 2 ** 20;
var MOST_ENTRIES = 2e5;
var MOST_BYTES = 1024 * MEBIBYTE;
var MOST_PACKED_BYTES = 512 * MEBIBYTE;
var LONGEST_PATH = 4096;
function entryPath(path) {
  if (path.startsWith("/") || path.includes("\0") || path.length > LONGEST_PATH) return void 0;
  const names = path.split("/").filter((name) => name !== "" && name !== ".");
  return names.length === 0 || names.includes("..") ? void 0 : names.join("/");
}
function findEntryFault(entries) {
  const bytes2 = entries.reduce((total, each) => total + sizeOf(each), 0);
  const size = findSizeFault(entries.length, bytes2);
  if (size !== void 0) return size;
  const byPath = /* @__PURE__ */ new Map();
  for (const entry of entries) {
    if (byPath.has(entry.path)) return `it holds ${entry.path} twice`;
    byPath.set(entry.path, entry);
  }
  for (const entry of entries) {
    const fault = findPlaceFault(entry, byPath) ?? findTargetFault(entry, byPath);
    if (fault !== void 0) return fault;
  }
  return void 0;
}
function findSizeFault(entries, bytes2) {
  if (entries > MOST_ENTRIES) return `it holds more than ${MOST_ENTRIES} files and folders`;
  if (bytes2 <= MOST_BYTES) return void 0;
  return `its files are larger than ${MOST_BYTES / MEBIBYTE} MiB`;
}
var sizeOf = (entry) => entry.kind === "file" ? entry.size : 0;
function findPlaceFault({ path }, byPath) {
  for (let end = path.lastIndexOf("/"); end > 0; end = path.lastIndexOf("/", end - 1)) {
    const above = byPath.get(path.slice(0, end));
    if (above !== void 0 && above.kind !== "directory") {
      return `${path} lies below ${above.path}, which is no folder`;
    }
  }
  return void 0;
}
function findTargetFault(entry, byPath) {
  if (entry.kind === "hard-link") {
    return byPath.get(entry.target)?.kind === "file" ? void 0 : `${entry.path} is another name of ${entry.target}, which is no file of it`;
  }
  if (entry.kind !== "link") return void 0;
  const links = (path) => {
    const found = byPath.get(path);
    return found?.kind === "link" ? found.target : void 0;
  };
  return leadsOut(entry.path, links) ? `the link ${entry.path} leads out of it, to ${entry.target}` : void 0;
}

// src/baseline/build/read-archive.ts
import { once } from "node:events";
import { createReadStream } from "node:fs";
import { pipeline } from "node:stream/promises";
import { createGunzip } from "node:zlib";

// node_modules/tar/dist/esm/index.min.js
import Qr from "events";
import I from "fs";
import { EventEmitter as Di } from "node:events";
import Cs from "node:stream";
import { StringDecoder as Hr } from "node:string_decoder";
import cr from "node:path";
import Kt from "node:fs";
import { dirname as Fn, parse as kn } from "path";
import { EventEmitter as Dn } from "events";
import zi from "assert";
import { Buffer as Ot } from "buffer";
import * as Ps from "zlib";
import en from "zlib";
import { posix as Zt } from "node:path";
import { basename as _n } from "node:path";
import mi from "fs";
import X from "fs";
import js from "path";
import { win32 as Pn } from "node:path";
import ar from "path";
import Br from "node:fs";
import co from "node:assert";
import { randomBytes as Mr } from "node:crypto";
import u from "node:fs";
import R from "node:path";
import pr from "fs";
import wi from "node:fs";
import we from "node:path";
import k from "node:fs";
import ro from "node:fs/promises";
import Si from "node:path";
import { join as xr } from "node:path";
import v from "node:fs";
import Pr from "node:path";
var zr = Object.defineProperty;
var Ur = (s3, t) => {
  for (var e in t) zr(s3, e, { get: t[e], enumerable: true });
};
var Ds = typeof process == "object" && process ? process : { stdout: null, stderr: null };
var Wr = (s3) => !!s3 && typeof s3 == "object" && (s3 instanceof A || s3 instanceof Cs || Gr(s3) || Zr(s3));
var Gr = (s3) => !!s3 && typeof s3 == "object" && s3 instanceof Di && typeof s3.pipe == "function" && s3.pipe !== Cs.Writable.prototype.pipe;
var Zr = (s3) => !!s3 && typeof s3 == "object" && s3 instanceof Di && typeof s3.write == "function" && typeof s3.end == "function";
var Q = /* @__PURE__ */ Symbol("EOF");
var J = /* @__PURE__ */ Symbol("maybeEmitEnd");
var nt = /* @__PURE__ */ Symbol("emittedEnd");
var De = /* @__PURE__ */ Symbol("emittingEnd");
var qt = /* @__PURE__ */ Symbol("emittedError");
var Ne = /* @__PURE__ */ Symbol("closed");
var Ns = /* @__PURE__ */ Symbol("read");
var Ae = /* @__PURE__ */ Symbol("flush");
var As = /* @__PURE__ */ Symbol("flushChunk");
var z = /* @__PURE__ */ Symbol("encoding");
var Mt = /* @__PURE__ */ Symbol("decoder");
var g = /* @__PURE__ */ Symbol("flowing");
var Qt = /* @__PURE__ */ Symbol("paused");
var Bt = /* @__PURE__ */ Symbol("resume");
var b = /* @__PURE__ */ Symbol("buffer");
var N = /* @__PURE__ */ Symbol("pipes");
var _ = /* @__PURE__ */ Symbol("bufferLength");
var bi = /* @__PURE__ */ Symbol("bufferPush");
var Ie = /* @__PURE__ */ Symbol("bufferShift");
var L = /* @__PURE__ */ Symbol("objectMode");
var S = /* @__PURE__ */ Symbol("destroyed");
var _i = /* @__PURE__ */ Symbol("error");
var Oi = /* @__PURE__ */ Symbol("emitData");
var Is = /* @__PURE__ */ Symbol("emitEnd");
var Ti = /* @__PURE__ */ Symbol("emitEnd2");
var Z = /* @__PURE__ */ Symbol("async");
var xi = /* @__PURE__ */ Symbol("abort");
var Ce = /* @__PURE__ */ Symbol("aborted");
var Jt = /* @__PURE__ */ Symbol("signal");
var Rt = /* @__PURE__ */ Symbol("dataListeners");
var C = /* @__PURE__ */ Symbol("discarded");
var jt = (s3) => Promise.resolve().then(s3);
var Yr = (s3) => s3();
var Kr = (s3) => s3 === "end" || s3 === "finish" || s3 === "prefinish";
var Vr = (s3) => s3 instanceof ArrayBuffer || !!s3 && typeof s3 == "object" && s3.constructor && s3.constructor.name === "ArrayBuffer" && s3.byteLength >= 0;
var $r = (s3) => !Buffer.isBuffer(s3) && ArrayBuffer.isView(s3);
var Fe = class {
  src;
  dest;
  opts;
  ondrain;
  constructor(t, e, i) {
    this.src = t, this.dest = e, this.opts = i, this.ondrain = () => t[Bt](), this.dest.on("drain", this.ondrain);
  }
  unpipe() {
    this.dest.removeListener("drain", this.ondrain);
  }
  proxyErrors(t) {
  }
  end() {
    this.unpipe(), this.opts.end && this.dest.end();
  }
};
var Li = class extends Fe {
  unpipe() {
    this.src.removeListener("error", this.proxyErrors), super.unpipe();
  }
  constructor(t, e, i) {
    super(t, e, i), this.proxyErrors = (r) => this.dest.emit("error", r), t.on("error", this.proxyErrors);
  }
};
var Xr = (s3) => !!s3.objectMode;
var qr = (s3) => !s3.objectMode && !!s3.encoding && s3.encoding !== "buffer";
var A = class extends Di {
  [g] = false;
  [Qt] = false;
  [N] = [];
  [b] = [];
  [L];
  [z];
  [Z];
  [Mt];
  [Q] = false;
  [nt] = false;
  [De] = false;
  [Ne] = false;
  [qt] = null;
  [_] = 0;
  [S] = false;
  [Jt];
  [Ce] = false;
  [Rt] = 0;
  [C] = false;
  writable = true;
  readable = true;
  constructor(...t) {
    let e = t[0] || {};
    if (super(), e.objectMode && typeof e.encoding == "string") throw new TypeError("Encoding and objectMode may not be used together");
    Xr(e) ? (this[L] = true, this[z] = null) : qr(e) ? (this[z] = e.encoding, this[L] = false) : (this[L] = false, this[z] = null), this[Z] = !!e.async, this[Mt] = this[z] ? new Hr(this[z]) : null, e && e.debugExposeBuffer === true && Object.defineProperty(this, "buffer", { get: () => this[b] }), e && e.debugExposePipes === true && Object.defineProperty(this, "pipes", { get: () => this[N] });
    let { signal: i } = e;
    i && (this[Jt] = i, i.aborted ? this[xi]() : i.addEventListener("abort", () => this[xi]()));
  }
  get bufferLength() {
    return this[_];
  }
  get encoding() {
    return this[z];
  }
  set encoding(t) {
    throw new Error("Encoding must be set at instantiation time");
  }
  setEncoding(t) {
    throw new Error("Encoding must be set at instantiation time");
  }
  get objectMode() {
    return this[L];
  }
  set objectMode(t) {
    throw new Error("objectMode must be set at instantiation time");
  }
  get async() {
    return this[Z];
  }
  set async(t) {
    this[Z] = this[Z] || !!t;
  }
  [xi]() {
    this[Ce] = true, this.emit("abort", this[Jt]?.reason), this.destroy(this[Jt]?.reason);
  }
  get aborted() {
    return this[Ce];
  }
  set aborted(t) {
  }
  write(t, e, i) {
    if (this[Ce]) return false;
    if (this[Q]) throw new Error("write after end");
    if (this[S]) return this.emit("error", Object.assign(new Error("Cannot call write after a stream was destroyed"), { code: "ERR_STREAM_DESTROYED" })), true;
    typeof e == "function" && (i = e, e = "utf8"), e || (e = "utf8");
    let r = this[Z] ? jt : Yr;
    if (!this[L] && !Buffer.isBuffer(t)) {
      if ($r(t)) t = Buffer.from(t.buffer, t.byteOffset, t.byteLength);
      else if (Vr(t)) t = Buffer.from(t);
      else if (typeof t != "string") throw new Error("Non-contiguous data written to non-objectMode stream");
    }
    return this[L] ? (this[g] && this[_] !== 0 && this[Ae](true), this[g] ? this.emit("data", t) : this[bi](t), this[_] !== 0 && this.emit("readable"), i && r(i), this[g]) : t.length ? (typeof t == "string" && !(e === this[z] && !this[Mt]?.lastNeed) && (t = Buffer.from(t, e)), Buffer.isBuffer(t) && this[z] && (t = this[Mt].write(t)), this[g] && this[_] !== 0 && this[Ae](true), this[g] ? this.emit("data", t) : this[bi](t), this[_] !== 0 && this.emit("readable"), i && r(i), this[g]) : (this[_] !== 0 && this.emit("readable"), i && r(i), this[g]);
  }
  read(t) {
    if (this[S]) return null;
    if (this[C] = false, this[_] === 0 || t === 0 || t && t > this[_]) return this[J](), null;
    this[L] && (t = null), this[b].length > 1 && !this[L] && (this[b] = [this[z] ? this[b].join("") : Buffer.concat(this[b], this[_])]);
    let e = this[Ns](t || null, this[b][0]);
    return this[J](), e;
  }
  [Ns](t, e) {
    if (this[L]) this[Ie]();
    else {
      let i = e;
      t === i.length || t === null ? this[Ie]() : typeof i == "string" ? (this[b][0] = i.slice(t), e = i.slice(0, t), this[_] -= t) : (this[b][0] = i.subarray(t), e = i.subarray(0, t), this[_] -= t);
    }
    return this.emit("data", e), !this[b].length && !this[Q] && this.emit("drain"), e;
  }
  end(t, e, i) {
    return typeof t == "function" && (i = t, t = void 0), typeof e == "function" && (i = e, e = "utf8"), t !== void 0 && this.write(t, e), i && this.once("end", i), this[Q] = true, this.writable = false, (this[g] || !this[Qt]) && this[J](), this;
  }
  [Bt]() {
    this[S] || (!this[Rt] && !this[N].length && (this[C] = true), this[Qt] = false, this[g] = true, this.emit("resume"), this[b].length ? this[Ae]() : this[Q] ? this[J]() : this.emit("drain"));
  }
  resume() {
    return this[Bt]();
  }
  pause() {
    this[g] = false, this[Qt] = true, this[C] = false;
  }
  get destroyed() {
    return this[S];
  }
  get flowing() {
    return this[g];
  }
  get paused() {
    return this[Qt];
  }
  [bi](t) {
    this[L] ? this[_] += 1 : this[_] += t.length, this[b].push(t);
  }
  [Ie]() {
    return this[L] ? this[_] -= 1 : this[_] -= this[b][0].length, this[b].shift();
  }
  [Ae](t = false) {
    do
      ;
    while (this[As](this[Ie]()) && this[b].length);
    !t && !this[b].length && !this[Q] && this.emit("drain");
  }
  [As](t) {
    return this.emit("data", t), this[g];
  }
  pipe(t, e) {
    if (this[S]) return t;
    this[C] = false;
    let i = this[nt];
    return e = e || {}, t === Ds.stdout || t === Ds.stderr ? e.end = false : e.end = e.end !== false, e.proxyErrors = !!e.proxyErrors, i ? e.end && t.end() : (this[N].push(e.proxyErrors ? new Li(this, t, e) : new Fe(this, t, e)), this[Z] ? jt(() => this[Bt]()) : this[Bt]()), t;
  }
  unpipe(t) {
    let e = this[N].find((i) => i.dest === t);
    e && (this[N].length === 1 ? (this[g] && this[Rt] === 0 && (this[g] = false), this[N] = []) : this[N].splice(this[N].indexOf(e), 1), e.unpipe());
  }
  addListener(t, e) {
    return this.on(t, e);
  }
  on(t, e) {
    let i = super.on(t, e);
    if (t === "data") this[C] = false, this[Rt]++, !this[N].length && !this[g] && this[Bt]();
    else if (t === "readable" && this[_] !== 0) super.emit("readable");
    else if (Kr(t) && this[nt]) super.emit(t), this.removeAllListeners(t);
    else if (t === "error" && this[qt]) {
      let r = e;
      this[Z] ? jt(() => r.call(this, this[qt])) : r.call(this, this[qt]);
    }
    return i;
  }
  removeListener(t, e) {
    return this.off(t, e);
  }
  off(t, e) {
    let i = super.off(t, e);
    return t === "data" && (this[Rt] = this.listeners("data").length, this[Rt] === 0 && !this[C] && !this[N].length && (this[g] = false)), i;
  }
  removeAllListeners(t) {
    let e = super.removeAllListeners(t);
    return (t === "data" || t === void 0) && (this[Rt] = 0, !this[C] && !this[N].length && (this[g] = false)), e;
  }
  get emittedEnd() {
    return this[nt];
  }
  [J]() {
    !this[De] && !this[nt] && !this[S] && this[b].length === 0 && this[Q] && (this[De] = true, this.emit("end"), this.emit("prefinish"), this.emit("finish"), this[Ne] && this.emit("close"), this[De] = false);
  }
  emit(t, ...e) {
    let i = e[0];
    if (t !== "error" && t !== "close" && t !== S && this[S]) return false;
    if (t === "data") return !this[L] && !i ? false : this[Z] ? (jt(() => this[Oi](i)), true) : this[Oi](i);
    if (t === "end") return this[Is]();
    if (t === "close") {
      if (this[Ne] = true, !this[nt] && !this[S]) return false;
      let n = super.emit("close");
      return this.removeAllListeners("close"), n;
    } else if (t === "error") {
      this[qt] = i, super.emit(_i, i);
      let n = !this[Jt] || this.listeners("error").length ? super.emit("error", i) : false;
      return this[J](), n;
    } else if (t === "resume") {
      let n = super.emit("resume");
      return this[J](), n;
    } else if (t === "finish" || t === "prefinish") {
      let n = super.emit(t);
      return this.removeAllListeners(t), n;
    }
    let r = super.emit(t, ...e);
    return this[J](), r;
  }
  [Oi](t) {
    for (let i of this[N]) i.dest.write(t) === false && this.pause();
    let e = this[C] ? false : super.emit("data", t);
    return this[J](), e;
  }
  [Is]() {
    return this[nt] ? false : (this[nt] = true, this.readable = false, this[Z] ? (jt(() => this[Ti]()), true) : this[Ti]());
  }
  [Ti]() {
    if (this[Mt]) {
      let e = this[Mt].end();
      if (e) {
        for (let i of this[N]) i.dest.write(e);
        this[C] || super.emit("data", e);
      }
    }
    for (let e of this[N]) e.end();
    let t = super.emit("end");
    return this.removeAllListeners("end"), t;
  }
  async collect() {
    let t = Object.assign([], { dataLength: 0 });
    this[L] || (t.dataLength = 0);
    let e = this.promise();
    return this.on("data", (i) => {
      t.push(i), this[L] || (t.dataLength += i.length);
    }), await e, t;
  }
  async concat() {
    if (this[L]) throw new Error("cannot concat in objectMode");
    let t = await this.collect();
    return this[z] ? t.join("") : Buffer.concat(t, t.dataLength);
  }
  async promise() {
    return new Promise((t, e) => {
      this.on(S, () => e(new Error("stream destroyed"))), this.on("error", (i) => e(i)), this.on("end", () => t());
    });
  }
  [Symbol.asyncIterator]() {
    this[C] = false;
    let t = false, e = async () => (this.pause(), t = true, { value: void 0, done: true });
    return { next: () => {
      if (t) return e();
      let r = this.read();
      if (r !== null) return Promise.resolve({ done: false, value: r });
      if (this[Q]) return e();
      let n, o, h = (d) => {
        this.off("data", a), this.off("end", l), this.off(S, c), e(), o(d);
      }, a = (d) => {
        this.off("error", h), this.off("end", l), this.off(S, c), this.pause(), n({ value: d, done: !!this[Q] });
      }, l = () => {
        this.off("error", h), this.off("data", a), this.off(S, c), e(), n({ done: true, value: void 0 });
      }, c = () => h(new Error("stream destroyed"));
      return new Promise((d, y) => {
        o = y, n = d, this.once(S, c), this.once("error", h), this.once("end", l), this.once("data", a);
      });
    }, throw: e, return: e, [Symbol.asyncIterator]() {
      return this;
    }, [Symbol.asyncDispose]: async () => {
    } };
  }
  [Symbol.iterator]() {
    this[C] = false;
    let t = false, e = () => (this.pause(), this.off(_i, e), this.off(S, e), this.off("end", e), t = true, { done: true, value: void 0 }), i = () => {
      if (t) return e();
      let r = this.read();
      return r === null ? e() : { done: false, value: r };
    };
    return this.once("end", e), this.once(_i, e), this.once(S, e), { next: i, throw: e, return: e, [Symbol.iterator]() {
      return this;
    }, [Symbol.dispose]: () => {
    } };
  }
  destroy(t) {
    if (this[S]) return t ? this.emit("error", t) : this.emit(S), this;
    this[S] = true, this[C] = true, this[b].length = 0, this[_] = 0;
    let e = this;
    return typeof e.close == "function" && !this[Ne] && e.close(), t ? this.emit("error", t) : this.emit(S), this;
  }
  static get isStream() {
    return Wr;
  }
};
var Jr = I.writev;
var ht = /* @__PURE__ */ Symbol("_autoClose");
var H = /* @__PURE__ */ Symbol("_close");
var te = /* @__PURE__ */ Symbol("_ended");
var m = /* @__PURE__ */ Symbol("_fd");
var Ni = /* @__PURE__ */ Symbol("_finished");
var tt = /* @__PURE__ */ Symbol("_flags");
var Ai = /* @__PURE__ */ Symbol("_flush");
var ki = /* @__PURE__ */ Symbol("_handleChunk");
var vi = /* @__PURE__ */ Symbol("_makeBuf");
var ie = /* @__PURE__ */ Symbol("_mode");
var ke = /* @__PURE__ */ Symbol("_needDrain");
var Ut = /* @__PURE__ */ Symbol("_onerror");
var Ht = /* @__PURE__ */ Symbol("_onopen");
var Ii = /* @__PURE__ */ Symbol("_onread");
var Pt = /* @__PURE__ */ Symbol("_onwrite");
var at = /* @__PURE__ */ Symbol("_open");
var U = /* @__PURE__ */ Symbol("_path");
var ot = /* @__PURE__ */ Symbol("_pos");
var Y = /* @__PURE__ */ Symbol("_queue");
var zt = /* @__PURE__ */ Symbol("_read");
var Ci = /* @__PURE__ */ Symbol("_readSize");
var j = /* @__PURE__ */ Symbol("_reading");
var ee = /* @__PURE__ */ Symbol("_remain");
var Fi = /* @__PURE__ */ Symbol("_size");
var ve = /* @__PURE__ */ Symbol("_write");
var gt = /* @__PURE__ */ Symbol("_writing");
var Me = /* @__PURE__ */ Symbol("_defaultFlag");
var bt = /* @__PURE__ */ Symbol("_errored");
var _t = class extends A {
  [bt] = false;
  [m];
  [U];
  [Ci];
  [j] = false;
  [Fi];
  [ee];
  [ht];
  constructor(t, e) {
    if (e = e || {}, super(e), this.readable = true, this.writable = false, typeof t != "string") throw new TypeError("path must be a string");
    this[bt] = false, this[m] = typeof e.fd == "number" ? e.fd : void 0, this[U] = t, this[Ci] = e.readSize || 16 * 1024 * 1024, this[j] = false, this[Fi] = typeof e.size == "number" ? e.size : 1 / 0, this[ee] = this[Fi], this[ht] = typeof e.autoClose == "boolean" ? e.autoClose : true, typeof this[m] == "number" ? this[zt]() : this[at]();
  }
  get fd() {
    return this[m];
  }
  get path() {
    return this[U];
  }
  write() {
    throw new TypeError("this is a readable stream");
  }
  end() {
    throw new TypeError("this is a readable stream");
  }
  [at]() {
    I.open(this[U], "r", (t, e) => this[Ht](t, e));
  }
  [Ht](t, e) {
    t ? this[Ut](t) : (this[m] = e, this.emit("open", e), this[zt]());
  }
  [vi]() {
    return Buffer.allocUnsafe(Math.min(this[Ci], this[ee]));
  }
  [zt]() {
    if (!this[j]) {
      this[j] = true;
      let t = this[vi]();
      if (t.length === 0) return process.nextTick(() => this[Ii](null, 0, t));
      I.read(this[m], t, 0, t.length, null, (e, i, r) => this[Ii](e, i, r));
    }
  }
  [Ii](t, e, i) {
    this[j] = false, t ? this[Ut](t) : this[ki](e, i) && this[zt]();
  }
  [H]() {
    if (this[ht] && typeof this[m] == "number") {
      let t = this[m];
      this[m] = void 0, I.close(t, (e) => e ? this.emit("error", e) : this.emit("close"));
    }
  }
  [Ut](t) {
    this[j] = true, this[H](), this.emit("error", t);
  }
  [ki](t, e) {
    let i = false;
    return this[ee] -= t, t > 0 && (i = super.write(t < e.length ? e.subarray(0, t) : e)), (t === 0 || this[ee] <= 0) && (i = false, this[H](), super.end()), i;
  }
  emit(t, ...e) {
    switch (t) {
      case "prefinish":
      case "finish":
        return false;
      case "drain":
        return typeof this[m] == "number" && this[zt](), false;
      case "error":
        return this[bt] ? false : (this[bt] = true, super.emit(t, ...e));
      default:
        return super.emit(t, ...e);
    }
  }
};
var Be = class extends _t {
  [at]() {
    let t = true;
    try {
      this[Ht](null, I.openSync(this[U], "r")), t = false;
    } finally {
      t && this[H]();
    }
  }
  [zt]() {
    let t = true;
    try {
      if (!this[j]) {
        this[j] = true;
        do {
          let e = this[vi](), i = e.length === 0 ? 0 : I.readSync(this[m], e, 0, e.length, null);
          if (!this[ki](i, e)) break;
        } while (true);
        this[j] = false;
      }
      t = false;
    } finally {
      t && this[H]();
    }
  }
  [H]() {
    if (this[ht] && typeof this[m] == "number") {
      let t = this[m];
      this[m] = void 0, I.closeSync(t), this.emit("close");
    }
  }
};
var et = class extends Qr {
  readable = false;
  writable = true;
  [bt] = false;
  [gt] = false;
  [te] = false;
  [Y] = [];
  [ke] = false;
  [U];
  [ie];
  [ht];
  [m];
  [Me];
  [tt];
  [Ni] = false;
  [ot];
  constructor(t, e) {
    e = e || {}, super(e), this[U] = t, this[m] = typeof e.fd == "number" ? e.fd : void 0, this[ie] = e.mode === void 0 ? 438 : e.mode, this[ot] = typeof e.start == "number" ? e.start : void 0, this[ht] = typeof e.autoClose == "boolean" ? e.autoClose : true;
    let i = this[ot] !== void 0 ? "r+" : "w";
    this[Me] = e.flags === void 0, this[tt] = e.flags === void 0 ? i : e.flags, this[m] === void 0 && this[at]();
  }
  emit(t, ...e) {
    if (t === "error") {
      if (this[bt]) return false;
      this[bt] = true;
    }
    return super.emit(t, ...e);
  }
  get fd() {
    return this[m];
  }
  get path() {
    return this[U];
  }
  [Ut](t) {
    this[H](), this[gt] = true, this.emit("error", t);
  }
  [at]() {
    I.open(this[U], this[tt], this[ie], (t, e) => this[Ht](t, e));
  }
  [Ht](t, e) {
    this[Me] && this[tt] === "r+" && t && t.code === "ENOENT" ? (this[tt] = "w", this[at]()) : t ? this[Ut](t) : (this[m] = e, this.emit("open", e), this[gt] || this[Ai]());
  }
  end(t, e) {
    return t && this.write(t, e), this[te] = true, !this[gt] && !this[Y].length && typeof this[m] == "number" && this[Pt](null, 0), this;
  }
  write(t, e) {
    return typeof t == "string" && (t = Buffer.from(t, e)), this[te] ? (this.emit("error", new Error("write() after end()")), false) : this[m] === void 0 || this[gt] || this[Y].length ? (this[Y].push(t), this[ke] = true, false) : (this[gt] = true, this[ve](t), true);
  }
  [ve](t) {
    I.write(this[m], t, 0, t.length, this[ot], (e, i) => this[Pt](e, i));
  }
  [Pt](t, e) {
    t ? this[Ut](t) : (this[ot] !== void 0 && typeof e == "number" && (this[ot] += e), this[Y].length ? this[Ai]() : (this[gt] = false, this[te] && !this[Ni] ? (this[Ni] = true, this[H](), this.emit("finish")) : this[ke] && (this[ke] = false, this.emit("drain"))));
  }
  [Ai]() {
    if (this[Y].length === 0) this[te] && this[Pt](null, 0);
    else if (this[Y].length === 1) this[ve](this[Y].pop());
    else {
      let t = this[Y];
      this[Y] = [], Jr(this[m], t, this[ot], (e, i) => this[Pt](e, i));
    }
  }
  [H]() {
    if (this[ht] && typeof this[m] == "number") {
      let t = this[m];
      this[m] = void 0, I.close(t, (e) => e ? this.emit("error", e) : this.emit("close"));
    }
  }
};
var Wt = class extends et {
  [at]() {
    let t;
    if (this[Me] && this[tt] === "r+") try {
      t = I.openSync(this[U], this[tt], this[ie]);
    } catch (e) {
      if (e?.code === "ENOENT") return this[tt] = "w", this[at]();
      throw e;
    }
    else t = I.openSync(this[U], this[tt], this[ie]);
    this[Ht](null, t);
  }
  [H]() {
    if (this[ht] && typeof this[m] == "number") {
      let t = this[m];
      this[m] = void 0, I.closeSync(t), this.emit("close");
    }
  }
  [ve](t) {
    let e = true;
    try {
      this[Pt](null, I.writeSync(this[m], t, 0, t.length, this[ot])), e = false;
    } finally {
      if (e) try {
        this[H]();
      } catch {
      }
    }
  }
};
var jr = /* @__PURE__ */ new Map([["C", "cwd"], ["f", "file"], ["z", "gzip"], ["P", "preservePaths"], ["U", "unlink"], ["strip-components", "strip"], ["stripComponents", "strip"], ["keep-newer", "newer"], ["keepNewer", "newer"], ["keep-newer-files", "newer"], ["keepNewerFiles", "newer"], ["k", "keep"], ["keep-existing", "keep"], ["keepExisting", "keep"], ["m", "noMtime"], ["no-mtime", "noMtime"], ["p", "preserveOwner"], ["L", "follow"], ["h", "follow"], ["onentry", "onReadEntry"]]);
var Fs = (s3) => !!s3.sync && !!s3.file;
var ks = (s3) => !s3.sync && !!s3.file;
var vs = (s3) => !!s3.sync && !s3.file;
var Ms = (s3) => !s3.sync && !s3.file;
var Bs = (s3) => !!s3.file;
var tn = (s3) => {
  let t = jr.get(s3);
  return t || s3;
};
var se = (s3 = {}) => {
  if (!s3) return {};
  let t = {};
  for (let [e, i] of Object.entries(s3)) {
    let r = tn(e);
    t[r] = i;
  }
  return t.chmod === void 0 && t.noChmod === false && (t.chmod = true), delete t.noChmod, t;
};
var K = (s3, t, e, i, r) => Object.assign((n = [], o, h) => {
  Array.isArray(n) && (o = n, n = {}), typeof o == "function" && (h = o, o = void 0), o = o ? Array.from(o) : [];
  let a = se(n);
  if (r?.(a, o), Fs(a)) {
    if (typeof h == "function") throw new TypeError("callback not supported for sync tar functions");
    return s3(a, o);
  } else if (ks(a)) {
    let l = t(a, o);
    return h ? l.then(() => h(), h) : l;
  } else if (vs(a)) {
    if (typeof h == "function") throw new TypeError("callback not supported for sync tar functions");
    return e(a, o);
  } else if (Ms(a)) {
    if (typeof h == "function") throw new TypeError("callback only supported with file option");
    return i(a, o);
  }
  throw new Error("impossible options??");
}, { syncFile: s3, asyncFile: t, syncNoFile: e, asyncNoFile: i, validate: r });
var sn = en.constants || { ZLIB_VERNUM: 4736 };
var M = Object.freeze(Object.assign(/* @__PURE__ */ Object.create(null), { Z_NO_FLUSH: 0, Z_PARTIAL_FLUSH: 1, Z_SYNC_FLUSH: 2, Z_FULL_FLUSH: 3, Z_FINISH: 4, Z_BLOCK: 5, Z_OK: 0, Z_STREAM_END: 1, Z_NEED_DICT: 2, Z_ERRNO: -1, Z_STREAM_ERROR: -2, Z_DATA_ERROR: -3, Z_MEM_ERROR: -4, Z_BUF_ERROR: -5, Z_VERSION_ERROR: -6, Z_NO_COMPRESSION: 0, Z_BEST_SPEED: 1, Z_BEST_COMPRESSION: 9, Z_DEFAULT_COMPRESSION: -1, Z_FILTERED: 1, Z_HUFFMAN_ONLY: 2, Z_RLE: 3, Z_FIXED: 4, Z_DEFAULT_STRATEGY: 0, DEFLATE: 1, INFLATE: 2, GZIP: 3, GUNZIP: 4, DEFLATERAW: 5, INFLATERAW: 6, UNZIP: 7, BROTLI_DECODE: 8, BROTLI_ENCODE: 9, Z_MIN_WINDOWBITS: 8, Z_MAX_WINDOWBITS: 15, Z_DEFAULT_WINDOWBITS: 15, Z_MIN_CHUNK: 64, Z_MAX_CHUNK: 1 / 0, Z_DEFAULT_CHUNK: 16384, Z_MIN_MEMLEVEL: 1, Z_MAX_MEMLEVEL: 9, Z_DEFAULT_MEMLEVEL: 8, Z_MIN_LEVEL: -1, Z_MAX_LEVEL: 9, Z_DEFAULT_LEVEL: -1, BROTLI_OPERATION_PROCESS: 0, BROTLI_OPERATION_FLUSH: 1, BROTLI_OPERATION_FINISH: 2, BROTLI_OPERATION_EMIT_METADATA: 3, BROTLI_MODE_GENERIC: 0, BROTLI_MODE_TEXT: 1, BROTLI_MODE_FONT: 2, BROTLI_DEFAULT_MODE: 0, BROTLI_MIN_QUALITY: 0, BROTLI_MAX_QUALITY: 11, BROTLI_DEFAULT_QUALITY: 11, BROTLI_MIN_WINDOW_BITS: 10, BROTLI_MAX_WINDOW_BITS: 24, BROTLI_LARGE_MAX_WINDOW_BITS: 30, BROTLI_DEFAULT_WINDOW: 22, BROTLI_MIN_INPUT_BLOCK_BITS: 16, BROTLI_MAX_INPUT_BLOCK_BITS: 24, BROTLI_PARAM_MODE: 0, BROTLI_PARAM_QUALITY: 1, BROTLI_PARAM_LGWIN: 2, BROTLI_PARAM_LGBLOCK: 3, BROTLI_PARAM_DISABLE_LITERAL_CONTEXT_MODELING: 4, BROTLI_PARAM_SIZE_HINT: 5, BROTLI_PARAM_LARGE_WINDOW: 6, BROTLI_PARAM_NPOSTFIX: 7, BROTLI_PARAM_NDIRECT: 8, BROTLI_DECODER_RESULT_ERROR: 0, BROTLI_DECODER_RESULT_SUCCESS: 1, BROTLI_DECODER_RESULT_NEEDS_MORE_INPUT: 2, BROTLI_DECODER_RESULT_NEEDS_MORE_OUTPUT: 3, BROTLI_DECODER_PARAM_DISABLE_RING_BUFFER_REALLOCATION: 0, BROTLI_DECODER_PARAM_LARGE_WINDOW: 1, BROTLI_DECODER_NO_ERROR: 0, BROTLI_DECODER_SUCCESS: 1, BROTLI_DECODER_NEEDS_MORE_INPUT: 2, BROTLI_DECODER_NEEDS_MORE_OUTPUT: 3, BROTLI_DECODER_ERROR_FORMAT_EXUBERANT_NIBBLE: -1, BROTLI_DECODER_ERROR_FORMAT_RESERVED: -2, BROTLI_DECODER_ERROR_FORMAT_EXUBERANT_META_NIBBLE: -3, BROTLI_DECODER_ERROR_FORMAT_SIMPLE_HUFFMAN_ALPHABET: -4, BROTLI_DECODER_ERROR_FORMAT_SIMPLE_HUFFMAN_SAME: -5, BROTLI_DECODER_ERROR_FORMAT_CL_SPACE: -6, BROTLI_DECODER_ERROR_FORMAT_HUFFMAN_SPACE: -7, BROTLI_DECODER_ERROR_FORMAT_CONTEXT_MAP_REPEAT: -8, BROTLI_DECODER_ERROR_FORMAT_BLOCK_LENGTH_1: -9, BROTLI_DECODER_ERROR_FORMAT_BLOCK_LENGTH_2: -10, BROTLI_DECODER_ERROR_FORMAT_TRANSFORM: -11, BROTLI_DECODER_ERROR_FORMAT_DICTIONARY: -12, BROTLI_DECODER_ERROR_FORMAT_WINDOW_BITS: -13, BROTLI_DECODER_ERROR_FORMAT_PADDING_1: -14, BROTLI_DECODER_ERROR_FORMAT_PADDING_2: -15, BROTLI_DECODER_ERROR_FORMAT_DISTANCE: -16, BROTLI_DECODER_ERROR_DICTIONARY_NOT_SET: -19, BROTLI_DECODER_ERROR_INVALID_ARGUMENTS: -20, BROTLI_DECODER_ERROR_ALLOC_CONTEXT_MODES: -21, BROTLI_DECODER_ERROR_ALLOC_TREE_GROUPS: -22, BROTLI_DECODER_ERROR_ALLOC_CONTEXT_MAP: -25, BROTLI_DECODER_ERROR_ALLOC_RING_BUFFER_1: -26, BROTLI_DECODER_ERROR_ALLOC_RING_BUFFER_2: -27, BROTLI_DECODER_ERROR_ALLOC_BLOCK_TYPE_TREES: -30, BROTLI_DECODER_ERROR_UNREACHABLE: -31 }, sn));
var rn = Ot.concat;
var zs = Object.getOwnPropertyDescriptor(Ot, "concat");
var nn = (s3) => s3;
var Bi = zs?.writable === true || zs?.set !== void 0 ? (s3) => {
  Ot.concat = s3 ? nn : rn;
} : (s3) => {
};
var Tt = /* @__PURE__ */ Symbol("_superWrite");
var Gt = class extends Error {
  code;
  errno;
  constructor(t, e) {
    super("zlib: " + t.message, { cause: t }), this.code = t.code, this.errno = t.errno, this.code || (this.code = "ZLIB_ERROR"), this.message = "zlib: " + t.message, Error.captureStackTrace(this, e ?? this.constructor);
  }
  get name() {
    return "ZlibError";
  }
};
var Pi = /* @__PURE__ */ Symbol("flushFlag");
var re = class extends A {
  #t = false;
  #i = false;
  #s;
  #n;
  #r;
  #e;
  #o;
  get sawError() {
    return this.#t;
  }
  get handle() {
    return this.#e;
  }
  get flushFlag() {
    return this.#s;
  }
  constructor(t, e) {
    if (!t || typeof t != "object") throw new TypeError("invalid options for ZlibBase constructor");
    if (super(t), this.#s = t.flush ?? 0, this.#n = t.finishFlush ?? 0, this.#r = t.fullFlushFlag ?? 0, typeof Ps[e] != "function") throw new TypeError("Compression method not supported: " + e);
    try {
      this.#e = new Ps[e](t);
    } catch (i) {
      throw new Gt(i, this.constructor);
    }
    this.#o = (i) => {
      this.#t || (this.#t = true, this.close(), this.emit("error", i));
    }, this.#e?.on("error", (i) => this.#o(new Gt(i))), this.once("end", () => this.close);
  }
  close() {
    this.#e && (this.#e.close(), this.#e = void 0, this.emit("close"));
  }
  reset() {
    if (!this.#t) return zi(this.#e, "zlib binding closed"), this.#e.reset?.();
  }
  flush(t) {
    this.ended || (typeof t != "number" && (t = this.#r), this.write(Object.assign(Ot.alloc(0), { [Pi]: t })));
  }
  end(t, e, i) {
    return typeof t == "function" && (i = t, e = void 0, t = void 0), typeof e == "function" && (i = e, e = void 0), t && (e ? this.write(t, e) : this.write(t)), this.flush(this.#n), this.#i = true, super.end(i);
  }
  get ended() {
    return this.#i;
  }
  [Tt](t) {
    return super.write(t);
  }
  write(t, e, i) {
    if (typeof e == "function" && (i = e, e = "utf8"), typeof t == "string" && (t = Ot.from(t, e)), this.#t) return;
    zi(this.#e, "zlib binding closed");
    let r = this.#e._handle, n = r.close;
    r.close = () => {
    };
    let o = this.#e.close;
    this.#e.close = () => {
    }, Bi(true);
    let h;
    try {
      let l = typeof t[Pi] == "number" ? t[Pi] : this.#s;
      h = this.#e._processChunk(t, l), Bi(false);
    } catch (l) {
      Bi(false), this.#o(new Gt(l, this.write));
    } finally {
      this.#e && (this.#e._handle = r, r.close = n, this.#e.close = o, this.#e.removeAllListeners("error"));
    }
    this.#e && this.#e.on("error", (l) => this.#o(new Gt(l, this.write)));
    let a;
    if (h) if (Array.isArray(h) && h.length > 0) {
      let l = h[0];
      a = this[Tt](Ot.from(l));
      for (let c = 1; c < h.length; c++) a = this[Tt](h[c]);
    } else a = this[Tt](Ot.from(h));
    return i && i(), a;
  }
};
var Pe = class extends re {
  #t;
  #i;
  constructor(t, e) {
    t = t || {}, t.flush = t.flush || M.Z_NO_FLUSH, t.finishFlush = t.finishFlush || M.Z_FINISH, t.fullFlushFlag = M.Z_FULL_FLUSH, super(t, e), this.#t = t.level, this.#i = t.strategy;
  }
  params(t, e) {
    if (!this.sawError) {
      if (!this.handle) throw new Error("cannot switch params when binding is closed");
      if (!this.handle.params) throw new Error("not supported in this implementation");
      if (this.#t !== t || this.#i !== e) {
        this.flush(M.Z_SYNC_FLUSH), zi(this.handle, "zlib binding closed");
        let i = this.handle.flush;
        this.handle.flush = (r, n) => {
          typeof r == "function" && (n = r, r = this.flushFlag), this.flush(r), n?.();
        };
        try {
          this.handle.params(t, e);
        } finally {
          this.handle.flush = i;
        }
        this.handle && (this.#t = t, this.#i = e);
      }
    }
  }
};
var ze = class extends Pe {
  #t;
  constructor(t) {
    super(t, "Gzip"), this.#t = t && !!t.portable;
  }
  [Tt](t) {
    return this.#t ? (this.#t = false, t[9] = 255, super[Tt](t)) : super[Tt](t);
  }
};
var Ue = class extends Pe {
  constructor(t) {
    super(t, "Unzip");
  }
};
var He = class extends re {
  constructor(t, e) {
    t = t || {}, t.flush = t.flush || M.BROTLI_OPERATION_PROCESS, t.finishFlush = t.finishFlush || M.BROTLI_OPERATION_FINISH, t.fullFlushFlag = M.BROTLI_OPERATION_FLUSH, super(t, e);
  }
};
var We = class extends He {
  constructor(t) {
    super(t, "BrotliCompress");
  }
};
var Ge = class extends He {
  constructor(t) {
    super(t, "BrotliDecompress");
  }
};
var Ze = class extends re {
  constructor(t, e) {
    t = t || {}, t.flush = t.flush || M.ZSTD_e_continue, t.finishFlush = t.finishFlush || M.ZSTD_e_end, t.fullFlushFlag = M.ZSTD_e_flush, super(t, e);
  }
};
var Ye = class extends Ze {
  constructor(t) {
    super(t, "ZstdCompress");
  }
};
var Ke = class extends Ze {
  constructor(t) {
    super(t, "ZstdDecompress");
  }
};
var Us = (s3, t) => {
  if (Number.isSafeInteger(s3)) s3 < 0 ? an(s3, t) : hn(s3, t);
  else throw Error("cannot encode number outside of javascript safe integer range");
  return t;
};
var hn = (s3, t) => {
  t[0] = 128;
  for (var e = t.length; e > 1; e--) t[e - 1] = s3 & 255, s3 = Math.floor(s3 / 256);
};
var an = (s3, t) => {
  t[0] = 255;
  var e = false;
  s3 = s3 * -1;
  for (var i = t.length; i > 1; i--) {
    var r = s3 & 255;
    s3 = Math.floor(s3 / 256), e ? t[i - 1] = Ws(r) : r === 0 ? t[i - 1] = 0 : (e = true, t[i - 1] = Gs(r));
  }
};
var Hs = (s3) => {
  let t = s3[0], e = t === 128 ? cn(s3.subarray(1, s3.length)) : t === 255 ? ln(s3) : null;
  if (e === null) throw Error("invalid base256 encoding");
  if (!Number.isSafeInteger(e)) throw Error("parsed number outside of javascript safe integer range");
  return e;
};
var ln = (s3) => {
  for (var t = s3.length, e = 0, i = false, r = t - 1; r > -1; r--) {
    var n = Number(s3[r]), o;
    i ? o = Ws(n) : n === 0 ? o = n : (i = true, o = Gs(n)), o !== 0 && (e -= o * Math.pow(256, t - r - 1));
  }
  return e;
};
var cn = (s3) => {
  for (var t = s3.length, e = 0, i = t - 1; i > -1; i--) {
    var r = Number(s3[i]);
    r !== 0 && (e += r * Math.pow(256, t - i - 1));
  }
  return e;
};
var Ws = (s3) => (255 ^ s3) & 255;
var Gs = (s3) => (255 ^ s3) + 1 & 255;
var Hi = {};
Ur(Hi, { code: () => Ve, isCode: () => ne, isName: () => dn, name: () => oe, normalFsTypes: () => Ui });
var ne = (s3) => oe.has(s3);
var dn = (s3) => Ve.has(s3);
var Ui = /* @__PURE__ */ new Set(["0", "", "1", "2", "3", "4", "5", "6", "7", "D"]);
var oe = /* @__PURE__ */ new Map([["0", "File"], ["", "OldFile"], ["1", "Link"], ["2", "SymbolicLink"], ["3", "CharacterDevice"], ["4", "BlockDevice"], ["5", "Directory"], ["6", "FIFO"], ["7", "ContiguousFile"], ["g", "GlobalExtendedHeader"], ["x", "ExtendedHeader"], ["A", "SolarisACL"], ["D", "GNUDumpDir"], ["I", "Inode"], ["K", "NextFileHasLongLinkpath"], ["L", "NextFileHasLongPath"], ["M", "ContinuationFile"], ["N", "OldGnuLongPath"], ["S", "SparseFile"], ["V", "TapeVolumeHeader"], ["X", "OldExtendedHeader"]]);
var Ve = new Map(Array.from(oe).map((s3) => [s3[1], s3[0]]));
var un = (s3) => s3 === void 0 || s3 < 0 ? void 0 : s3;
var F = class {
  cksumValid = false;
  needPax = false;
  nullBlock = false;
  block;
  path;
  mode;
  uid;
  gid;
  size;
  cksum;
  #t = "Unsupported";
  linkpath;
  uname;
  gname;
  devmaj = 0;
  devmin = 0;
  atime;
  ctime;
  mtime;
  charset;
  comment;
  constructor(t, e = 0, i, r) {
    Buffer.isBuffer(t) ? this.decode(t, e || 0, i, r) : t && this.#i(t);
  }
  decode(t, e, i, r) {
    if (e || (e = 0), !t || !(t.length >= e + 512)) throw new Error("need 512 bytes for header");
    let n = xt(t, e + 156, 1), o = Ui.has(n), h = o ? i : void 0, a = o ? r : void 0;
    if (this.path = h?.path ?? xt(t, e, 100), this.mode = h?.mode ?? a?.mode ?? lt(t, e + 100, 8), this.uid = h?.uid ?? a?.uid ?? lt(t, e + 108, 8), this.gid = h?.gid ?? a?.gid ?? lt(t, e + 116, 8), this.size = un(h?.size ?? a?.size ?? lt(t, e + 124, 12)), this.mtime = h?.mtime ?? a?.mtime ?? Wi(t, e + 136, 12), this.cksum = lt(t, e + 148, 12), a && this.#i(a, true), h && this.#i(h), ne(n) && (this.#t = n || "0"), this.#t === "0" && this.path.slice(-1) === "/" && (this.#t = "5"), this.#t === "5" && (this.size = 0), this.linkpath = xt(t, e + 157, 100), t.subarray(e + 257, e + 265).toString() === "ustar\x0000") if (this.uname = h?.uname ?? a?.uname ?? xt(t, e + 265, 32), this.gname = h?.gname ?? a?.gname ?? xt(t, e + 297, 32), this.devmaj = h?.devmaj ?? a?.devmaj ?? lt(t, e + 329, 8) ?? 0, this.devmin = h?.devmin ?? a?.devmin ?? lt(t, e + 337, 8) ?? 0, t[e + 475] !== 0) {
      let c = xt(t, e + 345, 155);
      this.path = c + "/" + this.path;
    } else {
      let c = xt(t, e + 345, 130);
      c && (this.path = c + "/" + this.path), this.atime = i?.atime ?? r?.atime ?? Wi(t, e + 476, 12), this.ctime = i?.ctime ?? r?.ctime ?? Wi(t, e + 488, 12);
    }
    let l = 256;
    for (let c = e; c < e + 148; c++) l += t[c];
    for (let c = e + 156; c < e + 512; c++) l += t[c];
    this.cksumValid = l === this.cksum, this.cksum === void 0 && l === 256 && (this.nullBlock = true);
  }
  #i(t, e = false) {
    Object.assign(this, Object.fromEntries(Object.entries(t).filter(([i, r]) => !(r == null || i === "size" && Number(r) < 0 || i === "path" && e || i === "linkpath" && e || i === "global"))));
  }
  encode(t, e = 0) {
    if (t || (t = this.block = Buffer.alloc(512)), this.#t === "Unsupported" && (this.#t = "0"), !(t.length >= e + 512)) throw new Error("need 512 bytes for header");
    let i = this.ctime || this.atime ? 130 : 155, r = mn(this.path || "", i), n = r[0], o = r[1];
    this.needPax = !!r[2], this.needPax = Lt(t, e, 100, n) || this.needPax, this.needPax = ct(t, e + 100, 8, this.mode) || this.needPax, this.needPax = ct(t, e + 108, 8, this.uid) || this.needPax, this.needPax = ct(t, e + 116, 8, this.gid) || this.needPax, this.needPax = ct(t, e + 124, 12, this.size) || this.needPax, this.needPax = Gi(t, e + 136, 12, this.mtime) || this.needPax, t[e + 156] = Number(this.#t.codePointAt(0)), this.needPax = Lt(t, e + 157, 100, this.linkpath) || this.needPax, t.write("ustar\x0000", e + 257, 8), this.needPax = Lt(t, e + 265, 32, this.uname) || this.needPax, this.needPax = Lt(t, e + 297, 32, this.gname) || this.needPax, this.needPax = ct(t, e + 329, 8, this.devmaj) || this.needPax, this.needPax = ct(t, e + 337, 8, this.devmin) || this.needPax, this.needPax = Lt(t, e + 345, i, o) || this.needPax, t[e + 475] !== 0 ? this.needPax = Lt(t, e + 345, 155, o) || this.needPax : (this.needPax = Lt(t, e + 345, 130, o) || this.needPax, this.needPax = Gi(t, e + 476, 12, this.atime) || this.needPax, this.needPax = Gi(t, e + 488, 12, this.ctime) || this.needPax);
    let h = 256;
    for (let a = e; a < e + 148; a++) h += t[a];
    for (let a = e + 156; a < e + 512; a++) h += t[a];
    return this.cksum = h, ct(t, e + 148, 8, this.cksum), this.cksumValid = true, this.needPax;
  }
  get type() {
    return this.#t === "Unsupported" ? this.#t : oe.get(this.#t);
  }
  get typeKey() {
    return this.#t;
  }
  set type(t) {
    let e = String(Ve.get(t));
    if (ne(e) || e === "Unsupported") this.#t = e;
    else if (ne(t)) this.#t = t;
    else throw new TypeError("invalid entry type: " + t);
  }
};
var mn = (s3, t) => {
  let i = s3, r = "", n, o = Zt.parse(s3).root || ".";
  if (Buffer.byteLength(i) < 100) n = [i, r, false];
  else {
    r = Zt.dirname(i), i = Zt.basename(i);
    do
      Buffer.byteLength(i) <= 100 && Buffer.byteLength(r) <= t ? n = [i, r, false] : Buffer.byteLength(i) > 100 && Buffer.byteLength(r) <= t ? n = [i.slice(0, 99), r, true] : (i = Zt.join(Zt.basename(r), i), r = Zt.dirname(r));
    while (r !== o && n === void 0);
    n || (n = [s3.slice(0, 99), "", true]);
  }
  return n;
};
var xt = (s3, t, e) => s3.subarray(t, t + e).toString("utf8").replace(/\0.*/, "");
var Wi = (s3, t, e) => pn(lt(s3, t, e));
var pn = (s3) => s3 === void 0 ? void 0 : new Date(s3 * 1e3);
var lt = (s3, t, e) => Number(s3[t]) & 128 ? Hs(s3.subarray(t, t + e)) : wn(s3, t, e);
var En = (s3) => isNaN(s3) ? void 0 : s3;
var wn = (s3, t, e) => En(parseInt(s3.subarray(t, t + e).toString("utf8").replace(/\0.*$/, "").trim(), 8));
var Sn = { 12: 8589934591, 8: 2097151 };
var ct = (s3, t, e, i) => i === void 0 ? false : i > Sn[e] || i < 0 ? (Us(i, s3.subarray(t, t + e)), true) : (yn(s3, t, e, i), false);
var yn = (s3, t, e, i) => s3.write(Rn(i, e), t, e, "ascii");
var Rn = (s3, t) => gn(Math.floor(s3).toString(8), t);
var gn = (s3, t) => (s3.length === t - 1 ? s3 : new Array(t - s3.length - 1).join("0") + s3 + " ") + "\0";
var Gi = (s3, t, e, i) => i === void 0 ? false : ct(s3, t, e, i.getTime() / 1e3);
var bn = new Array(156).join("\0");
var Lt = (s3, t, e, i) => i === void 0 ? false : (s3.write(i + bn, t, e, "utf8"), i.length !== Buffer.byteLength(i) || i.length > e);
var ft = class s {
  atime;
  mtime;
  ctime;
  charset;
  comment;
  gid;
  uid;
  gname;
  uname;
  linkpath;
  dev;
  ino;
  nlink;
  path;
  size;
  mode;
  global;
  constructor(t, e = false) {
    this.atime = t.atime, this.charset = t.charset, this.comment = t.comment, this.ctime = t.ctime, this.dev = t.dev, this.gid = t.gid, this.global = e, this.gname = t.gname, this.ino = t.ino, this.linkpath = t.linkpath, this.mtime = t.mtime, this.nlink = t.nlink, this.path = t.path, this.size = t.size, this.uid = t.uid, this.uname = t.uname;
  }
  encode() {
    let t = this.encodeBody();
    if (t === "") return Buffer.allocUnsafe(0);
    let e = Buffer.byteLength(t), i = 512 * Math.ceil(1 + e / 512), r = Buffer.allocUnsafe(i);
    for (let n = 0; n < 512; n++) r[n] = 0;
    new F({ path: ("PaxHeader/" + _n(this.path ?? "")).slice(0, 99), mode: this.mode || 420, uid: this.uid, gid: this.gid, size: e, mtime: this.mtime, type: this.global ? "GlobalExtendedHeader" : "ExtendedHeader", linkpath: "", uname: this.uname || "", gname: this.gname || "", devmaj: 0, devmin: 0, atime: this.atime, ctime: this.ctime }).encode(r), r.write(t, 512, e, "utf8");
    for (let n = e + 512; n < r.length; n++) r[n] = 0;
    return r;
  }
  encodeBody() {
    return this.encodeField("path") + this.encodeField("ctime") + this.encodeField("atime") + this.encodeField("dev") + this.encodeField("ino") + this.encodeField("nlink") + this.encodeField("charset") + this.encodeField("comment") + this.encodeField("gid") + this.encodeField("gname") + this.encodeField("linkpath") + this.encodeField("mtime") + this.encodeField("size") + this.encodeField("uid") + this.encodeField("uname");
  }
  encodeField(t) {
    if (this[t] === void 0) return "";
    let e = this[t], i = e instanceof Date ? e.getTime() / 1e3 : e, r = " " + (t === "dev" || t === "ino" || t === "nlink" ? "SCHILY." : "") + t + "=" + i + `
`, n = Buffer.byteLength(r), o = Math.floor(Math.log(n) / Math.log(10)) + 1;
    return n + o >= Math.pow(10, o) && (o += 1), o + n + r;
  }
  static parse(t, e, i = false) {
    return new s(On(Tn(t), e), i);
  }
};
var On = (s3, t) => t ? Object.assign({}, t, s3) : s3;
var Tn = (s3) => s3.replace(/\n$/, "").split(`
`).reduce(xn, /* @__PURE__ */ Object.create(null));
var xn = (s3, t) => {
  let e = parseInt(t, 10);
  if (e !== Buffer.byteLength(t) + 1) return s3;
  t = t.slice((e + " ").length);
  let i = t.split("="), r = i.shift();
  if (!r) return s3;
  let n = r.replace(/^SCHILY\.(dev|ino|nlink)/, "$1"), o = i.join("=").replace(/\0.*/, "");
  switch (n) {
    case "path":
    case "linkpath":
    case "type":
    case "charset":
    case "comment":
    case "gname":
    case "uname":
      s3[n] = o;
      break;
    case "ctime":
    case "atime":
    case "mtime":
      s3[n] = new Date(Number(o) * 1e3);
      break;
    case "size":
      let h = +o;
      h >= 0 && (s3[n] = h);
      break;
    case "gid":
    case "uid":
    case "dev":
    case "ino":
    case "nlink":
    case "mode":
      s3[n] = +o;
      break;
  }
  return s3;
};
var Ln = process.env.TESTING_TAR_FAKE_PLATFORM || process.platform;
var f = Ln !== "win32" ? (s3) => String(s3) : (s3) => String(s3).replaceAll(/\\/g, "/");
var $e = class extends A {
  extended;
  globalExtended;
  header;
  startBlockSize;
  blockRemain;
  remain;
  type;
  meta = false;
  ignore = false;
  path;
  mode;
  uid;
  gid;
  uname;
  gname;
  size = 0;
  mtime;
  atime;
  ctime;
  linkpath;
  dev;
  ino;
  nlink;
  invalid = false;
  absolute;
  unsupported = false;
  constructor(t, e, i) {
    switch (super({}), this.pause(), this.extended = e, this.globalExtended = i, this.header = t, this.remain = t.size ?? 0, this.startBlockSize = 512 * Math.ceil(this.remain / 512), this.blockRemain = this.startBlockSize, this.type = t.type, this.type) {
      case "File":
      case "OldFile":
      case "Link":
      case "SymbolicLink":
      case "CharacterDevice":
      case "BlockDevice":
      case "Directory":
      case "FIFO":
      case "ContiguousFile":
      case "GNUDumpDir":
        break;
      case "NextFileHasLongLinkpath":
      case "NextFileHasLongPath":
      case "OldGnuLongPath":
      case "GlobalExtendedHeader":
      case "ExtendedHeader":
      case "OldExtendedHeader":
        this.meta = true;
        break;
      default:
        this.ignore = true;
    }
    if (!t.path) throw new Error("no path provided for tar.ReadEntry");
    this.path = f(t.path), this.mode = t.mode, this.mode && (this.mode = this.mode & 4095), this.uid = t.uid, this.gid = t.gid, this.uname = t.uname, this.gname = t.gname, this.size = this.remain, this.mtime = t.mtime, this.atime = t.atime, this.ctime = t.ctime, this.linkpath = t.linkpath ? f(t.linkpath) : void 0, this.uname = t.uname, this.gname = t.gname, e && this.#t(e), i && this.#t(i, true);
  }
  write(t) {
    let e = t.length;
    if (e > this.blockRemain) throw new Error("writing more to entry than is appropriate");
    let i = this.remain, r = this.blockRemain;
    return this.remain = Math.max(0, i - e), this.blockRemain = Math.max(0, r - e), this.ignore ? true : i >= e ? super.write(t) : super.write(t.subarray(0, i));
  }
  #t(t, e = false) {
    t.path && (t.path = f(t.path)), t.linkpath && (t.linkpath = f(t.linkpath)), Object.assign(this, Object.fromEntries(Object.entries(t).filter(([i, r]) => !(r == null || i === "path" && e))));
  }
};
var Dt = (s3, t, e, i = {}) => {
  s3.file && (i.file = s3.file), s3.cwd && (i.cwd = s3.cwd), i.code = e instanceof Error && e.code || t, i.tarCode = t, !s3.strict && i.recoverable !== false ? (e instanceof Error && (i = Object.assign(e, i), e = e.message), s3.emit("warn", t, e, i)) : e instanceof Error ? s3.emit("error", Object.assign(e, i)) : s3.emit("error", Object.assign(new Error(`${t}: ${e}`), i));
};
var Nn = 1024 * 1024;
var Xi = Buffer.from([31, 139]);
var qi = Buffer.from([40, 181, 47, 253]);
var An = Math.max(Xi.length, qi.length);
var B = /* @__PURE__ */ Symbol("state");
var Nt = /* @__PURE__ */ Symbol("writeEntry");
var it = /* @__PURE__ */ Symbol("readEntry");
var Zi = /* @__PURE__ */ Symbol("nextEntry");
var Zs = /* @__PURE__ */ Symbol("processEntry");
var V = /* @__PURE__ */ Symbol("extendedHeader");
var he = /* @__PURE__ */ Symbol("globalExtendedHeader");
var dt = /* @__PURE__ */ Symbol("meta");
var Ys = /* @__PURE__ */ Symbol("emitMeta");
var p = /* @__PURE__ */ Symbol("buffer");
var st = /* @__PURE__ */ Symbol("queue");
var ut = /* @__PURE__ */ Symbol("ended");
var Yi = /* @__PURE__ */ Symbol("emittedEnd");
var At = /* @__PURE__ */ Symbol("emit");
var w = /* @__PURE__ */ Symbol("unzip");
var Xe = /* @__PURE__ */ Symbol("consumeChunk");
var qe = /* @__PURE__ */ Symbol("consumeChunkSub");
var Ki = /* @__PURE__ */ Symbol("consumeBody");
var Ks = /* @__PURE__ */ Symbol("consumeMeta");
var Vs = /* @__PURE__ */ Symbol("consumeHeader");
var ae = /* @__PURE__ */ Symbol("consuming");
var Vi = /* @__PURE__ */ Symbol("bufferConcat");
var Qe = /* @__PURE__ */ Symbol("maybeEnd");
var Yt = /* @__PURE__ */ Symbol("writing");
var $ = /* @__PURE__ */ Symbol("aborted");
var Je = /* @__PURE__ */ Symbol("onDone");
var It = /* @__PURE__ */ Symbol("sawValidEntry");
var je = /* @__PURE__ */ Symbol("sawNullBlock");
var ti = /* @__PURE__ */ Symbol("sawEOF");
var $s = /* @__PURE__ */ Symbol("closeStream");
var In = 1e3;
var le = /* @__PURE__ */ Symbol("compressedBytesRead");
var $i = /* @__PURE__ */ Symbol("decompressedBytesRead");
var Xs = /* @__PURE__ */ Symbol("checkDecompressionRatio");
var Cn = () => true;
var rt = class extends Dn {
  file;
  strict;
  maxMetaEntrySize;
  filter;
  brotli;
  zstd;
  maxDecompressionRatio;
  writable = true;
  readable = false;
  [st] = [];
  [p];
  [it];
  [Nt];
  [B] = "begin";
  [dt] = "";
  [V];
  [he];
  [ut] = false;
  [w];
  [$] = false;
  [It];
  [je] = false;
  [ti] = false;
  [Yt] = false;
  [ae] = false;
  [Yi] = false;
  [le] = 0;
  [$i] = 0;
  constructor(t = {}) {
    super(), this.file = t.file || "", this.on(Je, () => {
      (this[B] === "begin" || this[It] === false) && this.warn("TAR_BAD_ARCHIVE", "Unrecognized archive format");
    }), t.ondone ? this.on(Je, t.ondone) : this.on(Je, () => {
      this.emit("prefinish"), this.emit("finish"), this.emit("end");
    }), this.strict = !!t.strict, this.maxDecompressionRatio = typeof t.maxDecompressionRatio == "number" ? t.maxDecompressionRatio : In, this.maxMetaEntrySize = t.maxMetaEntrySize || Nn, this.filter = typeof t.filter == "function" ? t.filter : Cn;
    let e = t.file && (t.file.endsWith(".tar.br") || t.file.endsWith(".tbr"));
    this.brotli = !(t.gzip || t.zstd) && t.brotli !== void 0 ? t.brotli : e ? void 0 : false;
    let i = t.file && (t.file.endsWith(".tar.zst") || t.file.endsWith(".tzst"));
    this.zstd = !(t.gzip || t.brotli) && t.zstd !== void 0 ? t.zstd : i ? true : void 0, this.on("end", () => this[$s]()), typeof t.onwarn == "function" && this.on("warn", t.onwarn), typeof t.onReadEntry == "function" && this.on("entry", t.onReadEntry);
  }
  warn(t, e, i = {}) {
    Dt(this, t, e, i);
  }
  [Vs](t, e) {
    this[It] === void 0 && (this[It] = false);
    let i;
    try {
      i = new F(t, e, this[V], this[he]);
    } catch (r) {
      return this.warn("TAR_ENTRY_INVALID", r);
    }
    if (i.nullBlock) this[je] ? (this[ti] = true, this[B] === "begin" && (this[B] = "header"), this[At]("eof")) : (this[je] = true, this[At]("nullBlock"));
    else if (this[je] = false, !i.cksumValid) this.warn("TAR_ENTRY_INVALID", "checksum failure", { header: i });
    else if (!i.path) this.warn("TAR_ENTRY_INVALID", "path is required", { header: i });
    else {
      let r = i.type;
      if (/^(Symbolic)?Link$/.test(r) && !i.linkpath) this.warn("TAR_ENTRY_INVALID", "linkpath required", { header: i });
      else if (!/^(Symbolic)?Link$/.test(r) && !/^(Global)?ExtendedHeader$/.test(r) && i.linkpath) this.warn("TAR_ENTRY_INVALID", "linkpath forbidden", { header: i });
      else {
        let n = this[Nt] = new $e(i, this[V], this[he]);
        if (!this[It]) if (n.remain) {
          let o = () => {
            n.invalid || (this[It] = true);
          };
          n.on("end", o);
        } else this[It] = true;
        n.meta ? n.size > this.maxMetaEntrySize ? (n.ignore = true, this[At]("ignoredEntry", n), this[B] = "ignore", n.resume()) : n.size > 0 && (this[dt] = "", n.on("data", (o) => this[dt] += o), this[B] = "meta") : (this[V] = void 0, n.ignore = n.ignore || !this.filter(n.path, n), n.ignore ? (this[At]("ignoredEntry", n), this[B] = n.remain ? "ignore" : "header", n.resume()) : (n.remain ? this[B] = "body" : (this[B] = "header", n.end()), this[it] ? this[st].push(n) : (this[st].push(n), this[Zi]())));
      }
    }
  }
  [$s]() {
    queueMicrotask(() => this.emit("close"));
  }
  [Zs](t) {
    let e = true;
    if (!t) this[it] = void 0, e = false;
    else if (Array.isArray(t)) {
      let [i, ...r] = t;
      this.emit(i, ...r);
    } else this[it] = t, this.emit("entry", t), t.emittedEnd || (t.on("end", () => this[Zi]()), e = false);
    return e;
  }
  [Zi]() {
    do
      ;
    while (this[Zs](this[st].shift()));
    if (this[st].length === 0) {
      let t = this[it];
      !t || t.flowing || t.size === t.remain ? this[Yt] || this.emit("drain") : t.once("drain", () => this.emit("drain"));
    }
  }
  [Ki](t, e) {
    let i = this[Nt];
    if (!i) throw new Error("attempt to consume body without entry??");
    let r = i.blockRemain ?? 0, n = r >= t.length && e === 0 ? t : t.subarray(e, e + r);
    return i.write(n), i.blockRemain || (this[B] = "header", this[Nt] = void 0, i.end()), n.length;
  }
  [Ks](t, e) {
    let i = this[Nt], r = this[Ki](t, e);
    return !this[Nt] && i && this[Ys](i), r;
  }
  [At](t, e, i) {
    this[st].length === 0 && !this[it] ? this.emit(t, e, i) : this[st].push([t, e, i]);
  }
  [Ys](t) {
    switch (this[At]("meta", this[dt]), t.type) {
      case "ExtendedHeader":
      case "OldExtendedHeader":
        this[V] = ft.parse(this[dt], this[V], false);
        break;
      case "GlobalExtendedHeader":
        this[he] = ft.parse(this[dt], this[he], true);
        break;
      case "NextFileHasLongPath":
      case "OldGnuLongPath": {
        let e = this[V] ?? /* @__PURE__ */ Object.create(null);
        this[V] = e, e.path = this[dt].replace(/\0.*/, "");
        break;
      }
      case "NextFileHasLongLinkpath": {
        let e = this[V] || /* @__PURE__ */ Object.create(null);
        this[V] = e, e.linkpath = this[dt].replace(/\0.*/, "");
        break;
      }
      default:
        throw new Error("unknown meta: " + t.type);
    }
  }
  abort(t) {
    if (!this[$]) {
      if (this[w]) {
        let e = this[w];
        e.write = () => true, e.end = () => e, e.emit = () => false, e.destroy?.();
      }
      this[$] = true, this.emit("abort", t), this.warn("TAR_ABORT", t, { recoverable: false });
    }
  }
  [Xs](t) {
    this[$i] += t.length;
    let e = this[$i] / this[le];
    return e > this.maxDecompressionRatio ? (this.abort(new Error(`max decompression ratio exceeded: ${e.toFixed(2)} > ${this.maxDecompressionRatio}`)), false) : true;
  }
  write(t, e, i) {
    if (typeof e == "function" && (i = e, e = void 0), typeof t == "string" && (t = Buffer.from(t, typeof e == "string" ? e : "utf8")), this[$]) return i?.(), false;
    if ((this[w] === void 0 || this.brotli === void 0 && this[w] === false) && t) {
      if (this[p] && (t = Buffer.concat([this[p], t]), this[p] = void 0), t.length < An) return this[p] = t, i?.(), true;
      for (let a = 0; this[w] === void 0 && a < Xi.length; a++) t[a] !== Xi[a] && (this[w] = false);
      let o = false;
      if (this[w] === false && this.zstd !== false) {
        o = true;
        for (let a = 0; a < qi.length; a++) if (t[a] !== qi[a]) {
          o = false;
          break;
        }
      }
      let h = this.brotli === void 0 && !o;
      if (this[w] === false && h) if (t.length < 512) if (this[ut]) this.brotli = true;
      else return this[p] = t, i?.(), true;
      else try {
        new F(t.subarray(0, 512)), this.brotli = false;
      } catch {
        this.brotli = true;
      }
      if (this[w] === void 0 || this[w] === false && (this.brotli || o)) {
        let a = this[ut];
        this[ut] = false, this[w] = this[w] === void 0 ? new Ue({}) : o ? new Ke({}) : new Ge({}), this[w].on("data", (c) => {
          this[Xs](c) && this[Xe](c);
        }), this[w].on("error", (c) => {
          this[$] || this.abort(c);
        }), this[w].on("end", () => {
          this[ut] = true, this[Xe]();
        }), this[Yt] = true, this[le] += t.length;
        let l = !!this[w][a ? "end" : "write"](t);
        return this[Yt] = false, i?.(), l;
      }
    }
    this[Yt] = true, this[w] ? (this[le] += t.length, this[w].write(t)) : this[Xe](t), this[Yt] = false;
    let n = this[st].length > 0 ? false : this[it] ? this[it].flowing : true;
    return !n && this[st].length === 0 && this[it]?.once("drain", () => this.emit("drain")), i?.(), n;
  }
  [Vi](t) {
    t && !this[$] && (this[p] = this[p] ? Buffer.concat([this[p], t]) : t);
  }
  [Qe]() {
    if (this[ut] && !this[Yi] && !this[$] && !this[ae]) {
      this[Yi] = true;
      let t = this[Nt];
      if (t?.blockRemain) {
        let e = this[p] ? this[p].length : 0;
        this.warn("TAR_BAD_ARCHIVE", `Truncated input (needed ${t.blockRemain} more bytes, only ${e} available)`, { entry: t }), this[p] && t.write(this[p]), t.end();
      }
      this[At](Je);
    }
  }
  [Xe](t) {
    if (this[ae] && t) this[Vi](t);
    else if (!t && !this[p]) this[Qe]();
    else if (t) {
      if (this[ae] = true, this[p]) {
        this[Vi](t);
        let e = this[p];
        this[p] = void 0, this[qe](e);
      } else this[qe](t);
      for (; this[p] && this[p]?.length >= 512 && !this[$] && !this[ti]; ) {
        let e = this[p];
        this[p] = void 0, this[qe](e);
      }
      this[ae] = false;
    }
    (!this[p] || this[ut]) && this[Qe]();
  }
  [qe](t) {
    let e = 0, i = t.length;
    for (; e + 512 <= i && !this[$] && !this[ti]; ) switch (this[B]) {
      case "begin":
      case "header":
        this[Vs](t, e), e += 512;
        break;
      case "ignore":
      case "body":
        e += this[Ki](t, e);
        break;
      case "meta":
        e += this[Ks](t, e);
        break;
      default:
        throw new Error("invalid state: " + this[B]);
    }
    e < i && (this[p] = this[p] ? Buffer.concat([t.subarray(e), this[p]]) : t.subarray(e));
  }
  end(t, e, i) {
    return typeof t == "function" && (i = t, e = void 0, t = void 0), typeof e == "function" && (i = e, e = void 0), typeof t == "string" && (t = Buffer.from(t, e)), i && this.once("finish", i), this[$] || (this[w] ? (t && (this[le] += t.length, this[w].write(t)), this[w].end()) : (this[ut] = true, (this.brotli === void 0 || this.zstd === void 0) && (t = t || Buffer.alloc(0)), t && this.write(t), this[Qe]())), this;
  }
};
var mt = (s3) => {
  let t = s3.length - 1, e = -1;
  for (; t > -1 && s3.charAt(t) === "/"; ) e = t, t--;
  return e === -1 ? s3 : s3.slice(0, e);
};
var vn = (s3) => {
  let t = s3.onReadEntry;
  s3.onReadEntry = t ? (e) => {
    t(e), e.resume();
  } : (e) => e.resume();
};
var Qi = (s3, t) => {
  let e = new Map(t.map((o) => [mt(o), true])), i = s3.filter, r = 100, n = (o, h = "", a = 0) => {
    if (a >= r) return e.set(o, false), false;
    let l = h || kn(o).root || ".", c;
    if (o === l) c = false;
    else {
      let d = e.get(o);
      c = d !== void 0 ? d : n(Fn(o), l, a + 1);
    }
    return e.set(o, c), c;
  };
  s3.filter = i ? (o, h) => i(o, h) && n(mt(o)) : (o) => n(mt(o));
};
var Mn = (s3) => {
  let t = new rt(s3), e = s3.file, i;
  try {
    i = Kt.openSync(e, "r");
    let r = Kt.fstatSync(i), n = s3.maxReadSize || 16 * 1024 * 1024;
    if (r.size < n) {
      let o = Buffer.allocUnsafe(r.size), h = Kt.readSync(i, o, 0, r.size, 0);
      t.end(h === o.byteLength ? o : o.subarray(0, h));
    } else {
      let o = 0, h = Buffer.allocUnsafe(n);
      for (; o < r.size; ) {
        let a = Kt.readSync(i, h, 0, n, o);
        if (a === 0) break;
        o += a, t.write(h.subarray(0, a));
      }
      t.end();
    }
  } finally {
    if (typeof i == "number") try {
      Kt.closeSync(i);
    } catch {
    }
  }
};
var Bn = (s3, t) => {
  let e = new rt(s3), i = s3.maxReadSize || 16 * 1024 * 1024, r = s3.file;
  return new Promise((o, h) => {
    e.on("error", h), e.on("end", o), Kt.stat(r, (a, l) => {
      if (a) h(a);
      else {
        let c = new _t(r, { readSize: i, size: l.size });
        c.on("error", h), c.pipe(e);
      }
    });
  });
};
var Ct = K(Mn, Bn, (s3) => new rt(s3), (s3) => new rt(s3), (s3, t) => {
  t?.length && Qi(s3, t), s3.noResume || vn(s3);
});
var Ji = (s3, t, e) => (s3 &= 4095, e && (s3 = (s3 | 384) & -19), t && (s3 & 256 && (s3 |= 64), s3 & 32 && (s3 |= 8), s3 & 4 && (s3 |= 1)), s3);
var { isAbsolute: zn, parse: qs } = Pn;
var ce = (s3) => {
  let t = "", e = qs(s3);
  for (; zn(s3) || e.root; ) {
    let i = s3.charAt(0) === "/" && s3.slice(0, 4) !== "//?/" ? "/" : e.root;
    s3 = s3.slice(i.length), t += i, e = qs(s3);
  }
  return [t, s3];
};
var ei = ["|", "<", ">", "?", ":"];
var ji = ei.map((s3) => String.fromCodePoint(61440 + Number(s3.codePointAt(0))));
var Un = new Map(ei.map((s3, t) => [s3, ji[t]]));
var Hn = new Map(ji.map((s3, t) => [s3, ei[t]]));
var ts = (s3) => ei.reduce((t, e) => t.split(e).join(Un.get(e)), s3);
var Qs = (s3) => ji.reduce((t, e) => t.split(e).join(Hn.get(e)), s3);
var rr = (s3, t) => t ? (s3 = f(s3).replace(/^\.(\/|$)/, ""), mt(t) + "/" + s3) : f(s3);
var Wn = 16 * 1024 * 1024;
var tr = /* @__PURE__ */ Symbol("process");
var er = /* @__PURE__ */ Symbol("file");
var ir = /* @__PURE__ */ Symbol("directory");
var is = /* @__PURE__ */ Symbol("symlink");
var sr = /* @__PURE__ */ Symbol("hardlink");
var fe = /* @__PURE__ */ Symbol("header");
var ii = /* @__PURE__ */ Symbol("read");
var ss = /* @__PURE__ */ Symbol("lstat");
var si = /* @__PURE__ */ Symbol("onlstat");
var rs = /* @__PURE__ */ Symbol("onread");
var ns = /* @__PURE__ */ Symbol("onreadlink");
var os = /* @__PURE__ */ Symbol("openfile");
var hs = /* @__PURE__ */ Symbol("onopenfile");
var pt = /* @__PURE__ */ Symbol("close");
var ri = /* @__PURE__ */ Symbol("mode");
var as = /* @__PURE__ */ Symbol("awaitDrain");
var es = /* @__PURE__ */ Symbol("ondrain");
var q = /* @__PURE__ */ Symbol("prefix");
var de = class extends A {
  path;
  portable;
  myuid = process.getuid && process.getuid() || 0;
  myuser = process.env.USER || "";
  maxReadSize;
  linkCache;
  statCache;
  preservePaths;
  cwd;
  strict;
  mtime;
  noPax;
  noMtime;
  prefix;
  fd;
  blockLen = 0;
  blockRemain = 0;
  buf;
  pos = 0;
  remain = 0;
  length = 0;
  offset = 0;
  win32;
  absolute;
  header;
  type;
  linkpath;
  stat;
  onWriteEntry;
  #t = false;
  constructor(t, e = {}) {
    let i = se(e);
    super(), this.path = f(t), this.portable = !!i.portable, this.maxReadSize = i.maxReadSize || Wn, this.linkCache = i.linkCache || /* @__PURE__ */ new Map(), this.statCache = i.statCache || /* @__PURE__ */ new Map(), this.preservePaths = !!i.preservePaths, this.cwd = f(i.cwd || process.cwd()), this.strict = !!i.strict, this.noPax = !!i.noPax, this.noMtime = !!i.noMtime, this.mtime = i.mtime, this.prefix = i.prefix ? f(i.prefix) : void 0, this.onWriteEntry = i.onWriteEntry, typeof i.onwarn == "function" && this.on("warn", i.onwarn);
    let r = false;
    if (!this.preservePaths) {
      let [o, h] = ce(this.path);
      o && typeof h == "string" && (this.path = h, r = o);
    }
    this.win32 = !!i.win32 || process.platform === "win32", this.win32 && (this.path = Qs(this.path.replaceAll(/\\/g, "/")), t = t.replaceAll(/\\/g, "/")), this.absolute = f(i.absolute || js.resolve(this.cwd, t)), this.path === "" && (this.path = "./"), r && this.warn("TAR_ENTRY_INFO", `stripping ${r} from absolute path`, { entry: this, path: r + this.path });
    let n = this.statCache.get(this.absolute);
    n ? this[si](n) : this[ss]();
  }
  warn(t, e, i = {}) {
    return Dt(this, t, e, i);
  }
  emit(t, ...e) {
    return t === "error" && (this.#t = true), super.emit(t, ...e);
  }
  [ss]() {
    X.lstat(this.absolute, (t, e) => {
      if (t) return this.emit("error", t);
      this[si](e);
    });
  }
  [si](t) {
    this.statCache.set(this.absolute, t), this.stat = t, t.isFile() || (t.size = 0), this.type = Gn(t), this.emit("stat", t), this[tr]();
  }
  [tr]() {
    switch (this.type) {
      case "File":
        return this[er]();
      case "Directory":
        return this[ir]();
      case "SymbolicLink":
        return this[is]();
      default:
        return this.end();
    }
  }
  [ri](t) {
    return Ji(t, this.type === "Directory", this.portable);
  }
  [q](t) {
    return rr(t, this.prefix);
  }
  [fe]() {
    if (!this.stat) throw new Error("cannot write header before stat");
    this.type === "Directory" && this.portable && (this.noMtime = true), this.onWriteEntry?.(this), this.header = new F({ path: this[q](this.path), linkpath: this.type === "Link" && this.linkpath !== void 0 ? this[q](this.linkpath) : this.linkpath, mode: this[ri](this.stat.mode), uid: this.portable ? void 0 : this.stat.uid, gid: this.portable ? void 0 : this.stat.gid, size: this.stat.size, mtime: this.noMtime ? void 0 : this.mtime || this.stat.mtime, type: this.type === "Unsupported" ? void 0 : this.type, uname: this.portable ? void 0 : this.stat.uid === this.myuid ? this.myuser : "", atime: this.portable ? void 0 : this.stat.atime, ctime: this.portable ? void 0 : this.stat.ctime }), this.header.encode() && !this.noPax && super.write(new ft({ atime: this.portable ? void 0 : this.header.atime, ctime: this.portable ? void 0 : this.header.ctime, gid: this.portable ? void 0 : this.header.gid, mtime: this.noMtime ? void 0 : this.mtime || this.header.mtime, path: this[q](this.path), linkpath: this.type === "Link" && this.linkpath !== void 0 ? this[q](this.linkpath) : this.linkpath, size: this.header.size, uid: this.portable ? void 0 : this.header.uid, uname: this.portable ? void 0 : this.header.uname, dev: this.portable ? void 0 : this.stat.dev, ino: this.portable ? void 0 : this.stat.ino, nlink: this.portable ? void 0 : this.stat.nlink }).encode());
    let t = this.header?.block;
    if (!t) throw new Error("failed to encode header");
    super.write(t);
  }
  [ir]() {
    if (!this.stat) throw new Error("cannot create directory entry without stat");
    this.path.slice(-1) !== "/" && (this.path += "/"), this.stat.size = 0, this[fe](), this.end();
  }
  [is]() {
    X.readlink(this.absolute, (t, e) => {
      if (t) return this.emit("error", t);
      this[ns](e);
    });
  }
  [ns](t) {
    this.linkpath = f(t), this[fe](), this.end();
  }
  [sr](t) {
    if (!this.stat) throw new Error("cannot create link entry without stat");
    this.type = "Link", this.linkpath = f(js.relative(this.cwd, t)), this.stat.size = 0, this[fe](), this.end();
  }
  [er]() {
    if (!this.stat) throw new Error("cannot create file entry without stat");
    if (this.stat.nlink > 1) {
      let t = `${this.stat.dev}:${this.stat.ino}`, e = this.linkCache.get(t);
      if (e?.indexOf(this.cwd) === 0) return this[sr](e);
      this.linkCache.set(t, this.absolute);
    }
    if (this[fe](), this.stat.size === 0) return this.end();
    this[os]();
  }
  [os]() {
    X.open(this.absolute, "r", (t, e) => {
      if (t) return this.emit("error", t);
      this[hs](e);
    });
  }
  [hs](t) {
    if (this.fd = t, this.#t) return this[pt]();
    if (!this.stat) throw new Error("should stat before calling onopenfile");
    this.blockLen = 512 * Math.ceil(this.stat.size / 512), this.blockRemain = this.blockLen;
    let e = Math.min(this.blockLen, this.maxReadSize);
    this.buf = Buffer.allocUnsafe(e), this.offset = 0, this.pos = 0, this.remain = this.stat.size, this.length = this.buf.length, this[ii]();
  }
  [ii]() {
    let { fd: t, buf: e, offset: i, length: r, pos: n } = this;
    if (t === void 0 || e === void 0) throw new Error("cannot read file without first opening");
    X.read(t, e, i, r, n, (o, h) => {
      if (o) return this[pt](() => this.emit("error", o));
      this[rs](h);
    });
  }
  [pt](t = () => {
  }) {
    this.fd !== void 0 && X.close(this.fd, t);
  }
  [rs](t) {
    if (t <= 0 && this.remain > 0) {
      let r = Object.assign(new Error("encountered unexpected EOF"), { path: this.absolute, syscall: "read", code: "EOF" });
      return this[pt](() => this.emit("error", r));
    }
    if (t > this.remain) {
      let r = Object.assign(new Error("did not encounter expected EOF"), { path: this.absolute, syscall: "read", code: "EOF" });
      return this[pt](() => this.emit("error", r));
    }
    if (!this.buf) throw new Error("should have created buffer prior to reading");
    if (t === this.remain) for (let r = t; r < this.length && t < this.blockRemain; r++) this.buf[r + this.offset] = 0, t++, this.remain++;
    let e = this.offset === 0 && t === this.buf.length ? this.buf : this.buf.subarray(this.offset, this.offset + t);
    this.write(e) ? this[es]() : this[as](() => this[es]());
  }
  [as](t) {
    this.once("drain", t);
  }
  write(t, e, i) {
    if (typeof e == "function" && (i = e, e = void 0), typeof t == "string" && (t = Buffer.from(t, typeof e == "string" ? e : "utf8")), this.blockRemain < t.length) {
      let r = Object.assign(new Error("writing more data than expected"), { path: this.absolute });
      return this.emit("error", r);
    }
    return this.remain -= t.length, this.blockRemain -= t.length, this.pos += t.length, this.offset += t.length, super.write(t, null, i);
  }
  [es]() {
    if (!this.remain) return this.blockRemain && super.write(Buffer.alloc(this.blockRemain)), this[pt]((t) => t ? this.emit("error", t) : this.end());
    if (!this.buf) throw new Error("buffer lost somehow in ONDRAIN");
    this.offset >= this.length && (this.buf = Buffer.allocUnsafe(Math.min(this.blockRemain, this.buf.length)), this.offset = 0), this.length = this.buf.length - this.offset, this[ii]();
  }
};
var ni = class extends de {
  sync = true;
  [ss]() {
    this[si](X.lstatSync(this.absolute));
  }
  [is]() {
    this[ns](X.readlinkSync(this.absolute));
  }
  [os]() {
    this[hs](X.openSync(this.absolute, "r"));
  }
  [ii]() {
    let t = true;
    try {
      let { fd: e, buf: i, offset: r, length: n, pos: o } = this;
      if (e === void 0 || i === void 0) throw new Error("fd and buf must be set in READ method");
      let h = X.readSync(e, i, r, n, o);
      this[rs](h), t = false;
    } finally {
      if (t) try {
        this[pt](() => {
        });
      } catch {
      }
    }
  }
  [as](t) {
    t();
  }
  [pt](t = () => {
  }) {
    this.fd !== void 0 && X.closeSync(this.fd), t();
  }
};
var oi = class extends A {
  blockLen = 0;
  blockRemain = 0;
  buf = 0;
  pos = 0;
  remain = 0;
  length = 0;
  preservePaths;
  portable;
  strict;
  noPax;
  noMtime;
  readEntry;
  type;
  prefix;
  path;
  mode;
  uid;
  gid;
  uname;
  gname;
  header;
  mtime;
  atime;
  ctime;
  linkpath;
  size;
  onWriteEntry;
  warn(t, e, i = {}) {
    return Dt(this, t, e, i);
  }
  constructor(t, e = {}) {
    let i = se(e);
    super(), this.preservePaths = !!i.preservePaths, this.portable = !!i.portable, this.strict = !!i.strict, this.noPax = !!i.noPax, this.noMtime = !!i.noMtime, this.onWriteEntry = i.onWriteEntry, this.readEntry = t;
    let { type: r } = t;
    if (r === "Unsupported") throw new Error("writing entry that should be ignored");
    this.type = r, this.type === "Directory" && this.portable && (this.noMtime = true), this.prefix = i.prefix, this.path = f(t.path), this.mode = t.mode !== void 0 ? this[ri](t.mode) : void 0, this.uid = this.portable ? void 0 : t.uid, this.gid = this.portable ? void 0 : t.gid, this.uname = this.portable ? void 0 : t.uname, this.gname = this.portable ? void 0 : t.gname, this.size = t.size, this.mtime = this.noMtime ? void 0 : i.mtime || t.mtime, this.atime = this.portable ? void 0 : t.atime, this.ctime = this.portable ? void 0 : t.ctime, this.linkpath = t.linkpath !== void 0 ? f(t.linkpath) : void 0, typeof i.onwarn == "function" && this.on("warn", i.onwarn);
    let n = false;
    if (!this.preservePaths) {
      let [h, a] = ce(this.path);
      h && typeof a == "string" && (this.path = a, n = h);
    }
    this.remain = t.size, this.blockRemain = t.startBlockSize, this.onWriteEntry?.(this), this.header = new F({ path: this[q](this.path), linkpath: this.type === "Link" && this.linkpath !== void 0 ? this[q](this.linkpath) : this.linkpath, mode: this.mode, uid: this.portable ? void 0 : this.uid, gid: this.portable ? void 0 : this.gid, size: this.size, mtime: this.noMtime ? void 0 : this.mtime, type: this.type, uname: this.portable ? void 0 : this.uname, atime: this.portable ? void 0 : this.atime, ctime: this.portable ? void 0 : this.ctime }), n && this.warn("TAR_ENTRY_INFO", `stripping ${n} from absolute path`, { entry: this, path: n + this.path }), this.header.encode() && !this.noPax && super.write(new ft({ atime: this.portable ? void 0 : this.atime, ctime: this.portable ? void 0 : this.ctime, gid: this.portable ? void 0 : this.gid, mtime: this.noMtime ? void 0 : this.mtime, path: this[q](this.path), linkpath: this.type === "Link" && this.linkpath !== void 0 ? this[q](this.linkpath) : this.linkpath, size: this.size, uid: this.portable ? void 0 : this.uid, uname: this.portable ? void 0 : this.uname, dev: this.portable ? void 0 : this.readEntry.dev, ino: this.portable ? void 0 : this.readEntry.ino, nlink: this.portable ? void 0 : this.readEntry.nlink }).encode());
    let o = this.header?.block;
    if (!o) throw new Error("failed to encode header");
    super.write(o), t.pipe(this);
  }
  [q](t) {
    return rr(t, this.prefix);
  }
  [ri](t) {
    return Ji(t, this.type === "Directory", this.portable);
  }
  write(t, e, i) {
    typeof e == "function" && (i = e, e = void 0), typeof t == "string" && (t = Buffer.from(t, typeof e == "string" ? e : "utf8"));
    let r = t.length;
    if (r > this.blockRemain) throw new Error("writing more to entry than is appropriate");
    return this.blockRemain -= r, super.write(t, i);
  }
  end(t, e, i) {
    return this.blockRemain && super.write(Buffer.alloc(this.blockRemain)), typeof t == "function" && (i = t, e = void 0, t = void 0), typeof e == "function" && (i = e, e = void 0), typeof t == "string" && (t = Buffer.from(t, e ?? "utf8")), i && this.once("finish", i), t ? super.end(t, i) : super.end(i), this;
  }
};
var Gn = (s3) => s3.isFile() ? "File" : s3.isDirectory() ? "Directory" : s3.isSymbolicLink() ? "SymbolicLink" : "Unsupported";
var hi = class s2 {
  tail;
  head;
  length = 0;
  static create(t = []) {
    return new s2(t);
  }
  constructor(t = []) {
    for (let e of t) this.push(e);
  }
  *[Symbol.iterator]() {
    for (let t = this.head; t; t = t.next) yield t.value;
  }
  removeNode(t) {
    if (t.list !== this) throw new Error("removing node which does not belong to this list");
    let e = t.next, i = t.prev;
    return e && (e.prev = i), i && (i.next = e), t === this.head && (this.head = e), t === this.tail && (this.tail = i), this.length--, t.next = void 0, t.prev = void 0, t.list = void 0, e;
  }
  unshiftNode(t) {
    if (t === this.head) return;
    t.list && t.list.removeNode(t);
    let e = this.head;
    t.list = this, t.next = e, e && (e.prev = t), this.head = t, this.tail || (this.tail = t), this.length++;
  }
  pushNode(t) {
    if (t === this.tail) return;
    t.list && t.list.removeNode(t);
    let e = this.tail;
    t.list = this, t.prev = e, e && (e.next = t), this.tail = t, this.head || (this.head = t), this.length++;
  }
  push(...t) {
    for (let e = 0, i = t.length; e < i; e++) Yn(this, t[e]);
    return this.length;
  }
  unshift(...t) {
    for (var e = 0, i = t.length; e < i; e++) Kn(this, t[e]);
    return this.length;
  }
  pop() {
    if (!this.tail) return;
    let t = this.tail.value, e = this.tail;
    return this.tail = this.tail.prev, this.tail ? this.tail.next = void 0 : this.head = void 0, e.list = void 0, this.length--, t;
  }
  shift() {
    if (!this.head) return;
    let t = this.head.value, e = this.head;
    return this.head = this.head.next, this.head ? this.head.prev = void 0 : this.tail = void 0, e.list = void 0, this.length--, t;
  }
  forEach(t, e) {
    e = e || this;
    for (let i = this.head, r = 0; i; r++) t.call(e, i.value, r, this), i = i.next;
  }
  forEachReverse(t, e) {
    e = e || this;
    for (let i = this.tail, r = this.length - 1; i; r--) t.call(e, i.value, r, this), i = i.prev;
  }
  get(t) {
    let e = 0, i = this.head;
    for (; i && e < t; e++) i = i.next;
    if (e === t && i) return i.value;
  }
  getReverse(t) {
    let e = 0, i = this.tail;
    for (; i && e < t; e++) i = i.prev;
    if (e === t && i) return i.value;
  }
  map(t, e) {
    e = e || this;
    let i = new s2();
    for (let r = this.head; r; ) i.push(t.call(e, r.value, this)), r = r.next;
    return i;
  }
  mapReverse(t, e) {
    e = e || this;
    var i = new s2();
    for (let r = this.tail; r; ) i.push(t.call(e, r.value, this)), r = r.prev;
    return i;
  }
  reduce(t, e) {
    let i, r = this.head;
    if (arguments.length > 1) i = e;
    else if (this.head) r = this.head.next, i = this.head.value;
    else throw new TypeError("Reduce of empty list with no initial value");
    for (var n = 0; r; n++) i = t(i, r.value, n), r = r.next;
    return i;
  }
  reduceReverse(t, e) {
    let i, r = this.tail;
    if (arguments.length > 1) i = e;
    else if (this.tail) r = this.tail.prev, i = this.tail.value;
    else throw new TypeError("Reduce of empty list with no initial value");
    for (let n = this.length - 1; r; n--) i = t(i, r.value, n), r = r.prev;
    return i;
  }
  toArray() {
    let t = new Array(this.length);
    for (let e = 0, i = this.head; i; e++) t[e] = i.value, i = i.next;
    return t;
  }
  toArrayReverse() {
    let t = new Array(this.length);
    for (let e = 0, i = this.tail; i; e++) t[e] = i.value, i = i.prev;
    return t;
  }
  slice(t = 0, e = this.length) {
    e < 0 && (e += this.length), t < 0 && (t += this.length);
    let i = new s2();
    if (e < t || e < 0) return i;
    t < 0 && (t = 0), e > this.length && (e = this.length);
    let r = this.head, n = 0;
    for (n = 0; r && n < t; n++) r = r.next;
    for (; r && n < e; n++, r = r.next) i.push(r.value);
    return i;
  }
  sliceReverse(t = 0, e = this.length) {
    e < 0 && (e += this.length), t < 0 && (t += this.length);
    let i = new s2();
    if (e < t || e < 0) return i;
    t < 0 && (t = 0), e > this.length && (e = this.length);
    let r = this.length, n = this.tail;
    for (; n && r > e; r--) n = n.prev;
    for (; n && r > t; r--, n = n.prev) i.push(n.value);
    return i;
  }
  splice(t, e = 0, ...i) {
    t > this.length && (t = this.length - 1), t < 0 && (t = this.length + t);
    let r = this.head;
    for (let o = 0; r && o < t; o++) r = r.next;
    let n = [];
    for (let o = 0; r && o < e; o++) n.push(r.value), r = this.removeNode(r);
    r ? r !== this.tail && (r = r.prev) : r = this.tail;
    for (let o of i) r = Zn(this, r, o);
    return n;
  }
  reverse() {
    let t = this.head, e = this.tail;
    for (let i = t; i; i = i.prev) {
      let r = i.prev;
      i.prev = i.next, i.next = r;
    }
    return this.head = e, this.tail = t, this;
  }
};
function Zn(s3, t, e) {
  let i = t, r = t ? t.next : s3.head, n = new ue(e, i, r, s3);
  return n.next === void 0 && (s3.tail = n), n.prev === void 0 && (s3.head = n), s3.length++, n;
}
function Yn(s3, t) {
  s3.tail = new ue(t, s3.tail, void 0, s3), s3.head || (s3.head = s3.tail), s3.length++;
}
function Kn(s3, t) {
  s3.head = new ue(t, void 0, s3.head, s3), s3.tail || (s3.tail = s3.head), s3.length++;
}
var ue = class {
  list;
  next;
  prev;
  value;
  constructor(t, e, i, r) {
    this.list = r, this.value = t, e ? (e.next = this, this.prev = e) : this.prev = void 0, i ? (i.prev = this, this.next = i) : this.next = void 0;
  }
};
var pi = class {
  path;
  absolute;
  entry;
  stat;
  readdir;
  pending = false;
  pendingLink = false;
  ignore = false;
  piped = false;
  constructor(t, e) {
    this.path = t || "./", this.absolute = e;
  }
};
var nr = Buffer.alloc(1024);
var li = /* @__PURE__ */ Symbol("onStat");
var me = /* @__PURE__ */ Symbol("ended");
var W = /* @__PURE__ */ Symbol("queue");
var pe = /* @__PURE__ */ Symbol("pendingLinks");
var Et = /* @__PURE__ */ Symbol("current");
var Ft = /* @__PURE__ */ Symbol("process");
var Ee = /* @__PURE__ */ Symbol("processing");
var ai = /* @__PURE__ */ Symbol("processJob");
var G = /* @__PURE__ */ Symbol("jobs");
var ls = /* @__PURE__ */ Symbol("jobDone");
var ci = /* @__PURE__ */ Symbol("addFSEntry");
var or = /* @__PURE__ */ Symbol("addTarEntry");
var ds = /* @__PURE__ */ Symbol("stat");
var us = /* @__PURE__ */ Symbol("readdir");
var fi = /* @__PURE__ */ Symbol("onreaddir");
var di = /* @__PURE__ */ Symbol("pipe");
var hr = /* @__PURE__ */ Symbol("entry");
var cs = /* @__PURE__ */ Symbol("entryOpt");
var ui = /* @__PURE__ */ Symbol("writeEntryClass");
var lr = /* @__PURE__ */ Symbol("write");
var fs = /* @__PURE__ */ Symbol("ondrain");
var wt = class extends A {
  sync = false;
  opt;
  cwd;
  maxReadSize;
  preservePaths;
  strict;
  noPax;
  prefix;
  linkCache;
  statCache;
  file;
  portable;
  zip;
  readdirCache;
  noDirRecurse;
  follow;
  noMtime;
  mtime;
  filter;
  jobs;
  [ui];
  onWriteEntry;
  [W];
  [pe] = /* @__PURE__ */ new Map();
  [G] = 0;
  [Ee] = false;
  [me] = false;
  constructor(t = {}) {
    if (super(), this.opt = t, this.file = t.file || "", this.cwd = t.cwd || process.cwd(), this.maxReadSize = t.maxReadSize, this.preservePaths = !!t.preservePaths, this.strict = !!t.strict, this.noPax = !!t.noPax, this.prefix = f(t.prefix || ""), this.linkCache = t.linkCache || /* @__PURE__ */ new Map(), this.statCache = t.statCache || /* @__PURE__ */ new Map(), this.readdirCache = t.readdirCache || /* @__PURE__ */ new Map(), this.onWriteEntry = t.onWriteEntry, this[ui] = de, typeof t.onwarn == "function" && this.on("warn", t.onwarn), this.portable = !!t.portable, t.gzip || t.brotli || t.zstd) {
      if ((t.gzip ? 1 : 0) + (t.brotli ? 1 : 0) + (t.zstd ? 1 : 0) > 1) throw new TypeError("gzip, brotli, zstd are mutually exclusive");
      if (t.gzip && (typeof t.gzip != "object" && (t.gzip = {}), this.portable && (t.gzip.portable = true), this.zip = new ze(t.gzip)), t.brotli && (typeof t.brotli != "object" && (t.brotli = {}), this.zip = new We(t.brotli)), t.zstd && (typeof t.zstd != "object" && (t.zstd = {}), this.zip = new Ye(t.zstd)), !this.zip) throw new Error("impossible");
      let e = this.zip;
      e.on("data", (i) => super.write(i)), e.on("end", () => super.end()), e.on("drain", () => this[fs]()), this.on("resume", () => e.resume());
    } else this.on("drain", this[fs]);
    this.noDirRecurse = !!t.noDirRecurse, this.follow = !!t.follow, this.noMtime = !!t.noMtime, t.mtime && (this.mtime = t.mtime), this.filter = typeof t.filter == "function" ? t.filter : () => true, this[W] = new hi(), this[G] = 0, this.jobs = Number(t.jobs) || 4, this[Ee] = false, this[me] = false;
  }
  [lr](t) {
    return super.write(t);
  }
  add(t) {
    return this.write(t), this;
  }
  end(t, e, i) {
    return typeof t == "function" && (i = t, t = void 0), typeof e == "function" && (i = e, e = void 0), t && this.add(t), this[me] = true, this[Ft](), i && i(), this;
  }
  write(t) {
    if (this[me]) throw new Error("write after end");
    return typeof t == "string" ? this[ci](t) : this[or](t), this.flowing;
  }
  [or](t) {
    let e = f(ar.resolve(this.cwd, t.path));
    if (!this.filter(t.path, t)) t.resume();
    else {
      let i = new pi(t.path, e);
      i.entry = new oi(t, this[cs](i)), i.entry.on("end", () => this[ls](i)), this[G] += 1, this[W].push(i);
    }
    this[Ft]();
  }
  [ci](t) {
    let e = f(ar.resolve(this.cwd, t));
    this[W].push(new pi(t, e)), this[Ft]();
  }
  [ds](t) {
    t.pending = true, this[G] += 1;
    let e = this.follow ? "stat" : "lstat";
    mi[e](t.absolute, (i, r) => {
      t.pending = false, this[G] -= 1, i ? this.emit("error", i) : this[li](t, r);
    });
  }
  [li](t, e) {
    if (this.statCache.set(t.absolute, e), t.stat = e, !this.filter(t.path, e)) t.ignore = true;
    else if (e.isFile() && e.nlink > 1 && !this.linkCache.get(`${e.dev}:${e.ino}`) && !this.sync) if (t === this[Et]) this[ai](t);
    else {
      let i = `${e.dev}:${e.ino}`, r = this[pe].get(i);
      r ? r.push(t) : this[pe].set(i, [t]), t.pendingLink = true, t.pending = true;
    }
    this[Ft]();
  }
  [us](t) {
    t.pending = true, this[G] += 1, mi.readdir(t.absolute, (e, i) => {
      if (t.pending = false, this[G] -= 1, e) return this.emit("error", e);
      this[fi](t, i);
    });
  }
  [fi](t, e) {
    this.readdirCache.set(t.absolute, e), t.readdir = e, this[Ft]();
  }
  [Ft]() {
    if (!this[Ee]) {
      this[Ee] = true;
      for (let t = this[W].head; t && this[G] < this.jobs; t = t.next) if (this[ai](t.value), t.value.ignore) {
        let e = t.next;
        this[W].removeNode(t), t.next = e;
      }
      this[Ee] = false, this[me] && this[W].length === 0 && this[G] === 0 && (this.zip ? this.zip.end(nr) : (super.write(nr), super.end()));
    }
  }
  get [Et]() {
    return this[W] && this[W].head && this[W].head.value;
  }
  [ls](t) {
    this[W].shift(), this[G] -= 1;
    let { stat: e } = t;
    if (e && e.isFile() && e.nlink > 1) {
      let i = `${e.dev}:${e.ino}`, r = this[pe].get(i);
      if (r) {
        this[pe].delete(i);
        for (let n of r) n.pending = false, this[ai](n);
      }
    }
    this[Ft]();
  }
  [ai](t) {
    if (t.pending && t.pendingLink && t === this[Et] && (t.pending = false, t.pendingLink = false), !t.pending) {
      if (t.entry) {
        t === this[Et] && !t.piped && this[di](t);
        return;
      }
      if (!t.stat) {
        let e = this.statCache.get(t.absolute);
        e ? this[li](t, e) : this[ds](t);
      }
      if (t.stat && !t.ignore) {
        if (!this.noDirRecurse && t.stat.isDirectory() && !t.readdir) {
          let e = this.readdirCache.get(t.absolute);
          if (e ? this[fi](t, e) : this[us](t), !t.readdir) return;
        }
        if (t.entry = this[hr](t), !t.entry) {
          t.ignore = true;
          return;
        }
        t === this[Et] && !t.piped && this[di](t);
      }
    }
  }
  [cs](t) {
    return { onwarn: (e, i, r) => this.warn(e, i, r), noPax: this.noPax, cwd: this.cwd, absolute: t.absolute, preservePaths: this.preservePaths, maxReadSize: this.maxReadSize, strict: this.strict, portable: this.portable, linkCache: this.linkCache, statCache: this.statCache, noMtime: this.noMtime, mtime: this.mtime, prefix: this.prefix, onWriteEntry: this.onWriteEntry };
  }
  [hr](t) {
    this[G] += 1;
    try {
      return new this[ui](t.path, this[cs](t)).on("end", () => this[ls](t)).on("error", (i) => this.emit("error", i));
    } catch (e) {
      this.emit("error", e);
    }
  }
  [fs]() {
    this[Et] && this[Et].entry && this[Et].entry.resume();
  }
  [di](t) {
    t.piped = true, t.readdir && t.readdir.forEach((r) => {
      let n = t.path, o = n === "./" ? "" : n.replace(/\/*$/, "/");
      this[ci](o + r);
    });
    let e = t.entry, i = this.zip;
    if (!e) throw new Error("cannot pipe without source");
    i ? e.on("data", (r) => {
      i.write(r) || e.pause();
    }) : e.on("data", (r) => {
      super.write(r) || e.pause();
    });
  }
  pause() {
    return this.zip && this.zip.pause(), super.pause();
  }
  warn(t, e, i = {}) {
    Dt(this, t, e, i);
  }
};
var kt = class extends wt {
  sync = true;
  constructor(t) {
    super(t), this[ui] = ni;
  }
  pause() {
  }
  resume() {
  }
  [ds](t) {
    let e = this.follow ? "statSync" : "lstatSync";
    this[li](t, mi[e](t.absolute));
  }
  [us](t) {
    this[fi](t, mi.readdirSync(t.absolute));
  }
  [di](t) {
    let e = t.entry, i = this.zip;
    if (t.readdir && t.readdir.forEach((r) => {
      let n = t.path, o = n === "./" ? "" : n.replace(/\/*$/, "/");
      this[ci](o + r);
    }), !e) throw new Error("Cannot pipe without source");
    i ? e.on("data", (r) => {
      i.write(r);
    }) : e.on("data", (r) => {
      super[lr](r);
    });
  }
};
var Vn = (s3, t) => {
  let e = new kt(s3), i = new Wt(s3.file, { mode: s3.mode || 438 });
  e.pipe(i), fr(e, t);
};
var $n = (s3, t) => {
  let e = new wt(s3), i = new et(s3.file, { mode: s3.mode || 438 });
  e.pipe(i);
  let r = new Promise((n, o) => {
    i.on("error", o), i.on("close", n), e.on("error", o);
  });
  return dr(e, t).catch((n) => e.emit("error", n)), r;
};
var fr = (s3, t) => {
  t.forEach((e) => {
    e.charAt(0) === "@" ? Ct({ file: cr.resolve(s3.cwd, e.slice(1)), sync: true, noResume: true, onReadEntry: (i) => s3.add(i) }) : s3.add(e);
  }), s3.end();
};
var dr = async (s3, t) => {
  for (let e of t) e.charAt(0) === "@" ? await Ct({ file: cr.resolve(String(s3.cwd), e.slice(1)), noResume: true, onReadEntry: (i) => {
    s3.add(i);
  } }) : s3.add(e);
  s3.end();
};
var Xn = (s3, t) => {
  let e = new kt(s3);
  return fr(e, t), e;
};
var qn = (s3, t) => {
  let e = new wt(s3);
  return dr(e, t).catch((i) => e.emit("error", i)), e;
};
var Qn = K(Vn, $n, Xn, qn, (s3, t) => {
  if (!t?.length) throw new TypeError("no paths specified to add to archive");
});
var Jn = process.env.__FAKE_PLATFORM__ || process.platform;
var Er = Jn === "win32";
var { O_CREAT: wr, O_NOFOLLOW: ur, O_TRUNC: Sr, O_WRONLY: yr } = pr.constants;
var Rr = Number(process.env.__FAKE_FS_O_FILENAME__) || pr.constants.UV_FS_O_FILEMAP || 0;
var jn = Er && !!Rr;
var to = 512 * 1024;
var eo = Rr | Sr | wr | yr;
var mr = !Er && typeof ur == "number" ? ur | Sr | wr | yr : null;
var ms = mr !== null ? () => mr : jn ? (s3) => s3 < to ? eo : "w" : () => "w";
var ps = (s3, t, e) => {
  try {
    return wi.lchownSync(s3, t, e);
  } catch (i) {
    if (i?.code !== "ENOENT") throw i;
  }
};
var Ei = (s3, t, e, i) => {
  wi.lchown(s3, t, e, (r) => {
    i(r && r?.code !== "ENOENT" ? r : null);
  });
};
var io = (s3, t, e, i, r) => {
  if (t.isDirectory()) Es(we.resolve(s3, t.name), e, i, (n) => {
    if (n) return r(n);
    let o = we.resolve(s3, t.name);
    Ei(o, e, i, r);
  });
  else {
    let n = we.resolve(s3, t.name);
    Ei(n, e, i, r);
  }
};
var Es = (s3, t, e, i) => {
  wi.readdir(s3, { withFileTypes: true }, (r, n) => {
    if (r) {
      if (r.code === "ENOENT") return i();
      if (r.code !== "ENOTDIR" && r.code !== "ENOTSUP") return i(r);
    }
    if (r || !n.length) return Ei(s3, t, e, i);
    let o = n.length, h = null, a = (l) => {
      if (!h) {
        if (l) return i(h = l);
        if (--o === 0) return Ei(s3, t, e, i);
      }
    };
    for (let l of n) io(s3, l, t, e, a);
  });
};
var so = (s3, t, e, i) => {
  t.isDirectory() && ws(we.resolve(s3, t.name), e, i), ps(we.resolve(s3, t.name), e, i);
};
var ws = (s3, t, e) => {
  let i;
  try {
    i = wi.readdirSync(s3, { withFileTypes: true });
  } catch (r) {
    let n = r;
    if (n?.code === "ENOENT") return;
    if (n?.code === "ENOTDIR" || n?.code === "ENOTSUP") return ps(s3, t, e);
    throw n;
  }
  for (let r of i) so(s3, r, t, e);
  return ps(s3, t, e);
};
var Se = class extends Error {
  path;
  code;
  syscall = "chdir";
  constructor(t, e) {
    super(`${e}: Cannot cd into '${t}'`), this.path = t, this.code = e;
  }
  get name() {
    return "CwdError";
  }
};
var St = class extends Error {
  path;
  symlink;
  syscall = "symlink";
  code = "TAR_SYMLINK_ERROR";
  constructor(t, e) {
    super("TAR_SYMLINK_ERROR: Cannot extract through symbolic link"), this.symlink = t, this.path = e;
  }
  get name() {
    return "SymlinkError";
  }
};
var no = (s3, t) => {
  k.stat(s3, (e, i) => {
    (e || !i.isDirectory()) && (e = new Se(s3, e?.code || "ENOTDIR")), t(e);
  });
};
var gr = (s3, t, e) => {
  s3 = f(s3);
  let i = t.umask ?? 18, r = t.mode | 448, n = (r & i) !== 0, o = t.uid, h = t.gid, a = typeof o == "number" && typeof h == "number" && (o !== t.processUid || h !== t.processGid), l = t.preserve, c = t.unlink, d = f(t.cwd), y = (E, x) => {
    E ? e(E) : x && a ? Es(x, o, h, (Le) => y(Le)) : n ? k.chmod(s3, r, e) : e();
  };
  if (s3 === d) return no(s3, y);
  if (l) return ro.mkdir(s3, { mode: r, recursive: true }).then((E) => y(null, E ?? void 0), y);
  let D = f(Si.relative(d, s3)).split("/");
  Ss(d, D, r, c, d, void 0, y);
};
var Ss = (s3, t, e, i, r, n, o) => {
  if (t.length === 0) return o(null, n);
  let h = t.shift(), a = f(Si.resolve(s3 + "/" + h));
  k.mkdir(a, e, br(a, t, e, i, r, n, o));
};
var br = (s3, t, e, i, r, n, o) => (h) => {
  h ? k.lstat(s3, (a, l) => {
    if (a) a.path = a.path && f(a.path), o(a);
    else if (l.isDirectory()) Ss(s3, t, e, i, r, n, o);
    else if (i) k.unlink(s3, (c) => {
      if (c) return o(c);
      k.mkdir(s3, e, br(s3, t, e, i, r, n, o));
    });
    else {
      if (l.isSymbolicLink()) return o(new St(s3, s3 + "/" + t.join("/")));
      o(h);
    }
  }) : (n = n || s3, Ss(s3, t, e, i, r, n, o));
};
var oo = (s3) => {
  let t = false, e;
  try {
    t = k.statSync(s3).isDirectory();
  } catch (i) {
    e = i?.code;
  } finally {
    if (!t) throw new Se(s3, e ?? "ENOTDIR");
  }
};
var _r = (s3, t) => {
  s3 = f(s3);
  let e = t.umask ?? 18, i = t.mode | 448, r = (i & e) !== 0, n = t.uid, o = t.gid, h = typeof n == "number" && typeof o == "number" && (n !== t.processUid || o !== t.processGid), a = t.preserve, l = t.unlink, c = f(t.cwd), d = (E) => {
    E && h && ws(E, n, o), r && k.chmodSync(s3, i);
  };
  if (s3 === c) return oo(c), d();
  if (a) return d(k.mkdirSync(s3, { mode: i, recursive: true }) ?? void 0);
  let T = f(Si.relative(c, s3)).split("/"), D;
  for (let E = T.shift(), x = c; E && (x += "/" + E); E = T.shift()) {
    x = f(Si.resolve(x));
    try {
      k.mkdirSync(x, i), D = D || x;
    } catch {
      let Le = k.lstatSync(x);
      if (Le.isDirectory()) continue;
      if (l) {
        k.unlinkSync(x), k.mkdirSync(x, i), D = D || x;
        continue;
      } else if (Le.isSymbolicLink()) return new St(x, x + "/" + T.join("/"));
    }
  }
  return d(D);
};
var ys = /* @__PURE__ */ Object.create(null);
var Or = 1e4;
var Vt = /* @__PURE__ */ new Set();
var Tr = (s3) => {
  Vt.has(s3) ? Vt.delete(s3) : ys[s3] = s3.normalize("NFD").toLocaleLowerCase("en").toLocaleUpperCase("en"), Vt.add(s3);
  let t = ys[s3], e = Vt.size - Or;
  if (e > Or / 10) {
    for (let i of Vt) if (Vt.delete(i), delete ys[i], --e <= 0) break;
  }
  return t;
};
var ho = process.env.TESTING_TAR_FAKE_PLATFORM || process.platform;
var ao = ho === "win32";
var lo = (s3) => s3.split("/").slice(0, -1).reduce((e, i) => {
  let r = e.at(-1);
  return r !== void 0 && (i = xr(r, i)), e.push(i || "/"), e;
}, []);
var yi = class {
  #t = /* @__PURE__ */ new Map();
  #i = /* @__PURE__ */ new Map();
  #s = /* @__PURE__ */ new Set();
  reserve(t, e) {
    t = ao ? ["win32 parallelization disabled"] : t.map((r) => mt(xr(Tr(r))));
    let i = new Set(t.map((r) => lo(r)).reduce((r, n) => r.concat(n)));
    this.#i.set(e, { dirs: i, paths: t });
    for (let r of t) {
      let n = this.#t.get(r);
      n ? n.push(e) : this.#t.set(r, [e]);
    }
    for (let r of i) {
      let n = this.#t.get(r);
      if (!n) this.#t.set(r, [/* @__PURE__ */ new Set([e])]);
      else {
        let o = n.at(-1);
        o instanceof Set ? o.add(e) : n.push(/* @__PURE__ */ new Set([e]));
      }
    }
    return this.#r(e);
  }
  #n(t) {
    let e = this.#i.get(t);
    if (!e) throw new Error("function does not have any path reservations");
    return { paths: e.paths.map((i) => this.#t.get(i)), dirs: [...e.dirs].map((i) => this.#t.get(i)) };
  }
  check(t) {
    let { paths: e, dirs: i } = this.#n(t);
    return e.every((r) => r && r[0] === t) && i.every((r) => r && r[0] instanceof Set && r[0].has(t));
  }
  #r(t) {
    return this.#s.has(t) || !this.check(t) ? false : (this.#s.add(t), t(() => this.#e(t)), true);
  }
  #e(t) {
    if (!this.#s.has(t)) return false;
    let e = this.#i.get(t);
    if (!e) throw new Error("invalid reservation");
    let { paths: i, dirs: r } = e, n = /* @__PURE__ */ new Set();
    for (let o of i) {
      let h = this.#t.get(o);
      if (!h || h?.[0] !== t) continue;
      let a = h[1];
      if (!a) {
        this.#t.delete(o);
        continue;
      }
      if (h.shift(), typeof a == "function") n.add(a);
      else for (let l of a) n.add(l);
    }
    for (let o of r) {
      let h = this.#t.get(o), a = h?.[0];
      if (!(!h || !(a instanceof Set))) if (a.size === 1 && h.length === 1) {
        this.#t.delete(o);
        continue;
      } else if (a.size === 1) {
        h.shift();
        let l = h[0];
        typeof l == "function" && n.add(l);
      } else a.delete(t);
    }
    return this.#s.delete(t), n.forEach((o) => this.#r(o)), true;
  }
};
var Lr = () => process.umask();
var Dr = /* @__PURE__ */ Symbol("onEntry");
var _s = /* @__PURE__ */ Symbol("checkFs");
var Nr = /* @__PURE__ */ Symbol("checkFs2");
var Os = /* @__PURE__ */ Symbol("isReusable");
var P = /* @__PURE__ */ Symbol("makeFs");
var Ts = /* @__PURE__ */ Symbol("file");
var xs = /* @__PURE__ */ Symbol("directory");
var gi = /* @__PURE__ */ Symbol("link");
var Ar = /* @__PURE__ */ Symbol("symlink");
var Ir = /* @__PURE__ */ Symbol("hardlink");
var Re = /* @__PURE__ */ Symbol("ensureNoSymlink");
var Cr = /* @__PURE__ */ Symbol("unsupported");
var Fr = /* @__PURE__ */ Symbol("checkPath");
var Rs = /* @__PURE__ */ Symbol("stripAbsolutePath");
var yt = /* @__PURE__ */ Symbol("mkdir");
var O = /* @__PURE__ */ Symbol("onError");
var Ri = /* @__PURE__ */ Symbol("pending");
var kr = /* @__PURE__ */ Symbol("pend");
var $t = /* @__PURE__ */ Symbol("unpend");
var gs = /* @__PURE__ */ Symbol("ended");
var bs = /* @__PURE__ */ Symbol("maybeClose");
var Ls = /* @__PURE__ */ Symbol("skip");
var ge = /* @__PURE__ */ Symbol("doChown");
var be = /* @__PURE__ */ Symbol("uid");
var _e = /* @__PURE__ */ Symbol("gid");
var Oe = /* @__PURE__ */ Symbol("checkedCwd");
var fo = process.env.TESTING_TAR_FAKE_PLATFORM || process.platform;
var Te = fo === "win32";
var uo = 1024;
var mo = (s3, t) => {
  if (!Te) return u.unlink(s3, t);
  let e = s3 + ".DELETE." + Mr(16).toString("hex");
  u.rename(s3, e, (i) => {
    if (i) return t(i);
    u.unlink(e, t);
  });
};
var po = (s3) => {
  if (!Te) return u.unlinkSync(s3);
  let t = s3 + ".DELETE." + Mr(16).toString("hex");
  u.renameSync(s3, t), u.unlinkSync(t);
};
var vr = (s3, t, e) => s3 !== void 0 && s3 === s3 >>> 0 ? s3 : t !== void 0 && t === t >>> 0 ? t : e;
var Xt = class extends rt {
  [gs] = false;
  [Oe] = false;
  [Ri] = 0;
  reservations = new yi();
  transform;
  writable = true;
  readable = false;
  uid;
  gid;
  setOwner;
  preserveOwner;
  processGid;
  processUid;
  maxDepth;
  forceChown;
  win32;
  newer;
  keep;
  noMtime;
  preservePaths;
  unlink;
  cwd;
  strip;
  processUmask;
  umask;
  dmode;
  fmode;
  chmod;
  constructor(t = {}) {
    if (t.ondone = () => {
      this[gs] = true, this[bs]();
    }, super(t), this.transform = t.transform, this.chmod = !!t.chmod, typeof t.uid == "number" || typeof t.gid == "number") {
      if (typeof t.uid != "number" || typeof t.gid != "number") throw new TypeError("cannot set owner without number uid and gid");
      if (t.preserveOwner) throw new TypeError("cannot preserve owner in archive and also set owner explicitly");
      this.uid = t.uid, this.gid = t.gid, this.setOwner = true;
    } else this.uid = void 0, this.gid = void 0, this.setOwner = false;
    this.preserveOwner = t.preserveOwner === void 0 && typeof t.uid != "number" ? process.getuid?.() === 0 : !!t.preserveOwner, this.processUid = (this.preserveOwner || this.setOwner) && process.getuid ? process.getuid() : void 0, this.processGid = (this.preserveOwner || this.setOwner) && process.getgid ? process.getgid() : void 0, this.maxDepth = typeof t.maxDepth == "number" ? t.maxDepth : uo, this.forceChown = t.forceChown === true, this.win32 = !!t.win32 || Te, this.newer = !!t.newer, this.keep = !!t.keep, this.noMtime = !!t.noMtime, this.preservePaths = !!t.preservePaths, this.unlink = !!t.unlink, this.cwd = f(R.resolve(t.cwd || process.cwd())), this.strip = Number(t.strip) || 0, this.processUmask = this.chmod ? typeof t.processUmask == "number" ? t.processUmask : Lr() : 0, this.umask = typeof t.umask == "number" ? t.umask : this.processUmask, this.dmode = t.dmode || 511 & ~this.umask, this.fmode = t.fmode || 438 & ~this.umask, this.on("entry", (e) => this[Dr](e));
  }
  warn(t, e, i = {}) {
    return (t === "TAR_BAD_ARCHIVE" || t === "TAR_ABORT") && (i.recoverable = false), super.warn(t, e, i);
  }
  [bs]() {
    this[gs] && this[Ri] === 0 && (this.emit("prefinish"), this.emit("finish"), this.emit("end"));
  }
  [Rs](t, e) {
    let i = t[e], { type: r } = t;
    if (!i || this.preservePaths) return true;
    let [n, o] = ce(i), h = o.replaceAll(/\\/g, "/").split("/");
    if (h.includes("..") || Te && /^[a-z]:\.\.$/i.test(h[0] ?? "")) {
      if (e === "path" || r === "Link") return this.warn("TAR_ENTRY_ERROR", `${e} contains '..'`, { entry: t, [e]: i }), false;
      let a = R.posix.dirname(t.path), l = R.posix.normalize(R.posix.join(a, h.join("/")));
      if (l.startsWith("../") || l === "..") return this.warn("TAR_ENTRY_ERROR", `${e} escapes extraction directory`, { entry: t, [e]: i }), false;
    }
    return n && (t[e] = String(o), this.warn("TAR_ENTRY_INFO", `stripping ${n} from absolute ${e}`, { entry: t, [e]: i })), true;
  }
  [Fr](t) {
    let e = f(t.path), i = e.split("/");
    if (this.strip) {
      if (i.length < this.strip) return false;
      if (t.type === "Link") {
        let r = f(String(t.linkpath)).split("/");
        if (r.length >= this.strip) t.linkpath = r.slice(this.strip).join("/");
        else return false;
      }
      i.splice(0, this.strip), t.path = i.join("/");
    }
    if (isFinite(this.maxDepth) && i.length > this.maxDepth) return this.warn("TAR_ENTRY_ERROR", "path excessively deep", { entry: t, path: e, depth: i.length, maxDepth: this.maxDepth }), false;
    if (!this[Rs](t, "path") || !this[Rs](t, "linkpath")) return false;
    if (t.absolute = R.isAbsolute(t.path) ? f(R.resolve(t.path)) : f(R.resolve(this.cwd, t.path)), !this.preservePaths && typeof t.absolute == "string" && t.absolute.indexOf(this.cwd + "/") !== 0 && t.absolute !== this.cwd) return this.warn("TAR_ENTRY_ERROR", "path escaped extraction target", { entry: t, path: f(t.path), resolvedPath: t.absolute, cwd: this.cwd }), false;
    if (t.absolute === this.cwd && t.type !== "Directory" && t.type !== "GNUDumpDir") return false;
    if (this.win32) {
      let { root: r } = R.win32.parse(String(t.absolute));
      t.absolute = r + ts(String(t.absolute).slice(r.length));
      let { root: n } = R.win32.parse(t.path);
      t.path = n + ts(t.path.slice(n.length));
    }
    return true;
  }
  [Dr](t) {
    if (!this[Fr](t)) return t.resume();
    switch (co.equal(typeof t.absolute, "string"), t.type) {
      case "Directory":
      case "GNUDumpDir":
        t.mode && (t.mode = t.mode | 448);
      case "File":
      case "OldFile":
      case "ContiguousFile":
      case "Link":
      case "SymbolicLink":
        return this[_s](t);
      default:
        return this[Cr](t);
    }
  }
  [O](t, e) {
    t.name === "CwdError" ? this.emit("error", t) : (this.warn("TAR_ENTRY_ERROR", t, { entry: e }), this[$t](), e.resume());
  }
  [yt](t, e, i) {
    gr(f(t), { uid: this.uid, gid: this.gid, processUid: this.processUid, processGid: this.processGid, umask: this.processUmask, preserve: this.preservePaths, unlink: this.unlink, cwd: this.cwd, mode: e }, i);
  }
  [ge](t) {
    return this.forceChown || this.preserveOwner && (typeof t.uid == "number" && t.uid !== this.processUid || typeof t.gid == "number" && t.gid !== this.processGid) || typeof this.uid == "number" && this.uid !== this.processUid || typeof this.gid == "number" && this.gid !== this.processGid;
  }
  [be](t) {
    return vr(this.uid, t.uid, this.processUid);
  }
  [_e](t) {
    return vr(this.gid, t.gid, this.processGid);
  }
  [Ts](t, e) {
    let i = typeof t.mode == "number" ? t.mode & 4095 : this.fmode, r = new et(String(t.absolute), { flags: ms(t.size), mode: i, autoClose: false });
    r.on("error", (a) => {
      r.fd && u.close(r.fd, () => {
      }), r.write = () => true, this[O](a, t), e();
    });
    let n = 1, o = (a) => {
      if (a) {
        r.fd && u.close(r.fd, () => {
        }), this[O](a, t), e();
        return;
      }
      --n === 0 && r.fd !== void 0 && u.close(r.fd, (l) => {
        l ? this[O](l, t) : this[$t](), e();
      });
    };
    r.on("finish", () => {
      let a = String(t.absolute), l = r.fd;
      if (typeof l == "number" && t.mtime && !this.noMtime) {
        n++;
        let c = t.atime || /* @__PURE__ */ new Date(), d = t.mtime;
        u.futimes(l, c, d, (y) => y ? u.utimes(a, c, d, (T) => o(T && y)) : o());
      }
      if (typeof l == "number" && this[ge](t)) {
        n++;
        let c = this[be](t), d = this[_e](t);
        typeof c == "number" && typeof d == "number" && u.fchown(l, c, d, (y) => y ? u.chown(a, c, d, (T) => o(T && y)) : o());
      }
      o();
    });
    let h = this.transform && this.transform(t) || t;
    h !== t && (h.on("error", (a) => {
      this[O](a, t), e();
    }), t.pipe(h)), h.pipe(r);
  }
  [xs](t, e) {
    let i = typeof t.mode == "number" ? t.mode & 4095 : this.dmode;
    this[yt](String(t.absolute), i, (r) => {
      if (r) {
        this[O](r, t), e();
        return;
      }
      let n = 1, o = () => {
        --n === 0 && (e(), this[$t](), t.resume());
      };
      t.mtime && !this.noMtime && (n++, u.utimes(String(t.absolute), t.atime || /* @__PURE__ */ new Date(), t.mtime, o)), this[ge](t) && (n++, u.chown(String(t.absolute), Number(this[be](t)), Number(this[_e](t)), o)), o();
    });
  }
  [Cr](t) {
    t.unsupported = true, this.warn("TAR_ENTRY_UNSUPPORTED", `unsupported entry type: ${t.type}`, { entry: t }), t.resume();
  }
  [Ar](t, e) {
    let i = f(R.relative(this.cwd, R.resolve(R.dirname(String(t.absolute)), String(t.linkpath)))).split("/");
    this[Re](t, this.cwd, i, () => this[gi](t, String(t.linkpath), "symlink", e), (r) => {
      this[O](r, t), e();
    });
  }
  [Ir](t, e) {
    let i = f(R.resolve(this.cwd, String(t.linkpath))), r = f(String(t.linkpath)).split("/");
    this[Re](t, this.cwd, r, () => this[gi](t, i, "link", e), (n) => {
      this[O](n, t), e();
    });
  }
  [Re](t, e, i, r, n) {
    let o = i.shift();
    if (this.preservePaths || o === void 0) return r();
    let h = R.resolve(e, o);
    u.lstat(h, (a, l) => {
      if (a) return r();
      if (l?.isSymbolicLink()) return n(new St(h, R.resolve(h, i.join("/"))));
      this[Re](t, h, i, r, n);
    });
  }
  [kr]() {
    this[Ri]++;
  }
  [$t]() {
    this[Ri]--, this[bs]();
  }
  [Ls](t) {
    this[$t](), t.resume();
  }
  [Os](t, e) {
    return t.type === "File" && !this.unlink && e.isFile() && e.nlink <= 1 && !Te;
  }
  [_s](t) {
    this[kr]();
    let e = [t.path];
    t.linkpath && e.push(t.linkpath), this.reservations.reserve(e, (i) => this[Nr](t, i));
  }
  [Nr](t, e) {
    let i = (h) => {
      e(h);
    }, r = () => {
      this[yt](this.cwd, this.dmode, (h) => {
        if (h) {
          this[O](h, t), i();
          return;
        }
        this[Oe] = true, n();
      });
    }, n = () => {
      if (t.absolute !== this.cwd) {
        let h = f(R.dirname(String(t.absolute)));
        if (h !== this.cwd) return this[yt](h, this.dmode, (a) => {
          if (a) {
            this[O](a, t), i();
            return;
          }
          o();
        });
      }
      o();
    }, o = () => {
      u.lstat(String(t.absolute), (h, a) => {
        if (a && (this.keep || this.newer && a.mtime > (t.mtime ?? a.mtime))) {
          this[Ls](t), i();
          return;
        }
        if (h || this[Os](t, a)) return this[P](null, t, i);
        if (a.isDirectory()) {
          if (t.type === "Directory") {
            let l = this.chmod && t.mode && (a.mode & 4095) !== t.mode, c = (d) => this[P](d ?? null, t, i);
            return l ? u.chmod(String(t.absolute), Number(t.mode), c) : c();
          }
          if (t.absolute !== this.cwd) return u.rmdir(String(t.absolute), (l) => this[P](l ?? null, t, i));
        }
        if (t.absolute === this.cwd) return this[P](null, t, i);
        mo(String(t.absolute), (l) => this[P](l ?? null, t, i));
      });
    };
    this[Oe] ? n() : r();
  }
  [P](t, e, i) {
    if (t) {
      this[O](t, e), i();
      return;
    }
    switch (e.type) {
      case "File":
      case "OldFile":
      case "ContiguousFile":
        return this[Ts](e, i);
      case "Link":
        return this[Ir](e, i);
      case "SymbolicLink":
        return this[Ar](e, i);
      case "Directory":
      case "GNUDumpDir":
        return this[xs](e, i);
    }
  }
  [gi](t, e, i, r) {
    u[i](e, String(t.absolute), (n) => {
      n ? this[O](n, t) : (this[$t](), t.resume()), r();
    });
  }
};
var ye = (s3) => {
  try {
    return [null, s3()];
  } catch (t) {
    return [t, null];
  }
};
var xe = class extends Xt {
  sync = true;
  [P](t, e) {
    return super[P](t, e, () => {
    });
  }
  [_s](t) {
    if (!this[Oe]) {
      let n = this[yt](this.cwd, this.dmode);
      if (n) return this[O](n, t);
      this[Oe] = true;
    }
    if (t.absolute !== this.cwd) {
      let n = f(R.dirname(String(t.absolute)));
      if (n !== this.cwd) {
        let o = this[yt](n, this.dmode);
        if (o) return this[O](o, t);
      }
    }
    let [e, i] = ye(() => u.lstatSync(String(t.absolute)));
    if (i && (this.keep || this.newer && i.mtime > (t.mtime ?? i.mtime))) return this[Ls](t);
    if (e || this[Os](t, i)) return this[P](null, t);
    if (i.isDirectory()) {
      if (t.type === "Directory") {
        let o = this.chmod && t.mode && (i.mode & 4095) !== t.mode, [h] = o ? ye(() => {
          u.chmodSync(String(t.absolute), Number(t.mode));
        }) : [];
        return this[P](h, t);
      }
      let [n] = ye(() => u.rmdirSync(String(t.absolute)));
      this[P](n, t);
    }
    let [r] = t.absolute === this.cwd ? [] : ye(() => po(String(t.absolute)));
    this[P](r, t);
  }
  [Ts](t, e) {
    let i = typeof t.mode == "number" ? t.mode & 4095 : this.fmode, r = (h) => {
      let a;
      try {
        u.closeSync(n);
      } catch (l) {
        a = l;
      }
      (h || a) && this[O](h || a, t), e();
    }, n;
    try {
      n = u.openSync(String(t.absolute), ms(t.size), i);
    } catch (h) {
      return r(h);
    }
    let o = this.transform && this.transform(t) || t;
    o !== t && (o.on("error", (h) => this[O](h, t)), t.pipe(o)), o.on("data", (h) => {
      try {
        u.writeSync(n, h, 0, h.length);
      } catch (a) {
        r(a);
      }
    }), o.on("end", () => {
      let h = null;
      if (t.mtime && !this.noMtime) {
        let a = t.atime || /* @__PURE__ */ new Date(), l = t.mtime;
        try {
          u.futimesSync(n, a, l);
        } catch (c) {
          try {
            u.utimesSync(String(t.absolute), a, l);
          } catch {
            h = c;
          }
        }
      }
      if (this[ge](t)) {
        let a = this[be](t), l = this[_e](t);
        try {
          u.fchownSync(n, Number(a), Number(l));
        } catch (c) {
          try {
            u.chownSync(String(t.absolute), Number(a), Number(l));
          } catch {
            h = h || c;
          }
        }
      }
      r(h);
    });
  }
  [xs](t, e) {
    let i = typeof t.mode == "number" ? t.mode & 4095 : this.dmode, r = this[yt](String(t.absolute), i);
    if (r) {
      this[O](r, t), e();
      return;
    }
    if (t.mtime && !this.noMtime) try {
      u.utimesSync(String(t.absolute), t.atime || /* @__PURE__ */ new Date(), t.mtime);
    } catch {
    }
    if (this[ge](t)) try {
      u.chownSync(String(t.absolute), Number(this[be](t)), Number(this[_e](t)));
    } catch {
    }
    e(), t.resume();
  }
  [yt](t, e) {
    try {
      return _r(f(t), { uid: this.uid, gid: this.gid, processUid: this.processUid, processGid: this.processGid, umask: this.processUmask, preserve: this.preservePaths, unlink: this.unlink, cwd: this.cwd, mode: e });
    } catch (i) {
      return i;
    }
  }
  [Re](t, e, i, r, n) {
    if (this.preservePaths || i.length === 0) return r();
    let o = e;
    for (let h of i) {
      o = R.resolve(o, h);
      let [a, l] = ye(() => u.lstatSync(o));
      if (a) return r();
      if (l.isSymbolicLink()) return n(new St(o, R.resolve(e, i.join("/"))));
    }
    r();
  }
  [gi](t, e, i, r) {
    let n = `${i}Sync`;
    try {
      u[n](e, String(t.absolute)), r(), t.resume();
    } catch (o) {
      return this[O](o, t);
    }
  }
};
var Eo = (s3) => {
  let t = new xe(s3), e = s3.file, i = Br.statSync(e), r = s3.maxReadSize || 16 * 1024 * 1024;
  new Be(e, { readSize: r, size: i.size }).pipe(t);
};
var wo = (s3, t) => {
  let e = new Xt(s3), i = s3.maxReadSize || 16 * 1024 * 1024, r = s3.file;
  return new Promise((o, h) => {
    e.on("error", h), e.on("close", o), Br.stat(r, (a, l) => {
      if (a) h(a);
      else {
        let c = new _t(r, { readSize: i, size: l.size });
        c.on("error", h), c.pipe(e);
      }
    });
  });
};
var So = K(Eo, wo, (s3) => new xe(s3), (s3) => new Xt(s3), (s3, t) => {
  t?.length && Qi(s3, t);
});
var yo = (s3, t) => {
  let e = new kt(s3), i = true, r, n;
  try {
    try {
      r = v.openSync(s3.file, "r+");
    } catch (a) {
      if (a?.code === "ENOENT") r = v.openSync(s3.file, "w+");
      else throw a;
    }
    let o = v.fstatSync(r), h = Buffer.alloc(512);
    t: for (n = 0; n < o.size; n += 512) {
      for (let c = 0, d = 0; c < 512; c += d) {
        if (d = v.readSync(r, h, c, h.length - c, n + c), n === 0 && h[0] === 31 && h[1] === 139) throw new Error("cannot append to compressed archives");
        if (!d) break t;
      }
      let a = new F(h);
      if (!a.cksumValid) break;
      let l = 512 * Math.ceil((a.size || 0) / 512);
      if (n + l + 512 > o.size) break;
      n += l, s3.mtimeCache && a.mtime && s3.mtimeCache.set(String(a.path), a.mtime);
    }
    i = false, Ro(s3, e, n, r, t);
  } finally {
    if (i) try {
      v.closeSync(r);
    } catch {
    }
  }
};
var Ro = (s3, t, e, i, r) => {
  let n = new Wt(s3.file, { fd: i, start: e });
  t.pipe(n), bo(t, r);
};
var go = (s3, t) => {
  t = Array.from(t);
  let e = new wt(s3), i = (n, o, h) => {
    let a = (T, D) => {
      T ? v.close(n, (E) => h(T)) : h(null, D);
    }, l = 0;
    if (o === 0) return a(null, 0);
    let c = 0, d = Buffer.alloc(512), y = (T, D) => {
      if (T || D === void 0) return a(T);
      if (c += D, c < 512 && D) return v.read(n, d, c, d.length - c, l + c, y);
      if (l === 0 && d[0] === 31 && d[1] === 139) return a(new Error("cannot append to compressed archives"));
      if (c < 512) return a(null, l);
      let E = new F(d);
      if (!E.cksumValid) return a(null, l);
      let x = 512 * Math.ceil((E.size ?? 0) / 512);
      if (l + x + 512 > o || (l += x + 512, l >= o)) return a(null, l);
      s3.mtimeCache && E.mtime && s3.mtimeCache.set(String(E.path), E.mtime), c = 0, v.read(n, d, 0, 512, l, y);
    };
    v.read(n, d, 0, 512, l, y);
  };
  return new Promise((n, o) => {
    e.on("error", o);
    let h = "r+", a = (l, c) => {
      if (l && l.code === "ENOENT" && h === "r+") return h = "w+", v.open(s3.file, h, a);
      if (l || !c) return o(l);
      v.fstat(c, (d, y) => {
        if (d) return v.close(c, () => o(d));
        i(c, y.size, (T, D) => {
          if (T) return o(T);
          let E = new et(s3.file, { fd: c, start: D });
          e.pipe(E), E.on("error", o), E.on("close", n), _o(e, t);
        });
      });
    };
    v.open(s3.file, h, a);
  });
};
var bo = (s3, t) => {
  t.forEach((e) => {
    e.charAt(0) === "@" ? Ct({ file: Pr.resolve(s3.cwd, e.slice(1)), sync: true, noResume: true, onReadEntry: (i) => s3.add(i) }) : s3.add(e);
  }), s3.end();
};
var _o = async (s3, t) => {
  for (let e of t) e.charAt(0) === "@" ? await Ct({ file: Pr.resolve(String(s3.cwd), e.slice(1)), noResume: true, onReadEntry: (i) => s3.add(i) }) : s3.add(e);
  s3.end();
};
var vt = K(yo, go, () => {
  throw new TypeError("file is required");
}, () => {
  throw new TypeError("file is required");
}, (s3, t) => {
  if (!Bs(s3)) throw new TypeError("file is required");
  if (s3.gzip || s3.brotli || s3.zstd || s3.file.endsWith(".br") || s3.file.endsWith(".tbr")) throw new TypeError("cannot append to compressed archives");
  if (!t?.length) throw new TypeError("no paths specified to add/replace");
});
var Oo = K(vt.syncFile, vt.asyncFile, vt.syncNoFile, vt.asyncNoFile, (s3, t = []) => {
  vt.validate?.(s3, t), To(s3);
});
var To = (s3) => {
  let t = s3.filter;
  s3.mtimeCache || (s3.mtimeCache = /* @__PURE__ */ new Map()), s3.filter = t ? (e, i) => t(e, i) && !((s3.mtimeCache?.get(e) ?? i.mtime ?? 0) > (i.mtime ?? 0)) : (e, i) => !((s3.mtimeCache?.get(e) ?? i.mtime ?? 0) > (i.mtime ?? 0));
};

// src/baseline/build/read-archive.ts
var MOST_BYTES_AROUND = 4096 * MOST_ENTRIES;
var MOST_PADDING = 64 * 1024;
async function readArchive(file, signal, onEntry) {
  const failed = new AbortController();
  const parser = new rt({ strict: true, maxDecompressionRatio: 0 });
  let work = Promise.resolve();
  parser.on("entry", (entry) => {
    work = work.then(() => onEntry(entry)).catch((error) => failed.abort(error));
  });
  parser.on("ignoredEntry", (entry) => {
    failed.abort(notUnpacked(`${entry.path} is neither file nor folder nor link`));
  });
  parser.on("error", (error) => failed.abort(error));
  const stop = AbortSignal.any([signal, failed.signal]);
  try {
    const feed = (tar) => feedParser(parser, tar, stop);
    await pipeline(createReadStream(file), createGunzip(), feed, { signal: stop });
    await work;
    stop.throwIfAborted();
  } catch (error) {
    stop.throwIfAborted();
    throw error;
  }
}
async function feedParser(parser, tar, signal) {
  let size = 0;
  let padding = 0;
  let hasEnded = false;
  parser.on("eof", () => {
    hasEnded = true;
  });
  for await (const chunk of tar) {
    size += chunk.length;
    if (size > MOST_BYTES + MOST_BYTES_AROUND) throw notUnpacked("it inflates without end");
    if (hasEnded) padding += chunk.length;
    else if (!parser.write(chunk)) await once(parser, "drain", { signal });
    if (padding > MOST_PADDING) throw notUnpacked("it goes on behind its end mark");
  }
  const end = once(parser, "end", { signal });
  parser.end();
  await end;
  if (!hasEnded) throw notUnpacked("it ends without an end mark");
}

// src/baseline/build/unpack-build.ts
var PERMISSIONS = 511;
var OWNER = 448;
async function unpackBuild(file, directory, signal) {
  try {
    const entries = await listEntries(file, signal);
    const fault = entries.length === 0 ? "it is empty" : findEntryFault(entries);
    if (fault !== void 0) throw notUnpacked(fault);
    await readArchive(file, signal, (entry) => writeEntry(directory, entry));
    await makeLinks(directory, entries);
  } catch (error) {
    await removeTree(directory);
    signal.throwIfAborted();
    const otherwise = (details) => notUnpacked("it is damaged", details);
    throw explainFileError(error, directory, otherwise);
  }
}
async function listEntries(file, signal) {
  const entries = [];
  let bytes2 = 0;
  await readArchive(file, signal, async (entry) => {
    const described = describe(entry);
    if (described !== void 0) {
      entries.push(described);
      bytes2 += sizeOf(described);
    }
    const fault = findSizeFault(entries.length, bytes2);
    if (fault !== void 0) throw notUnpacked(fault);
    entry.resume();
  });
  return entries;
}
function describe({ path: written, type, size, linkpath = "" }) {
  if (type === "Directory" && /^(?:\.\/*)+$/.test(written)) return void 0;
  const path = readPath(written);
  switch (type) {
    case "File":
    case "OldFile":
      return { path, kind: "file", size };
    case "Directory":
      return { path, kind: "directory" };
    case "SymbolicLink":
      return { path, kind: "link", target: linkpath };
    case "Link":
      return { path, kind: "hard-link", target: readPath(linkpath) };
    default:
      throw notUnpacked(`${path} is neither file nor folder nor link`);
  }
}
function readPath(written) {
  const path = entryPath(written);
  if (path === void 0) throw notUnpacked(`${JSON.stringify(written)} is not a path inside it`);
  return path;
}
async function writeEntry(directory, entry) {
  const described = describe(entry);
  const path = join(directory, described?.path ?? ".");
  if (described?.kind === "directory") {
    await mkdir(path, { recursive: true, mode: (entry.mode ?? 493) & PERMISSIONS | OWNER });
  }
  if (described?.kind === "file") await writeFile(path, entry);
  entry.resume();
}
async function writeFile(path, entry) {
  var _stack = [];
  try {
    await mkdir(dirname(path), { recursive: true });
    const file = __using(_stack, await open(path, "wx", (entry.mode ?? 420) & PERMISSIONS), true);
    await file.writeFile(entry);
    if (entry.mtime !== void 0) await file.utimes(entry.mtime, entry.mtime);
  } catch (_2) {
    var _error = _2, _hasError = true;
  } finally {
    var _promise = __callDispose(_stack, _error, _hasError);
    _promise && await _promise;
  }
}
async function makeLinks(directory, entries) {
  const hardLinks = entries.filter((entry) => entry.kind === "hard-link");
  const links = entries.filter((entry) => entry.kind === "link");
  for (const { path } of [...hardLinks, ...links]) {
    await mkdir(join(directory, dirname(path)), { recursive: true });
  }
  for (const { path, target } of hardLinks)
    await link(join(directory, target), join(directory, path));
  for (const { path, target } of links) await symlink(target, join(directory, path));
}

// src/baseline/unpacked-folder.ts
var MARK = ".perf-gate-unpacked";
var MARK_TEXT = "Unpacked by perf-gate for one run, and removed by the next one if need be.\n";
async function openUnpacked(file, { root, prefix }, signal) {
  const explain = (error) => explainFileError(error, root, (details) => notUnpacked("no folder can be made", details));
  const folder = await makeFolderBeside(root).catch((error) => {
    throw explain(error);
  });
  try {
    return await unpackInto(folder, file, prefix, signal);
  } catch (error) {
    await removeMarked(folder.path);
    signal.throwIfAborted();
    throw explain(error);
  }
}
async function unpackInto({ path: root, isSameLength }, file, prefix, signal) {
  await writeFile2(join2(root, MARK), MARK_TEXT);
  const directory = join2(root, prefix).replace(/\/$/, "");
  await mkdir2(directory, { recursive: true });
  await unpackBuild(file, directory, signal);
  return { root, directory, isSameLength, [Symbol.asyncDispose]: () => removeMarked(root) };
}
async function removeMarked(path) {
  const names = await readdir(path).catch(() => []);
  for (const name of names) if (name !== MARK) await removeTree(join2(path, name));
  await removeTree(path);
}
async function removeStaleUnpacked(root) {
  const own = await realpath(root).catch(() => root);
  const parent = dirname2(own);
  const length = Buffer.byteLength(basename(own));
  const names = await readdir(parent).catch(() => []);
  const notes = [];
  for (const name of names.filter((each) => Buffer.byteLength(each) === length)) {
    const path = join2(parent, name);
    if (path !== own && isMarked(path)) notes.push(await removeStale(path));
  }
  return notes;
}
function isMarked(path) {
  try {
    return readTextFile(join2(path, MARK), MARK_TEXT.length) === MARK_TEXT;
  } catch {
    return false;
  }
}
async function removeStale(path) {
  try {
    await removeMarked(path);
    return `Removed ${path}, which a killed run had left.`;
  } catch {
    return `A killed run has left ${path}, which could not be removed: remove it by hand.`;
  }
}

// src/arms/reason-of.ts
function reasonOf(error, { report }) {
  const { message, details, telling, remedy } = error;
  if (details.length > 1) report({ kind: "last-lines", text: message, lines: details });
  const said = telling === void 0 ? "" : ` It said: "${telling}".`;
  return `${message}${said} ${remedy}`;
}

// src/arms/from-found.ts
var SAME_COMMIT = {
  kind: "none",
  why: "The candidate is the baseline commit itself, so there is no second version to compare with."
};
async function openFoundArm(input, ports) {
  const asked = await orWhy(ports, () => commitToCompare(input, ports));
  const commit = asked.value;
  if (isCandidate(commit, ports)) return SAME_COMMIT;
  const stored = input.found.source?.commit;
  const isOfCommit = commit === void 0 || stored === void 0 || commit === stored;
  const build = isOfCommit ? await orWhy(ports, () => openStoredBuild(input, commit, ports)) : {};
  if (build.value !== void 0) return { kind: "opened", arm: build.value };
  if (commit === void 0) {
    const isUnknown = build.why === void 0 && asked.why === void 0;
    return isUnknown ? noArm("none", NO_BASE) : noArm("failed", build.why, asked.why);
  }
  const { plan, candidate } = input;
  const opened2 = await orWhy(ports, () => openCommitArm({ plan, candidate, commit }, ports));
  if (opened2.value !== void 0) return withNotes(opened2.value, [build.why]);
  const older = isOfCommit ? {} : await orWhy(ports, () => openStoredBuild(input, stored, ports));
  if (older.value === void 0) return noArm("failed", build.why, opened2.why, older.why);
  return withNotes(older.value, [opened2.why, OLDER_BUILD]);
}
var NO_BASE = "No commit to compare with is known: no stored record names one, and the base commit was not asked for or not found.";
var OLDER_BUILD = "So it was compared with a stored build of an older commit, and this change is charged with the commits between, too.";
var noArm = (kind, ...why2) => ({
  kind,
  why: why2.filter((sentence) => sentence !== void 0).join(" ")
});
function withNotes(arm, notes) {
  const said = notes.filter((note) => note !== void 0).map(baselineNote);
  return { kind: "opened", arm: { ...arm, warnings: [...arm.warnings, ...said] } };
}
async function commitToCompare({ plan, found }, { arms }) {
  const known = commitOf(found);
  const isNothing = known === void 0 && found.records.length === 0;
  if (isNothing && plan.policy.missingBaseline !== "measure") return void 0;
  const isEnough2 = known !== void 0 && !arms.isChange;
  return isEnough2 ? known : await arms.baseCommit() ?? known;
}
function commitOf({ source, records }) {
  return records.findLast(({ accepted }) => accepted)?.commit ?? source?.commit;
}
var isCandidate = (commit, { identity }) => commit !== void 0 && commit === identity.commit;
async function openStoredBuild({ plan, candidate, found }, known, ports) {
  var _stack = [];
  try {
    const { baseline, report, signal } = ports;
    if (!baseline.holdsBuilds) return void 0;
    report({ kind: "preparing-baseline", what: "looking for its stored build" });
    const stored = __using(_stack, await baseline.fetchBuild(plan, found), true);
    if (stored === void 0 || isCandidate(stored.commit, ports)) return void 0;
    const place = await placeOfBuild(candidate, ports);
    for (const text of await removeStaleUnpacked(place.root)) report({ kind: "note", text });
    report({ kind: "preparing-baseline", what: "unpacking its stored build" });
    const folder = await openUnpacked(stored.file, place, signal);
    const own = await readOwnPlan(ports, folder.directory, folder.root);
    return {
      facts: { kind: "build", commit: stored.commit ?? known },
      // Built before it was stored.
      server: { ...baselineServer(candidate, plan, folder.directory, own.plan), build: void 0 },
      plan: own.plan,
      warnings: [...own.warnings, ...warnOfPathLength(folder.isSameLength)],
      [Symbol.asyncDispose]: () => removeFolder(folder, folder.root, ports)
    };
  } catch (_2) {
    var _error = _2, _hasError = true;
  } finally {
    var _promise = __callDispose(_stack, _error, _hasError);
    _promise && await _promise;
  }
}
async function placeOfBuild(candidate, ports) {
  try {
    return await findRepository(placeOf(candidate, ports));
  } catch (error) {
    rethrowUnlessExplained(error);
    return { root: candidate.cwd, prefix: "" };
  }
}
async function orWhy({ signal, report }, get) {
  try {
    return { value: await get() };
  } catch (error) {
    signal.throwIfAborted();
    rethrowUnlessExplained(error);
    return { why: reasonOf(error, { report }) };
  }
}

// src/arms/open-baseline-arm.ts
async function openBaselineArm(plan, found, ports) {
  const { server: candidate, compare: compare2 } = plan;
  if (candidate.kind === "running") return NOT_OURS;
  switch (compare2.base.kind) {
    case "baseline":
      return await openFoundArm({ plan, candidate, found }, ports);
    case "ref":
      return opened(await openRefArm(plan, candidate, compare2.base.ref, ports));
    case "directory":
      return opened(await openDirectoryArm(plan, candidate, compare2.base.directory, ports));
    case "command":
      return opened(commandArm(plan, candidate, compare2.base.start, ports));
  }
}
var opened = (arm) => ({
  kind: "opened",
  arm
});
var NOT_OURS = {
  kind: "none",
  why: "perf-gate did not start this server, so it cannot start another version beside it: give `start`."
};

// src/machine/environment.ts
import { createHash } from "node:crypto";
import { arch, cpus, hostname, platform, release, totalmem } from "node:os";

// src/machine/cgroup.ts
import { dirname as dirname3, join as join3 } from "node:path";
var KERNEL = { membership: "/proc/self/cgroup", mount: "/sys/fs/cgroup" };
function readCpuQuota(files = KERNEL) {
  const quotas = listCpuGroups(files).flatMap((directory) => readQuota(directory) ?? []);
  return quotas.length === 0 ? void 0 : Math.min(...quotas);
}
function readThrottling(files = KERNEL) {
  const counts = listCpuGroups(files).flatMap((directory) => readCounts(directory) ?? []);
  if (counts.length === 0) return void 0;
  return {
    periods: counts.reduce((sum2, { periods }) => sum2 + periods, 0),
    throttled: counts.reduce((sum2, { throttled }) => sum2 + throttled, 0)
  };
}
function listCpuGroups({ membership, mount }) {
  const lines = (readProcFile(membership) ?? "").trim().split("\n");
  return lines.flatMap((line) => {
    const [, controllers = "", path = "/"] = /^\d+:([^:]*):(.*)$/.exec(line) ?? [];
    if (controllers === "") return listUpwards(mount, path);
    return controllers.split(",").includes("cpu") ? listUpwards(join3(mount, "cpu"), path) : [];
  });
}
function listUpwards(mount, path) {
  const inside = join3("/", path);
  if (inside === "/") return [mount];
  return [join3(mount, inside), ...listUpwards(mount, dirname3(inside))];
}
function readQuota(directory) {
  const [quota, period] = readProcFile(join3(directory, "cpu.max"))?.split(/\s+/) ?? ["cpu.cfs_quota_us", "cpu.cfs_period_us"].map((name) => readProcFile(join3(directory, name)));
  const cores2 = Number(quota) / Number(period);
  return cores2 > 0 && Number.isFinite(cores2) ? cores2 : void 0;
}
function readCounts(directory) {
  const text = readProcFile(join3(directory, "cpu.stat")) ?? "";
  const count2 = (name) => Number(new RegExp(`^${name} (\\d+)$`, "m").exec(text)?.[1]);
  const [periods, throttled] = [count2("nr_periods"), count2("nr_throttled")];
  return periods > 0 ? { periods, throttled } : void 0;
}

// src/machine/environment.ts
function describeMachine({ ambient }) {
  const processors = cpus();
  return {
    cpuModel: processors[0]?.model.trim() ?? "unknown",
    // Not availableParallelism(): newer versions of Node count the quota into it, older ones do not.
    cores: processors.length,
    memory: bytes(totalmem()),
    architecture: arch(),
    platform: platform(),
    kernel: release(),
    node: process.versions.node,
    machine: identifyMachine({
      ambient,
      machineId: readProcFile("/etc/machine-id")?.trim(),
      hostname: hostname()
    }),
    cpuQuota: readCpuQuota(),
    image: imageOf(ambient)
  };
}
function imageOf({ ImageOS: system = "", ImageVersion: version = "" }) {
  const isNamed = [system, version].every((word) => /^[\w.-]{1,60}$/.test(word));
  return isNamed ? `${system} ${version}` : void 0;
}
function identifyMachine(facts) {
  const { RUNNER_ENVIRONMENT: kind, RUNNER_NAME: runner } = facts.ambient;
  if (kind === "github-hosted") return void 0;
  const namedRunner = kind === "self-hosted" && runner ? runner : void 0;
  const stable = facts.machineId || namedRunner || platform() === "darwin" && facts.hostname;
  if (!stable) return void 0;
  const parts = namedRunner === void 0 ? ["perf-gate", facts.machineId ?? "", facts.hostname, ""] : ["perf-gate", namedRunner];
  return createHash("sha256").update(parts.join("\0")).digest("hex");
}

// src/load/generator-cost.ts
import { createServer } from "node:net";
var SLICES = 8;
var SLICE = {
  shape: { kind: "closed" },
  settle: milliseconds(0),
  window: milliseconds(40)
};
var ASK = {
  name: "calibration",
  method: "GET",
  path: "/",
  headers: [],
  body: void 0,
  weight: 1,
  expect: { status: void 0, body: void 0 },
  tolerances: { p99: ratio(0) },
  limits: { p99: void 0 }
};
async function measureGeneratorCost(generator) {
  var _stack = [];
  try {
    if (generator.engine === "http2") return void 0;
    const server = __using(_stack, await serveTrivially(), true);
    const load = __using(_stack, await generator.aimAt(server.target, [ASK]), true);
    const costs = [];
    for (let slice = 0; slice < SLICES; slice++) {
      costs.push(...costOf((await load.run(SLICE)).result));
    }
    return costs.length === 0 ? void 0 : microseconds(Math.min(...costs));
  } catch (_2) {
    var _error = _2, _hasError = true;
  } finally {
    var _promise = __callDispose(_stack, _error, _hasError);
    _promise && await _promise;
  }
}
function costOf({ generatorUse, requests }) {
  const sent = [...requests.values()].reduce((sum2, result) => sum2 + result.sent, 0);
  if (generatorUse === void 0 || sent === 0) return [];
  return [microseconds(generatorUse.cpu / NANOSECONDS_PER_MICROSECOND / sent)];
}
var ANSWER = Buffer.from(
  "HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nContent-Length: 2\r\n\r\nok"
);
var LOOPBACK = "127.0.0.1";
async function serveTrivially() {
  const sockets = /* @__PURE__ */ new Set();
  const server = createServer({ noDelay: true }, (socket) => {
    sockets.add(socket);
    socket.once("close", () => sockets.delete(socket));
    socket.on("error", () => void 0);
    socket.on("data", () => void socket.write(ANSWER));
  });
  await new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(0, LOOPBACK, resolve);
  });
  const address = server.address();
  const port = typeof address === "object" && address !== null ? address.port : 0;
  return {
    target: { protocol: "http:", address: LOOPBACK, hostname: LOOPBACK, port, insecure: false },
    async [Symbol.asyncDispose]() {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => void server.close(() => resolve()));
    }
  };
}

// src/record/clean.ts
var LEAST_LIMIT = milliseconds(0.5);
var QUIET_SHARE = 0.1;
var LIMIT_FACTOR = 2;
function cleanSlices(arms) {
  const limits = findLimits([...arms.baseline, ...arms.candidate]);
  return {
    baseline: limits ? cleanArm(arms.baseline, limits) : mergeSlices(resultsOf2(arms.baseline)),
    candidate: limits ? cleanArm(arms.candidate, limits) : mergeSlices(resultsOf2(arms.candidate))
  };
}
function findLimits(slices) {
  const waits = slices.flatMap((slice) => slice.waits ?? []);
  if (slices.length === 0 || waits.length < slices.length) return void 0;
  return {
    serverLimit: limitOf(waits.map(({ serverDelay }) => serverDelay)),
    generatorLimit: limitOf(waits.map(({ generatorDelay }) => generatorDelay))
  };
}
function limitOf(delays) {
  const ascending = delays.toSorted((one, other) => one - other);
  const quiet = ascending[Math.ceil(ascending.length * QUIET_SHARE) - 1] ?? 0;
  return milliseconds(Math.max(LEAST_LIMIT, LIMIT_FACTOR * quiet));
}
function cleanArm(slices, limits) {
  const kept = slices.filter((slice) => isWithin(slice, limits));
  const merged = mergeSlices(resultsOf2(slices));
  const cleaning = { slices: slices.length, kept: kept.length, ...limits };
  const requests = withCleanTimes(merged.requests, kept);
  return { ...merged, cleaning, requests, flows: withCleanTimes(merged.flows, kept) };
}
function withCleanTimes(results, kept) {
  const cleaned = [...results].map(([name, result]) => [
    name,
    { ...result, cleanTime: responseTimesOf(name, kept) }
  ]);
  return new Map(cleaned);
}
function isWithin({ waits }, { serverLimit, generatorLimit }) {
  if (waits === void 0) return false;
  return waits.serverDelay <= serverLimit && waits.generatorDelay <= generatorLimit;
}
function responseTimesOf(name, slices) {
  const phases = slices.map(({ result }) => result);
  return mergeTimes(namedResults(phases, name).map(({ responseTime }) => responseTime));
}
var resultsOf2 = (slices) => slices.map(({ result }) => result);

// src/measure/close-blocks.ts
var isBroken = ({ incidents }) => incidents.length > 0;
function isHopeless(measured) {
  const isPaired2 = measured.some(({ blocks }) => blocks.length > 1);
  const needed = isPaired2 ? "baseline" : "candidate";
  const isSilent3 = measured.every(
    ({ blocks }) => blocks.some((block) => block.arm === needed && block.capacity.completed === 0)
  );
  return measured.some(isBroken) || isSilent3;
}
function closeBlocks(number, servers) {
  const fixedRate = mergeFixedRate(servers);
  return {
    blocks: servers.map((server) => closeBlock(number, server, fixedRate.get(server.arm))).toSorted((one, other) => one.arm < other.arm ? -1 : 1),
    firstAnswers: new Map(servers.map(({ arm, firstAnswers }) => [arm, firstAnswers])),
    programs: servers.flatMap(
      ({ arm, programs }) => programs.map((program) => ({ arm, ...program }))
    ),
    incidents: servers.flatMap(({ incidents }) => incidents)
  };
}
function closeBlock(number, server, fixedRate) {
  return {
    arm: server.arm,
    number,
    startedAt: server.startedAt,
    boot: server.boot,
    firstAnswers: server.firstAnswersTook,
    capacity: server.withOpened(mergeSlices(resultsOf3(server.seen("capacity")))),
    fixedRate,
    added: server.added,
    server: server.use(),
    others: server.others()
  };
}
function mergeFixedRate(servers) {
  const seen = new Map(servers.map((server) => [server.arm, server.seen("fixed-rate")]));
  const baseline = seen.get("baseline") ?? [];
  const candidate = seen.get("candidate") ?? [];
  if (baseline.length > 0 && candidate.length > 0) {
    const cleaned = cleanSlices({ baseline, candidate });
    return /* @__PURE__ */ new Map([
      ["baseline", cleaned.baseline],
      ["candidate", cleaned.candidate]
    ]);
  }
  const measured = [...seen].filter(([, slices]) => slices.length > 0);
  return new Map(measured.map(([arm, slices]) => [arm, mergeSlices(resultsOf3(slices))]));
}
var resultsOf3 = (slices) => slices.map(({ result }) => result);

// src/measure/warm-up/cost-checks.ts
var FIRST_CHECK = 6;
var CostChecks = class {
  #next = FIRST_CHECK;
  #last;
  #fall;
  /** How much cheaper answers were still getting at the last check; `undefined` where they were not. */
  get doubt() {
    return this.#last === "dear" ? this.#fall : void 0;
  }
  /**
   * @param isLate on a crowded machine there are few slices when it is time for a first check
   * @returns `undefined` where it is not time for one
   */
  check(slices, isLate, falls) {
    if (slices < this.#next && !(isLate && this.#last === void 0)) return void 0;
    this.#next = Math.ceil(slices * Math.SQRT2);
    const fall = meanFall(falls());
    this.#fall = fall;
    this.#last = fall === void 0 ? "unknown" : fall <= LARGEST_FALL ? "cheap" : "dear";
    return this.#last;
  }
};
var REST = seconds(5);
var doesLongerPay = (fall, took) => Math.exp(2 * fall) > (REST + took) / (REST + took / 2);

// src/measure/warm-up/warm-up.ts
var SLICE2 = milliseconds(50);
var NOTHING = { answers: 0, took: milliseconds(0), isWarm: false };
async function warmUp(servers, goal, coin) {
  const [alone] = servers;
  if (goal.limit === 0 || alone === void 0) return NOTHING;
  if (goal.kind === "time") return await warmFor(alone, goal.limit);
  const turns = new Turns(servers, goal.limit, coin);
  return goal.kind === "answers" ? await warmAsFar(turns, goal.answers) : await findWarmUp(turns, goal.enough);
}
var PARTS = 4;
async function warmFor(server, limit) {
  const began = performance.now();
  const part = milliseconds(limit / PARTS);
  let answers = 0;
  for (let done = 0; done < PARTS && performance.now() < began + limit; done++) {
    const slice = await server.warmUp(part);
    answers += slice.answers;
    if (slice.answers === 0 || server.isLost("capacity")) break;
  }
  return { answers, took: milliseconds(performance.now() - began), isWarm: false };
}
async function warmAsFar(turns, answers) {
  for await (const now of turns.rounds()) {
    if (now.answers >= answers) break;
  }
  await turns.evenOut();
  return { ...turns.sofar(), isWarm: true };
}
async function findWarmUp(turns, enough) {
  const checks = new CostChecks();
  const course = [];
  let cheapFrom;
  for await (const now of turns.rounds()) {
    course.push(now);
    const isEnough2 = turns.shortest() >= enough;
    const seen = checks.check(course.length, isEnough2, () => turns.falls());
    if (seen === "cheap") cheapFrom ??= now;
    if (seen === "dear") cheapFrom = void 0;
    if (isEnough2 && checks.doubt === void 0) break;
  }
  await turns.evenOut();
  const all = turns.sofar();
  const { doubt } = checks;
  if (doubt !== void 0 && doesLongerPay(doubt, all.took)) return { ...all, isWarm: false };
  const half = (cheapFrom ?? all).answers / 2;
  const isHalf = ({ answers }, index) => answers >= half && index + 1 >= FIRST_CHECK;
  return { ...course.find(isHalf) ?? all, isWarm: doubt === void 0 };
}
var Turns = class {
  #began = performance.now();
  #courses;
  #limit;
  #coin;
  /** @param limit for each server */
  constructor(servers, limit, coin) {
    const start = { lastRate: 0, isMute: false, answers: 0, time: 0 };
    this.#courses = servers.map((server) => ({ server, ...start }));
    this.#limit = limit;
    this.#coin = coin;
  }
  /** Until the limit ends it, or a server is lost or mute: that one gets no warmer, and its slices take long. */
  async *rounds() {
    for (let left = this.#limit; left > 0; left = this.#left()) {
      const most = this.#most();
      for (const course of this.#coin.shuffle(this.#courses)) {
        await advance(course, Math.min(Math.ceil(left), SLICE2 + timeBehind(course, most)));
      }
      if (this.#courses.some((course) => course.isMute || course.server.isLost("capacity"))) return;
      yield this.sofar();
    }
  }
  sofar() {
    const answers = Math.min(...this.#courses.map((course) => course.answers));
    return { answers, took: milliseconds(performance.now() - this.#began) };
  }
  /** Time under load of the server that has had least. */
  shortest() {
    return Math.min(...this.#courses.map(({ time }) => time));
  }
  falls() {
    return this.#courses.map(({ server }) => server.fall());
  }
  /** The last slices of a round leave the one behind that went first, or is slower. */
  async evenOut() {
    if (this.#courses.some(({ server }) => server.isLost("capacity"))) return;
    if (this.#left() < -this.#limit) return;
    const most = this.#most();
    for (const course of this.#courses) {
      const window = timeBehind(course, most);
      if (window >= SHORTEST) await advance(course, window);
    }
  }
  #left() {
    return this.#limit - this.sofar().took / this.#courses.length;
  }
  #most() {
    return Math.max(...this.#courses.map(({ answers }) => answers));
  }
};
var SHORTEST = 5;
async function advance(course, window) {
  const { rate: rate2, answers, elapsed } = await course.server.warmUp(milliseconds(window));
  course.lastRate = rate2;
  course.isMute = answers === 0;
  course.answers += answers;
  course.time += elapsed;
}
var LONGEST_CATCHING_UP = 3 * SLICE2;
function timeBehind({ answers, lastRate }, most) {
  if (lastRate === 0) return 0;
  const time = (most - answers) / lastRate * MILLISECONDS_PER_SECOND;
  return Math.min(LONGEST_CATCHING_UP, Math.round(time));
}

// src/measure/block.ts
async function measureArms(input, ports) {
  const { versions, coin, number } = input;
  const { tried } = versions;
  const trial = tried ? laterTrial(tried) : new FirstTrial(countArms(versions), ports);
  const arms = orderOf(versions, coin);
  const background = arms.length === 1 ? await watchAlone(ports) : void 0;
  const loaded = [];
  for (const together of versions.turns === "slices" ? [arms] : arms.map((arm) => [arm])) {
    const goalOf = goalAfter(loaded, input);
    const more = { background, goalOf, trial, before: loaded };
    loaded.push(await measureAtOnce(together, { ...input, ...more }, ports));
  }
  const servers = serversOf(loaded);
  return {
    ...closeBlocks(number, servers),
    warmUp: {
      answers: Math.min(...loaded.map(({ warmedUp }) => warmedUp.answers)),
      took: milliseconds(sum(loaded, ({ warmedUp }) => warmedUp.took) / arms.length),
      isWarm: loaded.every(({ warmedUp }) => warmedUp.isWarm),
      surplus: milliseconds(sum(loaded, ({ surplus }) => surplus)),
      fall: meanFall(servers.map((server) => server.fall())),
      errors: new Map(servers.map(({ arm, warmUpErrors }) => [arm, warmUpErrors]))
    }
  };
}
function orderOf({ arms, turns, tried }, coin) {
  const order = coin.shuffle(arms);
  return turns === "slices" || tried !== void 0 ? order : arms;
}
var CATCHING_UP = 3;
var goalAfter = ([first], { versions, warmUpGoal }) => () => {
  if (versions.arms.length === 1) return { kind: "time", limit: versions.load.warmup };
  if (first === void 0) return warmUpGoal();
  const { answers, took } = first.warmedUp;
  return { kind: "answers", answers, limit: milliseconds(CATCHING_UP * took) };
};
var watchAlone = ({ signal }) => unlessAborted(signal, watchBackground);
var serversOf = (loaded) => loaded.flatMap(({ servers }) => servers);
async function measureAtOnce(arms, input, ports) {
  var _stack = [];
  try {
    const { before, trial, versions } = input;
    const opened2 = __using(_stack, await openServers(arms, input, ports), true);
    const vain = trial.takeVain();
    const answers = [...before.flatMap((one) => one.answers), ...opened2.answers];
    if (input.number === CALIBRATION) {
      refuseEndless([...serversOf(before), ...opened2.servers], versions.arms.length);
    }
    if (trial.isFirst) refuseUnexpected(answers, versions);
    const loaded = await loadAll(opened2.servers, input);
    return { ...loaded, answers: opened2.answers, surplus: milliseconds(loaded.surplus + vain) };
  } catch (_2) {
    var _error = _2, _hasError = true;
  } finally {
    var _promise = __callDispose(_stack, _error, _hasError);
    _promise && await _promise;
  }
}
async function loadAll(servers, { versions, generator, coin, number, reopens, goalOf, capacity, fixedRate, onRound }) {
  onRound("warm-up", 0);
  const began = performance.now();
  const goal = goalOf();
  const isVain = servers.some(isMute);
  const limit = isVain ? milliseconds(0) : goal.limit;
  const warmedUp = await warmUp(servers, { ...goal, limit }, coin);
  const surplus = milliseconds(performance.now() - began - warmedUp.took);
  const turns = { reopens, coin, onRound };
  const closed = { kind: "closed" };
  await takeTurns(servers, { ...turns, phase: "capacity", shape: closed, scheme: capacity });
  if (fixedRate !== void 0 && !servers.some((server) => server.isLost("capacity"))) {
    const open3 = { kind: "open", rate: fixedRate.rate };
    await takeTurns(servers, { ...turns, phase: "fixed-rate", shape: open3, scheme: fixedRate });
  }
  for (const server of servers) server.noteEnd();
  for (const server of servers) {
    if (server.arm === "candidate") {
      await measureAdded(server, { requests: versions.added, number }, generator, capacity);
    }
  }
  return { servers, warmedUp, surplus };
}
var isMute = ({ firstAnswers }) => firstAnswers.length > 0 && firstAnswers.every(({ failure }) => failure?.class === "timeout");
var PATIENCE2 = 1.5;
async function takeTurns(servers, { phase, shape, scheme, reopens, coin, onRound }) {
  const { slices, settle: least, window, spread = 0 } = scheme;
  const offset = coin.fraction();
  const patience = performance.now() + PATIENCE2 * slices * servers.length * sliceCost(scheme, reopens);
  for (let done = 0; done < slices; done++) {
    if (servers.some((server) => server.isLost(phase)) || performance.now() >= patience) return;
    const settle2 = milliseconds(least + spread * ((offset + done / slices) % 1));
    for (const server of coin.shuffle(servers)) {
      await server.runSlice({ phase, shape, settle: settle2, window, reopens });
    }
    onRound(phase, done + 1);
  }
}
var ADDED_SLICES = 4;
async function measureAdded(server, { requests, number }, generator, { settle: settle2, window }) {
  var _stack = [];
  try {
    if (requests.length === 0 || server.isLost("capacity")) return;
    const turn = `block ${number}, added`;
    const load = __using(_stack, await generator.aimAt(server.target, server.session.fill(requests), { turn }), true);
    const slices = [];
    while (slices.length < ADDED_SLICES) {
      const slice = { shape: { kind: "closed" }, settle: settle2, window };
      const { result } = await load.run({ ...slice, turn: `${turn} ${slices.length}` });
      slices.push(result);
    }
    server.noteAdded(mergeSlices(slices));
  } catch (_2) {
    var _error = _2, _hasError = true;
  } finally {
    var _promise = __callDispose(_stack, _error, _hasError);
    _promise && await _promise;
  }
}

// src/record/held-rate.ts
var SLACK = ratio(0.02);
var isRateHeld = ({
  candidate,
  baselineArm
}) => heldItsRate(candidate) && heldItsRate(baselineArm);
function heldIn(record, block) {
  return heldItsRate({ ...record, blocks: [block] });
}
function heldItsRate(record) {
  const seen = sustainedOf(record);
  return seen !== void 0 && isHeld(record, seen);
}
function isSameRate(a, b2) {
  const [first, second] = [a.load.offeredRate, b2.load.offeredRate];
  if (first === void 0 || second === void 0) return false;
  return Math.abs(first - second) <= SLACK * second;
}
function isHeld(record, { offered, achieved, due, unsent, slices }) {
  if (unsent > SLACK * due) return false;
  const chance = due === 0 ? 1 : slices / due;
  return achieved >= offered * (1 - SLACK - chance) || couldHold(record, offered);
}
var couldHold = (record, offered) => record.load.arms === 2 && (unitRateOf(record) ?? 0) >= offered;
function unitRateOf(measured) {
  const phases = blocksOf(measured).map((block) => block.capacity);
  return rateOf(phases, completedUnits);
}
var completedUnits = (phase) => phase.flows.size === 0 ? phase.completed : sum(unitsIn(phase), ({ completed }) => completed);
function sustainedOf(record) {
  const offered = record.load.offeredRate;
  const phases = fixedRatePhases(record);
  const results = phases.flatMap(unitsIn);
  const achieved = rateOf(
    phases,
    (phase) => completedUnits(phase) + sum(unitsIn(phase), ({ failures }) => countFailures(failures))
  );
  if (offered === void 0 || achieved === void 0) return void 0;
  const unsent = sum(results, (result) => result.unsent);
  const due = sum(results, (result) => result.sent) + unsent;
  return { offered, achieved, due, unsent, slices: sum(phases, (phase) => phase.slices) };
}

// src/measure/calibrate.ts
var OFFERED_SHARE = 0.6;
var CALIBRATION_SLICE = {
  slices: 4,
  settle: milliseconds(10),
  window: milliseconds(100)
};
async function calibrate(input, ports) {
  const { versions, givenRate, connections, deadline } = input;
  const { warmup } = versions.load;
  const arms = countArms(versions);
  const began = performance.now();
  const left = () => milliseconds(deadline - performance.now());
  const warmUpGoal = () => {
    const start2 = milliseconds(performance.now() - began);
    const limit = longestInCalibration({ warmup, arms, left: left(), start: start2 });
    return { kind: "calibration", enough: warmup, limit };
  };
  const measured = await measureArms(
    {
      ...input,
      number: CALIBRATION,
      reopens: false,
      warmUpGoal,
      capacity: CALIBRATION_SLICE,
      fixedRate: void 0,
      onRound: () => void 0
    },
    ports
  );
  const took = milliseconds(performance.now() - began);
  const throughput = paceOfBoth(measured.blocks);
  if (throughput === 0 || measured.incidents.length > 0) return { kind: "hopeless", measured };
  const { warmUp: warmUp2 } = measured;
  const overhead = milliseconds(took - warmUp2.surplus - timeUnderLoad(measured.blocks));
  const start = milliseconds(overhead - arms * warmUp2.took);
  return {
    kind: "calibrated",
    measured,
    calibration: {
      throughput,
      offeredRate: givenRate ?? offeredRate(throughput),
      connections,
      hasFlows: listFlows(versions.requests).length > 0,
      rarestShare: rarestShare(versions.requests),
      overhead,
      arms,
      turns: versions.turns,
      reopens: fallsOnWorkers(measured.blocks),
      addedSlices: versions.added.length === 0 ? 0 : ADDED_SLICES,
      warmUp: {
        goal: {
          kind: "answers",
          answers: warmUp2.answers,
          limit: longestInPair({ warmup, arms, left: left(), start })
        },
        expected: warmUp2.took,
        isEnough: warmUp2.isWarm,
        wasAsked: warmUp2.fall !== void 0
      }
    }
  };
}
function isSettled({ measured, calibration }, left) {
  const successes = new Map(measured.blocks.map((block) => [block.arm, successesOf(block)]));
  const isSilent3 = successes.get("candidate") === 0 && (successes.get("baseline") ?? 0) > 0;
  const { arms } = calibration;
  return isSilent3 && blockScheme(calibration, left).blocks < blockLimits(arms).fewest;
}
var successesOf = ({ capacity }) => sum([...capacity.requests.values()], ({ ok }) => ok);
var speedOf = (block) => throughputOf(block) ?? perSecond(0);
function paceOfBoth(blocks) {
  const baseline = blocks.find(({ arm }) => arm === "baseline");
  const paces = blocks.map(paceOf);
  const known = baseline === void 0 || paceOf(baseline) === 0 ? paces : paces.filter((pace) => pace > 0);
  return known.length === 0 ? perSecond(0) : perSecond(Math.min(...known));
}
function paceOf(block) {
  const { capacity } = block;
  const withDrains = rate(
    sum(unitsIn(capacity), ({ ok }) => ok),
    capacity.elapsed
  );
  if (capacity.flows.size > 0) return withDrains;
  return perSecond(Math.max(withDrains, unitRateOf(block) ?? 0));
}
var timeUnderLoad = (blocks) => blocks.reduce((sum2, { capacity, added }) => sum2 + capacity.elapsed + (added?.elapsed ?? 0), 0);
function fallsOnWorkers(blocks) {
  return blocks.length > 1 && blocks.some(({ server }) => server.placement !== void 0);
}
function offeredRate(capacity) {
  return perSecond(Math.max(1, Number((capacity * OFFERED_SHARE).toPrecision(2))));
}

// src/plan/plan-hash.ts
import { createHash as createHash2 } from "node:crypto";
function planHash({ measured }) {
  return createHash2("sha256").update(measured).digest("hex");
}

// src/measure/compose-record.ts
function composeRecord(input) {
  const { plan, machine, identity, baselineArm, measured, look, planned } = input;
  const { secrets } = plan;
  const firstAnswers = measured[0]?.firstAnswers.get("candidate") ?? [];
  return {
    id: identity.id,
    attempt: identity.attempt,
    name: plan.name,
    measuredAt: (/* @__PURE__ */ new Date()).toISOString(),
    accepted: true,
    isNewLevel: false,
    planHash: planHash(plan),
    plan: plan.summary,
    commit: identity.commit,
    changedFrom: identity.changedFrom,
    seed: plan.seed,
    environment: { ...machine, perfGate: identity.perfGate },
    load: loadFacts(input),
    requests: plan.requests.map((request) => requestFacts(request, firstAnswers, secrets)),
    baselineArm,
    armDifferences: void 0,
    programs: namePrograms(measured, secrets),
    profiles: void 0,
    look,
    took: milliseconds(Math.round(input.took)),
    pace: look && planned && { lead: planned.spent, pair: planned.scheme.wholeBlockTime },
    step: void 0,
    earlierSteps: void 0,
    blocks: measured.flatMap(({ blocks }) => blocks).map((block) => maskBlock(block, secrets))
  };
}
function namePrograms([first], secrets) {
  if (first === void 0 || first.programs.length === 0) return void 0;
  return first.programs.slice(0, MOST_PROGRAMS).map((program) => ({ ...program, name: maskSecrets(program.name, secrets) }));
}
function loadFacts({ plan, versions, generator, generatorCost, planned }) {
  const { load, server } = plan;
  return {
    connections: load.connections,
    threads: generator.threads,
    engine: generator.engine,
    generatorCost,
    warmup: load.warmup,
    capacitySlice: planned?.scheme.capacity.window ?? CALIBRATION_SLICE.window,
    fixedRateSlice: planned?.scheme.fixedRate.window ?? milliseconds(0),
    offeredRate: planned?.calibration.offeredRate,
    processes: server.kind === "started" ? "fresh" : "running",
    arms: countArms(versions),
    turns: versions.turns,
    reopens: planned?.calibration.reopens ?? false
  };
}
function requestFacts(request, answers, secrets) {
  const answer = answers.find(({ name, status }) => name === request.name && status > 0);
  return {
    name: request.name,
    method: request.method,
    path: request.path,
    weight: request.weight,
    serverSoftware: maskSecrets(answer?.serverSoftware ?? "", secrets) || void 0,
    documentLength: answer && bytes(answer.bodyBytes),
    status: answer?.status
  };
}
function maskBlock(block, secrets) {
  if (secrets.length === 0) return block;
  const { capacity, fixedRate, added } = block;
  return {
    ...block,
    capacity: maskPhase(capacity, secrets),
    fixedRate: fixedRate && maskPhase(fixedRate, secrets),
    added: added && maskPhase(added, secrets)
  };
}
function maskPhase(phase, secrets) {
  const { requests, flows } = phase;
  return { ...phase, requests: maskResults(requests, secrets), flows: maskResults(flows, secrets) };
}
var maskResults = (results, secrets) => new Map(
  [...results].map(([name, result]) => {
    return [name, { ...result, failures: maskFailures(result.failures, secrets) }];
  })
);
function maskFailures(failures, secrets) {
  const masked = Object.entries(failures).map(([name, { count: count2, example }]) => [
    name,
    { count: count2, example: maskSecrets(example, secrets) }
  ]);
  return Object.fromEntries(masked);
}

// src/measure/incidents.ts
function throttledBetween(before, after) {
  if (before === void 0 || after === void 0) return [];
  const throttled = after.throttled - before.throttled;
  if (throttled <= 0) return [];
  const periods = after.periods - before.periods;
  const text = `The CPU quota of this machine's cgroup ran out in ${throttled} of ${periods} periods; throughput and times show the quota, too. Raise it, or ask for fewer connections.`;
  return [{ kind: "throttled", text }];
}
function cutShort(measured) {
  const done = measured.length;
  if (done >= FEWEST_BLOCKS || isHopeless(measured)) return [];
  const blocks = done === 1 ? "1 block was" : `${done} blocks were`;
  return [
    { kind: "cut-short", text: `only ${blocks} measured: too few to decide; set a larger budget` }
  ];
}

// src/measure/limit-by-rows.ts
var MARGIN = 1.5;
function limitByRows(input, used) {
  const { scheme, calibration } = input;
  const shortage = findShortage(input, used);
  if (shortage === void 0 || shortage.blocks >= scheme.blocks)
    return { scheme, note: void 0 };
  const { arms } = calibration;
  const fewest = Math.min(blockLimits(arms).fewest, scheme.blocks);
  if (shortage.blocks < fewest) throw tooFewRows(shortage, fewest, arms);
  const { blocks } = shortage;
  const looks = arms === 1 ? [blocks] : looksAt(blocks);
  const note = `The rows of "${shortage.table}" last for about ${blocks} of ${scheme.blocks} ${unitOf(arms)}, so no more are planned.`;
  return { scheme: { ...scheme, blocks, looks }, note };
}
function findShortage(input, generator) {
  const units = listUnits(input.versions.requests);
  const total = units.reduce((sum2, [{ weight }]) => sum2 + weight, 0);
  const all = units.flatMap((unit) => {
    const [first] = unit;
    const tables = new Set(unit.flatMap(({ template }) => tablesOf(template)));
    const once2 = [...tables].filter(({ order }) => order === "once");
    const used = generator.usedOf(first.name);
    const each = Math.ceil(MARGIN * unitsIn2(input) * first.weight / total) + 1;
    return once2.map(({ name, rows }) => ({
      unit: first.step?.flow.name ?? first.name,
      table: name,
      blocks: Math.max(0, Math.floor((rows.length - used) / each)),
      needed: used + each * input.scheme.blocks
    }));
  });
  return all.toSorted((one, other) => one.blocks - other.blocks)[0];
}
function unitsIn2({ scheme, calibration, versions }) {
  const { throughput, offeredRate: offeredRate2, warmUp: warmUp2 } = calibration;
  const timeOf = ({ slices, settle: settle2, window, spread = milliseconds(0) }) => slices * toSeconds(milliseconds(window + settle2 + spread));
  return warmUp2.goal.answers / requestsPerUnit(versions.requests) + throughput * timeOf(scheme.capacity) + offeredRate2 * timeOf(scheme.fixedRate);
}
var unitOf = (arms) => arms === 1 ? "blocks" : "pairs of blocks";
function tooFewRows({ unit, table, blocks, needed }, fewest, arms) {
  const lasting = blocks === 0 ? "for none" : `for about ${blocks}`;
  return new GateError({
    code: "rows-used-up",
    kind: "input",
    message: `The rows of "${table}" last ${lasting} of the ${fewest} ${unitOf(arms)} that a verdict takes: "${unit}" uses each once.`,
    remedy: `Give it about ${needed} rows, or write \`order: in-order\`, which begins again behind the last.`
  });
}

// src/measure/ports.ts
var hideAlso = (captured, ports) => ({
  ...ports,
  hide: (secrets) => {
    for (const secret of secrets) captured.add(secret);
    ports.hide(secrets);
  }
});

// src/stats/hodges-lehmann.ts
function walshAverages(effects) {
  return effects.flatMap((x, i) => effects.slice(i).map((y) => logRatio((x + y) / 2))).sort((a, b2) => a - b2);
}
function hodgesLehmann(walsh) {
  const lower = walsh[Math.floor((walsh.length - 1) / 2)] ?? Number.NaN;
  const upper = walsh[Math.ceil((walsh.length - 1) / 2)] ?? Number.NaN;
  return logRatio((lower + upper) / 2);
}

// src/stats/special-functions.ts
var STIRLING = [
  1 / 12,
  -1 / 360,
  1 / 1260,
  -1 / 1680,
  1 / 1188,
  -691 / 360360,
  1 / 156
];
var LARGE = 15;
function logGamma(x) {
  let shift = 0;
  let argument = x;
  while (argument < LARGE) {
    shift += Math.log(argument);
    argument += 1;
  }
  return stirling(argument) - shift;
}
var logFactorial = (n) => logGamma(n + 1);
function stirling(x) {
  const series = STIRLING.reduceRight((sum2, term) => sum2 / (x * x) + term, 0) / x;
  return (x - 0.5) * Math.log(x) - x + 0.5 * Math.log(2 * Math.PI) + series;
}
var TINY = 1e-300;
var PRECISION = 1e-15;
var MAX_TERMS = 2e4;
function incompleteBeta(x, a, b2) {
  if (x <= 0) return 0;
  if (x >= 1) return 1;
  if (x > (a + 1) / (a + b2 + 2)) return 1 - belowMean(1 - x, b2, a);
  return belowMean(x, a, b2);
}
function belowMean(x, a, b2) {
  const logScale = logGamma(a + b2) - logGamma(a) - logGamma(b2) + a * Math.log(x) + b2 * Math.log1p(-x);
  return Math.exp(logScale) / a * continuedFraction(x, a, b2);
}
function continuedFraction(x, a, b2) {
  let c = 1;
  let d = 1 / nonZero(1 - (a + b2) * x / (a + 1));
  let value = d;
  for (let m2 = 1; m2 <= MAX_TERMS; m2++) {
    const even = m2 * (b2 - m2) * x / ((a + 2 * m2 - 1) * (a + 2 * m2));
    d = 1 / nonZero(1 + even * d);
    c = nonZero(1 + even / c);
    value *= d * c;
    const odd = -(a + m2) * (a + b2 + m2) * x / ((a + 2 * m2) * (a + 2 * m2 + 1));
    d = 1 / nonZero(1 + odd * d);
    c = nonZero(1 + odd / c);
    value *= d * c;
    if (Math.abs(d * c - 1) < PRECISION) break;
  }
  return value;
}
var nonZero = (value) => Math.abs(value) < TINY ? TINY : value;
var MAX_STEPS = 200;
function bisect(low, high, isAbove) {
  let [below, above] = [low, high];
  for (let step = 0; step < MAX_STEPS; step++) {
    const middle = (below + above) / 2;
    if (middle <= below || middle >= above) break;
    if (isAbove(middle)) above = middle;
    else below = middle;
  }
  return (below + above) / 2;
}

// src/stats/student-t.ts
function studentTail(t, degreesOfFreedom) {
  const x = degreesOfFreedom / (degreesOfFreedom + t * t);
  return incompleteBeta(x, degreesOfFreedom / 2, 0.5) / 2;
}
var quantiles = /* @__PURE__ */ new Map();
function studentQuantile(alpha, degreesOfFreedom) {
  if (alpha > 0.5) return -studentQuantile(1 - alpha, degreesOfFreedom);
  if (alpha === 0.5) return 0;
  if (!Number.isInteger(degreesOfFreedom)) return searchQuantile(alpha, degreesOfFreedom);
  const ofDegrees = quantiles.get(degreesOfFreedom) ?? /* @__PURE__ */ new Map();
  quantiles.set(degreesOfFreedom, ofDegrees);
  const known = ofDegrees.get(alpha) ?? searchQuantile(alpha, degreesOfFreedom);
  ofDegrees.set(alpha, known);
  return known;
}
function searchQuantile(alpha, degreesOfFreedom) {
  let high = 1;
  while (studentTail(high, degreesOfFreedom) > alpha) high *= 2;
  return bisect(0, high, (t) => studentTail(t, degreesOfFreedom) < alpha);
}

// src/stats/wilcoxon.ts
function criticalRank(n, alpha) {
  const probabilities = signedRankDistribution(n);
  let cumulative = 0;
  let critical;
  for (const [rank, probability] of probabilities.entries()) {
    cumulative += probability;
    if (cumulative > alpha) break;
    critical = rank;
  }
  return critical;
}
function lowerWilcoxonBound(walsh, n, alpha) {
  const rank = criticalRank(n, alpha);
  return (rank === void 0 ? void 0 : walsh[rank]) ?? logRatio(Number.NEGATIVE_INFINITY);
}
function upperWilcoxonBound(walsh, n, alpha) {
  const rank = criticalRank(n, alpha);
  const bound = rank === void 0 ? void 0 : walsh[walsh.length - 1 - rank];
  return bound ?? logRatio(Number.POSITIVE_INFINITY);
}
var distributions = /* @__PURE__ */ new Map();
function signedRankDistribution(n) {
  const known = distributions.get(n) ?? addRanks(n);
  distributions.set(n, known);
  return known;
}
function addRanks(n) {
  let probabilities = [1];
  for (let rank = 1; rank <= n; rank++) {
    const before = probabilities;
    probabilities = Array.from(
      { length: before.length + rank },
      (_2, w2) => ((before[w2] ?? 0) + (before[w2 - rank] ?? 0)) / 2
    );
  }
  return probabilities;
}

// src/stats/pair-bounds.ts
function boundPairs(effects, share, usual) {
  const { length } = effects;
  const bounds = boundSize(effects, usual);
  const [size, alarm] = [levelAt(length, "size"), levelAt(length, "above-zero", share)];
  const walsh = walshAverages(effects);
  return {
    ...bounds,
    surest: logRatio(bounds.estimate - halfWidth(cautiousSpread(effects, usual), length, alarm)),
    byRanks: {
      low: lowerWilcoxonBound(walsh, length, size),
      high: upperWilcoxonBound(walsh, length, size)
    }
  };
}
function boundSize(effects, usual) {
  const { length } = effects;
  const level = levelAt(length, "size");
  const estimate = meanOf(effects);
  const [spread, cautious] = [standardDeviationOf(effects), cautiousSpread(effects, usual)];
  return {
    estimate,
    low: logRatio(estimate - halfWidth(cautious, length, level)),
    high: logRatio(estimate + halfWidth(spread, length, level))
  };
}
var USUAL_THROUGHPUT_SPREAD = logRatio(0.05);
var USUAL_DEGREES = 3;
function cautiousSpread(effects, usual) {
  const spread = standardDeviationOf(effects);
  return spread === void 0 ? void 0 : moderate(spread, effects.length, usual);
}
function moderate(spread, pairs, usual) {
  const degrees = pairs - 1;
  const variance = (USUAL_DEGREES * usual ** 2 + degrees * spread ** 2) / (USUAL_DEGREES + degrees);
  return logRatio(Math.max(spread, Math.sqrt(variance)));
}
function halfWidth(spread, pairs, level) {
  if (spread === void 0 || level <= 0) return Number.POSITIVE_INFINITY;
  return widthOf(pairs, level) * spread;
}
var widthOf = (pairs, level) => studentQuantile(level, pairs - 1) / Math.sqrt(pairs);

// src/stats/forecast.ts
var RUNS = 2e3;
var MOST_RUNS = 0.9 * RUNS;
function forecast({ loss, tolerance, ...input }) {
  const shouldFail = loss > tolerance;
  const cap = Math.min(input.cap, MOST_PAIRS);
  const looks = Array.from({ length: cap + 1 }, (_2, pairs2) => widthsAt(pairs2, input.share));
  const rightAfter = new Array(cap + 1).fill(0);
  let [pairs, right] = [0, 0];
  for (const run of standardRuns()) {
    const end = endOf(run, looks, { ...input, loss, tolerance });
    pairs += end?.pairs ?? cap;
    if (end?.isRed !== shouldFail) continue;
    right++;
    rightAfter[end.pairs] = (rightAfter[end.pairs] ?? 0) + 1;
  }
  return {
    pairs: pairs / RUNS,
    right: ratio(right / RUNS),
    inNineOfTen: firstToReach(rightAfter, MOST_RUNS)
  };
}
function widthsAt(pairs, share) {
  if (pairs < FEWEST_PAIRS) return void 0;
  return {
    ofSize: widthOf(pairs, levelAt(pairs, "size")),
    ofAlarm: widthOf(pairs, levelAt(pairs, "above-zero", share))
  };
}
function endOf({ means, deviations }, looks, { spread, loss, tolerance, usual }) {
  for (let pairs = FEWEST_PAIRS; pairs < looks.length; pairs++) {
    const widths = looks[pairs];
    if (widths === void 0) continue;
    const estimate = loss + spread * (means[pairs] ?? 0);
    const own = logRatio(spread * (deviations[pairs] ?? 0));
    const cautious = moderate(own, pairs, usual);
    const isShown = estimate > widths.ofAlarm * cautious;
    if (isShown && estimate - widths.ofSize * cautious > tolerance) return { pairs, isRed: true };
    if (estimate + widths.ofSize * own < 2 * tolerance) return { pairs, isRed: false };
  }
  return void 0;
}
function firstToReach(counts, enough) {
  let sum2 = 0;
  const reached = counts.findIndex((count2) => {
    sum2 += count2;
    return sum2 >= enough;
  });
  return reached < 0 ? void 0 : reached;
}
var drawn;
function standardRuns() {
  const normal = seededNormal(SEED);
  drawn ??= Array.from({ length: RUNS }, () => drawRun(normal));
  return drawn;
}
function drawRun(normal) {
  const [means, deviations] = [new Float64Array(MOST_PAIRS + 1), new Float64Array(MOST_PAIRS + 1)];
  let [mean, squares2] = [0, 0];
  for (let n = 1; n <= MOST_PAIRS; n++) {
    const value = normal();
    const distance = value - mean;
    mean += distance / n;
    squares2 += distance * (value - mean);
    means[n] = mean;
    deviations[n] = Math.sqrt(squares2 / Math.max(1, n - 1));
  }
  return { means, deviations };
}
var SEED = 2654435769;
function seededNormal(seed) {
  let state = seed >>> 0;
  const uniform = () => {
    state = state + 1831565813 >>> 0;
    let mixed = Math.imul(state ^ state >>> 15, state | 1);
    mixed ^= mixed + Math.imul(mixed ^ mixed >>> 7, mixed | 61);
    return ((mixed ^ mixed >>> 14) >>> 0) / 2 ** 32;
  };
  return () => Math.sqrt(-2 * Math.log(1 - uniform())) * Math.cos(2 * Math.PI * uniform());
}

// src/measure/progress.ts
var BlockProgress = class {
  #number;
  #scheme;
  #before;
  #ports;
  #began = performance.now();
  /** @param before the blocks that are done */
  constructor(number, scheme, before, ports) {
    this.#number = number;
    this.#scheme = scheme;
    this.#before = [...before];
    this.#ports = ports;
  }
  onRound(phase, done) {
    const { blocks, blockTime, capacity, fixedRate } = this.#scheme;
    const before = phase === "fixed-rate" ? capacity.slices : 0;
    const share = (before + done) / (capacity.slices + fixedRate.slices);
    const remaining = Math.max(0, this.#began + blockTime - performance.now());
    this.#ports.report({
      kind: "measuring",
      block: this.#number,
      blocks,
      phase,
      share: ratio(share),
      remaining: milliseconds(remaining + (blocks - this.#number) * blockTime)
    });
  }
  /** @param isLast the budget holds no further one, or none is planned */
  onDone(measured, isLast) {
    const { blocks, blockTime } = this.#scheme;
    const [candidate, baseline] = pairIn(measured.blocks);
    if (candidate === void 0) return;
    const progress = {
      block: this.#number,
      blocks,
      remaining: milliseconds(isLast ? 0 : (blocks - this.#number) * blockTime)
    };
    if (baseline === void 0) {
      const p99 = serviceQuantile(candidate, void 0, 0.99);
      this.#ports.report({
        kind: "block-done",
        ...progress,
        throughput: speedOf(candidate),
        p99
      });
      return;
    }
    this.#ports.report({
      kind: "pair-done",
      ...progress,
      throughput: { baseline: speedOf(baseline), candidate: speedOf(candidate) },
      soFar: intervalOf([...this.#before, measured])
    });
  }
};
function intervalOf(measured) {
  const losses = nonEmpty(measured.flatMap(({ blocks }) => lossOf2(blocks) ?? []));
  if (losses === void 0 || losses.length < FEWEST_PAIRS) return void 0;
  if (!losses.every(Number.isFinite)) return void 0;
  const { estimate, low, high } = boundSize(losses, USUAL_THROUGHPUT_SPREAD);
  const asChange = (loss) => changeOf(logRatio(-loss));
  return { change: asChange(estimate), worst: asChange(high), best: asChange(low) };
}
var pairIn = (blocks) => ["candidate", "baseline"].map((arm) => blocks.find((block) => block.arm === arm));
function lossOf2(blocks) {
  const [candidate, baseline] = pairIn(blocks);
  return candidate && baseline && logChange(speedOf(candidate), speedOf(baseline));
}
function reportScheme(scheme, calibration, plan, generator, spent, ports) {
  const { throughput, offeredRate: offeredRate2, arms } = calibration;
  ports.report({
    kind: "planned",
    blocks: scheme.blocks,
    capacity: perSecond(throughput * requestsPerUnit(plan.requests)),
    hasFlows: calibration.hasFlows,
    offeredRate: offeredRate2,
    capacitySlice: scheme.capacity.window,
    remaining: milliseconds(scheme.blocks * scheme.blockTime),
    workers: generator.threads,
    arms
  });
  if (arms === 1) return;
  reportWarmUp(calibration.warmUp, plan.load.warmup, ports);
  reportForecast(scheme, plan, spent, ports);
}
function reportForecast({ blocks, blockTime }, { tolerances }, spent, { report }) {
  if (blocks < FEWEST_PAIRS) return;
  const tolerance = logChange(1 - tolerances.throughput, 1);
  const usual = USUAL_THROUGHPUT_SPREAD;
  const gate2 = { spread: usual, tolerance, share: FIRST_THROUGHPUT_SHARE, usual };
  const endOf3 = (loss, cap) => {
    const { pairs, right } = forecast({ ...gate2, loss, cap });
    const whole = Math.round(pairs);
    return right < MOSTLY ? void 0 : { pairs: whole, time: milliseconds(whole * blockTime) };
  };
  const twice = logRatio(2 * tolerance);
  const shown2 = endOf3(twice, blocks);
  const longer = shown2 ?? endOf3(twice, MOST_PAIRS);
  report({
    kind: "forecast",
    spread: ratio(usual),
    pass: endOf3(logRatio(0), blocks),
    loss: ratio(-changeOf(logRatio(-twice))),
    shown: shown2,
    budget: longer && milliseconds(spent + longer.time)
  });
}
var MOSTLY = 1 / 2;
var inSeconds = (time) => `${Math.ceil(toSeconds(milliseconds(time)))}s`;
function reportShortBudget({
  blocks,
  blockTime,
  wholeBlockTime
}, { arms, budget, spent }, { report }) {
  const { fewest } = blockLimits(arms);
  const unit = unitOf2(arms);
  const each = arms === 1 ? blockTime : wholeBlockTime;
  const needed = spent + fewest * each;
  if (needed <= budget || arms === 1 && blocks >= fewest) return;
  const shorter = arms === 1 ? unit : `shorter ${unit}`;
  const given = blocks === 1 ? `one ${shorter}` : `${blocks} ${shorter}s`;
  const instead = blocks < fewest ? `${given}, too few to judge` : given;
  const text = `a budget of ${inSeconds(budget)} is too short for ${fewest} ${unit}s of ${inSeconds(each)}: it gets ${instead} (${inputBudget(milliseconds(needed))} holds ${fewest})`;
  report({ kind: "note", text });
}
function reportWarmUp({ goal, expected, wasAsked }, warmup, { report }) {
  if (expected <= warmup || !wasAsked) return;
  const text = `answers were still getting cheaper after \`warmup\`: every pair warms each version with ${goal.answers} requests, for ${inSeconds(goal.limit)} at most`;
  report({ kind: "note", text });
}
function reportSpentBudget(arms, { report }) {
  report({ kind: "note", text: `the budget does not hold another ${unitOf2(arms)}` });
}
var unitOf2 = (arms) => arms === 1 ? "block" : "pair";

// src/measure/warm-up/warnings.ts
function warnOfWarmUps(warmUps, isWarmEnough, arms, allowed) {
  const falls = warmUps.map(({ fall }) => fall);
  const failures = warnOfFailures(
    warmUps.map(({ errors }) => errors),
    allowed
  );
  return isWarmEnough ? failures : [...warnOfWarming(falls, arms), ...failures];
}

// src/measure/run.ts
async function* measureLooks(input, outer) {
  var _stack = [];
  try {
    const captured = /* @__PURE__ */ new Set();
    const ports = hideAlso(captured, outer);
    const { plan, machine } = input;
    const planned = planVersions(plan, input.baseline, input.proven);
    if (planned === void 0) throw new NothingInCommon();
    for (const { text } of planned.warnings) ports.report({ kind: "note", text });
    const throttling = readThrottling();
    const began = milliseconds(performance.now());
    const deadline = milliseconds(began + input.budget);
    const generator = __using(_stack, startLoadGenerator({
      ...plan.load,
      engine: engineFor(plan.load),
      requests: planned.requests,
      cores: machine.cores,
      patience: PATIENCE,
      seed: plan.seed
    }), true);
    const generatorCost = await calibrateGenerator(generator, ports);
    const calibrated = await calibrateVersions(planned, { ...input, deadline }, generator, ports);
    if (calibrated === void 0) throw new NothingInCommon();
    const { versions } = calibrated;
    const session = { input, versions, generator, generatorCost, throttling, began, captured, ports };
    const left = milliseconds(Math.max(0, timeUntil(deadline)));
    if (calibrated.kind === "hopeless" || isSettled(calibrated, left)) {
      const look = { number: 1, of: 1, plannedBlocks: 0 };
      return yield lookAt({ ...session, planned: void 0 }, [calibrated.measured], look);
    }
    const { calibration } = calibrated;
    const whole = blockScheme(calibration, left);
    const { scheme, note } = limitByRows({ scheme: whole, calibration, versions }, generator);
    if (note !== void 0) ports.report({ kind: "note", text: note });
    const spent = milliseconds(input.budget - timeUntil(deadline));
    reportScheme(scheme, calibration, plan, generator, spent, ports);
    reportShortBudget(scheme, { arms: calibration.arms, budget: input.budget, spent }, ports);
    yield* measureBlocks({ ...session, planned: { scheme, calibration, spent } }, deadline);
  } catch (_2) {
    var _error = _2, _hasError = true;
  } finally {
    var _promise = __callDispose(_stack, _error, _hasError);
    _promise && await _promise;
  }
}
function calibrateGenerator(generator, { report, signal }) {
  report({ kind: "calibrating-generator", engine: generator.engine, threads: generator.threads });
  return unlessAborted(signal, () => measureGeneratorCost(generator));
}
async function calibrateVersions(versions, { plan, givenRate, deadline }, generator, ports) {
  const { connections } = plan.load;
  const tools = { generator, coin: coinOf(plan, CALIBRATION), connections, givenRate, deadline };
  ports.report({ kind: "calibrating" });
  const first = await calibrate({ ...tools, versions }, ports);
  const revised = reviseVersions(versions, first.measured);
  if (revised === void 0) return void 0;
  const isSame2 = revised.added.length === versions.added.length;
  const last = isSame2 ? first : await calibrate({ ...tools, versions: revised }, ports);
  return { ...last, versions: revised };
}
var coinOf = ({ seed }, block) => new Coin(`${seed} ${block}`);
async function* measureBlocks(session, deadline) {
  const { blocks, looks } = session.planned.scheme;
  const { arms } = session.planned.calibration;
  const { budget } = session.input;
  const began = performance.now();
  const lookNumber = (number) => ({ number, of: looks.length, plannedBlocks: blocks });
  const measured = [];
  for (let number = 1; number <= blocks; number++) {
    const progress = new BlockProgress(number, session.planned.scheme, measured, session.ports);
    const result = await measureBlock(number, progress, session);
    measured.push(result);
    if (isHopeless(measured)) break;
    const took = milliseconds(performance.now() - began);
    const isLast = !leavesTime({ arms, done: number, took, budget, left: timeUntil(deadline) });
    progress.onDone(result, isLast);
    if (isLast) {
      if (number < blocks) reportSpentBudget(arms, session.ports);
      break;
    }
    const look = looks.indexOf(number) + 1;
    if (look > 0 && look < looks.length) yield lookAt(session, measured, lookNumber(look));
  }
  yield lookAt(session, measured, lookNumber(looks.length));
}
async function measureBlock(number, progress, session) {
  const { input, ports, planned } = session;
  const { scheme, calibration } = planned;
  ports.report({ kind: "starting-server", block: number, blocks: scheme.blocks });
  const arms = {
    ...session,
    coin: coinOf(input.plan, number),
    number,
    reopens: calibration.reopens,
    warmUpGoal: () => calibration.warmUp.goal,
    capacity: scheme.capacity,
    fixedRate: { ...scheme.fixedRate, rate: calibration.offeredRate },
    onRound: progress.onRound.bind(progress)
  };
  return await measureArms(arms, ports);
}
function lookAt(session, measured, look) {
  const { input, versions, throttling, captured, ports } = session;
  const { baseline, machine } = input;
  const secrets = [...versions.secrets, ...captured];
  const plan = { ...input.plan, secrets, requests: versions.requests };
  const warmUps = measured.map(({ warmUp: warmUp2 }) => warmUp2);
  const isWarmEnough = session.planned?.calibration.warmUp.isEnough ?? false;
  const record = composeRecord({
    ...session,
    plan,
    machine,
    identity: ports.identity,
    baselineArm: baseline?.facts,
    measured,
    look: baseline && look,
    took: milliseconds(performance.now() - session.began)
  });
  return {
    record,
    incidents: [
      ...measured.flatMap(({ incidents }) => incidents),
      ...throttledBetween(throttling, readThrottling()),
      ...baseline === void 0 ? cutShort(measured) : []
    ],
    warnings: [
      ...baseline?.warnings ?? [],
      ...versions.warnings,
      ...warnOfWarmUps(warmUps, isWarmEnough, countArms(versions), plan.tolerances.errors)
    ],
    plan,
    isLast: look.number === look.of
  };
}
var timeUntil = (deadline) => milliseconds(deadline - performance.now());

// src/record/pairs.ts
function pairsOf({ blocks }) {
  const baselines = byNumber(blocks, "baseline");
  const pairs = [...byNumber(blocks, "candidate")].flatMap(([number, candidate]) => {
    const baseline = baselines.get(number);
    return baseline === void 0 ? [] : [{ number, baseline, candidate }];
  });
  return pairs.toSorted((one, other) => one.number - other.number);
}
var isPaired = ({ baselineArm }) => baselineArm !== void 0;
function keptSlices(record, arm) {
  const pairs = pairsOf(record);
  const cleanings = pairs.flatMap((pair) => pair[arm].fixedRate?.cleaning ?? []);
  if (pairs.length === 0 || cleanings.length < pairs.length) return void 0;
  return cleanings.reduce(
    (sum2, { slices, kept }) => ({ slices: sum2.slices + slices, kept: sum2.kept + kept }),
    { slices: 0, kept: 0 }
  );
}
function byNumber(blocks, arm) {
  return new Map(
    blocks.filter((block) => block.arm === arm).map((block) => [block.number, block])
  );
}

// src/record/generator-load.ts
function generatorLoadOf(measured) {
  const phases = blocksOf(measured).map(({ capacity }) => capacity);
  const use = useOf(phases);
  const elapsed = sum(phases, (phase) => phase.elapsed);
  const sent = sum(resultsOf(phases, void 0), (result) => result.sent);
  if (use === void 0 || elapsed <= 0 || sent === 0) return void 0;
  const shareOf4 = (time) => ratio(time / elapsed);
  const { busiest, demand, loop, paused, longestPause, cpu } = use;
  return {
    busy: shareOf4(busiest / NANOSECONDS_PER_MILLISECOND),
    demand: shareOf4(demand === void 0 ? loop : demand / NANOSECONDS_PER_MILLISECOND),
    paused: shareOf4(paused),
    longestPause,
    cost: microseconds(cpu / NANOSECONDS_PER_MICROSECOND / sent),
    bytesReceived: sum(phases, (phase) => phase.bytesReceived) / sent,
    connectionsOpened: sum(phases, (phase) => phase.connectionsOpened) / sent
  };
}
function standstillOf(measured) {
  const phases = blocksOf(measured).flatMap(({ fixedRate }) => fixedRate ?? []);
  const use = useOf(phases);
  const elapsed = sum(phases, (phase) => phase.elapsed);
  if (use === void 0 || elapsed <= 0) return void 0;
  return { share: ratio(use.stalled / elapsed), longest: use.longestStall };
}
function generatorShareOf(measured) {
  const blocks = blocksOf(measured);
  if (blocks.some(({ server }) => server.cpu === void 0)) return void 0;
  const own = sum(blocks, ({ capacity }) => capacity.generatorCpu);
  const servers = sum(blocks, ({ server }) => server.cpu ?? 0);
  return servers <= 0 ? void 0 : ratio(own / servers);
}
function generatorCoresOf(measured) {
  const phases = blocksOf(measured).map(({ capacity }) => capacity);
  const elapsed = sum(phases, (phase) => phase.elapsed);
  const cpu = sum(phases, (phase) => phase.generatorCpu);
  return elapsed <= 0 ? 0 : cpu / NANOSECONDS_PER_MILLISECOND / elapsed;
}
var useOf = (phases) => addUses(phases.map(({ generatorUse }) => generatorUse));
var RULING_SHARE = 5e-3;
function findStandstill(record) {
  const seen = standstillOf(record);
  return seen !== void 0 && seen.share >= RULING_SHARE ? seen : void 0;
}

// src/record/crowd.ts
function crowdOf(measured, cores2) {
  const blocks = blocksOf(measured);
  const uses = blocks.flatMap(({ others }) => others ?? []);
  if (blocks.length === 0 || uses.length < blocks.length) return void 0;
  const machine = cores2 * NANOSECONDS_PER_MILLISECOND * sum(uses, ({ elapsed }) => elapsed);
  if (machine <= 0) return void 0;
  const background = sum(uses, (use) => use.background) / uses.length;
  return {
    others: ratio(Math.min(atCapacity(uses, machine), background)),
    stolen: ratio(sum(uses, ({ stolen }) => stolen) / machine),
    waited: waitedOf(blocks)
  };
}
function atCapacity(uses, machine) {
  if (uses.some(({ cpu }) => cpu === void 0)) return Number.POSITIVE_INFINITY;
  return sum(uses, ({ cpu }) => cpu ?? 0) / machine;
}
var MOST_WAITED = 0.3;
var NEARLY_ALL = 0.85;
function shortageOf(measured, cores2) {
  const [server, waited] = [busyCoresOf(measured), waitedOf(measured)];
  if (server === void 0 || waited === void 0) return void 0;
  const used = server + generatorCoresOf(measured);
  return waited >= MOST_WAITED && used < NEARLY_ALL * cores2 ? { used, waited } : void 0;
}
function waitedOf(measured) {
  const blocks = blocksOf(measured);
  const shares = [waitedOfServer(blocks), waitedOfGenerator(blocks)].flatMap(
    (share) => share ?? []
  );
  return shares.length === 0 ? void 0 : ratio(Math.max(...shares));
}
function waitedOfServer(blocks) {
  const uses = blocks.flatMap(
    ({ server: { cpu, waited: waited2 } }) => cpu === void 0 || waited2 === void 0 ? [] : [{ cpu, waited: waited2 }]
  );
  const waited = sum(uses, (use) => use.waited);
  return shareOf(waited, waited + sum(uses, ({ cpu }) => cpu));
}
function waitedOfGenerator(blocks) {
  const uses = blocks.flatMap(
    ({ capacity: { generatorUse } }) => generatorUse?.demand === void 0 ? [] : [{ demand: generatorUse.demand, busiest: generatorUse.busiest }]
  );
  const wanted = sum(uses, ({ demand }) => demand);
  return shareOf(wanted - sum(uses, ({ busiest }) => busiest), wanted);
}
var shareOf = (part, whole) => whole <= 0 ? void 0 : Math.max(0, part) / whole;

// src/verdict/words/phrase.ts
var NOT_WORTH_A_NUMBER = 5e-4;
var LABELS = {
  throughput: "Throughput",
  p99: "The p99",
  "response-p99": "The p99 of response times",
  "clean-response-p99": "The cleaned p99 of response times",
  cpu: "CPU time per request",
  memory: "Peak memory",
  "start-time": "The start time",
  "first-answers": "The time of the first answers",
  errors: "The share of failed requests",
  "rate-not-sustained": "The achieved rate",
  "server-died": "The share of survived blocks",
  "p99-limit": "The p99",
  "min-throughput": "Throughput"
};
var labelOf = (metric) => LABELS[metric];
function subjectOf({ metric, request }) {
  if (request !== void 0) return `${labelOf(metric)} of "${request}"`;
  return isMeanOverRequests({ metric, request }) ? `${labelOf(metric)} (mean over requests)` : labelOf(metric);
}
var isMeanOverRequests = ({ metric, request }) => request === void 0 && (metric === "p99" || metric === "clean-response-p99");
function percent(share) {
  const value = share * 100;
  if (Math.abs(value) >= 100) return `${Math.round(value)} %`;
  const rounded = Number(value.toPrecision(2));
  return `${Math.abs(rounded) < 100 ? rounded : Math.trunc(value * 10) / 10} %`;
}
var confidence = (alpha) => `${surePercent(alpha)} % confidence`;
function describeChange(metric, loss) {
  const change = signedChange(metric, loss);
  if (change === Number.POSITIVE_INFINITY) return "any rise";
  return `a ${change < 0 ? "fall" : "rise"} of ${percent(Math.abs(change))}`;
}
var worseningOf = (metric) => HIGHER_IS_BETTER[metric] ? "fall" : "rise";
var describeSize = (metric, loss) => percent(Math.abs(signedChange(metric, loss)));
var SMALLEST_MULTIPLE = 10;
function describeMove(metric, loss) {
  const change = signedChange(metric, loss);
  if (Math.abs(change) < NOT_WORTH_A_NUMBER) return "did not change";
  if (change + 1 >= SMALLEST_MULTIPLE) return `rose ${digits(change + 1)}-fold`;
  return `${change < 0 ? "fell" : "rose"} by ${percent(Math.abs(change))}`;
}
var signedChange = (metric, loss) => changeOf(HIGHER_IS_BETTER[metric] ? logRatio(-loss) : loss);
function describeValue(unit, value) {
  switch (unit) {
    case "per-second":
      return `${digits(value)} per second`;
    case "microseconds":
      return value >= MICROSECONDS_PER_MILLISECOND ? `${digits(value / MICROSECONDS_PER_MILLISECOND)} ms` : `${digits(value)} µs`;
    case "bytes":
      return `${digits(value / 1024 ** 2)} MiB`;
    case "share":
      return percent(value);
  }
}
var sentenceOf = (clause) => `${clause.charAt(0).toUpperCase()}${clause.slice(1)}.`;
var plural = (count2, noun) => `${count2} ${noun}${count2 === 1 ? "" : "s"}`;
var digits = (value) => Math.abs(value) >= 100 ? String(Math.round(value)) : String(Number(value.toPrecision(3)));

// src/verdict/doubt.ts
var LEAST_CAPACITY = seconds(1);
var MOST_OTHERS = 0.1;
var MOST_WAITED2 = 0.05;
function doubtsOf(candidate, [newest]) {
  const own = doubtsOfRun(candidate);
  return own.length > 0 ? own : findDoubts(newest, "stored");
}
var doubtOfLength = (candidate, [newest]) => findThin(candidate, "candidate") ?? findThin(newest, "stored");
var LARGEST_RISE = logRatio(Math.log(2));
function doubtOfRise(rise) {
  if (rise <= LARGEST_RISE) return void 0;
  return `throughput rose by ${percent(changeOf(rise))}, which another machine or another load explains better than a change of the code; compare side by side, or store a new baseline if the change is meant to do that`;
}
var doubtsOfRun = (candidate) => findDoubts(candidate, "candidate");
var isSound = (record) => findDoubts(record, "stored").length === 0;
function findDoubts(record, whose) {
  return [findThin(record, whose), findCrowded(record, whose)].filter(
    (doubt) => doubt !== void 0
  );
}
function findThin(record, whose) {
  const measured = capacityPerBlockOf(record);
  if (measured === void 0 || measured >= LEAST_CAPACITY) return void 0;
  const what = `only ${hundredths(toSeconds(measured))} s at capacity in each block`;
  return whose === "candidate" ? `${what}: too little to decide; set a larger budget` : `the newest stored record has ${what}: too little to decide; store one with a larger budget`;
}
function findCrowded(record, whose) {
  const crowd = describeCrowd(record);
  if (crowd === void 0) return void 0;
  return whose === "candidate" ? `${crowd} while this was measured: too crowded to decide; run it on a quieter machine, or compare side by side` : `${crowd} when the newest stored record was measured: too crowded to decide; store one from a quieter machine, or compare side by side`;
}
function describeCrowd(record) {
  const crowd = crowdOf(record, record.environment.cores);
  if (crowd === void 0) return void 0;
  const { others, stolen, waited = MOST_WAITED2 } = crowd;
  if (stolen >= MOST_OTHERS) {
    return `the host of this virtual machine gave ${percent(stolen)} of it to others`;
  }
  if (others < MOST_OTHERS || waited < MOST_WAITED2) return void 0;
  return `other processes used ${percent(others)} of the machine`;
}
var hundredths = (value) => Math.floor(value * 100) / 100;

// src/verdict/words/plan-difference.ts
function listPlanDifferences(record, run) {
  if (record.planHash === run.planHash) return [];
  const unsaid = [record, run].find(({ plan }) => plan === void 0);
  if (unsaid !== void 0) {
    return [
      `plan: another one, of which perf-gate ${unsaid.environment.perfGate} stored only a hash`
    ];
  }
  if (record.plan === void 0 || run.plan === void 0) return [];
  const seen = [
    ...listDifferent(describeLoad(record.plan), describeLoad(run.plan)),
    ...listRequestDifferences(record.plan.requests, run.plan.requests)
  ];
  return seen.length === 0 ? [UNSTORED] : seen;
}
var UNSTORED = "requests: alike in all that a record holds; what differs is the value of a header, the text of a body or of an expectation, or the end of a long path";
var describeDifference = (what, theirs, ours) => `${what}: ${cut(theirs)} in the record, ${cut(ours)} in this run`;
var LONGEST_VALUE = 200;
var cut = (text) => text.length > LONGEST_VALUE ? `${text.slice(0, LONGEST_VALUE)}...` : text;
var listDifferent = (theirs, ours) => Object.entries(ours).flatMap(([what, value]) => {
  const other = theirs[what] ?? NONE;
  return other === value ? [] : [describeDifference(what, other, value)];
});
var NONE = "none";
function describeLoad(plan) {
  return {
    server: plan.processes === "fresh" ? "started by perf-gate" : "running already",
    protocol: plan.protocol.replace(":", ""),
    "listens on": plan.transport === "port" ? "a port" : "a Unix socket",
    connections: `${plan.connections}`,
    rate: plan.rate === void 0 ? "auto" : `${plan.rate}/s`,
    warmup: describeTime(plan.warmup),
    "request-timeout": describeTime(plan.requestTimeout),
    "scheme of slices": `number ${plan.sliceScheme}`
  };
}
var describeTime = (time) => time < 1e3 ? `${time}ms` : `${toSeconds(time)}s`;
function listRequestDifferences(theirs, ours) {
  const names = new Set([...theirs, ...ours].map(({ name }) => name));
  return [...names].flatMap((name) => {
    const find = (list) => list.find((each) => each.name === name);
    const [before, now] = [find(theirs), find(ours)];
    const subject = `request "${name}"`;
    if (before === void 0 || now === void 0) {
      return [describeDifference(subject, describeTarget(before), describeTarget(now))];
    }
    const differences = listDifferent(describeRequest(before), describeRequest(now));
    return differences.map((difference) => `${subject}, ${difference}`);
  });
}
var describeTarget = (request) => request === void 0 ? NONE : `${request.method} ${request.path}`;
function describeRequest(request) {
  const { headers, bodySize } = request;
  return {
    method: request.method,
    path: request.path,
    weight: `${request.weight}`,
    headers: headers.length === 0 ? NONE : headers.join(", "),
    body: bodySize === void 0 ? NONE : plural(bodySize, "byte"),
    "expected status": request.expectedStatus ?? "any 2xx or 3xx",
    "expected body": describeExpectation(request),
    "other checks": request.otherChecks?.join(", ") ?? NONE,
    "place in a flow": request.inFlow ?? NONE
  };
}
function describeExpectation({ expectedBody }) {
  switch (expectedBody) {
    case void 0:
      return "any";
    case "includes":
      return "one that includes a text";
    case "matches":
      return "one that matches a pattern";
  }
}

// src/verdict/comparable.ts
var MOST_RECORDS = 20;
function findComparable(candidate, stored, noBaselineWhy = "There are no stored records to compare with.") {
  const others = ofLastLevel(newestFirst(stored.filter((record) => record.id !== candidate.id)));
  const alike = others.filter((record) => findDifference(record, candidate) === void 0);
  const own = nonEmpty(
    preferSound(alike.filter((record) => isSameMachine(record, candidate))).slice(0, MOST_RECORDS)
  );
  if (own !== void 0) return { kind: "comparable", records: own, sameMachine: true };
  const foreign = nonEmpty(onePerMachine(preferSound(alike)).slice(0, MOST_RECORDS));
  if (foreign !== void 0) return { kind: "comparable", records: foreign, sameMachine: false };
  return { kind: "nothing", why: explainNothing(candidate, others) ?? noBaselineWhy };
}
function preferSound(records) {
  const sound = records.filter(isSound);
  return sound.length === 0 ? records : sound;
}
var TRAITS = [
  { name: "platform", valueIn: ({ environment }) => environment.platform },
  { name: "architecture", valueIn: ({ environment }) => environment.architecture },
  { name: "CPU model", valueIn: ({ environment }) => environment.cpuModel },
  { name: "number of cores", valueIn: ({ environment }) => String(environment.cores) },
  { name: "CPU quota", valueIn: ({ environment }) => String(environment.cpuQuota ?? "none") },
  { name: "load generator", valueIn: ({ load }) => load.engine },
  // Beside another version's processes a server has less of the caches, and of the memory.
  {
    name: "what was measured",
    valueIn: ({ load }) => load.arms === 1 ? "one version alone" : "two versions side by side",
    says: ({ load }) => load.arms === 1 ? "was measured alone, and this run beside another version" : "was measured beside another version, and this run alone"
  },
  { name: "Node.js major version", valueIn: ({ environment }) => majorOf(environment.node) },
  { name: "perf-gate major version", valueIn: ({ environment }) => majorOf(environment.perfGate) }
];
var differingTraits = (record, run) => TRAITS.filter(({ valueIn }) => valueIn(record) !== valueIn(run));
function findDifference(record, candidate) {
  if (!record.accepted) return "is not accepted as a baseline";
  return findMismatch(record, candidate);
}
function findMismatch(record, candidate) {
  if (!hasAnswers(record)) return "holds no successful answers";
  const ofPlan = describePlanDifferences(record, candidate);
  if (ofPlan !== void 0) return `is of another plan (${ofPlan})`;
  const [trait] = differingTraits(record, candidate);
  if (trait === void 0) return void 0;
  if (trait.says !== void 0) return trait.says(record);
  return `has the ${trait.name} "${trait.valueIn(record)}", and this run has "${trait.valueIn(candidate)}"`;
}
function describePlanDifferences(record, run) {
  return fewOf(listPlanDifferences(record, run), FEW).join("; ") || void 0;
}
var hasAnswers = (record) => (throughputOf(record) ?? 0) > 0;
function listDifferences(record, run) {
  const traits = differingTraits(record, run).map(
    ({ name, valueIn }) => describeDifference(name, `"${valueIn(record)}"`, `"${valueIn(run)}"`)
  );
  return [
    ...record.accepted ? [] : ["verdict: the record is of a regression that was not accepted"],
    ...hasAnswers(record) ? [] : ["answers: the record holds no successful ones"],
    ...fewOf(listPlanDifferences(record, run), MANY),
    ...traits
  ];
}
var [FEW, MANY] = [3, 20];
function fewOf(phrases, most) {
  const more = phrases.length - most;
  return more > 0 ? [...phrases.slice(0, most), `${more} more`] : phrases;
}
function explainNothing(candidate, others) {
  const [newest] = others;
  const difference = newest && findDifference(newest, candidate);
  if (difference === void 0) return void 0;
  if (others.length === 1) return `The stored record is not comparable: it ${difference}.`;
  const records = plural(others.length, "stored record");
  return `None of the ${records} is comparable: the newest ${difference}.`;
}
function ofLastLevel(newestFirst2) {
  const first = newestFirst2.findIndex(({ accepted, isNewLevel }) => accepted && isNewLevel);
  return first === -1 ? newestFirst2 : newestFirst2.slice(0, first + 1);
}
function isSameMachine(record, candidate) {
  const { machine } = candidate.environment;
  return machine !== void 0 && record.environment.machine === machine;
}
function onePerMachine(newestFirst2) {
  const seen = /* @__PURE__ */ new Set();
  return newestFirst2.filter(({ environment: { machine } }) => {
    if (machine === void 0) return true;
    const isNew = !seen.has(machine);
    seen.add(machine);
    return isNew;
  });
}
var majorOf = (version) => version.match(/\d+/)?.[0] ?? version;

// src/report/compose/blocks.ts
function reportBlocks({ blocks }) {
  return blocks.toSorted((one, other) => Date.parse(one.startedAt) - Date.parse(other.startedAt)).map(reportBlock);
}
function reportBlock(block) {
  const { sent, errors } = errorsOf([block]);
  return {
    arm: block.arm,
    number: block.number,
    startedAt: block.startedAt,
    rates: ratesOf(block.capacity) ?? [throughputOf([block]) ?? 0],
    cpuPerRequest: cpuPerRequestOf([block]) ?? null,
    busyCores: busyCoresOf([block]) ?? null,
    peakMemory: peakMemoryOf([block]) ?? null,
    sent,
    errors
  };
}
function ratesOf({ threadRates, slices }) {
  const threads = threadRates.length / slices;
  if (!Number.isInteger(threads) || threads < 1) return void 0;
  return Array.from({ length: slices }, (_2, slice) => {
    const own = threadRates.slice(slice * threads, (slice + 1) * threads);
    return Math.round(10 * sum(own, (rate2) => rate2)) / 10;
  });
}

// src/report/compose/comparison.ts
function reportComparison(comparison, record, errors) {
  const { metric, loss, before, after } = comparison;
  const toleranceLine = changeAt(metric, comparison.tolerance) ?? 0;
  return {
    metric,
    request: comparison.request ?? null,
    role: comparison.role,
    unit: comparison.unit,
    before,
    after,
    change: before === 0 ? null : after / before - 1,
    interval: {
      best: isKnownBest(loss) ? changeAt(metric, loss.low) : null,
      worst: isKnownWorst(loss) ? changeAt(metric, loss.high) : null
    },
    toleranceLine,
    resolutionLine: changeAt(metric, comparison.resolution) ?? 0,
    // No ratio to a baseline without failures is finite.
    allowed: metric === "errors" ? Math.max(errors, before) : before * (1 + toleranceLine),
    minimumDetectable: isKnownSize(comparison.minimumDetectable) ? changeAt(metric, comparison.minimumDetectable) : null,
    higherIsBetter: HIGHER_IS_BETTER[metric],
    alpha: comparison.alpha,
    method: comparison.method,
    samples: comparison.samples,
    outcome: comparison.outcome,
    because: comparison.because,
    pairs: valuesOfPairs(comparison, record)
  };
}
function changeAt(metric, loss) {
  if (!Number.isFinite(loss)) return null;
  const change = changeOf(HIGHER_IS_BETTER[metric] ? logRatio(-loss) : loss);
  return Number.isFinite(change) ? change : null;
}
var READ = {
  throughput: (block) => throughputOf(block),
  p99: (block, request) => serviceQuantile(block, request, 0.99),
  "response-p99": (block, request) => responseQuantile(block, request, 0.99),
  "clean-response-p99": (block, request) => cleanResponseQuantile(block, request, 0.99),
  cpu: (block) => cpuPerRequestOf(block),
  memory: (block) => peakMemoryOf(block),
  "start-time": (block) => startTimeOf(block),
  "first-answers": (block) => firstAnswersOf(block),
  errors: void 0,
  "rate-not-sustained": void 0,
  "server-died": void 0,
  "p99-limit": void 0,
  "min-throughput": void 0
};
var OF_REQUESTS = /* @__PURE__ */ new Set(["p99", "response-p99", "clean-response-p99"]);
function valuesOfPairs({ metric, request, role }, record) {
  const read2 = READ[metric];
  const isMean = request === void 0 && OF_REQUESTS.has(metric);
  if (read2 === void 0 || isMean || role === "limit") return [];
  return pairsOf(record).flatMap(({ number, baseline, candidate }) => {
    const [before, after] = [read2(baseline, request), read2(candidate, request)];
    return before === void 0 || after === void 0 ? [] : [{ number, before, after }];
  });
}

// src/report/compose/curves.ts
var CURVE_SHARES = [
  0,
  0.1,
  0.25,
  0.5,
  0.6,
  0.7,
  0.75,
  0.8,
  0.85,
  0.9,
  0.92,
  0.94,
  0.95,
  0.96,
  0.97,
  0.98,
  0.985,
  0.99,
  0.992,
  0.994,
  0.996,
  0.998,
  0.999,
  0.9994,
  0.9997,
  0.9999
];
var PHASES = {
  service: (record) => blocksOf(record).flatMap(({ capacity, added }) => [capacity, added ?? []].flat()),
  response: (record) => blocksOf(record).flatMap(({ fixedRate }) => fixedRate ?? [])
};
var TIMES = {
  service: ({ serviceTime }) => serviceTime,
  response: ({ responseTime }) => responseTime
};
function curvesOf(request, record, before) {
  const beforeAtRate = before !== void 0 && isSameRate(before, record) ? before : void 0;
  const curves = [
    { arm: "candidate", clock: "service", times: timesOf(record, "service", request) },
    { arm: "baseline", clock: "service", times: timesOf(before, "service", request) },
    { arm: "candidate", clock: "response", times: timesOf(record, "response", request) },
    { arm: "baseline", clock: "response", times: timesOf(beforeAtRate, "response", request) }
  ];
  return curves.filter(({ times }) => times.length > 0);
}
function timesOf(record, clock, request) {
  if (record === void 0) return [];
  const merged = Histogram.merged(resultsOf(PHASES[clock](record), request).map(TIMES[clock]));
  const times = CURVE_SHARES.map((share) => merged.supportedQuantile(share));
  const end = times.indexOf(void 0);
  return times.slice(0, end === -1 ? times.length : end).flatMap((time) => time ?? []);
}

// src/report/compose/details.ts
var LADDER = [0.5, 0.66, 0.75, 0.8, 0.9, 0.95, 0.98, 0.99, 1];
function reportDetails(record, before) {
  const blocks = blocksOf(record);
  const capacity = mergeSlices(blocks.map((block) => block.capacity));
  const fixedRate = mergeSlices(blocks.flatMap((block) => block.fixedRate ?? []));
  const capacities = [capacity, ...addedPhases(record)];
  const processes = blocks.flatMap(({ server }) => server.processes ?? []);
  return {
    requests: record.requests.map((facts) => ({
      ...requestDetails(facts, capacities, fixedRate),
      curves: curvesOf(facts.name, record, before)
    })),
    flows: flowsIn(capacities, fixedRate).map((flow) => ({
      ...flow,
      curves: curvesOf(flow.name, record, before)
    })),
    connectTime: summarise(Histogram.merged([capacity.connectTime, fixedRate.connectTime])),
    threadRate: spreadOf(capacity.threadRates),
    completeRequests: capacity.completed,
    measuredSeconds: toSeconds(capacity.window),
    bytesReceived: capacity.bytesReceived,
    transferRate: capacity.elapsed > 0 ? rate(capacity.bytesReceived, capacity.elapsed) : 0,
    connectionsOpened: capacity.connectionsOpened + fixedRate.connectionsOpened,
    serverBusyCores: busyCoresOf(record) ?? null,
    generatorBusyCores: generatorCoresOf(record),
    generatorShare: generatorShareOf(record) ?? null,
    serverProcesses: processes.length === 0 ? null : Math.max(...processes),
    lag: summarise(fixedRate.lag),
    curveShares: CURVE_SHARES
  };
}
function requestDetails(facts, capacities, fixedRate) {
  const atCapacity2 = capacities.flatMap((phase) => resultsOf4(phase, facts.name));
  const both = mergeRequests([...atCapacity2, ...resultsOf4(fixedRate, facts.name)]);
  const closed = mergeRequests(atCapacity2);
  return {
    name: facts.name,
    method: facts.method,
    path: facts.path,
    serverSoftware: facts.serverSoftware ?? null,
    documentLength: facts.documentLength ?? null,
    sent: both.sent,
    ok: both.ok,
    resent: both.resent,
    unsent: both.unsent,
    bodyBytes: both.bodyBytes,
    failures: listFailures(both.failures),
    processing: summarise(closed.serviceTime),
    waiting: summarise(closed.waiting),
    total: summarise(closed.total),
    ladder: ladderOf(closed.serviceTime),
    responseLadder: ladderOf(both.responseTime)
  };
}
function flowsIn(capacities, fixedRate) {
  const phases = [...capacities, fixedRate];
  const flows = new Map(phases.flatMap((phase) => [...phase.flows]));
  return [...flows].map(([name, { steps }]) => {
    const closed = mergeRequests(capacities.flatMap((phase) => phase.flows.get(name) ?? []));
    const whole = mergeRequests(phases.flatMap((phase) => phase.flows.get(name) ?? []));
    const sentOf = (step) => mergeRequests(phases.flatMap((phase) => resultsOf4(phase, step))).sent;
    return {
      name,
      steps: steps.map((step) => ({ request: step, notSent: whole.sent - sentOf(step) })),
      begun: whole.sent,
      finished: whole.ok,
      unsent: whole.unsent,
      failures: listFailures(whole.failures),
      processing: summarise(closed.serviceTime),
      ladder: ladderOf(closed.serviceTime),
      responseLadder: ladderOf(whole.responseTime)
    };
  });
}
var addedPhases = (record) => (recordOfAdded(record)?.blocks ?? []).map(({ capacity }) => capacity);
var resultsOf4 = (phase, name) => {
  const result = phase.requests.get(name);
  return result === void 0 ? [] : [result];
};
function listFailures(failures) {
  return FAILURE_CLASSES.flatMap((name) => {
    const failure = failures[name];
    return failure === void 0 ? [] : [{ class: name, ...failure }];
  });
}
function ladderOf(times) {
  return LADDER.flatMap((share) => {
    const time = times.quantile(share);
    if (time === void 0 || times.max === void 0) return [];
    return [{ share, time: Math.min(time, times.max) }];
  });
}
function summarise(times) {
  const { count: count2, min, max, mean, standardDeviation } = times;
  const median = times.quantile(0.5);
  const within = times.shareWithinOneDeviation();
  if (min === void 0 || max === void 0 || mean === void 0) return null;
  if (median === void 0 || standardDeviation === void 0 || within === void 0) return null;
  return { count: count2, min, max, mean, median, standardDeviation, withinOneDeviation: within };
}
function spreadOf(values) {
  if (values.length === 0) return null;
  const mean = average(values);
  const squares2 = values.map((value) => (value - mean) ** 2);
  const standardDeviation = Math.sqrt(
    squares2.reduce((sum2, square) => sum2 + square, 0) / Math.max(values.length - 1, 1)
  );
  const within = values.filter((value) => Math.abs(value - mean) <= standardDeviation);
  return {
    mean,
    standardDeviation,
    max: Math.max(...values),
    withinOneDeviation: within.length / values.length
  };
}

// src/report/compose/differences.ts
var NONE2 = { differences: [], moreDifferences: 0 };
function reportDifferences(record, kind, stored) {
  if (kind === "side-by-side") return betweenArms(record);
  if (kind === "none" || stored.kind === "nothing") return NONE2;
  const [newest] = stored.records;
  const programs = betweenPrograms(
    programsOf(newest, "candidate"),
    programsOf(record, "candidate")
  );
  const surroundings = betweenEnvironments(newest.environment, record.environment);
  return { differences: [...programs, ...surroundings], moreDifferences: 0 };
}
function betweenArms(record) {
  const { packages = [], variables = [], morePackages = 0 } = record.armDifferences ?? {};
  return {
    differences: [
      ...betweenPrograms(programsOf(record, "baseline"), programsOf(record, "candidate")),
      ...packages.map(({ name, before, after }) => changed("package", name, before, after)),
      ...variables.map((name) => changed("variable", name, void 0, void 0))
    ],
    moreDifferences: morePackages
  };
}
var changed = (kind, name, before, after) => ({ kind, name, before: before ?? null, after: after ?? null });
var programsOf = ({ programs = [] }, arm) => programs.filter((program) => program.arm === arm);
function betweenPrograms(before, after) {
  if (before.length === 0 || after.length === 0) return [];
  const names = new Set([...before, ...after].map(({ name }) => name));
  return [...names].flatMap((name) => {
    const [old, now] = [before, after].map((all) => all.filter((one) => one.name === name));
    if (isAlike(old ?? [], now ?? [])) return [];
    return [changed("program", name, describeAll(old ?? []), describeAll(now ?? []))];
  });
}
var LARGEST_GROWTH = 1.1;
function isAlike(one, other) {
  return one.length > 0 && other.length > 0 && one.every(isIn(other)) && other.every(isIn(one));
}
var isIn = (others) => ({ version, size }) => others.some((other) => {
  if (version !== void 0 || other.version !== void 0) return version === other.version;
  const [less = 0, more = 0] = [size, other.size].sort((a, b2) => a - b2);
  return more <= less * LARGEST_GROWTH;
});
var describeAll = (programs) => programs.length === 0 ? void 0 : programs.map(({ version, size }) => version ?? formatSize(bytes(size))).join(", ");
var MEMORY_CHANGE = 0.05;
function betweenEnvironments(before, after) {
  const differs = (kind, old, now) => old === void 0 || now === void 0 || old === now ? [] : [changed(kind, kind, old, now)];
  const isOfMemory = Math.abs(after.memory / Math.max(1, before.memory) - 1) > MEMORY_CHANGE;
  const isOfMachine = before.machine !== void 0 && after.machine !== void 0 && before.machine !== after.machine;
  return [
    ...isOfMachine ? [changed("machine", "machine", void 0, void 0)] : [],
    ...differs("image", before.image, after.image),
    ...differs("kernel", before.kernel, after.kernel),
    ...isOfMemory ? differs("memory", formatSize(before.memory), formatSize(after.memory)) : [],
    ...differs("node", before.node, after.node),
    ...differs("perf-gate", before.perfGate, after.perfGate)
  ];
}

// src/report/compose/evidence.ts
function reportEvidence({ record, comparisons, ...input }) {
  const sideBySide = reportSideBySide(record, comparisons);
  const derived = input.hasStored ? "stored" : "none";
  const kind = sideBySide === null ? derived : "side-by-side";
  const because = isAbout(input.chosen, kind) ? input.chosen.because : EVIDENCE_TEXTS[kind];
  return { kind, because, sideBySide };
}
function isAbout(chosen, kind) {
  return chosen?.kind === kind || chosen?.kind === "none" && kind === "stored";
}
function baselineOf(record) {
  const baseline = recordOfArm(record, "baseline");
  return baseline.blocks.length === 0 ? void 0 : baseline;
}
function reportSideBySide(record, comparisons) {
  const { baselineArm, look, load } = record;
  if (baselineArm === void 0 || baselineOf(record) === void 0) return null;
  const blocks = pairsOf(record).length;
  return {
    arm: reportArm(baselineArm),
    blocks,
    plannedBlocks: Math.max(look?.plannedBlocks ?? 0, blocks),
    look: look?.number ?? 1,
    looks: look?.of ?? 1,
    turns: load.turns,
    cleaning: cleaningOf(record, comparisons),
    placement: placementOf(record),
    shortage: shortageOf(blocksOf(record), record.environment.cores) ?? null,
    blockSpread: {
      throughput: spreadOfPairs(record, (block) => throughputOf(block)),
      p99: spreadOfPairs(record, (block) => serviceQuantile(block, void 0, 0.99))
    }
  };
}
var reportArm = ({ kind, commit }) => ({
  kind,
  commit: commit ?? null
});
function cleaningOf(record, comparisons) {
  const baseline = keptSlices(record, "baseline");
  const candidate = keptSlices(record, "candidate");
  if (baseline === void 0 || candidate === void 0) return null;
  const isJudged = comparisons.some(({ metric }) => metric === "clean-response-p99");
  return { baseline, candidate, isJudged };
}
function placementOf(record) {
  const [baseline, candidate] = ["baseline", "candidate"].map(
    (arm) => placementsOf(record, arm)
  );
  if (!baseline?.length || !candidate?.length) return null;
  return {
    workers: Math.max(...[...baseline, ...candidate].map(({ workers }) => workers)),
    baselineImbalance: average(baseline.map(({ imbalance }) => imbalance)),
    candidateImbalance: average(candidate.map(({ imbalance }) => imbalance)),
    reopens: record.load.reopens
  };
}
var placementsOf = (record, arm) => blocksOf(recordOfArm(record, arm)).flatMap(({ server }) => server.placement ?? []);
function spreadOfPairs(record, read2) {
  const effects = pairsOf(record).flatMap(({ baseline, candidate }) => {
    const [before = 0, after = 0] = [read2(baseline), read2(candidate)];
    return before > 0 && after > 0 ? [logChange(before, after)] : [];
  });
  const known = nonEmpty(effects);
  return (known && standardDeviationOf(known)) ?? null;
}

// src/report/compose/exit-code.ts
function decideExit(verdict, policy, acceptance) {
  switch (verdict.kind) {
    case "pass":
      return { code: 0, because: "No loss beyond the tolerances was found." };
    case "regression":
      return acceptance === void 0 ? { code: 1, because: "A loss beyond a tolerance or limit was shown." } : { code: 0, because: explainAcceptance(acceptance) };
    case "inconclusive":
      return policy.onInconclusive === "fail" ? { code: 1, because: "Nothing was decided, and `on-inconclusive` is `fail`." } : {
        code: 0,
        because: "Nothing was decided, and `on-inconclusive` is `warn`: nothing is blocked."
      };
    case "no-baseline":
      return {
        code: policy.missingBaseline === "fail" ? 1 : 0,
        because: `There was nothing to compare with, and \`missing-baseline\` is \`${policy.missingBaseline}\`.`
      };
    case "invalid-run":
      return policy.onInvalid === "fail" ? { code: 3, because: "The run is not worth judging, and `on-invalid` is `fail`." } : {
        code: 0,
        because: "The run is not worth judging, and `on-invalid` is `warn`: nothing is blocked."
      };
  }
}
function explainAcceptance({ by, at: at2, how }) {
  const means = how.kind === "label" ? `with the label \`${how.label}\`` : "by starting this run with `accept`";
  return `A loss was shown, and accepted by @${by} ${means} on ${dayOf(at2)}.`;
}
var dayOf = (instant) => instant.slice(0, 10);

// src/report/compose/history.ts
function reportHistory(record, stored) {
  const alike = stored.filter(
    (each) => each.id !== record.id && findMismatch(each, record) === void 0
  );
  if (alike.length === 0) return null;
  const { machine } = record.environment;
  return oldestFirst(alike).map((each) => ({
    measuredAt: each.measuredAt,
    commit: each.commit ?? null,
    sameMachine: machine !== void 0 && each.environment.machine === machine,
    accepted: each.accepted,
    throughput: throughputOf(each) ?? null,
    p99: serviceQuantile(each, void 0, 0.99) ?? null,
    cpuPerRequest: cpuPerRequestOf(each) ?? null
  }));
}

// src/report/compose/mask-report.ts
var STAMP = /^(?:[0-9a-f]{40,64}|\d{4}-\d\d-\d\dT[\d:.]+Z)$/;
function maskReport(report, secrets) {
  if (secrets.length === 0) return report;
  return JSON.parse(JSON.stringify(maskTexts(report, REPORT_SCHEMA, secrets)));
}
function maskTexts(value, node, secrets) {
  if (typeof value === "string") return mayStay(value, node) ? value : maskSecrets(value, secrets);
  if (Array.isArray(value)) {
    const element = node && elementOf(node);
    return value.map((each) => maskTexts(each, element, secrets));
  }
  if (typeof value !== "object" || value === null) return value;
  const properties = node && propertiesOf(node, value);
  const masked = Object.entries(value).map(([key, each]) => [
    key,
    maskTexts(each, properties?.get(key), secrets)
  ]);
  return Object.fromEntries(masked);
}
function mayStay(text, node) {
  const mask = node && factsOf(withoutNull(node)).mask;
  return mask === "never" || mask === "unless-stamp" && STAMP.test(text);
}

// src/profile/function-name.ts
var LONGEST = 160;
function nameFunction({ name, file, line }) {
  const known = name === "" ? "(anonymous)" : name;
  const at2 = file !== "" && line !== void 0 && isNameless(known) ? `:${line}` : "";
  return shorten(file === "" ? known : `${known} ${file}`, LONGEST - at2.length) + at2;
}
var CALLED_BY = ", called by ";
var nameWithCaller = (name, caller) => `${shorten(name, HALF)}${CALLED_BY}${shorten(caller, HALF)}`;
var HALF = LONGEST - CALLED_BY.length >> 1;
var isNameless = (name) => /^(?:\(anonymous\)|<\w+>)$/.test(name);
function shorten(name, longest = LONGEST) {
  if (name.length <= longest) return name;
  const half = longest - 1 >> 1;
  return `${name.slice(0, half)}…${name.slice(-half)}`;
}
var WITH_LINE = /^((?:.*, called by )?(?:\(anonymous\)|<\w+>) .*):\d+$/s;
var withoutLine = (name) => WITH_LINE.exec(name)?.[1];
function nameFile(address, folder) {
  const path = pathOf(address);
  if (!path.startsWith("/")) return path;
  const packages = path.lastIndexOf("/node_modules/");
  if (packages >= 0) return path.slice(packages + 1);
  const inside = folder.endsWith("/") ? folder : `${folder}/`;
  return path.startsWith(inside) ? path.slice(inside.length) : endOf2(path);
}
var FILE = "file://";
function pathOf(address) {
  if (!address.startsWith(FILE)) return address;
  const path = address.slice(FILE.length);
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}
var PARTS_KEPT = 2;
function endOf2(path) {
  const parts = path.split("/").filter((part) => part !== "");
  return parts.length <= PARTS_KEPT ? path : `…/${parts.slice(-PARTS_KEPT).join("/")}`;
}

// src/profile/compare-profiles.ts
var SURE = 2;
var LEAST_GROWTH = 5e-3;
function compareProfiles({ baseline, candidate }) {
  const rename = renamer(baseline, candidate);
  const arms = {
    before: armOf(baseline, candidate.cpu !== void 0, rename),
    after: armOf(candidate, baseline.cpu !== void 0, rename)
  };
  return { grown: grownIn(arms), calls: callsIn(arms, { baseline, candidate }, rename) };
}
function armOf({ samples, answers, cpu, functions }, isOtherKnown, rename) {
  const self = /* @__PURE__ */ new Map();
  for (const each of functions) {
    const name = rename(each.name);
    self.set(name, (self.get(name) ?? 0) + each.samples);
  }
  const isCost = isOtherKnown && cpu !== void 0 && answers > 0;
  const whole = isCost ? nanosecondsToMicroseconds(cpu) / answers : 1;
  return { samples: Math.max(1, samples), whole, isCost, self };
}
function grownIn(arms) {
  const { before, after } = arms;
  const least = LEAST_GROWTH * Math.max(before.whole, after.whole);
  return [...after.self.keys()].map((name) => {
    const [old, now] = [before.self.get(name) ?? 0, after.self.get(name) ?? 0];
    const growth = costOf2(now, after) - costOf2(old, before);
    const error = Math.hypot(errorOf(old, before), errorOf(now, after));
    return { name, old, now, growth, isShown: growth >= least && growth > SURE * error };
  }).filter(({ isShown }) => isShown).sort((one, other) => other.growth - one.growth || (one.name < other.name ? -1 : 1)).map(({ name, old, now }) => changeOf2(name, old, now, arms));
}
var costOf2 = (samples, arm) => samples / arm.samples * arm.whole;
var errorOf = (samples, arm) => costOf2(Math.sqrt(Math.max(1, samples)), arm);
var changeOf2 = (name, old, now, { before, after }) => ({
  name,
  before: shareOf2(old, before),
  after: shareOf2(now, after)
});
var shareOf2 = (samples, arm) => ({
  share: ratio(Math.min(1, samples / arm.samples)),
  perAnswer: arm.isCost ? microseconds(costOf2(samples, arm)) : void 0
});
var SEEN = 0.01;
function renamer(baseline, candidate) {
  const moved = /* @__PURE__ */ new Set([...lonely(baseline, candidate), ...lonely(candidate, baseline)]);
  return (name) => {
    const bare = withoutLine(name);
    return bare !== void 0 && moved.has(bare) ? bare : name;
  };
}
function lonely(one, other) {
  const names = new Set([...other.functions, ...other.calls].map(({ name }) => name));
  return [...one.functions, ...one.calls].flatMap(({ name, samples }) => {
    const bare = withoutLine(name);
    const isLonely = !names.has(name) && samples >= SEEN * one.samples;
    return bare !== void 0 && isLonely ? [bare] : [];
  });
}
var pathKey = (parent, name) => `${parent}
${name}`;
function callsIn(arms, { baseline, candidate }, rename) {
  const old = samplesByPath(baseline.calls, rename);
  const now = samplesByPath(candidate.calls, rename);
  const places = new Map([...now.keys()].map((path, index) => [path, index]));
  return [...now].map(([path, { name, parent, samples }]) => {
    const before = old.get(path)?.samples ?? 0;
    return {
      ...changeOf2(name, before, samples, arms),
      parent: parent === void 0 ? void 0 : places.get(parent)
    };
  });
}
function samplesByPath(calls, rename) {
  const paths = [];
  const found = /* @__PURE__ */ new Map();
  for (const call of calls) {
    const name = rename(call.name);
    const parent = call.parent === void 0 ? void 0 : paths[call.parent];
    const path = pathKey(parent ?? "", name);
    paths.push(path);
    const samples = (found.get(path)?.samples ?? 0) + call.samples;
    found.set(path, { name, parent, samples });
  }
  return found;
}

// src/report/compose/profile.ts
function reportProfile({ profiles }, kind) {
  if (profiles === void 0 || kind !== "side-by-side") return null;
  const { grown, calls } = compareProfiles(profiles);
  return {
    profiler: profiles.candidate.profiler,
    before: reportArm2(profiles.baseline),
    after: reportArm2(profiles.candidate),
    functions: grown.map((each) => ({ name: each.name, ...changesOf(each) })),
    calls: drawable(calls.map((each) => ({ ...each, caller: each.parent ?? null }))).map(
      ({ caller, ...each }) => ({ name: each.name, caller, ...changesOf(each) })
    )
  };
}
var reportArm2 = ({ samples, answers, cpu }) => ({
  samples,
  answers,
  cpuMicrosecondsPerAnswer: cpu === void 0 || answers === 0 ? null : nanosecondsToMicroseconds(cpu) / answers
});
var changesOf = ({ before, after }) => ({
  beforeShare: before.share,
  afterShare: after.share,
  beforeMicrosecondsPerAnswer: before.perAnswer ?? null,
  afterMicrosecondsPerAnswer: after.perAnswer ?? null
});
var NARROWEST = 4e-3;
function drawable(calls) {
  const places = /* @__PURE__ */ new Map();
  return calls.flatMap((call, index) => {
    const caller = call.caller === null ? null : places.get(call.caller);
    if (call.after.share < NARROWEST || caller === void 0) return [];
    places.set(index, places.size);
    return [{ ...call, caller }];
  });
}

// src/report/compose/repeat.ts
var LONGEST2 = 4e3;
function repeatCommand({ server, written }, { commit, baselineArm, seed }) {
  const isOfCommit = baselineArm?.kind === "commit" || baselineArm?.kind === "build";
  const base = isOfCommit ? baselineArm.commit : void 0;
  if (server.kind === "running" || commit === void 0 || base === void 0) return null;
  const flags = [...written.flags, `--base=${base}`, `--seed=${seed}`];
  const command = [
    `git fetch origin ${commit} ${base}`,
    `git switch --detach ${commit}`,
    `${written.program} compare ${flags.map(quote).join(" ")}`
  ].join(" && ");
  if (command.length > LONGEST2 || !command.split("\n").every(isPlain)) return null;
  return { command, leftOut: [...written.leftOut] };
}
var quote = (word) => /^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`;

// src/report/compose/rows.ts
function reportRows(candidate, baseline) {
  const added = newRows(candidate);
  const isNew = new Set(added.map(({ request }) => request));
  const judged = judgedNames(candidate).filter((name) => !isNew.has(name));
  const requests = judged.length + added.length === 1 ? [] : judged;
  const rows = [null, ...requests].map((request) => ({
    isNew: false,
    request,
    candidate: valuesOf(candidate, request),
    baseline: baseline === void 0 ? null : valuesOf(baseline, request)
  }));
  return [...rows, ...added];
}
function judgedNames(record) {
  const flows = new Map(blocksOf(record).flatMap(({ capacity }) => [...capacity.flows]));
  return record.requests.flatMap(({ name }) => [name, ...flowsEndedBy(name, flows)]);
}
var flowsEndedBy = (step, flows) => [...flows].flatMap(([flow, { steps }]) => steps.at(-1) === step ? [flow] : []);
function newRows(candidate) {
  const added = recordOfAdded(candidate);
  if (added === void 0) return [];
  const names = new Set(
    blocksOf(added).flatMap(
      ({ capacity: { requests, flows } }) => [...requests.keys()].flatMap((name) => [name, ...flowsEndedBy(name, flows)])
    )
  );
  return [...names].map((name) => ({
    isNew: true,
    request: name,
    candidate: valuesOf(added, name),
    baseline: null
  }));
}
function valuesOf(record, request) {
  const name = request ?? void 0;
  const { sent, errors } = errorsOf(record, name);
  const isMix = request === null;
  return {
    throughput: throughputOf(record, name) ?? 0,
    samples: serviceSamples(record, name),
    p50: serviceQuantile(record, name, 0.5) ?? null,
    p90: serviceQuantile(record, name, 0.9) ?? null,
    p99: serviceQuantile(record, name, 0.99) ?? null,
    max: serviceMax(record, name),
    responseP50: responseQuantile(record, name, 0.5) ?? null,
    responseP90: responseQuantile(record, name, 0.9) ?? null,
    responseP99: responseQuantile(record, name, 0.99) ?? null,
    cleanP99: cleanResponseQuantile(record, name, 0.99) ?? null,
    errorShare: sent === 0 ? 0 : errors / sent,
    errors,
    cpuPerRequest: isMix ? cpuPerRequestOf(record) ?? null : null,
    peakMemory: isMix ? peakMemoryOf(record) ?? null : null,
    startTime: isMix ? startTimeOf(record) ?? null : null,
    firstAnswers: isMix ? firstAnswersOf(record) ?? null : null,
    busyCores: isMix ? busyCoresOf(record) ?? null : null,
    waitingCores: isMix ? waitingCoresOf(record) ?? null : null
  };
}
function serviceMax(record, name) {
  const slowest = capacityResults(record, name).flatMap(({ serviceTime }) => serviceTime.max ?? []);
  return slowest.length === 0 ? null : Math.max(...slowest);
}
var serviceSamples = (record, name) => capacityResults(record, name).reduce((sum2, { serviceTime }) => sum2 + serviceTime.count, 0);
var capacityResults = (record, name) => blocksOf(record).flatMap(({ capacity }) => resultsOf([capacity], name));

// src/report/compose-report.ts
function composeReport(input) {
  const { plan, record, baseline, verdict, acceptance } = input;
  const comparable = findComparable(record, baseline.records);
  const evidence = reportEvidence({
    record,
    comparisons: verdict.comparisons,
    hasStored: comparable.kind === "comparable",
    chosen: input.evidence
  });
  const before = baselineOf(record) ?? poolStored(comparable);
  const report = {
    schema: 1,
    perfGate: record.environment.perfGate,
    name: record.name,
    verdict: reportVerdict(verdict),
    exit: decideExit(verdict, plan.policy, acceptance),
    acceptance: acceptance ?? null,
    run: reportRun(input),
    baseline: evidence.kind === "stored" ? reportBaseline(comparable, baseline.source) : null,
    evidence,
    saved: input.saved ?? null,
    repeat: repeatCommand(plan, record),
    ...reportDifferences(record, evidence.kind, comparable),
    profile: reportProfile(record, evidence.kind),
    comparisons: verdict.comparisons.map(
      (comparison) => reportComparison(comparison, record, plan.tolerances.errors)
    ),
    warnings: verdict.warnings,
    rows: reportRows(record, before),
    details: reportDetails(record, before),
    blocks: reportBlocks(record),
    history: reportHistory(record, baseline.records),
    // Whoever keeps the logs adds them.
    lastLines: null
  };
  return maskReport(report, plan.secrets);
}
var poolStored = (comparable) => comparable.kind === "comparable" ? poolRecords(comparable.records) : void 0;
function reportVerdict(verdict) {
  switch (verdict.kind) {
    case "pass":
      return { kind: "pass" };
    case "regression":
      return { kind: "regression", offending: verdict.offending };
    case "inconclusive":
      return { kind: "inconclusive", need: verdict.need };
    case "no-baseline":
      return { kind: "no-baseline", why: verdict.why };
    case "invalid-run":
      return { kind: "invalid-run", because: verdict.because };
  }
}
function reportRun({ plan, record, attempts }) {
  const { load, environment } = record;
  return {
    measuredAt: record.measuredAt,
    commit: record.commit ?? null,
    changedFrom: record.changedFrom ?? null,
    url: attempts?.url ?? null,
    attempt: attempts?.attempt ?? record.attempt,
    attempts: attempts?.pooled ?? 1,
    seed: record.seed,
    target: plan.server.kind === "started" ? plan.server.start : describeTarget2(plan),
    blocks: baselineOf(record) === void 0 ? blocksOf(record).length : pairsOf(record).length,
    seconds: toSeconds(record.took ?? measuredTime(record)),
    measuringSeconds: toSeconds(measuredTime(record)),
    processes: load.processes,
    connections: load.connections,
    threads: load.threads,
    engine: load.engine,
    offeredRate: load.offeredRate ?? null,
    environment: reportEnvironment(environment)
  };
}
function describeTarget2({ target: { protocol, hostname: hostname2, port }, server }) {
  const url = `${protocol}//${hostname2}${port === void 0 ? "" : `:${port}`}`;
  const isOnSocket = server.kind === "running" && server.unixSocket !== void 0;
  return isOnSocket ? `${url} on ${server.unixSocket}` : url;
}
function measuredTime(record) {
  const windows = record.blocks.map(
    ({ capacity, fixedRate }) => capacity.window + (fixedRate?.window ?? 0)
  );
  return milliseconds(windows.reduce((sum2, window) => sum2 + window, 0));
}
function reportEnvironment({ machine: _2, ...facts }) {
  return { ...facts, cpuQuota: facts.cpuQuota ?? null, image: facts.image ?? null };
}
function reportBaseline(comparable, source) {
  if (comparable.kind === "nothing") return null;
  const [newest] = comparable.records;
  return {
    records: comparable.records.length,
    newestMeasuredAt: newest.measuredAt,
    newestCommit: newest.commit ?? null,
    sameMachine: comparable.sameMachine,
    source: source ?? null
  };
}

// src/verdict/poolable.ts
function findObstacle(other, record) {
  const mismatch = isPairedLike(other, record) ? findPairedMismatch(other, record) : findAloneMismatch(other, record);
  if (mismatch !== void 0) return mismatch;
  if (other.load.processes !== record.load.processes) return "started the server in another way";
  const rates = [other, record].map(({ load }) => load.offeredRate);
  if (rates.every((rate2) => rate2 === void 0)) return void 0;
  return isSameRate(other, record) ? void 0 : "had another fixed rate";
}
function findAloneMismatch(other, record) {
  const mismatch = findMismatch(other, record);
  if (mismatch !== void 0) return mismatch;
  if (other.environment.machine === record.environment.machine) return void 0;
  return "ran on another machine";
}
var isPairedLike = (other, record) => isPaired(other) && isPaired(record);
function findPairedMismatch(other, record) {
  if (pairsOf(other).length === 0) return "holds no pair of blocks";
  if (other.planHash !== record.planHash) return "ran another plan";
  if (other.load.engine !== record.load.engine) return "was loaded by another generator";
  if (other.load.turns !== record.load.turns) return "measured the two versions in other turns";
  if (other.load.reopens !== record.load.reopens) return "opened its connections in another way";
  if (other.baselineArm?.commit !== record.baselineArm?.commit) return "had another baseline";
  return void 0;
}

// src/verdict/metrics/cleaned.ts
var NOT_CLEANED = { requests: /* @__PURE__ */ new Set(), warnings: [] };
var STANDARD_ERRORS = 3;
var LEAST_STANDARD_ERROR = 25e-4;
function findCleaned(record, requests) {
  const [baseline, candidate] = [keptSlices(record, "baseline"), keptSlices(record, "candidate")];
  if (!baseline?.slices || !candidate?.slices) return refuse(NO_CPU_WAITS);
  if (!agree(baseline, candidate)) return refuse(describeDifference2(baseline, candidate));
  return { requests: new Set(requests), warnings: [] };
}
function agree(one, other) {
  const share = (one.kept + other.kept) / (one.slices + other.slices);
  const variance = share * (1 - share) * (1 / one.slices + 1 / other.slices);
  const error = Math.max(Math.sqrt(variance), LEAST_STANDARD_ERROR);
  return Math.abs(keptShare(one) - keptShare(other)) <= STANDARD_ERRORS * error;
}
var keptShare = ({ slices, kept }) => kept / slices;
var NO_CPU_WAITS = {
  code: "not-cleaned",
  text: "This machine does not tell how long the server waited for a CPU, so the p99 at the fixed rate was not cleaned of that. Where it has enough samples, it is judged as it came, and fails the check only where a loss is shown."
};
var refuse = (warning) => ({ ...NOT_CLEANED, warnings: [warning] });
function describeDifference2(baseline, candidate) {
  return {
    code: "kept-shares-differ",
    text: `${describeKept(candidate)} of the candidate and ${describeKept(baseline)} of the baseline were undisturbed, further apart than chance explains: part of the waiting is the servers' own doing, so the p99 at the fixed rate is not cleaned. Where it has enough samples, it is judged as it came, and fails the check only where a loss is shown.`
  };
}
var describeKept = (kept) => `${percent(keptShare(kept))} of ${kept.slices} slices`;

// src/verdict/metrics/effects.ts
function leastThroughput(measured) {
  const phases = blocksOf(measured).map(({ capacity }) => capacity);
  const window = phases.reduce((sum2, phase) => sum2 + phase.window, 0);
  if (window <= 0) return void 0;
  const completed = phases.reduce((sum2, phase) => sum2 + phase.completed, 0);
  return rate(Math.max(completed, 1), milliseconds(window));
}
function effectsOf(metric, units, valueIn) {
  const effects = [];
  for (const { baseline, candidate } of units) {
    const [before, after] = [valueIn(baseline) ?? 0, valueIn(candidate) ?? 0];
    if (before <= 0 || after <= 0) return void 0;
    effects.push(lossOf(metric, before, after));
  }
  return nonEmpty(effects);
}
function meanEffects(ofRequests) {
  const [first] = ofRequests;
  const meanAt = (index) => {
    const [one = logRatio(Number.NaN), ...others] = ofRequests.flatMap((all) => all[index] ?? []);
    return meanOf([one, ...others]);
  };
  const [, ...rest] = first;
  return [meanAt(0), ...rest.map((_2, index) => meanAt(index + 1))];
}

// src/verdict/metrics/units.ts
var unitsOf = (pairs, isEnough2) => groupUntil(pairs, (some) => isEnough2(unitOf3(some))).map(unitOf3);
var singleUnits = (pairs) => unitsOf(pairs, () => true);
var unitOf3 = (pairs) => ({
  baseline: mapNonEmpty(pairs, ({ baseline }) => baseline),
  candidate: mapNonEmpty(pairs, ({ candidate }) => candidate)
});
function groupUntil(items, isEnough2) {
  const groups = [];
  let open3 = [];
  for (const item of items) {
    const [first = item, ...rest] = [...open3, item];
    const group = [first, ...rest];
    const isFull = isEnough2(group);
    if (isFull) groups.push(group);
    open3 = isFull ? [] : group;
  }
  return groups;
}

// src/verdict/metrics/cpu-role.ts
var STEADY = 0.03;
var MUCH_STEADIER = 3;
var PAIRS_FOR_SPREADS = 5;
function findCpuRole(pairs, gateCpu) {
  if (gateCpu === "always") return { kind: "beside-throughput" };
  if (gateCpu === "never" || pairs.length < PAIRS_FOR_SPREADS) return { kind: "guard" };
  if (!haveWorkers(pairs, "baseline") || !haveWorkers(pairs, "candidate")) return { kind: "guard" };
  const throughput = spreadOf2(effectsOf("throughput", singleUnits(pairs), leastThroughput));
  const cpu = spreadOf2(effectsOf("cpu", singleUnits(pairs), cpuPerRequestOf));
  if (throughput === void 0 || cpu === void 0) return { kind: "guard" };
  if (throughput <= STEADY || throughput <= MUCH_STEADIER * cpu) return { kind: "guard" };
  return { kind: "instead-of-throughput", warning: warnOfWorkers(pairs, throughput, cpu) };
}
function haveWorkers(pairs, arm) {
  return placementsOf2(pairs, arm).length > pairs.length / 2;
}
var placementsOf2 = (pairs, arm) => pairs.flatMap((pair) => pair[arm].server.placement ?? []).filter(({ workers }) => workers >= 2);
var spreadOf2 = (effects) => effects && standardDeviationOf(effects);
function warnOfWorkers(pairs, throughput, cpu) {
  const workers = Math.max(
    ...placementsOf2(pairs, "candidate").map((placement) => placement.workers)
  );
  const [before, after] = [meanImbalance(pairs, "baseline"), meanImbalance(pairs, "candidate")];
  return {
    code: "uneven-workers",
    text: `Connections fell unevenly on ${workers} worker processes: the busiest had ${percent(after)} more than an even share of the work (${percent(before)} in the baseline), and throughput differed by ${percent(throughput)} (standard deviation) from one pair of blocks to the next, CPU time per request only by ${percent(cpu)}. So CPU time per request decides, and throughput and the p99 at capacity only where a loss is shown.`
  };
}
function meanImbalance(pairs, arm) {
  const placements = placementsOf2(pairs, arm);
  return placements.reduce((sum2, { imbalance }) => sum2 + imbalance, 0) / placements.length;
}

// src/stats/bounds.ts
function boundLoss(effects, alpha) {
  const walsh = walshAverages(effects);
  const estimate = hodgesLehmann(walsh);
  const exact = {
    low: lowerWilcoxonBound(walsh, effects.length, alpha.fail),
    high: upperWilcoxonBound(walsh, effects.length, alpha.pass)
  };
  const student = {
    low: logRatio(meanOf(effects) - halfWidth2(effects, alpha.fail)),
    high: logRatio(meanOf(effects) + halfWidth2(effects, alpha.pass))
  };
  if (Number.isFinite(exact.low) && Number.isFinite(exact.high)) {
    return { estimate, ...exact, method: "wilcoxon", other: student };
  }
  const low = Number.isFinite(exact.low) ? exact.low : student.low;
  const high = Number.isFinite(exact.high) ? exact.high : student.high;
  return { ...orderedAround(estimate, low, high), method: "t", other: exact };
}
function orderedAround(estimate, low, high) {
  return {
    estimate,
    low: logRatio(Math.min(low, estimate)),
    high: logRatio(Math.max(high, estimate))
  };
}
function halfWidth2(effects, alpha) {
  const spread = standardDeviationOf(effects);
  if (spread === void 0 || alpha <= 0) return Number.POSITIVE_INFINITY;
  const n = effects.length;
  return studentQuantile(alpha, n - 1) * spread / Math.sqrt(n);
}

// src/verdict/words/because.ts
function explainOutcome(comparison) {
  switch (comparison.outcome) {
    case "regression":
      return explainRegression(comparison);
    case "inconclusive":
      return explainDoubt(comparison);
    case "pass":
    case "not-shown":
      return explainNoLoss(comparison);
  }
}
function explainDoubts(comparison, doubts) {
  const { role, metric, unit, before, after } = comparison;
  const outset = role === "limit" ? `${labelOf(metric)} is ${describeValue(unit, after)}, beyond the limit of ${describeValue(unit, before)}` : describeOutset(comparison);
  return `${outset}; ${doubts.join("; ")}.`;
}
function explainRegression(comparison) {
  const { metric, loss, tolerance, alpha } = comparison;
  return `${describeOutset(comparison)}, with ${confidence(alpha.fail)} by at least ${describeSize(metric, loss.low)}; ${describeSize(metric, tolerance)} is allowed.`;
}
function explainDoubt(comparison) {
  const { metric, loss, tolerance } = comparison;
  if (!isBounded(loss)) return explainNoBounds(comparison);
  if (loss.low > tolerance) return explainUnsure(comparison);
  return `${describeOutset(comparison)}; ${describeInterval(comparison)}, so the evidence cannot tell whether it stays within the allowed ${describeSize(metric, tolerance)}.`;
}
function explainUnsure(comparison) {
  const { metric, loss, tolerance, alpha } = comparison;
  return `${describeOutset(comparison)}, with ${confidence(alpha.fail)} by at least ${describeSize(metric, loss.low)}, and ${describeSize(metric, tolerance)} is allowed. But that there is a ${worseningOf(metric)} at all is not yet as sure as a red check must be (${confidence(alpha.alarm)}).`;
}
function describeInterval({ metric, loss, alpha }) {
  const best = `${describeChange(metric, loss.low)} (${confidence(alpha.fail)})`;
  const worst = `${describeChange(metric, loss.high)} (${confidence(alpha.pass)})`;
  if (isKnownBest(loss)) {
    return isKnownWorst(loss) ? `the change is between ${best} and ${worst}` : `the change is no better than ${best}, and how much worse it may be is unknown`;
  }
  return isKnownWorst(loss) ? `the change is no worse than ${worst}, and how much better it may be is unknown` : "by how much it really changed is unknown";
}
function explainNoLoss(comparison) {
  const { metric, loss, tolerance, resolution, alpha, minimumDetectable } = comparison;
  const allowed = describeSize(metric, tolerance);
  const worst = `with ${confidence(alpha.pass)} no worse than ${describeChange(metric, loss.high)}`;
  if (loss.high < tolerance)
    return `${describeOutset(comparison)}; ${worst}, and ${allowed} is allowed.`;
  if (loss.high < resolution) {
    return `${describeOutset(comparison)}; ${worst}. Allowed is ${allowed}, and a pass rules out ${describeChange(metric, resolution)}.`;
  }
  if (!isBounded(loss)) return explainNoBounds(comparison);
  if (loss.low > tolerance) return explainUnsure(comparison);
  const seen = isKnownSize(minimumDetectable) ? `this run could only have shown a ${worseningOf(metric)} of more than ${describeSize(metric, minimumDetectable)}` : `which ${worseningOf(metric)} this run could have shown is unknown`;
  return `${describeOutset(comparison)}; that is not shown to be beyond the allowed ${allowed}, and ${seen}.`;
}
function explainNoBounds(comparison) {
  const { metric, loss, tolerance, alpha, samples } = comparison;
  const outset = describeOutset(comparison);
  const blocks = `${plural(samples, "block")} of each version`;
  if (isKnownWorst(loss)) {
    return `${outset}; with ${confidence(alpha.pass)} no worse than ${describeChange(metric, loss.high)}, while ${describeSize(metric, tolerance)} is allowed, and ${blocks} are too few to show a loss.`;
  }
  return `${outset}; ${blocks} are too few to bound the change, and ${describeSize(metric, tolerance)} is allowed.`;
}
var isBounded = ({ low, high }) => Number.isFinite(low) && Number.isFinite(high);
function describeOutset({ metric, request, unit, before, after, loss }) {
  const values = `${describeValue(unit, before)} to ${describeValue(unit, after)}`;
  const mean = request === void 0 ? subjectOf({ metric, request }) : labelOf(metric);
  return `${mean} ${describeMove(metric, loss.estimate)} (${values})`;
}
function explainLimit(comparison) {
  const { metric, unit, before, after, loss, alpha, samples } = comparison;
  const outset = `${labelOf(metric)} is ${describeValue(unit, after)}`;
  const limit = `the limit of ${describeValue(unit, before)}`;
  switch (comparison.outcome) {
    case "regression":
      return `${outset}; with ${confidence(alpha.fail)} that is beyond ${limit} by at least ${describeSize(metric, loss.low)}.`;
    case "inconclusive":
      return `${outset}, beyond ${limit}, but ${plural(samples, "block")} cannot show that with ${confidence(alpha.fail)}.`;
    case "pass":
    case "not-shown":
      return `${outset}, within ${limit}.`;
  }
}

// src/verdict/comparison.ts
var UNITS = {
  throughput: "per-second",
  p99: "microseconds",
  "response-p99": "microseconds",
  "clean-response-p99": "microseconds",
  cpu: "microseconds",
  memory: "bytes",
  "start-time": "microseconds",
  "first-answers": "microseconds",
  errors: "share",
  "rate-not-sustained": "per-second",
  "server-died": "share",
  "p99-limit": "microseconds",
  "min-throughput": "per-second"
};
function compare(input) {
  const { metric, request, role, before, after, loss, tolerance, outcome, doubts } = input;
  const { estimate, low, high } = loss;
  const comparison = {
    metric,
    request,
    role,
    unit: UNITS[metric],
    before,
    after,
    loss: { estimate, low, high },
    tolerance,
    resolution: input.resolution ?? tolerance,
    outcome,
    minimumDetectable: input.minimumDetectable ?? smallestShown(input),
    alpha: input.alpha,
    method: input.method,
    samples: input.samples
  };
  const explain = role === "limit" ? explainLimit : explainOutcome;
  const because = doubts === void 0 ? explain(comparison) : explainDoubts(comparison, doubts);
  return { ...comparison, because: input.because ?? because };
}
function smallestShown({ loss, tolerance, doubts }) {
  if (doubts !== void 0) return logRatio(Number.POSITIVE_INFINITY);
  const { estimate, low } = loss;
  return low === estimate ? tolerance : logRatio(tolerance + (estimate - low));
}
var observed = (loss) => ({
  loss: { estimate: loss, low: loss, high: loss },
  alpha: { alarm: 0, fail: 0, pass: 0 },
  method: "observed"
});

// src/verdict/metrics/table.ts
var OF_MIX = {
  throughput: leastThroughput,
  cpu: cpuPerRequestOf,
  memory: peakMemoryOf,
  "start-time": startTimeOf,
  "first-answers": firstAnswersOf
};
var OF_REQUEST = {
  p99: serviceQuantile,
  "response-p99": responseQuantile,
  "clean-response-p99": cleanResponseQuantile
};
var gate = (alpha) => ({ role: "gate", alpha });
var guard = (alpha) => ({ role: "guard", alpha });
function listStoredSeries(evidence) {
  const { plan, alpha, candidate } = evidence;
  const judged = listJudged(plan.requests);
  return [
    // Here zero stays zero, and counts as not measured.
    { ...ofMix("throughput", plan, gate(alpha.throughput)), valueIn: (run) => throughputOf(run) },
    ...judged.map((request) => ofRequest("p99", plan, request, gate(alpha.p99))),
    ...judged.map((request) => ofRequest("response-p99", plan, request, guard(alpha.rest))).map((series) => ({
      ...series,
      valueIn: (run) => isSameRate(run, candidate) && hasResponseTimes(run) ? series.valueIn(run) : void 0
    })),
    ofMix("cpu", plan, guard(alpha.rest)),
    ofMix("memory", plan, guard(alpha.rest)),
    ofMix("start-time", plan, guard(alpha.rest)),
    ofMix("first-answers", plan, guard(alpha.rest))
  ];
}
var hasResponseTimes = (run) => heldItsRate(run) && findStandstill(run) === void 0;
function listPairSeries(evidence) {
  const { plan, shares, cpu, cleaned } = evidence;
  const judged = listJudged(plan.requests);
  const usable = judged.filter(({ name }) => cleaned.requests.has(name));
  const responses = haveResponseTimes(evidence) ? judged : [];
  const ofMixPairs = (metric, role2, share) => ({
    ...ofMix(metric, plan, { role: role2, share }),
    samplesIn: void 0
  });
  const role = cpu.kind === "instead-of-throughput" ? "guard" : "gate";
  return [
    ofMixPairs("throughput", role, shares.throughput),
    ...judged.map((request) => ofSamples("p99", plan, request, { role, share: shares.p99 })),
    ...usable.map(
      (request) => ofSamples("clean-response-p99", plan, request, { role: "guard", share: shares.cleaned })
    ),
    ...responses.map(
      (request) => ofSamples("response-p99", plan, request, { role: "guard", share: shares.rest })
    ),
    ofMixPairs("cpu", cpu.kind === "guard" ? "guard" : "gate", shares.cpu),
    ofMixPairs("memory", "guard", shares.rest),
    ofMixPairs("start-time", "guard", shares.rest),
    ofMixPairs("first-answers", "guard", shares.rest)
  ];
}
var SAMPLES = {
  p99: "service",
  "response-p99": "response",
  "clean-response-p99": "clean"
};
function ofSamples(metric, plan, request, rank) {
  const samplesIn = (measured) => sampleCountsOf(measured, request.name)[SAMPLES[metric]];
  return { ...ofRequest(metric, plan, request, rank), samplesIn };
}
var haveResponseTimes = (evidence) => isRateHeld(evidence) && findStandstill(evidence.candidate) === void 0 && findStandstill(evidence.baselineArm) === void 0;
function ofMix(metric, { tolerances }, rank) {
  const tolerance = (before) => mixTolerance(metric, tolerances, before);
  return { metric, request: void 0, ...rank, tolerance, valueIn: OF_MIX[metric] };
}
var START_FLOORS = { "start-time": milliseconds(50), "first-answers": milliseconds(10) };
function mixTolerance(metric, tolerances, before) {
  switch (metric) {
    case "start-time":
    case "first-answers":
      return withFloor(toleranceOf(metric, tolerances.start), before, START_FLOORS[metric]);
    default:
      return toleranceOf(metric, tolerances[metric]);
  }
}
function ofRequest(metric, plan, request, rank) {
  return {
    metric,
    request: request.name,
    ...rank,
    tolerance: (before) => p99Tolerance(plan, request, before),
    valueIn: (measured) => OF_REQUEST[metric](measured, request.name, 0.99)
  };
}
function p99Tolerance({ tolerances }, request, before) {
  return withFloor(toleranceOf("p99", request.tolerances.p99), before, tolerances.p99Floor);
}
function withFloor(relative, before, floor) {
  return logRatio(Math.max(relative, logChange(before, before + toMicroseconds(floor))));
}
var PRIOR_SPREAD = {
  throughput: USUAL_THROUGHPUT_SPREAD,
  p99: 0.15,
  "response-p99": 0.15,
  "clean-response-p99": 0.15,
  cpu: 0.05,
  memory: 0.05,
  "start-time": 0.15,
  "first-answers": 0.3
};
var BETWEEN_MACHINES = 3;
function priorSpread(metric, sameMachine) {
  return logRatio(PRIOR_SPREAD[metric] * (sameMachine ? 1 : BETWEEN_MACHINES));
}
var usualSpread = (metric) => metric === "cpu" ? logRatio(0.03) : priorSpread(metric, true);

// src/verdict/metrics/limits.ts
function judgeLimits(evidence) {
  return listLimits(evidence).map((limited) => judgeLimit(evidence, limited));
}
function judgeLimit(evidence, limited) {
  const { metric, limit, after } = limited;
  const effects = nonEmpty(limited.values.map((value) => lossOf(metric, limit, value)));
  if (effects === void 0 || after === void 0) return { warnings: [warnOfNoValue(limited)] };
  const { bounds, warnings, ...judgedBy } = evidence.kind === "paired" ? boundAtLook(effects, evidence, metric) : boundAtEnd(effects, evidence, limited);
  const shown2 = decideLimit(bounds);
  const excuse = shown2 === "pass" ? void 0 : findExcuse(evidence.candidate, metric, bounds);
  const comparison = compare({
    metric,
    request: limited.request,
    role: "limit",
    before: limit,
    after,
    loss: bounds,
    tolerance: logRatio(0),
    outcome: excuse === void 0 ? shown2 : "inconclusive",
    ...judgedBy,
    samples: effects.length,
    doubts: excuse === void 0 ? void 0 : [excuse]
  });
  if (excuse !== void 0) return { comparisons: [comparison], needs: [sentenceOf(excuse)] };
  return {
    comparisons: [comparison],
    warnings,
    needs: comparison.outcome === "inconclusive" ? [describeNeed(limited)] : []
  };
}
function boundAtEnd(effects, { rest }, limited) {
  const bounds = boundLoss(effects, rest);
  return { bounds, alpha: rest, method: bounds.method, warnings: warnOfMethod(limited, bounds) };
}
function boundAtLook(effects, { shares }, metric) {
  const usual = priorSpread(metric === "p99-limit" ? "p99" : "throughput", true);
  const { estimate, surest, high } = boundPairs(effects, shares.rest, usual);
  const alpha = { alarm: shares.rest, fail: shares.rest, pass: SIZE_LEVEL };
  return { bounds: { estimate, low: surest, high }, alpha, method: "t", warnings: [] };
}
var BEYOND_ANY_CROWD = logRatio(Math.log(100));
function findExcuse(candidate, metric, { low }) {
  const crowd = describeCrowd(candidate);
  if (crowd === void 0) return void 0;
  if (metric === "min-throughput" && low > BEYOND_ANY_CROWD) return void 0;
  return `${crowd} while this was measured: too crowded to show a limit missed; run it on a quieter machine`;
}
function decideLimit({ low, estimate }) {
  if (low > 0) return "regression";
  return estimate <= 0 ? "pass" : "inconclusive";
}
function countLimits(plan) {
  const judged = listJudged(plan.requests);
  const limits = judged.filter((request) => p99LimitOf(plan, request) !== void 0).length;
  return limits + (plan.limits.throughput === void 0 ? 0 : 1);
}
var p99LimitOf = (plan, request) => request.limits.p99 ?? plan.limits.p99;
function listLimits({ candidate, plan }) {
  const p99s = listJudged(plan.requests).flatMap((request) => {
    const limit = p99LimitOf(plan, request);
    return limit === void 0 ? [] : [limitP99(candidate, request, limit)];
  });
  const { throughput } = plan.limits;
  return throughput === void 0 ? p99s : [limitThroughput(candidate, throughput), ...p99s];
}
function limitThroughput(record, limit) {
  return {
    metric: "min-throughput",
    request: void 0,
    limit,
    values: blocksOf(record).flatMap((block) => leastThroughput(block) ?? []),
    after: throughputOf(record)
  };
}
function limitP99(record, request, limit) {
  const after = serviceQuantile(record, request.name, 0.99);
  const p99Of2 = (blocks) => serviceQuantile(blocks, request.name, 0.99);
  const groups = groupAll(blocksOf(record), (blocks) => p99Of2(blocks) !== void 0);
  return {
    metric: "p99-limit",
    request: request.name,
    limit: toMicroseconds(limit),
    values: groups.flatMap((blocks) => p99Of2(blocks) ?? []),
    after
  };
}
function groupAll(blocks, isEnough2) {
  const groups = groupUntil(blocks, isEnough2);
  const last = groups.at(-1);
  if (last === void 0) return [];
  return [...groups.slice(0, -1), [...last, ...blocks.slice(groups.flat().length)]];
}
function warnOfNoValue(limited) {
  return {
    code: "few-samples",
    text: `${subjectOf(limited)} was not compared with its limit: too few samples; a p99 takes at least 1000. Set a larger budget.`
  };
}
function warnOfMethod(limited, bounds) {
  const subject = subjectOf(limited);
  const blocks = plural(limited.values.length, "block");
  if (!Number.isFinite(bounds.low)) return [];
  if (bounds.method === "t") {
    return [
      {
        code: "t-instead-of-wilcoxon",
        text: `${subject}: ${blocks} give no exact bounds at this level, so the limit is judged assuming normal errors; a larger budget gives more blocks.`
      }
    ];
  }
  const other = decideLimit({ ...bounds, ...bounds.other });
  if (other === decideLimit(bounds)) return [];
  return [
    {
      code: "methods-disagree",
      text: `${subject}: exact bounds decide against the limit, bounds that assume normal errors say ${other}; single blocks stray far.`
    }
  ];
}
function describeNeed(limited) {
  return `${subjectOf(limited)}: more than ${plural(limited.values.length, "block")} (a larger budget) would tell on which side of the limit it is.`;
}

// src/verdict/prepare.ts
var countTests = ({ pooled, apart }, record) => isPaired(record) ? apart : pooled + apart;
var NONE_BEFORE = { pooled: 0, apart: 0 };
function prepare(input) {
  const { candidate, stored, noBaselineWhy } = input;
  if (isPaired(candidate)) return preparePaired(input);
  return prepareStored(input, findComparable(candidate, stored, noBaselineWhy));
}
function prepareStored({ candidate, plan, incidents, before = NONE_BEFORE }, baseline) {
  const checks = { requests: listJudged(plan.requests).length, rest: countRest(plan) };
  const alpha = allotAlpha(checks, countTests(before, candidate));
  return { kind: "stored", candidate, baseline, plan, incidents, alpha, rest: alpha.rest };
}
function countRest(plan) {
  const responses = listJudged(plan.requests).length;
  const cpuMemoryAndErrors = 3;
  return responses + cpuMemoryAndErrors + STARTS + countLimits(plan);
}
var STARTS = 2;
function preparePaired(input) {
  const record = input.candidate;
  const pairs = pairsOf(record);
  const paired = { ...record, blocks: pairs.flatMap((pair) => [pair.baseline, pair.candidate]) };
  const candidate = recordOfArm(paired, "candidate");
  const baselineArm = recordOfArm(paired, "baseline");
  const plan = keepMeasured(input.plan, candidate);
  const names = listJudged(plan.requests).map(({ name }) => name);
  const cleaned = isRateHeld({ candidate, baselineArm }) ? findCleaned(paired, names) : NOT_CLEANED;
  const cpu = findCpuRole(pairs, plan.compare.gateCpu);
  const tests = countTests(input.before ?? NONE_BEFORE, record);
  const shares = sharePairBudget(countChecks(plan, record, cleaned), tests);
  const { incidents } = input;
  return {
    kind: "paired",
    candidate,
    baselineArm,
    pairs,
    plannedPairs: Math.max(record.look?.plannedBlocks ?? 0, pairs.length),
    plan,
    incidents,
    shares,
    rest: restAt(pairs.length, shares.rest),
    cleaned,
    cpu
  };
}
function restAt(pairs, share) {
  const look = Math.max(pairs, FEWEST_PAIRS);
  return { alarm: share, fail: levelAt(look, "above-zero", share), pass: SIZE_LEVEL };
}
function keepMeasured(plan, { blocks }) {
  const measured = new Set(blocks.flatMap(({ capacity }) => [...capacity.requests.keys()]));
  const requests = nonEmpty(plan.requests.filter(({ name }) => measured.has(name)));
  return requests === void 0 ? plan : { ...plan, requests };
}
function countChecks(plan, { load }, { requests }) {
  const judged = listJudged(plan.requests).length;
  const responses = load.offeredRate === void 0 ? 0 : judged;
  const memory = 1;
  return {
    requests: judged,
    isCleaned: requests.size > 0,
    guards: responses + memory + STARTS,
    limits: countLimits(plan) + 1
  };
}

// src/verdict/conduct/warn-attempts.ts
function warnOfLevel(own, before) {
  const { pooled, apart } = before;
  if (pooled + apart === 0) return [];
  const how = pooled === 0 ? "by itself" : `together with ${plural(pooled, "earlier attempt")}`;
  const tests = countTests(before, own);
  const share = isPaired(own) ? pairShareOfAttempt(tests) : shareOfAttempt(tests);
  const level = tests === 0 ? "as further looks of one run" : `and a loss must be shown at ${percent(share)} of the usual false-alarm level`;
  const text = `This is attempt ${own.attempt} of the run. It was judged ${how}, ${level}, so that trying again is not another roll of the dice.`;
  return [{ code: "attempts-pooled", text }];
}
function warnOfApart(earlier, own) {
  const obstacle = findObstacle(earlier, own);
  if (obstacle === void 0) return [];
  const text = `Attempt ${earlier.attempt} could not be added to this one, because it ${obstacle}; it was judged by itself.`;
  return [{ code: "attempts-apart", text }];
}
function warnOfStanding(attempt, last) {
  const text = `Attempt ${attempt} showed this regression, and its numbers are shown here; it stands until a later attempt is shown to pass, and this one ${describeOutcome(last)}`;
  const ofAttempts = last.warnings.filter(({ code }) => code.startsWith("attempts-"));
  return [{ code: "earlier-regression", text }, ...ofAttempts];
}
function warnOfRemembered(offending, last) {
  const text = `An earlier attempt of this run showed a regression (${offending.join(", ")}), which its records do not show again; it stands until a later attempt is shown to pass, and this one ${describeOutcome(last)}`;
  return [{ code: "earlier-regression", text }];
}
function describeOutcome(verdict) {
  switch (verdict.kind) {
    case "inconclusive": {
      const open3 = verdict.comparisons.find(({ outcome }) => outcome === "inconclusive");
      return `is inconclusive. ${open3?.because ?? verdict.need}`;
    }
    case "no-baseline":
      return `had nothing to be compared with. ${verdict.why}`;
    case "invalid-run":
      return `is not worth judging. ${verdict.because.text}`;
    case "pass":
      return "passes without showing that this loss is within what is allowed.";
    case "regression":
      return "is a regression.";
  }
}

// src/stats/share-test.ts
var NEGLIGIBLE = 1e-17;
function burstSize(errors, squares2, most) {
  if (squares2 === void 0 || errors === 0) return most;
  return Math.min(Math.max(1, squares2 / errors), most);
}
function overdispersion(arms) {
  let [squares2, degrees] = [0, 0];
  for (const arm of arms) {
    const blocks = arm.filter(({ sent }) => sent > 0);
    const errors = blocks.reduce((sum2, block) => sum2 + block.errors, 0);
    const share = errors / blocks.reduce((sum2, block) => sum2 + block.sent, 0);
    if (!(share > 0 && share < 1)) continue;
    for (const block of blocks) {
      const expected = share * block.sent;
      squares2 += (block.errors - expected) ** 2 / (expected * (1 - share));
    }
    degrees += blocks.length - 1;
  }
  return degrees === 0 ? void 0 : Math.max(1, squares2 / degrees);
}
function countBursts(count2, size, round) {
  const sent = Math.ceil(count2.sent / size);
  const bursts = count2.errors / size;
  const errors = round === "down" ? Math.floor(bursts) : Math.ceil(bursts);
  return { sent, errors: Math.min(errors, sent) };
}
function boundShare({ sent, errors }, alpha) {
  const low = errors === 0 ? 0 : bisect(0, 1, (share) => incompleteBeta(share, errors, sent - errors + 1) > alpha.fail);
  const high = errors >= sent ? 1 : bisect(0, 1, (share) => incompleteBeta(share, errors + 1, sent - errors) > 1 - alpha.pass);
  return { low: ratio(low), high: ratio(high) };
}
function smallestShownShare(sent, line, alphaFail) {
  if (line >= 1 || line ** sent > alphaFail) return ratio(Number.POSITIVE_INFINITY);
  const errors = bisect(0, sent, (k2) => k2 > 0 && incompleteBeta(line, k2, sent - k2 + 1) < alphaFail);
  return ratio(Math.max(1, Math.ceil(errors)) / sent);
}
function fisherTail(candidate, baseline) {
  const draw = {
    total: candidate.sent + baseline.sent,
    marked: candidate.errors + baseline.errors,
    drawn: candidate.sent
  };
  const mean = draw.total === 0 ? 0 : draw.marked * draw.drawn / draw.total;
  if (candidate.errors > mean) return sumUpwards(draw, candidate.errors);
  return 1 - sumDownwards(draw, candidate.errors - 1);
}
function sumUpwards({ total, marked, drawn: drawn2 }, from) {
  let term = probabilityOf({ total, marked, drawn: drawn2 }, from);
  let sum2 = 0;
  for (let k2 = from; term > sum2 * NEGLIGIBLE; k2++) {
    sum2 += term;
    term *= (marked - k2) * (drawn2 - k2) / ((k2 + 1) * (total - marked - drawn2 + k2 + 1));
  }
  return Math.min(sum2, 1);
}
function sumDownwards({ total, marked, drawn: drawn2 }, from) {
  let term = probabilityOf({ total, marked, drawn: drawn2 }, from);
  let sum2 = 0;
  for (let k2 = from; term > sum2 * NEGLIGIBLE; k2--) {
    sum2 += term;
    term *= k2 * (total - marked - drawn2 + k2) / ((marked - k2 + 1) * (drawn2 - k2 + 1));
  }
  return Math.min(sum2, 1);
}
function probabilityOf({ total, marked, drawn: drawn2 }, k2) {
  if (k2 < Math.max(0, marked + drawn2 - total) || k2 > Math.min(marked, drawn2)) return 0;
  return Math.exp(
    logChoose(marked, k2) + logChoose(total - marked, drawn2 - k2) - logChoose(total, drawn2)
  );
}
var logChoose = (n, k2) => logFactorial(n) - logFactorial(k2) - logFactorial(n - k2);

// src/verdict/conduct/silence.ts
var LEAST_ANSWERS = 20;
function findSilent(evidence) {
  if (evidence.kind !== "paired") return void 0;
  const { pairs, plan } = evidence;
  if (pairs.length === 0 || pairs.length >= FEWEST_PAIRS) return void 0;
  const names = plan.requests.map(({ name }) => name);
  const requests = names.filter((name) => isSilent(evidence, name));
  return requests.length === 0 ? void 0 : { evidence, requests };
}
var isSilent = ({ pairs }, name) => pairs.every(({ baseline, candidate }) => {
  const [before, after] = [errorsOf(baseline, name), errorsOf(candidate, name)];
  const fails = after.sent > 0 && after.errors === after.sent;
  return fails && before.sent - before.errors >= LEAST_ANSWERS;
});
function explainSilence({ evidence, requests }) {
  const [first, ...others] = requests;
  const more = others.length === 0 ? "" : ` and ${plural(others.length, "further request")}`;
  const isAll = requests.length === evidence.plan.requests.length;
  const whose = isAll ? "" : ` of "${first}"${more}`;
  const pairs = plural(evidence.pairs.length, "pair");
  return `not one${whose} was answered as expected in ${pairs}, and the baseline beside it answered in each.`;
}

// src/verdict/conduct/throughout.ts
var MOST_CLUSTERED = 1.75;
var SIZE = 2;
var FEWEST_SLICES = 1.5;
function failsThroughout(record, allowed, alpha) {
  const blocks = blocksOf(record).map((block) => errorsOf(block));
  if (!blocks.every(({ sent, errors }) => errors > allowed * sent)) return false;
  const phases = phasesOf(record).map(spreadOf3);
  if (phases.length === 0 || phases.some(({ squares: squares3 }) => squares3 === void 0)) return false;
  const squares2 = sum(phases, (phase) => phase.squares ?? 0);
  if (squares2 > MOST_CLUSTERED * sum(phases, ({ independent }) => independent)) return false;
  if (sum(phases, ({ slices }) => slices) < FEWEST_SLICES) return false;
  const bursts = countBursts(errorsOf(record), SIZE, "down");
  return boundShare(bursts, { fail: alpha, pass: alpha }).low > allowed;
}
function spreadOf3(phase) {
  const errors = sum(resultsOf([phase], void 0), ({ failures }) => countErrors(failures));
  if (errors === 0) return { squares: 0, independent: 0, slices: 0 };
  const { errorSquares: squares2 } = phase;
  const independent = errors + errors ** 2 / Math.max(1, phase.slices);
  return { squares: squares2, independent, slices: squares2 ? errors ** 2 / squares2 : 0 };
}

// src/verdict/conduct/validity.ts
function judgeValidity(evidence) {
  const { incidents, plan } = evidence;
  const records = measuredIn(evidence);
  const invalid = firstOwnFault(incidents) ?? firstOf(records, findBrokenAccount) ?? firstOf(records, (record) => findOwnLimit(record, plan.tolerances.errors, "ports-exhausted")) ?? firstOf(
    records,
    (record) => findOwnLimit(record, plan.tolerances.errors, "resources-exhausted")
  );
  return invalid === void 0 ? {} : { invalid };
}
var measuredIn = (evidence) => evidence.kind === "stored" ? [evidence.candidate] : [evidence.candidate, evidence.baselineArm];
function firstOf(records, find) {
  return records.map(find).find((reason) => reason !== void 0);
}
function firstOwnFault(incidents) {
  for (const { kind, text } of incidents) {
    if (kind !== "server-died" && kind !== "throttled" && kind !== "cut-short") {
      return { code: kind, text };
    }
  }
  return void 0;
}
function findBrokenAccount(record) {
  const broken = resultsOf(phasesOf(record), void 0).find(isBroken2);
  if (broken === void 0) return void 0;
  const { sent, ok, failures } = broken;
  return {
    code: "accounting-broken",
    text: `${sent} requests were sent, but ${ok} successes and ${countFailures(failures)} failures were counted; please report this.`
  };
}
var isBroken2 = ({ sent, ok, failures }) => sent !== ok + countFailures(failures);
function findOwnLimit(record, allowed, limit) {
  const results = resultsOf(phasesOf(record), void 0);
  const sent = results.reduce((sum2, result) => sum2 + result.sent, 0);
  const lost = countOf(results, limit);
  if (lost === 0 || lost <= allowed * sent) return void 0;
  return { code: limit, text: explainLimit2(limit, percent(lost / sent)) };
}
function explainLimit2(limit, share) {
  return limit === "ports-exhausted" ? `This machine ran out of ephemeral ports for ${share} of the requests: the server closes connections after each answer. Enable keep-alive, or widen net.ipv4.ip_local_port_range.` : `perf-gate had no open file, memory or buffer left for ${share} of the requests: the server has not seen them. Raise \`ulimit -n\`, or lower \`connections\`.`;
}
function countOf(results, failure) {
  return results.reduce((sum2, { failures }) => sum2 + (failures[failure]?.count ?? 0), 0);
}

// src/verdict/conduct/errors.ts
function judgeErrors(evidence) {
  const failed = findFailedBaseline(evidence);
  if (failed !== void 0) return { invalid: failed };
  const count2 = errorsOf(evidence.candidate);
  if (count2.errors === 0) return {};
  const baseline = pooledErrors(evidence);
  const silent = findSilent(evidence);
  if (baseline !== void 0 && silent !== void 0) {
    return { comparisons: [compareSilence(silent, count2, baseline)] };
  }
  if (!isAboveFloor(evidence, count2)) {
    if (isTooMuch(evidence, evidence.candidate)) {
      return { invalid: explainInvalid(evidence, count2, baseline) };
    }
    if (isOpen(evidence, count2)) {
      const comparisons = baseline && [compareErrors(evidence, count2, baseline, "inconclusive")];
      return { ...comparisons && { comparisons }, needs: [needMore(evidence, count2)] };
    }
    if (baseline === void 0) return mentionErrors(evidence, count2);
    const comparison = compareErrors(evidence, count2, baseline);
    return { comparisons: [comparison], ...mentionErrors(evidence, count2, comparison) };
  }
  if (baseline !== void 0 && isAboveBaseline(evidence, count2, baseline)) {
    return { comparisons: [compareErrors(evidence, count2, baseline, "regression")] };
  }
  return { invalid: explainInvalid(evidence, count2, baseline) };
}
function findFailedBaseline(evidence) {
  if (evidence.kind === "stored") return void 0;
  const count2 = errorsOf(evidence.baselineArm);
  if (count2.errors === 0) return void 0;
  if (!isAboveFloor(evidence, count2) && !isTooMuch(evidence, evidence.baselineArm))
    return void 0;
  const text = `While the baseline was measured, ${describeErrors(evidence.baselineArm, count2)}, more than the ${percent(evidence.plan.tolerances.errors)} allowed, so there is nothing to compare with. Check what the requests expect, and the server's log.`;
  return { code: "baseline-failed", text };
}
function isAboveFloor(evidence, count2) {
  const bursts = countBursts(count2, sizeOf2(evidence), "down");
  return boundShare(bursts, evidence.rest).low > evidence.plan.tolerances.errors;
}
function isTooMuch(evidence, record) {
  if (evidence.kind === "paired" && evidence.pairs.length >= FEWEST_PAIRS) return false;
  return failsThroughout(record, evidence.plan.tolerances.errors, evidence.rest.fail);
}
function compareSilence(silent, count2, baseline) {
  const comparison = compareErrors(silent.evidence, count2, baseline, "regression");
  const errors = describeErrors(silent.evidence.candidate, count2);
  return { ...comparison, because: `${errors}: ${explainSilence(silent)}` };
}
function sizeOf2(evidence) {
  const arms = [blocksOf(evidence.candidate), baselineBlocks(evidence)];
  const blocks = arms.flat();
  const { connections } = evidence.candidate.load;
  const ofSlices = burstSize(errorsOf(blocks).errors, errorSquaresOf(blocks), connections);
  const ofBlocks = overdispersion(arms.map((arm) => arm.map((block) => errorsOf(block))));
  return Math.max(ofSlices, ofBlocks ?? connections);
}
function isOpen(evidence, count2) {
  if (evidence.kind === "stored") return false;
  const before = shareOf3(errorsOf(evidence.baselineArm));
  return shareOf3(count2) > Math.max(evidence.plan.tolerances.errors, before);
}
var needMore = ({ candidate, plan }, count2) => `${describeErrors(candidate, count2)}, more than the ${percent(plan.tolerances.errors)} allowed: more pairs would tell whether that is chance.`;
function explainInvalid(evidence, count2, baseline) {
  const whose = evidence.kind === "stored" ? "in the stored records" : "of the baseline beside it";
  const why2 = baseline === void 0 ? "no comparable record tells whether that is new" : `with ${percent(shareOf3(baseline))} ${whose} that is not shown to be new`;
  const text = explainShare(evidence, count2, why2);
  return { code: "errors", text };
}
function explainShare({ candidate, plan }, count2, why2) {
  return `${describeErrors(candidate, count2)}, more than the ${percent(plan.tolerances.errors)} allowed, and ${why2}. Check what the requests expect, and the server's log.`;
}
function pooledErrors(evidence) {
  if (evidence.kind === "stored" && evidence.baseline.kind === "nothing") return void 0;
  return errorsOf(baselineBlocks(evidence));
}
function baselineBlocks(evidence) {
  if (evidence.kind === "paired") return blocksOf(evidence.baselineArm);
  return evidence.baseline.kind === "nothing" ? [] : evidence.baseline.records.flatMap((record) => blocksOf(record));
}
function isAboveBaseline(evidence, count2, baseline) {
  const size = sizeOf2(evidence);
  const bursts = countBursts(count2, size, "down");
  const before = countBursts(baseline, size, "up");
  return fisherTail(bursts, before) <= evidence.rest.fail;
}
function mentionErrors({ candidate, plan }, count2, comparison) {
  const text = comparison?.outcome === "pass" ? comparison.because : `${describeErrors(candidate, count2)}, not shown to be more than the ${percent(plan.tolerances.errors)} allowed.`;
  return { warnings: [{ code: "errors-below-floor", text }] };
}
function compareErrors(evidence, count2, baseline, settled) {
  const { candidate, plan, rest } = evidence;
  const floor = plan.tolerances.errors;
  const size = sizeOf2(evidence);
  const bursts = countBursts(count2, size, "down");
  const before = shareOf3(baseline);
  const line = ratio(Math.max(floor, before));
  const low = boundShare(bursts, rest).low;
  const high = boundShare(countBursts(count2, size, "up"), rest).high;
  const outcome = settled ?? (high <= line ? "pass" : "not-shown");
  return compare({
    metric: "errors",
    request: void 0,
    role: "guard",
    before,
    after: shareOf3(count2),
    loss: {
      estimate: lossAgainst(before, shareOf3(count2)),
      low: lossAgainst(before, low),
      high: lossAgainst(before, high)
    },
    tolerance: lossAgainst(before, line),
    outcome,
    minimumDetectable: lossAgainst(before, smallestShownShare(bursts.sent, line, rest.fail)),
    alpha: rest,
    method: "exact",
    samples: blocksOf(candidate).length,
    because: explainErrors(evidence, { count: count2, before, line, outcome })
  });
}
function explainErrors({ candidate, plan, rest }, { count: count2, before, line, outcome }) {
  const errors = describeErrors(candidate, count2);
  switch (outcome) {
    case "regression":
      return `${errors}; with ${confidence(rest.fail)} that is more than the ${percent(plan.tolerances.errors)} allowed and more than the baseline's ${percent(before)}.`;
    case "pass":
      return `${errors}; with ${confidence(rest.pass)} that is within the ${percent(line)} allowed.`;
    case "not-shown":
    case "inconclusive":
      return `${errors}, not shown to be more than ${percent(line)}.`;
  }
}
function lossAgainst(before, share) {
  return logRatio(share === 0 ? Number.NEGATIVE_INFINITY : Math.log(share / before));
}
var shareOf3 = ({ sent, errors }) => ratio(sent === 0 ? 0 : errors / sent);
function describeErrors(record, { sent, errors }) {
  const results = resultsOf(phasesOf(record), void 0);
  const classes = FAILURE_CLASSES.filter(isError).map((name) => ({ name, count: countOf(results, name) })).filter(({ count: count2 }) => count2 > 0).map(({ name, count: count2 }) => `${count2} ${name}`);
  const detail = classes.length === 0 ? "" : `: ${classes.join(", ")}`;
  const hasFlows = phasesOf(record).some(({ flows }) => flows.size > 0);
  const what = hasFlows ? "requests and flows" : "requests";
  return `${errors} of ${sent} ${what} failed (${percent(errors / sent)}${detail})`;
}

// src/verdict/conduct/rate.ts
function judgeRate(evidence) {
  const missed = findMissed(evidence);
  if (missed === void 0) return {};
  const { arm, seen } = missed;
  const blocks = blocksOf(arm);
  const isEnough2 = evidence.kind === "stored" ? describeCrowd(arm) === void 0 : blocks.length >= FEWEST_BLOCKS;
  const isLasting = isEnough2 && blocks.every((block) => !heldIn(arm, block));
  const isOurs = evidence.plan.load.rate === "auto";
  const isCandidates = arm === evidence.candidate && !(isOurs && evidence.kind === "paired");
  if (isCandidates && isLasting && heldByBaseline(evidence)) {
    return { comparisons: [compareRate(arm, seen)] };
  }
  const whose = whoOf(evidence, arm);
  const text = `${whose}${describeShortfall(seen)}, so response times say nothing here.`;
  if (isOurs || !isLasting) {
    const remedy = isOurs ? OUR_RATE : "Set a lower rate.";
    return { warnings: [{ code: "rate-not-sustained", text: `${text} ${remedy}` }] };
  }
  return {
    invalid: { code: "rate-not-sustained", text: `${text} Set a rate that the server can hold.` }
  };
}
var OUR_RATE = "perf-gate chose this rate, and the server was slower than it had been just before, or in the stored record: response times are left out, and everything else is judged.";
function whoOf(evidence, arm) {
  if (arm !== evidence.candidate) return "The baseline did not keep up: ";
  return evidence.kind === "stored" ? "" : "The candidate did not keep up: ";
}
function findMissed(evidence) {
  const arms = evidence.kind === "stored" ? [] : [evidence.baselineArm];
  for (const arm of [evidence.candidate, ...arms]) {
    const seen = sustainedOf(arm);
    if (seen !== void 0 && !isHeld(arm, seen)) return { arm, seen };
  }
  return void 0;
}
function heldByBaseline(evidence) {
  if (evidence.kind === "paired") {
    const { baselineArm } = evidence;
    return blocksOf(baselineArm).every((block) => heldIn(baselineArm, block));
  }
  const { candidate, baseline } = evidence;
  if (baseline.kind === "nothing" || !baseline.sameMachine) return false;
  if (doubtsOf(candidate, baseline.records).length > 0) return false;
  const atThisRate = baseline.records.filter((record) => isSameRate(record, candidate));
  return atThisRate.length > 0 && atThisRate.every(heldItsRate);
}
function compareRate(candidate, seen) {
  const loss = lossOf("rate-not-sustained", seen.offered, seen.achieved);
  return compare({
    metric: "rate-not-sustained",
    request: void 0,
    role: "guard",
    before: seen.offered,
    after: seen.achieved,
    tolerance: toleranceOf("rate-not-sustained", SLACK),
    outcome: "regression",
    ...observed(loss),
    samples: blocksOf(candidate).length,
    because: `${describeShortfall(seen)}, and the baseline held it on this machine.`
  });
}
function describeShortfall({ offered, achieved, due, unsent }) {
  const missing = due === 0 ? 0 : unsent / due;
  return `Of ${describeValue("per-second", offered)} offered, ${describeValue("per-second", achieved)} were answered in time and ${percent(missing)} never started`;
}

// src/verdict/conduct/survival.ts
function judgeSurvival(evidence) {
  const all = evidence.incidents.filter((incident) => incident.kind === "server-died");
  const ofBaseline = all.find(({ arm }) => arm === "baseline");
  if (ofBaseline !== void 0) {
    const text = `The server of the baseline died under load, so there is nothing to compare with: ${ofBaseline.text}`;
    return { invalid: { code: "baseline-failed", text } };
  }
  const deaths = all.filter(({ arm }) => arm === "candidate");
  const [first] = deaths;
  if (first === void 0) return {};
  if (evidence.kind === "stored" && evidence.baseline.kind === "nothing") {
    return { invalid: { code: "server-died", text: first.text } };
  }
  const dead = new Set(deaths.map((death) => death.block)).size;
  return { comparisons: [compareSurvival(evidence, dead, first.text)] };
}
function compareSurvival({ candidate }, dead, text) {
  const blocks = Math.max(blocksOf(candidate).length, dead);
  const after = ratio(1 - dead / blocks);
  const loss = lossOf("server-died", 1, after);
  return compare({
    metric: "server-died",
    request: void 0,
    role: "guard",
    before: 1,
    after,
    tolerance: logRatio(0),
    outcome: "regression",
    ...observed(loss),
    samples: blocks,
    because: `The server died under load in ${dead} of ${plural(blocks, "block")}, and no server of the baseline did: ${text}`
  });
}

// src/verdict/conduct/warn-answers.ts
var NOTABLE_SHARE = 0.1;
var NOTABLE_BYTES = 16;
var CHANCE = 1e-3;
var FEWEST_DEGREES = 2;
var MOST_NAMED = 3;
function warnOfAnswers(evidence) {
  const { candidate } = evidence;
  const before = recordsBefore(evidence);
  const changes = candidate.requests.flatMap(({ name }) => {
    const [old, now] = [before.flatMap(sizesOf(name)), sizesOf(name)(candidate)];
    return isChanged(old, now) ? [{ name, old: average(old), now: average(now) }] : [];
  });
  return [
    ...warn(
      "answers-smaller",
      changes.filter(({ old, now }) => now < old),
      (list) => `The candidate's answers are smaller than the baseline's: ${list}. A server that answers less is faster without better code: see whether the answers are right.`
    ),
    ...warn(
      "answers-differ",
      changes.filter(({ old, now }) => now > old),
      (list) => `The candidate's answers are larger than the baseline's, so other work may be compared: ${list}.`
    )
  ];
}
function recordsBefore(evidence) {
  if (evidence.kind === "paired") return [evidence.baselineArm];
  return evidence.baseline.kind === "nothing" ? [] : evidence.baseline.records;
}
var sizesOf = (name) => (record) => blocksOf(record).flatMap((block) => {
  const results = resultsOf(phasesOf(block), name);
  const answers = sum(results, ({ ok }) => ok);
  return answers === 0 ? [] : [sum(results, ({ bodyBytes }) => bodyBytes) / answers];
});
function isChanged(old, now) {
  const degrees = old.length + now.length - 2;
  if (old.length === 0 || now.length === 0 || degrees < FEWEST_DEGREES) return false;
  const [before, after] = [average(old), average(now)];
  const change = Math.abs(after - before);
  if (change <= NOTABLE_SHARE * Math.max(before, after) + NOTABLE_BYTES) return false;
  const variance = (squares(old) + squares(now)) / degrees;
  const error = Math.sqrt(variance * (1 / old.length + 1 / now.length));
  return change > studentQuantile(CHANCE / 2, degrees) * error;
}
function squares(values) {
  const middle = average(values);
  return sum(values, (value) => (value - middle) ** 2);
}
function warn(code, changes, say) {
  if (changes.length === 0) return [];
  const named = changes.slice(0, MOST_NAMED).map(
    ({ name, old, now }) => `"${name}" with ${old.toFixed(0)} bytes before and ${now.toFixed(0)} now`
  );
  const others = changes.length - named.length;
  const list = [...named, ...others > 0 ? [`and ${others} more`] : []].join(", ");
  return [{ code, text: say(`${list}, on average`) }];
}

// src/verdict/conduct/warn-connects.ts
var NOTABLE_SHARE2 = 0.1;
var LARGE_PART = 1 / 2;
var LONG = toMicroseconds(milliseconds(10));
function warnOfConnects(record) {
  const phases = phasesOf(record);
  const total = Histogram.merged(resultsOf(phases, void 0).map((result) => result.total));
  const opened2 = sum(phases, ({ connectionsOpened }) => connectionsOpened);
  if (opened2 < NOTABLE_SHARE2 * total.count) return void 0;
  const connect = Histogram.merged(phases.map(({ connectTime }) => connectTime));
  const [opening, whole] = [connect, total].map((times) => times.supportedQuantile(0.99));
  if (opening === void 0 || whole === void 0) return void 0;
  if (opening < LONG || opening < LARGE_PART * whole) return void 0;
  return {
    code: "slow-connects",
    text: `Opening a connection took ${inMilliseconds(opening)} at the 99th percentile, and a whole request with its connection ${inMilliseconds(whole)}. The server closes connections after it answers, and does not accept new ones fast enough. The p99 at capacity does not include this. Raise the server's backlog, or keep connections open.`
  };
}
var inMilliseconds = (time) => `${Number(toMilliseconds(time).toPrecision(3))} ms`;

// src/verdict/conduct/warn-generator.ts
var HIGH_SHARE = 0.85;
var NEAR_ITS_LIMIT = 0.8;
var NOTABLE_PAUSES = 0.02;
var LONG_STANDSTILL_MS = 100;
var COSTLY = 3;
var BUSY = 0.5;
var COSTS_PER_CONNECTION = 10;
var COSTS_PER_BYTE = 1 / (16 * 1024);
function warnOfGenerator(record) {
  const warnings = [
    warnOfShare(record),
    warnOfCost(record),
    warnOfCollections(record),
    warnOfStandstill(record)
  ];
  return warnings.filter((warning) => warning !== void 0);
}
function warnOfShare(record) {
  const load = generatorLoadOf(record);
  if (load !== void 0 && busyCoresOf(record) !== void 0) return void 0;
  const share = load?.busy ?? generatorCoresOf(record) / record.load.threads;
  if (share <= HIGH_SHARE && shareOfLimit(record) < NEAR_ITS_LIMIT) return void 0;
  return {
    code: "high-generator-share",
    text: `The load generator's threads were ${percent(share)} busy at capacity: throughput may be limited by the generator, and a loss of the server be hidden.`
  };
}
function shareOfLimit(record) {
  const { load } = record;
  const throughput = throughputOf(record);
  if (load.generatorCost === void 0 || throughput === void 0) return 0;
  return throughput * toSeconds(toMilliseconds(load.generatorCost)) / load.threads;
}
function warnOfCost(record) {
  const load = generatorLoadOf(record);
  const { generatorCost } = record.load;
  if (load === void 0 || generatorCost === void 0 || load.busy < BUSY) return void 0;
  const expected = generatorCost * expectedCosts(load);
  if (load.cost <= COSTLY * expected) return void 0;
  return {
    code: "costly-generator",
    text: `A request cost the load generator ${describeValue("microseconds", load.cost)} of CPU time; just before, it cost ${describeValue("microseconds", generatorCost)} against a server that does nothing. TLS, checks of long bodies or a busy machine take that much. The server had that much less of the machine.`
  };
}
var expectedCosts = ({ bytesReceived, connectionsOpened }) => 1 + COSTS_PER_CONNECTION * connectionsOpened + COSTS_PER_BYTE * bytesReceived;
function warnOfCollections(record) {
  const load = generatorLoadOf(record);
  if (load === void 0 || load.paused <= NOTABLE_PAUSES) return void 0;
  return {
    code: "garbage-collection",
    text: `The load generator collected garbage for ${percent(load.paused)} of the time at capacity, for up to ${milliseconds2(load.longestPause)} at once: throughput is lower by that, and the times include it. Large answers whose bodies are checked make garbage.`
  };
}
function warnOfStandstill(record) {
  const seen = standstillOf(record);
  if (seen === void 0) return void 0;
  const rules = findStandstill(record) !== void 0;
  if (!rules && seen.longest < LONG_STANDSTILL_MS) return void 0;
  const whatOfIt = rules ? "So the uncleaned p99 is as much its doing as the server's, and is not judged." : "The slowest response times include that.";
  return {
    code: "generator-stalled",
    text: `The load generator stood still for up to ${milliseconds2(seen.longest)} at the fixed rate (${percent(seen.share)} of the time), and wrote requests late. No wait for a CPU explains it: perhaps the virtual machine was stopped. ${whatOfIt}`
  };
}
var milliseconds2 = (time) => `${Number(time.toPrecision(2))} ms`;

// src/verdict/conduct/warn-redirects.ts
var isRedirect = (status) => status >= 300 && status < 400 && status !== 304;
var FETCHES = /* @__PURE__ */ new Set(["GET", "HEAD"]);
function warnOfRedirects({ candidate, plan }) {
  const redirected = candidate.requests.filter((request) => isUnexpected(request, plan));
  if (redirected.length === 0) return [];
  const named = redirected.map(({ name, status }) => `"${name}" with status ${status}`).join(", ");
  const text = `Redirects were measured, and not the pages that they lead to: the server answered ${named}. Load those pages, or name the status under \`expect\` if you mean the redirect.`;
  return [{ code: "redirect-measured", text }];
}
function isUnexpected({ name, method, status = 0 }, { requests }) {
  const planned = requests.find((request) => request.name === name);
  return FETCHES.has(method) && isRedirect(status) && planned?.expect.status === void 0;
}

// src/verdict/conduct/warn-measurement.ts
var BEYOND_P99 = 0.01;
var NOTABLE_STALE_SHARE = 1e-3;
var LEAST_OCCUPANCY = 0.9;
var LATE_SHARE = 0.05;
var LATE = toMicroseconds(milliseconds(1));
function warnOfMeasurement(evidence) {
  const ofCandidate = warnOfRecord(evidence.candidate);
  const codes = ofCandidate.map(({ code }) => code);
  const ofBaseline = evidence.kind === "stored" ? [] : warnOfRecord(evidence.baselineArm);
  return {
    warnings: [
      ...warnOfThrottling(evidence.incidents),
      ...warnOfRedirects(evidence),
      ...warnOfAnswers(evidence),
      ...ofCandidate,
      // Says once what both arms show. What the baseline alone shows may explain a difference.
      ...ofBaseline.filter(({ code }) => !codes.includes(code)).map(({ code, text }) => ({ code, text: `While the baseline was measured: ${text}` })),
      ...warnOfTurns(evidence)
    ]
  };
}
function warnOfRecord(record) {
  const warnings = [
    warnOfStandstill2(record),
    warnOfUnanswered(record),
    warnOfStaleConnections(record),
    warnOfConnects(record),
    ...warnOfGenerator(record),
    warnOfClientGaps(record),
    warnOfLateSends(record),
    warnOfRunningServer(record)
  ];
  return warnings.filter((warning) => warning !== void 0);
}
function warnOfStandstill2(record) {
  const blocks = blocksOf(record);
  const silent = blocks.filter(isSilent2);
  if (silent.length === 0) return void 0;
  const seconds2 = silent.reduce((sum2, { capacity }) => sum2 + toSeconds(capacity.window), 0);
  return {
    code: "stood-still",
    text: `In ${silent.length} of ${blocks.length} blocks not one request was answered at capacity, in ${seconds2.toFixed(1)} s of load: the server stood still, or others took the machine.`
  };
}
var isSilent2 = ({ capacity }) => capacity.completed === 0 && [...capacity.requests.values()].every(({ failures }) => countErrors(failures) === 0);
function warnOfUnanswered(record) {
  const results = phasesOf(record).flatMap(({ requests }) => [...requests.values()]);
  const share = Math.max(0, ...results.map(unansweredShare));
  if (share <= BEYOND_P99) return void 0;
  return {
    code: "unanswered",
    text: `Up to ${percent(share)} of the requests of one name were not answered within \`request-timeout\`, so their 99th percentile is at least that; the times that are shown are those of the others.`
  };
}
function unansweredShare({ ok, failures }) {
  const unanswered = failures.timeout?.count ?? 0;
  return unanswered === 0 ? 0 : unanswered / (ok + unanswered);
}
function warnOfStaleConnections(record) {
  const results = resultsOf(phasesOf(record), void 0);
  const sent = results.reduce((sum2, result) => sum2 + result.sent, 0);
  const resent = results.reduce((sum2, result) => sum2 + result.resent, 0);
  const share = (resent + countOf(results, "stale-keep-alive")) / Math.max(sent, 1);
  if (share <= NOTABLE_STALE_SHARE) return void 0;
  return {
    code: "stale-keep-alive",
    text: `${percent(share)} of the requests met a connection that the server had just closed; a longer keep-alive timeout of the server would avoid that.`
  };
}
function warnOfClientGaps(record) {
  const phases = blocksOf(record).map((block) => block.capacity);
  const times = Histogram.merged(phases.flatMap(unitsIn).map(({ total }) => total));
  const opened2 = phases.reduce((sum2, phase) => sum2 + phase.connectionsOpened, 0);
  const throughput = unitRateOf(record);
  if (times.mean === void 0 || throughput === void 0) return void 0;
  if (opened2 > times.count / 2) return void 0;
  const busy = throughput * toSeconds(toMilliseconds(times.mean));
  const occupancy = busy / record.load.connections;
  if (occupancy >= LEAST_OCCUPANCY) return void 0;
  return {
    code: "client-gaps",
    text: `Connections were waiting for an answer only ${percent(occupancy)} of the time: the load generator lost the rest between an answer and the next request, so throughput is a lower bound.`
  };
}
function warnOfLateSends(record) {
  const phases = blocksOf(record).flatMap((block) => block.fixedRate ?? []);
  const lag = Histogram.merged(phases.map((phase) => phase.lag));
  const late = lag.supportedQuantile(1 - LATE_SHARE);
  const times = Histogram.merged(phases.flatMap(unitsIn).map(({ total }) => total));
  const rate2 = record.load.offeredRate;
  if (late === void 0 || late <= LATE || times.mean === void 0 || rate2 === void 0) {
    return void 0;
  }
  const busy = rate2 * toSeconds(toMilliseconds(times.mean));
  if (busy > record.load.connections / 2) return void 0;
  return {
    code: "late-sends",
    text: `More than ${percent(LATE_SHARE)} of the requests at the fixed rate were written more than 1 ms late: this machine is too busy, or the rate too high for the load generator; response times include that.`
  };
}
function warnOfThrottling(incidents) {
  return incidents.filter(({ kind }) => kind === "throttled").map(({ text }) => ({ code: "throttled", text }));
}
function warnOfTurns({ kind, candidate }) {
  if (kind === "stored" || candidate.load.turns === "slices") return [];
  return [
    {
      code: "fixed-port",
      text: "The two versions were measured one at a time, because the server listens on a fixed port: what the machine did meanwhile is in the difference, so the bounds are wider. Let the server listen on `{port}` or `PORT` to measure both at once."
    }
  ];
}
function warnOfRunningServer(record) {
  if (record.load.processes === "fresh") return void 0;
  return {
    code: "running-server",
    text: "The server was running already, so all blocks met the same processes; how much fresh processes of the same code differ is not in the bounds. Give `start` to have them started afresh."
  };
}

// src/verdict/finding.ts
var comparisonsOf = (findings) => findings.flatMap((finding) => finding.comparisons ?? []);

// src/stats/prediction.ts
var SUFFICIENT_RECORDS = 8;
function boundPrediction(losses, prior, alpha, within) {
  const samples = losses.length;
  const estimate = meanOf(losses);
  const { spread, basis } = chooseSpread(losses, prior);
  const ofRuns = (level) => predictionHalfWidth(spread, samples, level);
  const ofBlocks = (level) => errorHalfWidth(within, level);
  const halfWidth3 = (level) => Math.max(ofRuns(level), ofBlocks(level));
  const isByBlocks = (level) => ofBlocks(level) > ofRuns(level);
  return {
    estimate,
    low: logRatio(estimate - halfWidth3(alpha.fail)),
    high: logRatio(estimate + halfWidth3(alpha.pass)),
    spread,
    basis,
    isByBlocks: { low: isByBlocks(alpha.fail), high: isByBlocks(alpha.pass) },
    samples
  };
}
function predictionHalfWidth(spread, samples, alpha) {
  return spread * predictionMultiplier(samples, alpha);
}
function predictionMultiplier(samples, alpha) {
  const degreesOfFreedom = Math.max(samples, SUFFICIENT_RECORDS) - 1;
  return studentQuantile(alpha, degreesOfFreedom) * Math.sqrt(1 + 1 / samples);
}
var errorHalfWidth = (within, alpha) => within === void 0 ? 0 : studentQuantile(alpha, within.degreesOfFreedom) * within.error;
function chooseSpread(losses, prior) {
  const observed2 = standardDeviationOf(losses);
  if (observed2 !== void 0 && losses.length >= SUFFICIENT_RECORDS) {
    return { spread: observed2, basis: "records" };
  }
  return { spread: logRatio(Math.max(prior, observed2 ?? 0)), basis: "prior" };
}

// src/verdict/words/need.ts
function describeNeed2(comparison, bounds) {
  const { metric, tolerance, loss, alpha } = comparison;
  const subject = subjectOf(comparison);
  const isBeyond = loss.estimate > tolerance;
  const margin = logRatio(Math.abs(tolerance - loss.estimate));
  const level = isBeyond ? alpha.fail : alpha.pass;
  const aim = isBeyond ? "show this loss" : `rule out ${describeChange(metric, tolerance)}`;
  if (isBeyond ? bounds.isByBlocks.low : bounds.isByBlocks.high) {
    return `${subject}: the blocks of these runs differ so much that more stored records would not ${aim}; measure both versions side by side, or on a quieter machine.`;
  }
  if (bounds.basis === "prior") {
    return `${subject}: ${SUFFICIENT_RECORDS} stored records would ${aim} if runs spread by less than ${percent(steadiness(margin, level))}; measuring both versions side by side would need none.`;
  }
  const enough = recordsNeeded(margin, bounds.spread, level);
  if (enough !== void 0) {
    return `${subject}: with the present spread of ${percent(bounds.spread)}, ${enough} stored records would ${aim}.`;
  }
  return `${subject}: stored runs spread by ${percent(bounds.spread)}, too much to ${aim} with any number of them; measure both versions side by side, or on a quieter machine.`;
}
function steadiness(margin, alpha) {
  return logRatio(margin / predictionMultiplier(SUFFICIENT_RECORDS, alpha));
}
function recordsNeeded(margin, spread, alpha) {
  for (let records = SUFFICIENT_RECORDS; records <= MOST_RECORDS; records++) {
    if (predictionHalfWidth(spread, records, alpha) < margin) return records;
  }
  return void 0;
}
function describePairNeed(comparison, effects, pairs, { isCrowded = false, planned } = {}) {
  const { tolerance, resolution, loss } = comparison;
  const subject = subjectOf(comparison);
  const spread = standardDeviationOf(effects);
  const pace = paceOf2(pairs, planned);
  const pairsFor = (units) => Math.ceil(units * pairs.length / effects.length);
  if (spread === void 0 || effects.length < FEWEST_PAIRS) {
    return `${subject}: it takes at least ${describeEffort(pairsFor(FEWEST_PAIRS), pace)} to be judged at all; set a larger budget.`;
  }
  const isBeyond = loss.estimate - tolerance > resolution - loss.estimate;
  const aim = isBeyond ? "show this loss" : `rule out ${describeChange(comparison.metric, resolution)}; ${describeSize(comparison.metric, tolerance)} is allowed`;
  const enough = pairsNeeded(comparison, spread);
  const present = `pairs of blocks differ by ${percent(spread)} (standard deviation)`;
  if (enough !== void 0) {
    const effort = describeEffort(pairsFor(enough), pace);
    return isCrowded ? `${subject}: ${present}; measure on a quieter machine, or here with about ${effort}, to ${aim}.` : `${subject}: ${present}; about ${effort} would ${aim}.`;
  }
  return `${subject}: ${present}, too much for ${MOST_PAIRS} of them to ${aim}; measure on a quieter machine, or allow more.`;
}
var describeWait = (series) => `${subjectOf(series)}: it has too few samples so far; set a larger budget.`;
function pairsNeeded({
  loss,
  tolerance,
  resolution,
  alpha
}, spread) {
  for (let pairs = FEWEST_PAIRS; pairs <= MOST_PAIRS; pairs++) {
    const halfWidth3 = (level) => studentQuantile(level, pairs - 1) * spread / Math.sqrt(pairs);
    const ofSize = halfWidth3(levelAt(pairs, "size"));
    const ofAlarm = halfWidth3(levelAt(pairs, "above-zero", alpha.alarm));
    const isRed = loss.estimate > Math.max(tolerance + ofSize, ofAlarm);
    if (isRed || loss.estimate + ofSize < resolution) return pairs;
  }
  return void 0;
}
function measurePace(pairs) {
  const starts = pairs.map(({ candidate }) => Date.parse(candidate.startedAt)).toSorted((a, b2) => a - b2);
  const gaps = starts.slice(1).map((start, index) => start - (starts[index] ?? start)).toSorted((a, b2) => a - b2);
  const median = gaps[Math.floor(gaps.length / 2)] ?? 0;
  return median > 0 ? milliseconds(median) : void 0;
}
function paceOf2(pairs, planned) {
  const measured = measurePace(pairs);
  if (planned === void 0) return measured && { lead: milliseconds(0), pair: measured };
  return { lead: planned.lead, pair: milliseconds(Math.max(planned.pair, measured ?? 0)) };
}
function describeEffort(pairs, pace) {
  if (pace === void 0) return `${pairs} pairs`;
  const time = milliseconds(pace.lead + pairs * pace.pair);
  return `${pairs} pairs (a budget of about ${inputBudget(time)})`;
}

// src/verdict/metrics/server-demand.ts
var NEARLY_ALL2 = 0.85;
var MOST_CORES_OF_ONE_THREAD = 1.15;
function serverDemandOf(record) {
  const load = generatorLoadOf(record);
  const cpuCores = busyCoresOf(record);
  if (load === void 0 || cpuCores === void 0) return void 0;
  const serverCores = cpuCores + (waitingCoresOf(record) ?? 0) + Math.max(0, load.demand - load.busy);
  const { cores: cores2, cpuQuota = cores2 } = record.environment;
  const coresLeft = Math.min(cores2, cpuQuota) - generatorCoresOf(record);
  const isFull = serverCores >= NEARLY_ALL2 * coresLeft || isFullByItself(record, cpuCores, serverCores);
  return { serverCores, coresLeft, isFull };
}
function isFullByItself(record, cpuCores, serverCores) {
  const placements = blocksOf(record).flatMap(({ server }) => server.placement ?? []);
  const workers = Math.max(1, ...placements.map((placement) => placement.workers));
  if (workers > 1) return serverCores >= NEARLY_ALL2 * workers;
  return serverCores >= NEARLY_ALL2 && cpuCores <= MOST_CORES_OF_ONE_THREAD;
}

// src/verdict/metrics/cpu-for-throughput.ts
var SEEN2 = 1 / 2;
function toleranceByCpu({ candidate, baselineArm, plan }, metrics) {
  const isFull = [candidate, baselineArm].every((arm) => serverDemandOf(arm)?.isFull === true);
  const estimateOf = (name) => {
    const found = metrics.find(({ metric }) => metric === name);
    return found === void 0 ? Number.NaN : meanOf(found.effects);
  };
  if (!isFull || !(estimateOf("throughput") >= SEEN2 * estimateOf("cpu"))) return void 0;
  return toleranceOf("throughput", plan.tolerances.throughput);
}
var explainByThroughput = (comparison) => ({
  ...comparison,
  because: `${comparison.because} The server wanted all the CPU time that it could get in both versions, so this rise costs as much throughput.`
});

// src/verdict/metrics/decide.ts
var linesOf = (tolerance) => ({
  tolerance,
  resolution: logRatio(2 * tolerance)
});
function decide(role, { low, high }, { tolerance, resolution }) {
  if (low > tolerance) return "regression";
  if (high < resolution) return "pass";
  return role === "guard" ? "not-shown" : "inconclusive";
}
function decidePairs(role, bounds, lines) {
  const low = bounds.surest > 0 ? bounds.low : logRatio(Number.NEGATIVE_INFINITY);
  return decide(role, { low, high: bounds.high }, lines);
}

// src/verdict/metrics/p99-resolution.ts
var SPREADS = 1.5;
function spreadAlone(units, valueIn) {
  const values = units.flatMap(({ baseline }) => valueIn(baseline) ?? []);
  const logs = nonEmpty(values.map((value) => logRatio(Math.log(value))));
  return logs && standardDeviationOf(logs);
}
function widenResolution(lines, alone, effects) {
  const ofPairs = standardDeviationOf(effects);
  if (alone === void 0 || ofPairs === void 0) return lines;
  const spread = Math.min(Math.SQRT2 * alone, ofPairs);
  return { ...lines, resolution: logRatio(Math.max(lines.resolution, SPREADS * spread)) };
}
function warnOfWideResolution({ metric, request, tolerance, resolution }, alone) {
  if (metric !== "p99" || alone === void 0 || resolution <= 2 * tolerance) return [];
  const spread = percent(alone);
  const size = describeSize(metric, resolution);
  const text = `The p99 of "${request}" differs by ${spread} (standard deviation) between blocks of the baseline alone. So a pass rules out a rise of ${size}, and no smaller one.`;
  return [{ code: "unsteady-p99", text }];
}

// src/verdict/metrics/warnings.ts
function warnOfRegressedBase(candidate, stored) {
  const others = stored.filter(({ id }) => id !== candidate.id);
  const [newest] = newestFirst(others).filter(
    (record) => findMismatch(record, candidate) === void 0
  );
  if (newest === void 0 || newest.accepted) return [];
  const commit = newest.commit === void 0 ? "" : `, commit ${newest.commit.slice(0, 12)}`;
  const text = `The newest stored record (${newest.measuredAt}${commit}) was itself found to be a regression and is not accepted: part of this loss may not be this change's.`;
  return [{ code: "baseline-regressed", text }];
}
function warnOfRecords(evidence, comparisons) {
  if (evidence.baseline.kind === "nothing") return { warnings: warnOfWeakRecord(evidence) };
  const { records, sameMachine } = evidence.baseline;
  const warnings = [];
  if (records.length < SUFFICIENT_RECORDS) {
    const throughput = comparisons.find(({ metric }) => metric === "throughput");
    warnings.push(warnOfPrior(records.length, sameMachine, throughput));
  }
  if (!sameMachine) warnings.push(warnOfOtherMachine(records.length));
  return { warnings };
}
function warnOfWeakRecord({ candidate }) {
  return doubtsOfRun(candidate).map((doubt) => ({
    code: "weak-record",
    text: `As a baseline, this run would decide nothing: ${doubt}.`
  }));
}
function warnOfPrior(records, sameMachine, throughput) {
  const prior = priorSpread("throughput", sameMachine);
  const couldShow = throughput === void 0 ? "" : ` ${describeSeen(throughput)}`;
  const [differ, remedy] = throughput !== void 0 && isWiderThan(prior, throughput) ? [
    " These runs, or the blocks of one, differ by more.",
    "Measure both versions side by side, or on a quieter machine."
  ] : ["", "Store more records, or measure both versions side by side."];
  return {
    code: "prior-only",
    text: `Compared with ${plural(records, "stored record")}; below ${SUFFICIENT_RECORDS} the spread between runs is not known and taken to be at least ${percent(prior)} for throughput.${differ}${couldShow} ${remedy}`
  };
}
function describeSeen({ minimumDetectable }) {
  if (!isKnownSize(minimumDetectable)) {
    return "Which fall in throughput could have been shown is unknown.";
  }
  return `Only a fall of more than ${describeSize("throughput", minimumDetectable)} in throughput could have been shown.`;
}
var SAME = 1e-9;
function isWiderThan(prior, { loss, alpha, samples }) {
  return loss.estimate - loss.low > predictionHalfWidth(prior, samples, alpha.fail) + SAME;
}
function warnOfOtherMachine(records) {
  const whence = records === 1 ? "The stored record comes from another machine" : `The ${records} stored records come from other machines`;
  return {
    code: "other-machine",
    text: `${whence} of this kind, and between such machines the same code varies by 10 to 30 %; only large changes can be shown.`
  };
}
function warnOfFewSamples(series, after) {
  if (series.role === "guard") return {};
  const whose = after === void 0 ? "this run" : "the stored records";
  const remedy = series.metric === "p99" ? "a p99 takes at least 1000 samples; set a larger budget" : "set a larger budget";
  return {
    warnings: [
      {
        code: "few-samples",
        text: `${subjectOf(series)} was not judged: ${whose} had too few samples (${remedy}).`
      }
    ]
  };
}
function warnOfSmallChange(comparison, { estimate, surest }) {
  const { metric, loss, tolerance, alpha, outcome } = comparison;
  const move = `${subjectOf(comparison)} ${describeMove(metric, loss.estimate)}`;
  const shown2 = `(shown with ${confidence(alpha.alarm)})`;
  if (surest > 0 && outcome !== "regression") {
    const allowed = describeChange(metric, tolerance);
    return [{ code: "small-proven-loss", text: `${move} ${shown2}; ${allowed} is allowed.` }];
  }
  if (2 * estimate - surest >= 0) return [];
  const better = HIGHER_IS_BETTER[metric] ? "more" : "less";
  return [{ code: "improvement", text: `${move} ${shown2}; ${better} is better.` }];
}
function warnOfMissing(series) {
  if (series.role === "guard") return [];
  const why2 = series.metric === "cpu" ? "this machine does not tell the CPU time of every block" : "a block has no value of it";
  return [{ code: "few-samples", text: `${subjectOf(series)} was not judged: ${why2}.` }];
}
function warnOfFewSamplesInPairs(series, samples) {
  if (series.role === "guard") return [];
  const least = FEWEST_PAIRS * SAMPLES_OF_P99;
  const text = `${subjectOf(series)} was not judged: ${samples} samples of each version, and it takes ${least} (four times those of a p99). Set a larger budget.`;
  return [{ code: "few-samples", text }];
}
function warnOfMethod2(comparison, { byRanks, ...bounds }) {
  const { role, samples } = comparison;
  if (role === "limit" || samples < FEWEST_FOR_RANKS) return [];
  const [own, other] = [decide(role, bounds, comparison), decide(role, byRanks, comparison)];
  if (own === other || role === "guard" && ![own, other].includes("regression")) return [];
  const text = `${subjectOf(comparison)}: by its size, bounds that assume normal errors say ${own}, and signed ranks, which do not, say ${other}; single pairs stray far. The first decide.`;
  return [{ code: "methods-disagree", text }];
}
var FEWEST_FOR_RANKS = 10;

// src/verdict/metrics/pairs.ts
var readAll = (evidence) => listPairSeries(evidence).map((series) => readSeries(evidence, series));
var readPairs = (evidence) => readAll(evidence).flatMap((one) => one.kind === "read" ? one.metric : []);
function judgePairs(evidence) {
  const all = readAll(evidence);
  const read2 = all.flatMap((one) => one.kind === "read" ? one : []);
  const metrics = [
    ...read2.map(({ metric }) => metric),
    ...averageRequests("p99", read2, evidence),
    ...averageRequests("clean-response-p99", read2, evidence)
  ];
  const { cleaned, cpu } = evidence;
  const warnings = [
    ...cleaned.warnings,
    ...cpu.kind === "instead-of-throughput" ? [cpu.warning] : []
  ];
  const ofThroughput = toleranceByCpu(evidence, metrics);
  return [
    ...metrics.map((metric) => judgeMetric(evidence, metric, ofThroughput)),
    ...all.flatMap((one) => one.kind === "read" ? [] : one.finding),
    { warnings }
  ];
}
function readSeries(evidence, series) {
  const { metric, request, role, share, valueIn, samplesIn } = series;
  const soFar = samplesIn && samplesSoFar(evidence, samplesIn);
  if (soFar !== void 0 && expectSamples(evidence, soFar) < FEWEST_PAIRS * SAMPLES_OF_P99) {
    return { kind: "not-read", finding: { warnings: warnOfFewSamplesInPairs(series, soFar) } };
  }
  const units = listUnits2(evidence, series);
  const effects = effectsOf(metric, units, valueIn);
  const before = valueIn(evidence.baselineArm);
  if (effects !== void 0 && before !== void 0) {
    const tolerance = series.tolerance(before);
    const alone = spreadAlone(units, valueIn);
    const read2 = { metric, request, role, share, tolerance, before, effects, alone };
    return { kind: "read", series, metric: read2 };
  }
  if (samplesIn === void 0) {
    return { kind: "not-read", finding: { warnings: warnOfMissing(series) } };
  }
  return { kind: "not-read", finding: role === "gate" ? { needs: [describeWait(series)] } : {} };
}
var listUnits2 = ({ pairs }, ...series) => series.every(({ samplesIn }) => samplesIn === void 0) ? singleUnits(pairs) : unitsOf(pairs, (unit) => series.every((one) => hasValues(one, unit)));
var hasValues = ({ valueIn }, { baseline, candidate }) => valueIn(baseline) !== void 0 && valueIn(candidate) !== void 0;
var samplesSoFar = ({ baselineArm, candidate }, samplesIn) => Math.min(samplesIn(baselineArm), samplesIn(candidate));
function expectSamples({ pairs, plannedPairs }, soFar) {
  return pairs.length === 0 ? 0 : Math.floor(soFar * plannedPairs / pairs.length);
}
function averageRequests(metric, read2, evidence) {
  const names = new Set(evidence.plan.requests.map(({ name }) => name));
  const requests = nonEmpty(
    read2.filter((one) => one.metric.metric === metric && names.has(one.metric.request ?? ""))
  );
  if (requests === void 0 || requests.length < 2) return [];
  const units = listUnits2(evidence, ...requests.map(({ series }) => series));
  const effects = requests.flatMap(({ series }) => {
    const ofRequest2 = effectsOf(metric, units, series.valueIn);
    return ofRequest2 === void 0 ? [] : [ofRequest2];
  });
  const known = nonEmpty(effects);
  if (known === void 0 || known.length < requests.length) return [];
  const metrics = mapNonEmpty(requests, (one) => one.metric);
  const meanOver = (value) => meanOf(mapNonEmpty(metrics, value));
  const { p99OfMix, cleanedOfMix } = evidence.shares;
  return [
    {
      metric,
      request: void 0,
      role: "guard",
      share: metric === "p99" ? p99OfMix : cleanedOfMix,
      tolerance: meanOver(({ tolerance }) => tolerance),
      before: Math.exp(meanOver(({ before }) => logRatio(Math.log(before)))),
      effects: meanEffects(known),
      alone: void 0
    }
  ];
}
function judgeMetric(evidence, judged, ofThroughput) {
  const { metric, request, role, before, effects, share } = judged;
  const bounds = boundPairs(effects, share, usualSpread(metric));
  const lines = linesFor(judged, bounds, ofThroughput);
  const outcome = decidePairs(role, bounds, lines);
  const { estimate } = bounds;
  const comparison = compare({
    metric,
    request,
    role,
    before,
    // From the estimate, so that the shown change is that of the shown values: in the totals of an arm a
    // slow block counts for less.
    after: before * Math.exp(HIGHER_IS_BETTER[metric] ? -estimate : estimate),
    loss: bounds,
    ...lines,
    outcome,
    minimumDetectable: smallestShown2(bounds, lines),
    alpha: { alarm: share, fail: SIZE_LEVEL, pass: SIZE_LEVEL },
    method: "t",
    samples: effects.length
  });
  const isForThroughput = lines.tolerance !== judged.tolerance;
  return {
    comparisons: [isForThroughput ? explainByThroughput(comparison) : comparison],
    warnings: [
      ...warnOfWideResolution(comparison, judged.alone),
      ...warnOfSmallChange(comparison, bounds),
      ...warnOfMethod2(comparison, bounds)
    ],
    needs: outcome === "inconclusive" ? [describePairNeed(comparison, effects, evidence.pairs, needContext(evidence))] : []
  };
}
function needContext({ pairs, candidate }) {
  const blocks = pairs.flatMap((pair) => [pair.baseline, pair.candidate]);
  const isCrowded = shortageOf(blocks, candidate.environment.cores) !== void 0;
  return { isCrowded, planned: candidate.pace };
}
function linesFor({ metric, role, tolerance, alone, effects }, bounds, ofThroughput) {
  const own = linesOf(tolerance);
  if (metric === "p99" && role === "gate") return widenResolution(own, alone, effects);
  if (metric !== "cpu" || ofThroughput === void 0 || ofThroughput >= tolerance) return own;
  const strict = { ...own, tolerance: ofThroughput };
  return decidePairs("guard", bounds, strict) === "regression" ? strict : own;
}
function smallestShown2({ estimate, low, surest }, { tolerance }) {
  if (!Number.isFinite(surest)) return logRatio(Number.POSITIVE_INFINITY);
  return logRatio(Math.max(tolerance + estimate - low, estimate - surest));
}

// src/verdict/metrics/stored.ts
function judgeStored(evidence) {
  const { baseline, candidate, incidents } = evidence;
  if (baseline.kind === "nothing") return [];
  const cutShort2 = incidents.filter(({ kind }) => kind === "cut-short").map(({ text }) => text);
  const ofTime = nonEmpty([...cutShort2, ...findDoubts2(candidate, baseline.records)]);
  const ofLength = doubtOfLength(candidate, baseline.records);
  const ofMemory = ofLength === void 0 ? void 0 : [ofLength];
  return listStoredSeries(evidence).map((series) => {
    const after = positive(series.valueIn(candidate));
    const before = nonEmpty(valuesOf2(series, baseline.records));
    if (after === void 0 || before === void 0) return warnOfFewSamples(series, after);
    const within = errorWithinRuns(series, candidate, baseline.records);
    const { sameMachine } = baseline;
    const doubts = series.metric === "memory" ? ofMemory : ofTime;
    return judgeSeries(series, before, after, { sameMachine, within, doubts });
  });
}
function findDoubts2(candidate, records) {
  const rise = riseOfThroughput(candidate, records);
  const improbable = rise === void 0 ? void 0 : doubtOfRise(rise);
  return [...doubtsOf(candidate, records), ...improbable === void 0 ? [] : [improbable]];
}
function riseOfThroughput(candidate, records) {
  const after = positive(throughputOf(candidate));
  const before = nonEmpty(records.flatMap((record) => positive(throughputOf(record)) ?? []));
  if (after === void 0 || before === void 0) return void 0;
  return meanOf(mapNonEmpty(before, (value) => logChange(value, after)));
}
function errorWithinRuns(series, candidate, records) {
  const own = errorWithinRun(series, candidate);
  const ofRecords = records.flatMap((record) => errorWithinRun(series, record) ?? []);
  const ofMean = ofRecords.map(({ error, degreesOfFreedom }) => ({
    error: logRatio(error / ofRecords.length),
    degreesOfFreedom
  }));
  const parts = nonEmpty([...own === void 0 ? [] : [own], ...ofMean]);
  return parts && sumErrors(parts);
}
function errorWithinRun(series, record) {
  const values = record.blocks.flatMap(
    (block) => positive(series.valueIn({ ...record, blocks: [block] })) ?? []
  );
  const logs = nonEmpty(values.map((value) => logRatio(Math.log(value))));
  return logs && standardErrorOf(logs);
}
function judgeSeries({ metric, request, role, alpha, ...series }, stored, after, { sameMachine, within, doubts }) {
  const losses = mapNonEmpty(stored, (before2) => lossOf(metric, before2, after));
  const bounds = boundPrediction(losses, priorSpread(metric, sameMachine), alpha, within);
  const before = geometricMean(stored);
  const tolerance = series.tolerance(before);
  const shown2 = decide(role, bounds, { tolerance, resolution: tolerance });
  const outcome = doubts === void 0 ? shown2 : outcomeInDoubt(role, shown2);
  const comparison = compare({
    metric,
    request,
    role,
    before,
    after,
    loss: bounds,
    tolerance,
    outcome,
    alpha,
    method: "prediction",
    samples: bounds.samples,
    doubts
  });
  if (doubts !== void 0) {
    const needs = outcome === "inconclusive" ? doubts.map(sentenceOf) : [];
    return { comparisons: [comparison], needs };
  }
  return {
    comparisons: [comparison],
    warnings: warnOfSmallChange(comparison, { ...bounds, surest: bounds.low }),
    needs: shown2 === "inconclusive" ? [describeNeed2(comparison, bounds)] : []
  };
}
var outcomeInDoubt = (role, shown2) => role === "gate" || shown2 === "regression" ? "inconclusive" : "not-shown";
function valuesOf2(series, records) {
  return records.flatMap((record) => positive(series.valueIn(record)) ?? []);
}
var positive = (value) => value !== void 0 && value > 0 ? value : void 0;
function geometricMean(values) {
  const mean = meanOf(mapNonEmpty(values, (value) => logRatio(Math.log(value))));
  return Number(Math.exp(mean).toPrecision(12));
}

// src/verdict/conduct/generator.ts
var OF_CAPACITY = /* @__PURE__ */ new Set([
  "throughput",
  "p99",
  "min-throughput",
  "p99-limit"
]);
var ALWAYS_WANTED = 0.95;
function judgeGenerator(evidence, comparisons) {
  const limited = findLimited(evidence);
  if (limited === void 0) return {};
  const losses = comparisons.filter(({ outcome }) => outcome === "regression");
  const stands = losses.some((loss) => isServers(loss, limited));
  const text = describe2(limited);
  if (stands || losses.length === 0 && !couldHide(evidence)) {
    return { warnings: [{ code: "generator-saturated", text: `${text} ${REMEDY}` }] };
  }
  return { invalid: { code: "generator-limited", text: `${text} ${REMEDY}` } };
}
function findLimited(evidence) {
  const own = findSaturation(evidence.candidate);
  if (own !== void 0) return { whose: "candidate", saturation: own };
  if (evidence.kind === "paired") {
    const other = findSaturation(evidence.baselineArm);
    return other && { whose: "baseline", saturation: other };
  }
  if (evidence.baseline.kind === "nothing") return void 0;
  const stored = findSaturation(evidence.baseline.records[0]);
  return stored && { whose: "stored", saturation: stored };
}
var isServers = ({ metric }, { whose }) => whose !== "candidate" || !OF_CAPACITY.has(metric);
function couldHide(evidence) {
  if (evidence.kind === "paired") return evidence.plan.compare.gateCpu !== "always";
  return evidence.baseline.kind !== "nothing";
}
var REMEDY = "Use a machine with more cores, load a request that costs the server more, or set `gate-cpu: always` so that CPU time per request must pass, too.";
var WHOSE = {
  baseline: "While the baseline was measured: ",
  stored: "When the newest stored record was measured: "
};
function describe2({ whose, saturation }) {
  const { demand, serverCores, coresLeft } = saturation;
  const busy = percent(Math.min(1, demand));
  const text = `the load generator, not the server, was the limit at capacity: its busiest thread had work for ${busy} of the time, while the server wanted no more than ${cores(serverCores)} of the ${cores(coresLeft)} cores that were left to it. Throughput is a lower bound, and a loss may be hidden.`;
  return whose === "candidate" ? capitalised(text) : `${WHOSE[whose]}${text}`;
}
var capitalised = (text) => `${text.charAt(0).toUpperCase()}${text.slice(1)}`;
var cores = (value) => value.toFixed(2);
function findSaturation(record) {
  const load = generatorLoadOf(record);
  const server = serverDemandOf(record);
  if (load === void 0 || server === void 0 || load.demand < ALWAYS_WANTED) return void 0;
  if (server.isFull) return void 0;
  const { serverCores, coresLeft } = server;
  return { demand: load.demand, serverCores, coresLeft };
}

// src/verdict/settle.ts
function settle(evidence, findings) {
  const comparisons = comparisonsOf(findings);
  const all = [...findings, judgeGenerator(evidence, comparisons)];
  const warned = all.flatMap((finding) => finding.warnings ?? []);
  const warnings = warned.filter(({ code }) => code !== "weak-record");
  const found = { comparisons, warnings };
  const invalid = all.find((finding) => finding.invalid !== void 0)?.invalid;
  if (invalid !== void 0) return { kind: "invalid-run", because: invalid, ...found };
  const offending = nonEmpty(offendingIn(comparisons));
  if (offending !== void 0) return { kind: "regression", offending, ...found };
  const nothing = findNothing(evidence);
  if (nothing !== void 0) return { kind: "invalid-run", because: nothing, ...found };
  if (evidence.kind === "stored" && evidence.baseline.kind === "nothing") {
    return { kind: "no-baseline", why: evidence.baseline.why, ...found, warnings: warned };
  }
  const needs = [...new Set(findings.flatMap((finding) => finding.needs ?? []))];
  if (needs.length > 0) return { kind: "inconclusive", need: summarise2(needs), ...found };
  return { kind: "pass", ...found };
}
function offendingIn(comparisons) {
  const offending = comparisons.filter(({ outcome }) => outcome === "regression");
  return [...new Set(offending.map(({ metric }) => metric))];
}
function summarise2(needs) {
  const shown2 = needs.slice(0, 2).join(" ");
  const left = needs.length - 2;
  return left > 0 ? `${shown2} ${plural(left, "further comparison")} undecided too.` : shown2;
}
function findNothing(evidence) {
  if (evidence.kind === "paired") {
    if (evidence.pairs.length === 0) return NO_PAIR;
    if (measuredNothing(evidence.baselineArm)) return NO_BASELINE_ANSWER;
  }
  return measuredNothing(evidence.candidate) ? TOO_LITTLE_DATA : void 0;
}
var measuredNothing = (record) => (throughputOf(record) ?? 0) <= 0;
var TOO_LITTLE_DATA = {
  code: "too-little-data",
  text: "Not one successful answer fell into a measured window. Check that the server answers in time, or set a larger budget."
};
var NO_PAIR = {
  code: "too-little-data",
  text: "Not one block of the candidate was measured beside one of the baseline. Set a larger budget."
};
var NO_BASELINE_ANSWER = {
  code: "baseline-failed",
  text: "Not one successful answer of the baseline fell into a measured window, so there is nothing to compare with. Check that it answers in time."
};

// src/verdict/judge.ts
function judge(input) {
  const evidence = prepare(input);
  if (evidence.kind === "paired") return settle(evidence, findAll(evidence));
  const verdict = settle(evidence, findWithStored(evidence, input.storedMayFail ?? true));
  if (verdict.kind !== "regression") return verdict;
  const regressedBase = warnOfRegressedBase(input.candidate, input.stored);
  return { ...verdict, warnings: [...verdict.warnings, ...regressedBase] };
}
function findWithStored(evidence, mayFail) {
  if (mayFail) return findAll(evidence);
  return findAll(evidence, withoutBaseline(evidence)).map(withoutStoredLosses);
}
function findAll(evidence, conduct = evidence) {
  const hasDied = evidence.incidents.some(({ kind }) => kind === "server-died");
  return [
    judgeValidity(evidence),
    judgeSurvival(conduct),
    // The answers and the rate of a server that died add nothing to that.
    hasDied ? {} : judgeErrors(conduct),
    ...compareMetrics(evidence),
    hasDied ? {} : judgeRate(evidence),
    ...judgeLimits(evidence),
    warnOfMeasurement(evidence)
  ];
}
function compareMetrics(evidence) {
  if (evidence.kind === "paired") return judgePairs(evidence);
  const findings = judgeStored(evidence);
  return [...findings, warnOfRecords(evidence, comparisonsOf(findings))];
}
var withoutBaseline = (evidence) => ({
  ...evidence,
  baseline: { kind: "nothing", why: "" }
});
function withoutStoredLosses(finding) {
  const comparisons = finding.comparisons ?? [];
  const losses = comparisons.filter(isStoredLoss);
  if (losses.length === 0) return finding;
  return {
    ...finding,
    comparisons: comparisons.map((one) => isStoredLoss(one) ? { ...one, ...OPEN } : one),
    needs: [...finding.needs ?? [], ...losses.map(describeNext)]
  };
}
var OPEN = { outcome: "inconclusive" };
var isStoredLoss = ({ outcome, role }) => outcome === "regression" && role !== "limit";
var describeNext = (comparison) => `${subjectOf(comparison)}: stored numbers show a loss and do not fail a check alone; both versions must be measured side by side.`;

// src/verdict/attempts.ts
function judgeAttempts({
  own,
  earlier,
  unread = 0,
  shown: shown2 = [],
  ...rest
}) {
  const before = attemptsBefore(own, earlier);
  const judged = before.map(
    (record, index) => judgeAttempt(record, before.slice(0, index), unread, { ...rest, incidents: [] })
  );
  const last = judgeAttempt(own, before, unread, rest);
  const isOwnValid = last.verdict.kind !== "invalid-run";
  const warned = addWarnings(last, [
    ...warnOfLevel(own, last.earlier),
    ...before.flatMap((record) => warnOfApart(record, own))
  ]);
  const facts = { isOwnValid, own: last.verdict };
  const standing = judged.findLast((one) => isRegression(one) && !isSettled2(one, last));
  if (standing !== void 0) {
    const warnings = warnOfStanding(standing.attempt, warned.verdict);
    return { ...addWarnings(standing, warnings), ...facts };
  }
  const remembered = nonEmpty(shown2.filter((metric) => !isCured(metric, last.verdict)));
  if (remembered === void 0) return { ...warned, ...facts };
  return { ...warned, verdict: remember(warned.verdict, remembered), ...facts };
}
function judgeSoFar(input) {
  const { verdict, own } = judgeAttempts(input);
  if (verdict.kind === own.kind) return verdict;
  return { ...own, kind: "inconclusive", need: "Whether an earlier regression stands is open." };
}
function judgeAttempt(record, before, unread, input) {
  const pooled = before.filter((other) => findObstacle(other, record) === void 0);
  const candidate = poolRecords([record, ...pooled.toReversed()]);
  const apart = unread + before.length - pooled.length;
  const earlier = { pooled: pooled.length, apart };
  const verdict = judge({ ...input, candidate, before: earlier });
  return { attempt: record.attempt, verdict, candidate, pooled: pooled.length + 1, earlier };
}
function attemptsBefore(own, earlier) {
  const ours = earlier.filter(
    ({ id, name, attempt }) => id === own.id && name === own.name && attempt < own.attempt
  );
  const byAttempt = new Map(ours.map((record) => [record.attempt, record]));
  return [...byAttempt.values()].toSorted((a, b2) => a.attempt - b2.attempt);
}
var isRegression = ({ verdict }) => verdict.kind === "regression";
function isSettled2({ verdict: before }, { verdict: last }) {
  if (last.kind === "regression") return true;
  const losses = before.comparisons.filter(({ outcome }) => outcome === "regression");
  return last.kind === "pass" && losses.every((loss) => isWithin2(loss, last));
}
function isWithin2({ metric, request }, { comparisons }) {
  const now = comparisons.find((other) => other.metric === metric && other.request === request);
  return now === void 0 ? EVENTS.has(metric) : isShownWithin(now);
}
function isCured(metric, { kind, comparisons }) {
  if (kind === "regression") return true;
  const now = comparisons.filter((comparison) => comparison.metric === metric);
  return kind === "pass" && (now.length > 0 || EVENTS.has(metric)) && now.every(isShownWithin);
}
var EVENTS = /* @__PURE__ */ new Set(["errors", "rate-not-sustained", "server-died"]);
var isShownWithin = ({ metric, outcome, loss, resolution }) => EVENTS.has(metric) ? outcome !== "regression" : loss.high < resolution;
function remember(last, offending) {
  const warnings = [...warnOfRemembered(offending, last), ...last.warnings];
  return { kind: "regression", offending, comparisons: last.comparisons, warnings };
}
function addWarnings(judged, warnings) {
  const { verdict } = judged;
  return { ...judged, verdict: { ...verdict, warnings: [...warnings, ...verdict.warnings] } };
}

// src/verdict/is-decided.ts
function isDecided({ kind, comparisons }) {
  return kind === "regression" || kind === "pass" && !comparisons.some(isSuspicious);
}
var isSuspicious = ({ role, method, loss, tolerance }) => role === "guard" && method === "t" && loss.low > tolerance;

// src/verdict/step.ts
function stepOf(record) {
  const base = record.baselineArm?.commit;
  const pairs = pairsOf(record);
  if (base === void 0 || pairs.length === 0) return void 0;
  const single = singleUnits(pairs);
  const enough = unitsOf(
    pairs,
    ({ baseline, candidate }) => [baseline, candidate].every((arm) => p99Of(arm) !== void 0)
  );
  return {
    base,
    pairs: pairs.length,
    throughput: shiftOf("throughput", single, leastThroughput),
    cpu: shiftOf("cpu", single, cpuPerRequestOf),
    p99: shiftOf("p99", enough, p99Of)
  };
}
var p99Of = (measured) => serviceQuantile(measured, void 0, 0.99);
function shiftOf(metric, units, read2) {
  const effects = effectsOf(metric, units, read2);
  const spread = effects && standardErrorOf(effects);
  if (effects === void 0 || spread === void 0) return void 0;
  return { loss: meanOf(effects), error: spread.error, units: effects.length };
}

// src/stats/drift.ts
function boundSum(losses, level) {
  const { error, degreesOfFreedom } = sumErrors(
    mapNonEmpty(losses, (one) => ({ error: one.error, degreesOfFreedom: one.units - 1 }))
  );
  const estimate = losses.reduce((sum2, { loss }) => sum2 + loss, 0);
  const half = studentQuantile(level, Math.max(1, Math.floor(degreesOfFreedom))) * error;
  return {
    estimate: logRatio(estimate),
    low: logRatio(estimate - half),
    high: logRatio(estimate + half)
  };
}

// src/verdict/links.ts
function linksOf(records) {
  const earlier = records.flatMap(({ earlierSteps = [] }) => earlierSteps);
  const gone = oldestFirst(earlier).map((each) => ({ ...each, record: void 0 }));
  const kept = oldestFirst(records).map((record) => {
    const { commit, isNewLevel, step = stepOf(record) } = record;
    return { commit, isNewLevel, step, record };
  });
  const links = [];
  for (const { commit, isNewLevel, step, record } of [...gone, ...kept]) {
    const before = links.findLast((link2) => link2.commit !== commit);
    links.push({ commit, isNewLevel, step, leadsOn: leadsOn(step, before?.commit), record });
  }
  return links;
}
var hasRecord = (link2) => link2.record !== void 0;
var leadsOn = (step, before) => step !== void 0 && step.base === before;

// src/verdict/drift.ts
function chainOf(records, anchor) {
  const commits = onePerCommit(linksOf(records));
  const links = [];
  for (const link2 of commits.toReversed()) {
    if (isAt(anchor, link2.commit)) return { because: "anchor", links };
    if (link2.isNewLevel) return { because: "new-level", links };
    if (isAt(anchor, link2.step?.base)) return { because: "anchor", links: [link2, ...links] };
    if (!link2.leadsOn) return { because: link2 === commits[0] ? "oldest" : "gap", links };
    links.unshift(link2);
  }
  return void 0;
}
var isAt = (anchor, commit) => anchor !== void 0 && anchor.commit === commit;
var beginningOf = ({ links: [first] }) => first?.step?.base;
function onePerCommit(links) {
  const chosen = [];
  for (const link2 of links) {
    const last = chosen.at(-1);
    const isSame2 = last !== void 0 && last.commit === link2.commit;
    if (!isSame2 || last.commit === void 0) chosen.push(link2);
    else if (!last.leadsOn && link2.leadsOn) chosen.splice(-1, 1, link2);
  }
  return chosen;
}
var FALSE_ALARMS = 1e-3;
var METRICS = ["throughput", "cpu", "p99"];
var LEVEL = FALSE_ALARMS / METRICS.length;
var FEWEST_STEPS = 3;
function driftsOf({ links }, tolerances) {
  if (links.length < FEWEST_STEPS) return [];
  return METRICS.flatMap((metric) => {
    const shifts = nonEmpty(links.flatMap(({ step }) => step?.[metric] ?? []));
    if (shifts === void 0 || shifts.length < links.length) return [];
    return [driftOf(metric, shifts, toleranceIn(metric, links, tolerances))];
  });
}
function driftOf(metric, shifts, tolerance) {
  return {
    metric,
    steps: shifts.length,
    bounds: boundSum(shifts, LEVEL),
    tolerance,
    isEachWithin: shifts.every(({ loss }) => loss <= tolerance)
  };
}
var isBeyondAllowed = ({ bounds, tolerance }) => bounds.low > tolerance;
function toleranceIn(metric, links, tolerances) {
  const relative = toleranceOf(metric, tolerances[metric]);
  const before = metric === "p99" ? p99Before(links) : void 0;
  if (before === void 0) return relative;
  const floor = logChange(before, before + toMicroseconds(tolerances.p99Floor));
  return logRatio(Math.max(relative, floor));
}
function p99Before(links) {
  let loss = 0;
  for (const { record, step } of links) {
    loss += step?.p99?.loss ?? 0;
    const after = record && serviceQuantile(record, void 0, 0.99);
    if (after !== void 0) return microseconds(after / Math.exp(loss));
  }
  return void 0;
}

// src/verdict/warn-drift.ts
function warnOfDrift(records, tolerances, anchor) {
  const chain = chainOf(records, anchor);
  if (chain === void 0) return [];
  return driftsOf(chain, tolerances).filter(isBeyondAllowed).map((drift) => ({ code: "drift", text: describeDrift(chain, drift, anchor) }));
}
function describeDrift(chain, drift, anchor) {
  const { metric, steps, bounds, tolerance } = drift;
  const each = drift.isEachWithin ? ", each within what is allowed," : "";
  const [low, high] = [bounds.low, bounds.high].map((bound) => describeSize(metric, bound));
  const size = `${describeChange(metric, bounds.estimate)} (between ${low} and ${high})`;
  const since = `${steps} changes since ${nameBeginning(chain, anchor)}`;
  const allowed = `${describeSize(metric, tolerance)} is allowed`;
  const sentences = [
    `${labelOf(metric)}: ${since}${each} come to ${size}; ${allowed}.`,
    ...explainBeginning(chain, anchor),
    "`perf-gate history` shows each step."
  ];
  return sentences.join(" ");
}
var COMMIT_LENGTH = 7;
var LONGEST_NAME = 100;
function nameBeginning(chain, anchor) {
  const commit = (beginningOf(chain) ?? "").slice(0, COMMIT_LENGTH);
  if (chain.because !== "anchor" || anchor === void 0) return commit;
  return anchor.commit.startsWith(anchor.name) ? commit : `${shown(anchor)} (${commit})`;
}
var shown = ({ name }) => name.slice(0, LONGEST_NAME);
var BEGINNINGS = {
  oldest: "That is the oldest record.",
  gap: "The chain of steps begins there: what led to it was not measured beside the record before.",
  "new-level": "A loss was accepted there."
};
function explainBeginning({ because }, anchor) {
  if (because === "anchor") return [];
  if (anchor === void 0) return [BEGINNINGS[because]];
  return [BEGINNINGS[because], `What changed between it and ${shown(anchor)} is not known.`];
}

// src/verdict/could-pass.ts
function couldStoredPass({ stored, planHash: planHash2, environment, plan }) {
  const alone = stored.filter(({ load }) => load.arms === 1);
  const [newest] = newestFirst(alone);
  if (newest === void 0) return false;
  const candidate = { ...newest, id: "", planHash: planHash2, environment };
  const baseline = findComparable(candidate, alone);
  if (baseline.kind === "nothing" || !baseline.sameMachine) return false;
  if (!isSound(baseline.records[0])) return false;
  const evidence = prepareStored({ candidate, plan, incidents: [] }, baseline);
  const gates = listStoredSeries(evidence).filter(({ role }) => role === "gate");
  return gates.every((series) => wouldPass(series, baseline.records));
}
function wouldPass(series, records) {
  const values = records.flatMap((record) => series.valueIn(record) ?? []);
  const logs = nonEmpty(values.filter((value) => value > 0).map(toLog));
  if (logs === void 0) return false;
  const mean = meanOf(logs);
  const [first, ...rest] = logs;
  const losses = [away(first, mean), ...rest.map((log) => away(log, mean))];
  const { high } = boundPrediction(losses, priorSpread(series.metric, true), series.alpha);
  return high < series.tolerance(Math.exp(mean));
}
var toLog = (value) => logRatio(Math.log(value));
var away = (log, mean) => logRatio(log - mean);

// src/gate/arbitrate.ts
var FIRST_TRY = 1 / 3;
function chooseComparison(input) {
  const { plan, found } = input;
  const { budget } = plan.load;
  if (plan.compare.mode === "stored") {
    const storedNumbers = { kind: "decide" };
    const alone = aloneStep(input, { budget, storedNumbers, because: ASKED });
    return { kind: "stored", alone };
  }
  const pairs = found.earlier.filter(isPaired);
  const givenRate = chooseRate(plan, [], pairs);
  if (plan.compare.mode === "side-by-side") {
    return { kind: "side-by-side", beside: { budget, givenRate, because: IN_TURN } };
  }
  const couldDecide = pairs.length === 0 && couldPass(input);
  if (input.environment.machine === void 0 || !(couldDecide || input.keeps)) {
    return { kind: "side-by-side", beside: { budget, givenRate, because: NOT_COMPARABLE } };
  }
  return {
    kind: "stored-first",
    alone: aloneStep(input, {
      budget: milliseconds(budget * FIRST_TRY),
      storedNumbers: { kind: "may-pass" },
      because: STEADY2
    }),
    mayPass: pairs.length === 0,
    beside: { budget: milliseconds(budget * (1 - FIRST_TRY)), givenRate, because: NOT_PASSED }
  };
}
function isEnough({ mayPass }, { kind }) {
  return mayPass && kind === "pass";
}
function chooseStandIn(input, { budget }, { kind, why: why2 }) {
  const isForced = input.plan.compare.mode === "side-by-side";
  const storedNumbers = isForced ? { kind: "ignored", why: why2 } : { kind: "may-pass" };
  const because = `${kind === "none" ? NOT_BESIDE : NOT_RUN} ${why2}`;
  return aloneStep(input, { budget, storedNumbers, because });
}
function aloneStep({ plan, found }, step) {
  return { ...step, givenRate: chooseRate(plan, found.baseline.records, found.earlier) };
}
function couldPass({ plan, found, environment }) {
  const stored = found.baseline.records;
  return couldStoredPass({ stored, planHash: planHash(plan), environment, plan });
}
function chooseRate(plan, records, earlier) {
  if (plan.load.rate !== "auto") return plan.load.rate;
  const hash = planHash(plan);
  const ofThisPlan = (record) => record.planHash === hash;
  const stored = records.findLast((record) => record.accepted && ofThisPlan(record));
  return (stored ?? earlier.findLast(ofThisPlan))?.load.offeredRate;
}
var NOT_BESIDE = "The baseline could not be measured beside the candidate.";
var NOT_RUN = "The base could not be run, so a loss of throughput cannot fail this check.";
var ASKED = "Judged by stored numbers: a second version was not asked for.";
var STEADY2 = "Stored numbers of this very machine were steady enough to pass it, so the baseline was not measured again.";
var IN_TURN = "Both versions were measured in turn on this machine.";
var NOT_COMPARABLE = "Both versions were measured in turn on this machine; stored numbers, from other machines or too few, could not have shown that nothing changed.";
var NOT_PASSED = "Both versions were measured in turn on this machine, because stored numbers of it did not clearly pass this one.";

// src/lockfiles/find-lockfiles.ts
import { readdirSync } from "node:fs";
import { join as join4 } from "node:path";
var MOST_BYTES2 = 8 * 1024 * 1024;
var MOST_FILES = 10;
var UnreadLockfile = class extends Error {
  /** @param thrown what reading it threw */
  constructor(arm, file, thrown) {
    super(`${file} of the ${arm} was not read: ${reasonOf2(thrown)}`);
  }
};
function reasonOf2(thrown) {
  if (!(thrown instanceof Error) || /[\n\r"]/.test(thrown.message))
    return "it is not what its name says";
  return thrown.message;
}
function findLockfiles({ formats }, { root, folders }, arm) {
  for (const folder of folders) {
    const names = namesIn(folder);
    for (const { name, read: read2 } of formats) {
      const found = names.filter((each) => name.test(each)).slice(0, MOST_FILES);
      if (found.length > 0) return { arm, read: read2, files: readInside({ root, folder, arm }, found) };
    }
  }
  return void 0;
}
function namesIn(folder) {
  try {
    return readdirSync(folder).sort();
  } catch {
    return [];
  }
}
function readInside({ root, folder, arm }, names) {
  let left = MOST_BYTES2;
  return names.map((name) => {
    const path = join4(folder, name);
    try {
      if (leadsOutOf(root, path)) throw new Error("it is a link that leads out of the checkout");
      const text = readTextFile(path, left);
      left -= Buffer.byteLength(text);
      return { name, text };
    } catch (error) {
      throw new UnreadLockfile(arm, name, error);
    }
  });
}
function readLockfiles({ arm, read: read2, files }) {
  const [first] = files;
  let file = first?.name ?? "";
  try {
    const packages = files.flatMap(({ name, text }) => {
      file = name;
      return read2(text);
    });
    return lockedOf(packages);
  } catch (error) {
    throw new UnreadLockfile(arm, file, error);
  }
}

// src/lockfiles/compare-packages.ts
function comparePackages(candidate, baseline) {
  const after = checkoutOf(candidate);
  const before = checkoutLike(baseline, after);
  const compared = ECOSYSTEMS.map((ecosystem) => compareLocked(ecosystem, before, after));
  const changes = compared.flatMap((each) => "unread" in each ? [] : each.changes).toSorted((one, other) => Number(other.isDirect) - Number(one.isDirect)).map(({ name, before: left, after: came }) => ({ name, before: left, after: came }));
  return { changes, unread: compared.flatMap((each) => "unread" in each ? [each.unread] : []) };
}
function compareLocked(ecosystem, before, after) {
  try {
    const old = findLockfiles(ecosystem, before, "baseline");
    const now = findLockfiles(ecosystem, after, "candidate");
    if (old === void 0 || now === void 0 || isSame(old, now)) return { changes: [] };
    return { changes: changesBetween(readLockfiles(old), readLockfiles(now)) };
  } catch (error) {
    if (error instanceof UnreadLockfile) return { unread: error.message };
    throw error;
  }
}
var isSame = (one, other) => one.read === other.read && joined(one) === joined(other);
var joined = ({ files }) => files.map(({ text }) => text).join("\0");
function changesBetween(before, after) {
  const names = /* @__PURE__ */ new Set([...before.versions.keys(), ...after.versions.keys()]);
  return [...names].sort().flatMap((name) => {
    const [old, now] = [before.versions.get(name), after.versions.get(name)];
    const change = { name, before: notIn(now, old), after: notIn(old, now) };
    if (change.before === void 0 && change.after === void 0) return [];
    return [{ ...change, isDirect: before.direct.has(name) || after.direct.has(name) }];
  });
}
var MOST_VERSIONS = 3;
function notIn(other, versions) {
  const own = [...versions ?? []].filter((version) => other?.has(version) !== true).sort();
  if (own.length === 0) return void 0;
  const more = own.length > MOST_VERSIONS ? ", …" : "";
  return own.slice(0, MOST_VERSIONS).join(", ") + more;
}

// src/gate/arm-differences.ts
function findArmDifferences({ server, secrets }, baseline, { report }) {
  if (server.kind !== "started") return void 0;
  const hidden = [...secrets, ...baseline.plan?.secrets ?? []];
  const { changes, unread } = comparePackagesOf(server.cwd, baseline.server.cwd);
  for (const why2 of unread) {
    const text = maskSecrets(`packages are not compared: ${why2}`, hidden);
    report({ kind: "note", text });
  }
  const variables = namesThatDiffer(baseline.server.env, server.env);
  return {
    packages: changes.slice(0, MOST_PACKAGES).map((change) => maskChange(change, hidden)),
    morePackages: Math.max(0, changes.length - MOST_PACKAGES),
    variables: variables.slice(0, MOST_VARIABLES)
  };
}
function comparePackagesOf(candidate, baseline) {
  try {
    return comparePackages(candidate, baseline);
  } catch (error) {
    return { changes: [], unread: [error instanceof Error ? error.message : String(error)] };
  }
}
function maskChange({ name, before, after }, secrets) {
  const mask = (text) => maskSecrets(text, secrets);
  return { name: mask(name), before: before && mask(before), after: after && mask(after) };
}
var namesThatDiffer = (before, after) => [.../* @__PURE__ */ new Set([...Object.keys(before), ...Object.keys(after)])].filter((name) => before[name] !== after[name]).sort();

// src/gate/ask-acceptance.ts
async function askAcceptance({ kind }, { findAcceptance }) {
  if (kind === "invalid-run") return NOBODY;
  try {
    const found = await findAcceptance(kind);
    const acceptance = kind === "regression" ? found : void 0;
    return { acceptance, isNewLevel: found !== void 0, warnings: [] };
  } catch (error) {
    rethrowUnlessExplained(error);
    return { ...NOBODY, warnings: [unknown(kind, error)] };
  }
}
var NOBODY = { acceptance: void 0, isNewLevel: false, warnings: [] };
function unknown(kind, { message, remedy }) {
  const what = kind === "regression" ? "Whether this loss was accepted could not be looked up, so it is not" : "Whether a loss was accepted could not be looked up, so later runs are compared with what was before, too";
  return { code: "acceptance-unknown", text: `${what}: ${message} ${remedy}` };
}

// src/gate/find-anchor.ts
var NONE3 = { anchor: void 0, warnings: [] };
async function findNamedAnchor({ compare: { anchor: name } }, { anchors }) {
  if (name === void 0) return NONE3;
  return await orWarn(async () => ({ name, commit: await anchors.resolve(name) }));
}
async function findLastRelease(records, { commit }, { anchors }) {
  const steps = chainOf(records)?.links.length ?? 0;
  if (commit === void 0 || steps < FEWEST_STEPS) return NONE3;
  return await orWarn(() => anchors.lastRelease(commit));
}
async function orWarn(find) {
  try {
    return { anchor: await find(), warnings: [] };
  } catch (error) {
    rethrowUnlessExplained(error);
    if (error instanceof GateError && error.kind === "input") throw error;
    const text = `${UNKNOWN} ${error.message} ${error.remedy}`;
    return { anchor: void 0, warnings: [{ code: "anchor-unknown", text }] };
  }
}
var UNKNOWN = "The commit that drift is counted from could not be looked up.";

// src/gate/check-named.ts
function checkNamed(plan, { records, description, isNamed }, ports) {
  const others = records.filter(({ id }) => id !== ports.identity.id);
  const [newest, ...older] = newestFirst(others);
  if (!isNamed || newest === void 0) return [];
  const named = { path: description, records: [newest, ...older] };
  const run = plannedRun(plan, ports);
  if (plan.compare.mode !== "stored") return warnOfPlan(named, run);
  if (plan.policy.missingBaseline === "fail") refuseIncomparable(named, run);
  return [];
}
function plannedRun(plan, ports) {
  const { id, perfGate } = ports.identity;
  return {
    id,
    planHash: planHash(plan),
    plan: plan.summary,
    environment: { ...describeMachine(ports), perfGate },
    load: { engine: engineFor(plan.load), arms: 1 }
  };
}
function warnOfPlan({ path, records }, run) {
  const differences = records.map((record) => describePlanDifferences(record, run));
  const [ofNewest] = differences;
  if (ofNewest === void 0 || differences.includes(void 0)) return [];
  return [
    `The stored numbers in ${path} do not count, because they are of another plan: ${ofNewest}.`
  ];
}
function refuseIncomparable({ path, records }, run) {
  if (findComparable(run, records).kind === "comparable") return;
  const [newest] = records;
  const message = records.length === 1 ? `The record in the baseline file ${path} cannot be compared with this run.` : `None of the ${records.length} records in the baseline file ${path} can be compared with this run. The newest:`;
  throw baselineUnusable(message, listDifferences(newest, run));
}

// src/gate/find-comparables.ts
async function findComparables(plan, ports) {
  const found = await ports.baseline.find(plan);
  const baseline = addNotes(found, checkNamed(plan, found, ports));
  const { records, shown: shown2, note } = await ports.earlierAttempts(plan);
  const unread = note === void 0 ? 0 : ports.identity.attempt - 1 - records.length;
  const warnings = [
    ...warningsOf(baseline),
    ...note === void 0 ? [] : [{ code: "attempts-unread", text: note }]
  ];
  for (const text of [...warnings.map((warning) => warning.text), ...describeFound(baseline)]) {
    ports.report({ kind: "note", text });
  }
  return { baseline, earlier: records, shown: shown2, unread: Math.max(0, unread), warnings };
}
async function renewBaseline(comparables, plan, { baseline: store, report }) {
  const { baseline } = comparables;
  const found = await store.findAgain(plan).catch((error) => keep(baseline, error)) ?? baseline;
  if (found.records.length === 0 && baseline.records.length > 0) return comparables;
  const said = /* @__PURE__ */ new Set([...baseline.notes ?? [], ...describeFound(baseline)]);
  for (const text of [...found.notes ?? [], ...describeFound(found)]) {
    if (!said.has(text)) report({ kind: "note", text });
  }
  const others = comparables.warnings.filter(({ code }) => code !== "baseline-note");
  return { ...comparables, baseline: found, warnings: [...warningsOf(found), ...others] };
}
function keep(baseline, error) {
  rethrowUnlessExplained(error);
  const note = `Whether a nearer baseline was stored meanwhile could not be looked up, so what was found before measuring stands: ${error.message} ${error.remedy}`;
  return addNotes(baseline, [note]);
}
var addNotes = (baseline, more) => more.length === 0 ? baseline : { ...baseline, notes: [...baseline.notes ?? [], ...more] };
var warningsOf = ({ notes = [] }) => notes.map((text) => ({ code: "baseline-note", text }));
function describeFound({ records, why: why2, source }) {
  if (records.length === 0) return why2 === void 0 ? [] : [why2];
  if (source === void 0) return [];
  const { runId, commit, createdAt } = source;
  return [
    `baseline: run ${runId} of commit ${commit.slice(0, 12)}, ${createdAt}; ${records.length} stored in all`
  ];
}

// src/gate/measurement.ts
function attemptsOf(measured, storedNumbers, { baseline, earlier, unread, shown: shown2 }) {
  const { record: own, plan, incidents } = measured;
  return { own, earlier, unread, shown: shown2, plan, incidents, ...storedOf(storedNumbers, baseline) };
}
function storedOf(numbers, { records, why: noneFound }) {
  const isIgnored = numbers.kind === "ignored";
  const why2 = isIgnored ? numbers.why : noneFound;
  return {
    stored: isIgnored ? [] : records,
    storedMayFail: numbers.kind === "decide",
    ...why2 === void 0 ? {} : { noBaselineWhy: why2 }
  };
}

// src/profile/fold-profile.ts
function foldProfile(stacks) {
  return {
    samples: sum(stacks, ({ samples }) => samples),
    functions: functionsOf(stacks),
    calls: heaviest(treeOf(stacks))
  };
}
function functionsOf(stacks) {
  const self = /* @__PURE__ */ new Map();
  for (const { frames, samples, self: named } of stacks) {
    const name = named ?? frames.at(-1) ?? "";
    self.set(name, (self.get(name) ?? 0) + samples);
  }
  return [...self].map(([name, samples]) => ({ name, samples })).sort((one, other) => other.samples - one.samples || compareNames(one.name, other.name)).slice(0, MOST_FUNCTIONS);
}
var compareNames = (one, other) => one < other ? -1 : 1;
function treeOf(stacks) {
  const all = [];
  const roots = /* @__PURE__ */ new Map();
  for (const { frames, samples } of stacks) {
    let parent;
    for (const name of frames) {
      const siblings = parent?.children ?? roots;
      let branch = siblings.get(name);
      if (branch === void 0) {
        const depth = parent === void 0 ? 0 : parent.depth + 1;
        branch = { name, parent, depth, children: /* @__PURE__ */ new Map(), samples: 0 };
        siblings.set(name, branch);
        all.push(branch);
      }
      branch.samples += samples;
      parent = branch;
    }
  }
  return all;
}
function heaviest(branches) {
  const kept = [...branches].sort(
    (one, other) => other.samples - one.samples || one.depth - other.depth || compareNames(one.name, other.name)
  ).slice(0, MOST_CALLS);
  const places = new Map(kept.map((branch, index) => [branch, index]));
  return kept.map(({ name, parent, samples }) => ({
    name,
    parent: parent && places.get(parent),
    samples
  }));
}

// src/measure/profilers/arm-profiler.ts
import { mkdirSync as mkdirSync2, rmSync, writeFileSync as writeFileSync2 } from "node:fs";
import { join as join7 } from "node:path";

// src/profile/stack.ts
var DEEPEST = 64;
function cutDepth(frames) {
  if (frames.length <= DEEPEST) return frames;
  return [...frames.slice(0, DEEPEST - 1), ...frames.slice(-1)];
}
var MOST_SAMPLES = 1e9;
var isCount = (value) => typeof value === "number" && Number.isInteger(value) && value >= 0 && value <= MOST_SAMPLES;

// src/profile/formats/collapsed.ts
var LINE = /^(\S.*) (\d{1,10})$/;
function parseCollapsed(text) {
  const stacks = [];
  for (const line of text.split("\n")) {
    if (line.trim() === "") continue;
    const [, stack, count2] = LINE.exec(line.trimEnd()) ?? [];
    const samples = Number(count2);
    if (stack === void 0 || !isCount(samples)) return void 0;
    const frames = stack.split(";").filter((frame) => frame !== "" && !OF_PROCESS.test(frame)).map(nameFrame);
    if (samples > 0 && frames.length > 0) stacks.push({ frames: cutDepth(frames), samples });
  }
  return stacks.length === 0 ? void 0 : stacks;
}
var OF_PROCESS = /^(?:process \d+:|thread (?:\(|\d+:))/;
var OF_PYTHON = /^(.+) \(([^()]+):(\d+)\)$/;
function nameFrame(frame) {
  const [, name, file, line] = OF_PYTHON.exec(frame) ?? [];
  if (name === void 0 || file === void 0) {
    return nameFunction({ name: frame, file: "", line: void 0 });
  }
  return nameFunction({ name, file, line: Number(line) });
}

// src/profile/formats/cpuprofile.ts
var OF_RUNTIME = /^(?:(?:node|bun|deno|ext):|internal\/)/;
var placeOf2 = (url) => url === "" ? "nowhere" : OF_RUNTIME.test(url) ? "runtime" : "file";
var NOT_RUNNING = /* @__PURE__ */ new Set(["(idle)", "(root)"]);
function parseCpuProfile(text, folder) {
  const nodes = nodesOf(parse(text), folder);
  if (nodes === void 0) return void 0;
  const parents = parentsOf(nodes);
  return [...nodes].flatMap(([id, { name, samples, place }]) => {
    if (samples === 0 || NOT_RUNNING.has(name)) return [];
    const path = pathTo(id, nodes, parents);
    const frames = cutDepth(path.map((node) => node.name));
    const caller = place === "runtime" ? path.findLast((node) => node.place === "file") : void 0;
    if (caller === void 0) return [{ frames, samples }];
    return [{ frames, samples, self: nameWithCaller(name, caller.name) }];
  });
}
function parse(text) {
  try {
    return JSON.parse(text);
  } catch {
    return void 0;
  }
}
function nodesOf(profile, folder) {
  const list = property(profile, "nodes");
  if (!Array.isArray(list)) return void 0;
  const nodes = /* @__PURE__ */ new Map();
  for (const each of list) {
    const id = property(each, "id");
    if (isCount(id)) nodes.set(id, nodeOf(each, folder));
  }
  return nodes.size === 0 ? void 0 : nodes;
}
function nodeOf(node, folder) {
  const frame = property(node, "callFrame");
  const [hits, children, line] = [
    property(node, "hitCount"),
    property(node, "children"),
    property(frame, "lineNumber")
  ];
  const url = textOf(property(frame, "url"));
  return {
    name: nameFunction({
      name: textOf(property(frame, "functionName")),
      file: nameFile(url, folder),
      // V8 counts from 0.
      line: isCount(line) ? line + 1 : void 0
    }),
    samples: isCount(hits) ? hits : 0,
    children: Array.isArray(children) ? children.filter(isCount) : [],
    place: placeOf2(url)
  };
}
var property = (value, key) => typeof value === "object" && value !== null && Object.hasOwn(value, key) ? Reflect.get(value, key) : void 0;
var textOf = (value) => typeof value === "string" ? value : "";
function parentsOf(nodes) {
  const parents = /* @__PURE__ */ new Map();
  for (const [id, { children }] of nodes) {
    for (const child of children) if (!parents.has(child)) parents.set(child, id);
  }
  return parents;
}
var LONGEST_PATH2 = 256;
function pathTo(leaf, nodes, parents) {
  const path = [];
  for (let id = leaf; id !== void 0 && path.length < LONGEST_PATH2; id = parents.get(id)) {
    const node = nodes.get(id);
    if (node !== void 0 && node.name !== "(root)") path.push(node);
  }
  return path.reverse();
}

// src/profile/formats/perf-script.ts
var isSample = (line) => /^\S/.test(line) && line.trimEnd().endsWith(":");
var FRAME = /^\s+[0-9a-f]+ (.+) \(([^()]*(?:\([^()]*\))?)\)\s*$/;
var OFFSET = /\+0x[0-9a-f]+$/;
function parsePerfScript(text) {
  const seen = /* @__PURE__ */ new Map();
  let frames;
  const close = () => {
    if (frames !== void 0 && frames.length > 0) count(seen, frames.reverse());
    frames = void 0;
  };
  for (const line of text.split("\n")) {
    if (line.trim() === "") close();
    else if (line.startsWith("#")) continue;
    else if (isSample(line)) {
      close();
      frames = [];
    } else {
      const name = nameOf(line);
      if (name !== void 0) frames?.push(name);
    }
  }
  close();
  return seen.size === 0 ? void 0 : [...seen.values()];
}
function count(seen, path) {
  const frames = cutDepth(path);
  const key = frames.join("\n");
  seen.set(key, { frames, samples: (seen.get(key)?.samples ?? 0) + 1 });
}
function nameOf(line) {
  const [, symbol, object = ""] = FRAME.exec(line) ?? [];
  if (symbol === void 0) return void 0;
  const name = symbol.replace(OFFSET, "");
  const file = name === "[unknown]" ? object.split("/").at(-1) ?? "" : "";
  return nameFunction({ name, file, line: void 0 });
}

// src/profile/formats/pprof-traces.ts
var RULE = /^-{5,}\+-{5,}$/;
var FIRST = /^\s*(\d+(?:\.\d+)?)(ns|us|µs|ms|s|mins?)\s+(\S.*)$/;
var NANOSECONDS = {
  ns: 1,
  us: 1e3,
  µs: 1e3,
  ms: 1e6,
  s: 1e9,
  min: 6e10,
  mins: 6e10
};
var PERIOD = 1e7;
function parsePprofTraces(text) {
  const [, ...blocks] = splitBlocks(text);
  const stacks = blocks.flatMap(stackOf);
  return stacks.length === 0 ? void 0 : stacks;
}
function splitBlocks(text) {
  const blocks = [[]];
  for (const line of text.split("\n")) {
    if (RULE.test(line.trim())) blocks.push([]);
    else if (line.trim() !== "") blocks.at(-1)?.push(line);
  }
  return blocks;
}
function stackOf(lines) {
  const at2 = lines.findIndex((line) => FIRST.test(line));
  const [, value, unit = "", innermost] = FIRST.exec(lines[at2] ?? "") ?? [];
  const time = Number(value) * (NANOSECONDS[unit] ?? 0);
  const samples = Math.round(time / PERIOD);
  if (innermost === void 0 || !(samples > 0)) return [];
  const frames = [innermost, ...lines.slice(at2 + 1)].map(
    (line) => nameFunction({ name: line.trim().replace(/ \(inline\)$/, ""), file: "", line: void 0 })
  );
  return [{ frames: cutDepth(frames.reverse()), samples }];
}

// src/profile/read-profile.ts
function readProfile(text, folder) {
  if (text.trimStart().startsWith("{")) return parseCpuProfile(text, folder);
  return parsePprofTraces(text) ?? parseCollapsed(text) ?? parsePerfScript(text);
}
var KNOWN_FORMATS = "folded stacks (`a;b;c 12`), `perf script`, `go tool pprof -traces` or a `.cpuprofile`";

// src/measure/profilers/command-profiler.ts
import { accessSync, constants as constants2 } from "node:fs";
import { join as join5 } from "node:path";

// src/measure/profilers/profile-file.ts
import { constants } from "node:fs";
var LARGEST = 64 * 1024 * 1024;
function readProfileFile(path) {
  var _stack = [];
  try {
    const file = __using(_stack, openRegularFile(path, LARGEST, constants.O_RDONLY | constants.O_NOFOLLOW));
    return file.bytes().toString("utf8");
  } catch (_2) {
    var _error = _2, _hasError = true;
  } finally {
    __callDispose(_stack, _error, _hasError);
  }
}

// src/measure/profilers/command-profiler.ts
var PY_SPY = {
  name: "py-spy",
  command: "exec py-spy record --pid {pid} --duration {seconds} --rate 500 --format raw --function --subprocesses --gil --nonblocking --output {out}"
};
var GRACE = seconds(15);
async function runProfiler(input) {
  const { profiler, pid, time, grace = GRACE, target, folder, env } = input;
  const out = join5(folder, "profile");
  const values = { pid: `${pid}`, out: quote2(out), seconds: `${Math.ceil(toSeconds(time))}` };
  const command = profiler.command.replaceAll(
    /\{(pid|out|seconds)\}/g,
    (placeholder, name) => Reflect.get(values, name) ?? placeholder
  );
  await runCommand({
    ...input,
    input: "profile",
    code: "hook-failed",
    command,
    env: { ...env, PORT: `${target.port}` },
    timeout: milliseconds(time + grace),
    interrupts: true
  });
  return read(out, profiler);
}
function read(path, { name }) {
  try {
    return readProfileFile(path);
  } catch (cause) {
    throw new GateError({
      code: "hook-failed",
      kind: "gate",
      message: `${name} wrote no profile that can be read.`,
      remedy: `It must write ${KNOWN_FORMATS} to \`{out}\`, which is a file that does not exist yet.`,
      details: cause instanceof Error ? [cause.message] : [],
      cause
    });
  }
}
var quote2 = (path) => /^[\w./-]+$/.test(path) ? path : `'${path.replaceAll("'", `'\\''`)}'`;
function isOnPath(program, path) {
  return (path ?? "").split(":").some((folder) => folder !== "" && mayRun(join5(folder, program)));
}
function mayRun(path) {
  try {
    accessSync(path, constants2.X_OK);
    return true;
  } catch {
    return false;
  }
}

// src/measure/profilers/load-while.ts
var SLICE3 = {
  phase: "capacity",
  shape: { kind: "closed" },
  settle: milliseconds(0),
  window: milliseconds(200),
  reopens: false
};
async function loadFor(loaded, time) {
  await loadWhile(loaded, time, () => true);
}
var LONGER = milliseconds(1e3);
async function loadUntil(loaded, time, work) {
  let isDone = false;
  const done = work().finally(() => {
    isDone = true;
  });
  const loading = loadWhile(loaded, milliseconds(time + LONGER), () => !isDone);
  const [ended] = await Promise.allSettled([done, loading]);
  if (ended.status === "rejected") throw ended.reason;
  await loading;
  return ended.value;
}
async function loadWhile(loaded, most, goesOn) {
  const deadline = performance.now() + most;
  while (goesOn() && performance.now() < deadline && !loaded.isLost("capacity")) {
    await loaded.runSlice(SLICE3);
  }
}

// src/measure/profilers/node-profiler.ts
import { mkdirSync, readdirSync as readdirSync2, writeFileSync } from "node:fs";
import { join as join6 } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";

// src/measure/profilers/node-preload.ts
var BEGIN = "begin";
var STOP = "stop";
var STARTED = ".started";
var PROFILE = ".cpuprofile";
var INTERVAL = 500;
var PAUSE = 20;
var preload = (folder) => `'use strict';
try {
  const { existsSync, renameSync, writeFileSync } = require('fs');
  const { Session } = require('inspector');
  const { setFlagsFromString } = require('v8');
  const { threadId } = require('worker_threads');
  const folder = ${JSON.stringify(`${folder}/`)};
  const own = folder + process.pid + '-' + threadId;
  const now = () => { const [seconds, rest] = process.hrtime(); return seconds * 1e6 + rest / 1e3; };
  setFlagsFromString('--no-turbo-inlining');
  // V8 complains about a flag that it does not know.
  if (parseInt(process.versions.node) >= 20) setFlagsFromString('--no-maglev-inlining');
  const session = new Session();
  session.connect();
  session.post('Profiler.enable');
  session.post('Profiler.setSamplingInterval', { interval: ${INTERVAL} });
  const started = now();
  session.post('Profiler.start');
  let begun;
  const timer = setInterval(() => {
    try {
      if (existsSync(folder + '${STOP}')) stop();
      else if (begun === undefined && existsSync(folder + '${BEGIN}')) begin();
    } catch {
      clearInterval(timer);
    }
  }, ${PAUSE});
  timer.unref();
  function begin() {
    begun = now() - started;
    writeFileSync(own + '${STARTED}', '');
  }
  function stop() {
    clearInterval(timer);
    session.post('Profiler.stop', (error, stopped) => {
      if (error || begun === undefined) return;
      // Whole, or not there.
      writeFileSync(own + '.unfinished', JSON.stringify(since(begun, stopped.profile)));
      renameSync(own + '.unfinished', own + '${PROFILE}');
    });
    session.disconnect();
  }
  function since(begun, { nodes, startTime, endTime, samples, timeDeltas }) {
    let first = 0;
    let passed = 0;
    while (first < samples.length && passed + timeDeltas[first] < begun) passed += timeDeltas[first++];
    const hits = new Map();
    for (const id of samples.slice(first)) hits.set(id, (hits.get(id) || 0) + 1);
    return {
      nodes: nodes.map(({ id, callFrame, children }) => ({ id, callFrame, hitCount: hits.get(id) || 0, children })),
      startTime: startTime + passed,
      endTime,
      samples: samples.slice(first),
      timeDeltas: timeDeltas.slice(first),
    };
  }
} catch {}
`;

// src/measure/profilers/node-profiler.ts
var PATIENCE3 = seconds(5);
var PAUSE2 = milliseconds(20);
var NodeProfiler = class {
  #folder;
  #preload;
  /** @param folder is made; it and what is in it belong to this profile */
  constructor(folder) {
    mkdirSync(folder);
    this.#folder = folder;
    this.#preload = join6(folder, "preload.cjs");
    writeFileSync(this.#preload, preload(folder));
  }
  /** For the environment of the server. @param own what `NODE_OPTIONS` is without us: it stays */
  variables(own) {
    const ours = `--require ${quote3(this.#preload)}`;
    return { NODE_OPTIONS: own ? `${own} ${ours}` : ours };
  }
  begin() {
    writeFileSync(join6(this.#folder, BEGIN), "");
  }
  /** @returns the profiles; none where no process loaded what we gave it */
  async stop(signal) {
    writeFileSync(join6(this.#folder, STOP), "");
    const deadline = performance.now() + PATIENCE3;
    while (!this.#isComplete() && performance.now() < deadline) {
      await unlessAborted(signal, () => sleep(PAUSE2));
    }
    return this.#names(PROFILE).map((name) => readProfileFile(join6(this.#folder, name)));
  }
  #isComplete() {
    return this.#names(STARTED).every(
      (name) => this.#names(PROFILE).includes(name.replace(STARTED, PROFILE))
    );
  }
  #names(end) {
    return readdirSync2(this.#folder).filter((name) => name.endsWith(end)).sort();
  }
};
var quote3 = (path) => /[\s"\\]/.test(path) ? `"${path.replaceAll(/["\\]/g, "\\$&")}"` : path;

// src/measure/profilers/why-none.ts
var NoProfile = class extends Error {
};
function sayNothingWritten(program) {
  return program === void 0 || /^node/.test(program) ? "No process of the server loaded what profiles Node.js. If `start` sets NODE_OPTIONS, let it add to what is there." : `No profiler for ${program} is built in. Name a command with \`profile\` to see which functions got slower.`;
}
var sayUnread = (profiler) => `${profiler} saw nothing that ran, or wrote a profile of an unknown kind. Known are ${KNOWN_FORMATS}.`;
var NO_PROCESS = "The kernel does not tell which process does the work, so no profiler can be pointed at it.";
var NO_PY_SPY = "py-spy is not on the PATH, so nobody looked where Python spends its time. Install it: `pip install py-spy`.";
var REFUSED = /permission|not permitted|ptrace/i;
var NOT_ALLOWED = "py-spy may not look at the server. Allow it for this machine: `sudo sysctl -w kernel.yama.ptrace_scope=0`; a container needs the capability SYS_PTRACE.";

// src/measure/profilers/arm-profiler.ts
var ArmProfiler = class {
  /** What the server is to be started with. */
  environment;
  /** Its own: the logs of judged blocks must stay, because they show what was judged. */
  folder;
  #options;
  #ports;
  #node;
  constructor(options, ports) {
    const { plan, arm, server } = options;
    this.#options = options;
    this.#ports = ports;
    this.folder = join7(ports.logs, `profiling-${arm}`);
    mkdirSync2(this.folder, { recursive: true });
    this.#node = plan.kind === "auto" ? new NodeProfiler(join7(this.folder, "node")) : void 0;
    const own = server.env.NODE_OPTIONS ?? ports.ambient.NODE_OPTIONS;
    this.environment = { ...server.env, ...this.#node?.variables(own) };
  }
  /**
   * Loads the server meanwhile.
   * @throws NoProfile; GateError where a command fails
   */
  async profile(loaded) {
    const pid = loaded.busiest();
    const { plan } = this.#options;
    if (plan.kind === "command") {
      return await this.#watch(loaded, pid, { name: "profile", command: plan.command });
    }
    const program = pid === void 0 ? void 0 : readExecutable(pid)?.name;
    if (program === "python" && pid !== void 0) return await this.#watchPython(loaded, pid);
    return await this.#letProfileItself(loaded, program);
  }
  [Symbol.dispose]() {
    rmSync(this.folder, { recursive: true, force: true });
  }
  async #letProfileItself(loaded, program) {
    const { time } = this.#options;
    this.#node?.begin();
    await loadFor(loaded, time);
    const texts = await this.#node?.stop(this.#ports.signal) ?? [];
    if (texts.length === 0) throw new NoProfile(sayNothingWritten(program));
    return this.#read("Node.js", texts, "cpuprofile");
  }
  async #watchPython(loaded, pid) {
    const { PATH } = this.#ports.ambient;
    if (!isOnPath("py-spy", PATH)) throw new NoProfile(NO_PY_SPY);
    try {
      return await this.#watch(loaded, firstPython(pid, loaded.parents()), PY_SPY);
    } catch (error) {
      if (error instanceof GateError && error.details.some((line) => REFUSED.test(line))) {
        throw new NoProfile(NOT_ALLOWED);
      }
      throw error;
    }
  }
  async #watch(loaded, pid, profiler) {
    if (pid === void 0) throw new NoProfile(NO_PROCESS);
    const { arm, server, time } = this.#options;
    const { ambient, logs, signal } = this.#ports;
    const text = await loadUntil(
      loaded,
      time,
      () => runProfiler({
        profiler,
        pid,
        time,
        target: loaded.target,
        folder: this.folder,
        cwd: server.cwd,
        ambient,
        env: { ...server.env, PERF_GATE_ARM: arm },
        logFile: join7(logs, `profile-${arm}.log`),
        signal
      })
    );
    return this.#read(profiler.name, [text], "txt");
  }
  /** Keeps each as it was written, for a tool that shows more of it. */
  #read(profiler, texts, end) {
    const { arm, server } = this.#options;
    const stacks = texts.flatMap((text, index) => {
      const read2 = readProfile(text, server.cwd);
      if (read2 === void 0 || read2.length === 0) return [];
      const number = texts.length === 1 ? "" : `-${index + 1}`;
      writeFileSync2(join7(this.#ports.logs, `profile-${arm}${number}.${end}`), text);
      return read2;
    });
    if (stacks.length === 0) throw new NoProfile(sayUnread(profiler));
    return { profiler, stacks };
  }
};
function firstPython(pid, parents) {
  const parent = parents.get(pid);
  if (parent === void 0 || !parents.has(parent)) return pid;
  return readExecutable(parent)?.name === "python" ? firstPython(parent, parents) : pid;
}

// src/measure/profile-arms.ts
var TIME = seconds(4);
var SHORT = milliseconds(200);
var LONGEST_WARM_UP = seconds(2);
var CATCHING_UP2 = 3;
async function profileArms({ plan, machine, baseline, time = TIME }, ports) {
  var _stack = [];
  try {
    const versions = planVersions(plan, baseline);
    if (versions === void 0) throw new NoProfile("The versions have no request in common.");
    const { requests } = versions;
    const generator = __using(_stack, startLoadGenerator({
      ...plan.load,
      engine: engineFor(plan.load),
      requests,
      cores: machine.cores,
      patience: PATIENCE,
      seed: plan.seed
    }), true);
    const coin = new Coin(`${plan.seed} profile`);
    const profiles = /* @__PURE__ */ new Map();
    let first;
    for (const version of coin.shuffle(versions.arms)) {
      ports.report({ kind: "profiling", arm: version.arm });
      const { profile, warmedUp } = await profileArm(
        version,
        { plan, versions, generator, coin, time, first },
        ports
      );
      first ??= warmedUp;
      profiles.set(version.arm, maskNames(profile, plan.secrets));
    }
    const [before, after] = [profiles.get("baseline"), profiles.get("candidate")];
    if (before === void 0 || after === void 0) throw new RangeError("an arm without a profile");
    return { baseline: before, candidate: after };
  } catch (_2) {
    var _error = _2, _hasError = true;
  } finally {
    var _promise = __callDispose(_stack, _error, _hasError);
    _promise && await _promise;
  }
}
async function profileArm(version, { plan, versions, generator, coin, time, first }, ports) {
  var _stack = [];
  try {
    const { arm, server } = version;
    if (server.kind === "running") {
      throw new NoProfile("A server that perf-gate did not start is not profiled.");
    }
    const profiler = __using(_stack, new ArmProfiler({ plan: plan.profile, arm, server, time }, ports));
    const started = { ...version, server: { ...server, env: profiler.environment } };
    const trial = laterTrial(/* @__PURE__ */ new Map());
    const opening = { versions, trial, generator, coin, number: 1, background: void 0 };
    const opened2 = __using(_stack, await openServers([started], opening, { ...ports, logs: profiler.folder }), true);
    const [loaded] = opened2.servers;
    if (loaded === void 0) throw new RangeError("no server was opened");
    const warmedUp = await warmUp(opened2.servers, goalAfter2(first, plan), coin);
    await loadFor(loaded, SHORT);
    const before = loaded.use();
    const seen = await profiler.profile(loaded);
    return { profile: describe3(seen, before, loaded.use()), warmedUp };
  } catch (_2) {
    var _error = _2, _hasError = true;
  } finally {
    var _promise = __callDispose(_stack, _error, _hasError);
    _promise && await _promise;
  }
}
function goalAfter2(first, { load }) {
  const limit = milliseconds(Math.min(load.warmup, LONGEST_WARM_UP));
  if (first === void 0) return { kind: "time", limit };
  return { kind: "answers", answers: first.answers, limit: milliseconds(CATCHING_UP2 * limit) };
}
function describe3({ profiler, stacks }, before, after) {
  const isKnown = before.cpu !== void 0 && after.cpu !== void 0;
  return {
    profiler,
    answers: after.answers - before.answers,
    cpu: isKnown ? nanoseconds(after.cpu - before.cpu) : void 0,
    ...foldProfile(stacks)
  };
}
function maskNames(profile, secrets) {
  const masked = (all) => all.map((each) => ({ ...each, name: maskSecrets(each.name, secrets) }));
  return { ...profile, functions: masked(profile.functions), calls: masked(profile.calls) };
}

// src/gate/profile-loss.ts
async function profileLoss(verdict, input, ports) {
  if (input.plan.profile.kind === "none" || !isLossOfTime(verdict)) {
    return { profiles: void 0, warnings: [] };
  }
  try {
    return { profiles: await profileArms(input, ports), warnings: [] };
  } catch (error) {
    ports.signal.throwIfAborted();
    return { profiles: void 0, warnings: [{ code: "no-profile", text: why(error, ports) }] };
  }
}
var OF_TIME = /* @__PURE__ */ new Set([
  "throughput",
  "cpu",
  "p99",
  "response-p99",
  "clean-response-p99",
  "p99-limit",
  "min-throughput"
]);
var isLossOfTime = (verdict) => verdict.kind === "regression" && verdict.offending.some((metric) => OF_TIME.has(metric));
function why(error, ports) {
  if (error instanceof GateError) return `There is no profile. ${reasonOf(error, ports)}`;
  const said = error instanceof Error ? error.message : String(error);
  return error instanceof NoProfile ? `There is no profile. ${said}` : `There is no profile: ${said}.`;
}

// src/gate/proven-requests.ts
function provenRequests(plan, stored) {
  const hash = planHash(plan);
  const alike = stored.filter((record) => record.planHash === hash);
  const results = alike.flatMap(
    ({ blocks }) => blocks.flatMap(({ capacity }) => [...capacity.requests])
  );
  return new Set(results.flatMap(([name, { ok }]) => ok > 0 ? [name] : []));
}

// src/baseline/pack-build.ts
import { open as open2, rm } from "node:fs/promises";
import { dirname as dirname4 } from "node:path";
import { pipeline as pipeline2 } from "node:stream/promises";
import { createGzip } from "node:zlib";

// src/baseline/build/find-build-files.ts
var import_picomatch = __toESM(require_picomatch2(), 1);
import { lstat, readdir as readdir2, readlink } from "node:fs/promises";
import { join as join8 } from "node:path";
async function findBuildFiles(directory, globs, signal) {
  const patterns = readPatterns(globs);
  const found = /* @__PURE__ */ new Map();
  for (const base of patterns.bases) await visit({ directory, patterns, found, signal }, base);
  return [...found.values()].sort((one, other) => one.path < other.path ? -1 : 1);
}
async function visit(search, path) {
  const { directory, patterns, found, signal } = search;
  signal.throwIfAborted();
  if (patterns.excludes(path) || found.size > MOST_ENTRIES) return;
  const entry = await describe4(directory, path);
  if (entry === void 0) return;
  if (path !== "." && patterns.includes(path)) found.set(path, entry);
  if (entry.kind !== "directory") return;
  for (const name of await readdir2(join8(directory, path))) {
    await visit(search, path === "." ? name : `${path}/${name}`);
  }
}
async function describe4(directory, path) {
  const absolute = join8(directory, path);
  const found = await lstat(absolute).catch(() => void 0);
  if (found?.isFile()) return { path, kind: "file", size: found.size };
  if (found?.isDirectory()) return { path, kind: "directory" };
  if (found?.isSymbolicLink()) return { path, kind: "link", target: await readlink(absolute) };
  return void 0;
}
function readPatterns(globs) {
  const wanted = globs.filter((glob) => !glob.startsWith("!")).map(normalise);
  const unwanted = globs.filter((glob) => glob.startsWith("!")).map((glob) => normalise(glob.slice(1)));
  const isUnwanted = matcher(["**/.git", ...unwanted]);
  const isNamed = matcher(wanted.filter((glob) => holdsSecrets(glob)));
  return {
    bases: [...new Set(wanted.map(baseOf))],
    includes: matcher(wanted.flatMap(withContents)),
    excludes: (path) => isUnwanted(path) || holdsSecrets(path) && !isNamed(path)
  };
}
var matcher = (globs) => (0, import_picomatch.default)([...globs], { dot: true, nonegate: true });
var holdsSecrets = matcher(
  [".env", ".env.local", ".env.*.local", ".npmrc", ".netrc"].map((name) => `**/${name}`)
);
var withContents = (glob) => glob === "**" ? [glob] : [glob, `${glob}/**`];
function normalise(glob) {
  if (/^(?:\.?\/*)*$/.test(glob) && !glob.startsWith("/")) return "**";
  const path = entryPath(glob);
  if (path === void 0) {
    throw notPacked(`\`${glob}\` in \`baseline-paths\` is not below the directory of the server`);
  }
  return path;
}
function baseOf(glob) {
  const { base, isGlob, glob: rest } = import_picomatch.default.scan(glob);
  const literal = isGlob || rest !== "" ? base : glob;
  return literal === "" ? "." : literal.replaceAll("\\", "");
}

// src/baseline/pack-build.ts
async function packBuild({
  directory,
  paths,
  file,
  ambient,
  signal
}) {
  const entries = await findBuildFiles(directory, paths, signal);
  if (entries.length === 0) {
    throw notPacked(
      `nothing in ${directory} matches ${paths.map((path) => `\`${path}\``).join(", ")}`
    );
  }
  const fault = findEntryFault(entries);
  if (fault !== void 0) throw notPacked(fault);
  try {
    var _stack = [];
    try {
      const tar = packFiles(
        directory,
        entries.map(({ path }) => path)
      );
      const archive = __using(_stack, await open2(file, "w"), true);
      await pipeline2(tar, createGzip(), limitSize, archive.createWriteStream(), { signal });
    } catch (_2) {
      var _error = _2, _hasError = true;
    } finally {
      var _promise = __callDispose(_stack, _error, _hasError);
      _promise && await _promise;
    }
  } catch (error) {
    await rm(file, { force: true });
    signal.throwIfAborted();
    const otherwise = (details) => notPacked("it cannot be read", details);
    throw explainFileError(error, dirname4(file), otherwise);
  }
  const commit = await gitCommit({ directory, ambient, signal });
  return {
    file,
    commit: commit?.isDirty ? void 0 : commit?.hash,
    [Symbol.asyncDispose]: () => rm(file, { force: true })
  };
}
async function* packFiles(cwd, paths) {
  const pack = new wt({ cwd, portable: true, noDirRecurse: true, strict: true });
  for (const path of paths) pack.add(path);
  yield* pack.end();
}
async function* limitSize(chunks) {
  let size = 0;
  for await (const chunk of chunks) {
    size += chunk.length;
    if (size > MOST_PACKED_BYTES) {
      throw notPacked(`it is larger than ${MOST_PACKED_BYTES / 2 ** 20} MiB when compressed`);
    }
    yield chunk;
  }
}

// src/gate/store-record.ts
async function storeRecord(record, plan, ports) {
  const { baseline, report } = ports;
  try {
    var _stack = [];
    try {
      const build = __using(_stack, await packCandidate(plan, ports), true);
      const stored = await baseline.store(record, build);
      if (stored.kind === "not-kept") return {};
      const { description, records } = stored;
      report({ kind: "saved", path: description, records });
      return { saved: { to: description, records } };
    } catch (_2) {
      var _error = _2, _hasError = true;
    } finally {
      var _promise = __callDispose(_stack, _error, _hasError);
      _promise && await _promise;
    }
  } catch (error) {
    rethrowUnlessExplained(error);
    return { notStored: error };
  }
}
async function packCandidate({ server, compare: compare2 }, { baseline, logs, identity, report, ambient, signal }) {
  if (server.kind !== "started" || compare2.paths.length === 0) return void 0;
  if (!baseline.keeps || !baseline.holdsBuilds) return void 0;
  try {
    const { cwd: directory } = server;
    const file = `${logs}/build.tgz`;
    const packed = await packBuild({ directory, paths: compare2.paths, file, ambient, signal });
    return { ...packed, commit: packed.commit ?? identity.commit };
  } catch (error) {
    signal.throwIfAborted();
    if (!(error instanceof GateError)) throw error;
    report({ kind: "note", text: `${error.message} ${error.remedy}` });
    return void 0;
  }
}

// src/gate/run-gate.ts
async function runGate(plan, ports, measureRun = measure) {
  await checkGivenBase(plan, ports);
  const named = await findNamedAnchor(plan, ports);
  const found = await findComparables(plan, ports);
  const measured = await measureRun(plan, found, ports).catch((error) => {
    throw hintAtModules(error, plan);
  });
  const comparables = await renewBaseline(found, plan, ports);
  ports.report({ kind: "judging" });
  const judged = judgeAttempts(attemptsOf(measured, measured.storedNumbers, comparables));
  const asked = await askAcceptance(judged.verdict, ports);
  const { acceptance, isNewLevel } = asked;
  const accepted = judged.verdict.kind !== "regression" || isNewLevel;
  const storedAs = { accepted, isNewLevel, step: stepOf(measured.record) };
  const record = { ...measured.record, ...storedAs };
  const chained = [...comparables.baseline.kept ?? comparables.baseline.records, record];
  const isNamed = plan.compare.anchor !== void 0;
  const from = isNamed ? named : await findLastRelease(chained, record, ports);
  const verdict = addWarnings2(judged.verdict, [
    ...asked.warnings,
    ...comparables.warnings,
    ...measured.warnings,
    ...from.warnings,
    ...warnOfDrift(chained, plan.tolerances, from.anchor)
  ]);
  const valid = judged.isOwnValid ? [record] : [];
  const { saved, notStored } = judged.isOwnValid ? await storeRecord({ ...measured.stored, ...storedAs }, plan, ports) : {};
  const report = composeReport({
    plan: measured.plan,
    baseline: comparables.baseline,
    verdict,
    acceptance,
    record: judged.candidate,
    evidence: measured.evidence,
    saved,
    attempts: { ...ports.identity, pooled: judged.pooled }
  });
  const attempts = [...comparables.earlier, ...valid];
  return { verdict, acceptance, record, attempts, report, notStored };
}
var addWarnings2 = (verdict, warnings) => ({
  ...verdict,
  warnings: [...verdict.warnings, ...warnings]
});
async function measure(plan, found, ports) {
  var _stack = [];
  try {
    const _machine = __using(_stack, await lockMachine(ports), true);
    const machine = describeMachine(ports);
    await buildCandidate(plan, ports);
    const scene = { plan, found, machine, ports };
    const environment = { ...machine, perfGate: ports.identity.perfGate };
    const { keeps } = ports.baseline;
    const chosen = chooseComparison({ plan, found, environment, keeps });
    if (chosen.kind === "stored") return await measureAlone(chosen.alone, scene);
    if (chosen.kind === "side-by-side") return await measureBoth(chosen.beside, scene);
    const tried = await measureAlone(chosen.alone, scene).catch(unlessUnexpected);
    if (tried && isEnough(chosen, judgeNow(tried, tried.storedNumbers, scene))) return tried;
    return await measureBoth(chosen.beside, scene, tried);
  } catch (_2) {
    var _error = _2, _hasError = true;
  } finally {
    var _promise = __callDispose(_stack, _error, _hasError);
    _promise && await _promise;
  }
}
function unlessUnexpected(error) {
  if (!(error instanceof UnexpectedAnswers)) throw error;
}
async function measureAlone(step, scene) {
  const { storedNumbers, because } = step;
  const measured = await measureUntilDecided(step, void 0, storedNumbers, scene);
  const evidence = { kind: "stored", because };
  return { ...measured, stored: measured.record, storedNumbers, evidence };
}
async function measureBoth(step, scene, tried) {
  var _stack = [];
  try {
    const { plan, found, machine, ports } = scene;
    const opened2 = await openBaselineArm(plan, found.baseline, ports);
    if (opened2.kind !== "opened") return await standIn(step, scene, tried, opened2);
    const baseline = __using(_stack, opened2.arm, true);
    const storedNumbers = { kind: "ignored", why: void 0 };
    const measured = await measureUntilDecided(step, baseline, storedNumbers, scene).catch(
      (error) => whyNoBaseline(plan, hintAtCheckout(error, baseline), ports)
    );
    if ("why" in measured) return await standIn(step, scene, tried, measured);
    const evidence = { kind: "side-by-side", because: step.because };
    const { profiles, warnings } = await profileLoss(
      judgeNow(measured, storedNumbers, scene),
      { plan: measured.plan, machine, baseline },
      ports
    );
    const armDifferences = findArmDifferences(plan, baseline, ports);
    const record = { ...measured.record, armDifferences, profiles };
    return {
      ...measured,
      record,
      stored: tried?.record ?? record,
      storedNumbers,
      evidence,
      warnings: [...measured.warnings, ...warnings]
    };
  } catch (_2) {
    var _error = _2, _hasError = true;
  } finally {
    var _promise = __callDispose(_stack, _error, _hasError);
    _promise && await _promise;
  }
}
async function measureUntilDecided({ budget, givenRate }, baseline, storedNumbers, scene) {
  const { plan, machine, ports } = scene;
  const proven = provenRequests(plan, scene.found.baseline.records);
  const looks = measureLooks({ plan, machine, baseline, budget, givenRate, proven }, ports);
  for await (const soFar of looks) {
    if (soFar.isLast) return soFar;
    if (!isDecided(judgeNow(soFar, storedNumbers, scene))) continue;
    ports.report({ kind: "decided" });
    return soFar;
  }
  throw new Error("unreachable: every run has a last look");
}
function judgeNow(soFar, storedNumbers, { found }) {
  return judgeSoFar(attemptsOf(soFar, storedNumbers, found));
}
function whyNoBaseline({ compare: compare2 }, error, ports) {
  if (error instanceof NothingInCommon || error instanceof OnlyOldPlanFails)
    return { kind: "none", why: error.message };
  const isItsOwn = error instanceof ArmNotStarted && error.arm === "baseline";
  if (!isItsOwn || compare2.base.kind !== "baseline") throw error;
  return { kind: "failed", why: reasonOf(error, ports) };
}
async function standIn(step, scene, tried, lacking) {
  const alone = chooseStandIn(scene, step, lacking);
  const { storedNumbers, because } = alone;
  const measured = tried ?? await measureAlone(alone, scene);
  const code = lacking.kind === "none" ? "stored-only" : "base-not-run";
  const warnings = [{ code, text: because }];
  return { ...measured, storedNumbers, evidence: { kind: "none", because }, warnings };
}

export {
  describeMachine,
  studentQuantile,
  forecast,
  measureLooks,
  pairsOf,
  keptSlices,
  waitedOf,
  findComparable,
  findMismatch,
  listDifferences,
  composeReport,
  usualSpread,
  prepare,
  boundShare,
  readPairs,
  judge,
  isDecided,
  linksOf,
  hasRecord,
  chainOf,
  beginningOf,
  warnOfDrift,
  chooseRate,
  runGate
};
