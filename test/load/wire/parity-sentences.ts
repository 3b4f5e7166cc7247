// The sentences of RFC 9110 and RFC 9112 behind the rulings of bench/parser/rulings.ts, which names the sections.

export const PARITY_SENTENCES: ReadonlyMap<string, string> = new Map([
  [
    'a folded value is a value',
    // RFC 9112 section 5.2
    'A user agent that receives an obs-fold in a response message that is not within a "message/http" ' +
      'container MUST replace each received obs-fold with one or more SP octets prior to interpreting the ' +
      'field value.',
  ],
  [
    'a tab is blank space',
    // RFC 9110 section 5.6.3
    'OWS = *( SP / HTAB ) ; optional whitespace',
  ],
  [
    'empty elements of a list are no elements',
    // RFC 9110 section 5.6.1.2
    'A recipient MUST parse and ignore a reasonable number of empty list elements',
  ],
  [
    'a length that is repeated is one length',
    // RFC 9112 section 6.3
    'If a message is received without Transfer-Encoding and with an invalid Content-Length header field, ' +
      'then the message framing is invalid and the recipient MUST treat it as an unrecoverable error, ' +
      'unless the field value can be successfully parsed as a comma-separated list (Section 5.6.1 of ' +
      '[HTTP]), all values in the list are valid, and all values in the list are the same (in which case, ' +
      'the message is processed with that single value used as the Content-Length field value).',
  ],
  [
    'a length beside a coding is a fault',
    // RFC 9112 section 6.3
    'If a message is received with both a Transfer-Encoding and a Content-Length header field, the ' +
      'Transfer-Encoding overrides the Content-Length. Such a message might indicate an attempt to perform ' +
      'request smuggling (Section 11.2) or response splitting (Section 11.1) and ought to be handled as an ' +
      'error.',
  ],
  [
    'lengths end where numbers do',
    // RFC 9110 section 8.6
    'a recipient MUST anticipate potentially large decimal numerals and prevent parsing errors due to ' +
      'integer conversion overflows or precision loss due to integer conversion',
  ],
  [
    'sizes of chunks end where numbers do',
    // RFC 9112 section 7.1
    'recipients MUST anticipate potentially large hexadecimal numerals and prevent parsing errors due to ' +
      'integer conversion overflows or precision loss due to integer representation.',
  ],
  [
    '100 Continue is skipped',
    // RFC 9110 section 15.2
    'A client MUST be able to parse one or more 1xx responses received prior to a final response, even if ' +
      'the client does not expect one.',
  ],
  [
    'no body is no body, whatever length is told',
    // RFC 9112 section 6.3
    'Any response to a HEAD request and any response with a 1xx (Informational), 204 (No Content), or 304 ' +
      '(Not Modified) status code is always terminated by the first empty line after the header fields, ' +
      'regardless of the header fields present in the message, and thus cannot contain a message body or ' +
      'trailer section.',
  ],
  [
    'the highest minor version is spoken',
    // RFC 9110 section 2.5
    'A recipient that receives a message with a major version number that it implements and a minor ' +
      'version number higher than what it implements SHOULD process the message as if it were in the highest ' +
      'minor version within that major version to which the recipient is conformant.',
  ],
  [
    'another major version is another syntax',
    // RFC 9110 section 2.5
    'The first digit (major version) indicates the messaging syntax, whereas the second digit (minor ' +
      'version) indicates the highest minor version within that major version to which the sender is ' +
      'conformant (able to understand for future communication).',
  ],
  [
    'only HTTP is spoken',
    // RFC 9112 section 2.3
    'HTTP-version = HTTP-name "/" DIGIT "." DIGIT; HTTP-name = %s"HTTP"',
  ],
  [
    'a lone CR ends no line',
    // RFC 9112 section 2.2
    'A recipient of such a bare CR MUST consider that element to be invalid or replace each bare CR with ' +
      'SP before processing the element or forwarding the message.',
  ],
  [
    'trailers do not frame',
    // RFC 9110 section 6.5
    'Trailer fields ought to be processed and stored separately from the fields in the header section to ' +
      'avoid contradicting message semantics known at the time the header section was complete.',
  ],
  [
    'chunked has no parameters',
    // RFC 9112 section 7.1
    'The chunked coding does not define any parameters. Their presence SHOULD be treated as an error.',
  ],
  [
    'HTTP/1.0 with a coding closes',
    // RFC 9112 section 6.1
    'A server or client that receives an HTTP/1.0 message containing a Transfer-Encoding header field ' +
      'MUST treat the message as if the framing is faulty, even if a Content-Length is present, and close ' +
      'the connection after processing the message.',
  ],
  [
    'close is the last word',
    // RFC 9112 section 9.3
    'If the "close" connection option is present (Section 9.6), the connection will not persist after the ' +
      'current response; else, if the received protocol is HTTP/1.1 (or later), the connection will persist ' +
      'after the current response; else, if the received protocol is HTTP/1.0, the "keep-alive" connection ' +
      'option is present, […] the connection will persist after the current response',
  ],
  [
    'Proxy-Connection says nothing',
    // RFC 9112 section 9.3
    'If the "close" connection option is present (Section 9.6), the connection will not persist after the ' +
      'current response; else, if the received protocol is HTTP/1.1 (or later), the connection will persist ' +
      'after the current response; else, if the received protocol is HTTP/1.0, the "keep-alive" connection ' +
      'option is present, […] the connection will persist after the current response',
  ],
  [
    'Keep-Alive says nothing',
    // RFC 9112 section 9.3
    'If the "close" connection option is present (Section 9.6), the connection will not persist after the ' +
      'current response; else, if the received protocol is HTTP/1.1 (or later), the connection will persist ' +
      'after the current response; else, if the received protocol is HTTP/1.0, the "keep-alive" connection ' +
      'option is present, […] the connection will persist after the current response',
  ],
  [
    'an answer to HEAD ends with its head',
    // RFC 9112 section 6.3
    'Any response to a HEAD request and any response with a 1xx (Informational), 204 (No Content), or 304 ' +
      '(Not Modified) status code is always terminated by the first empty line after the header fields, ' +
      'regardless of the header fields present in the message, and thus cannot contain a message body or ' +
      'trailer section.',
  ],
  [
    'blanks around ; and = of a chunk are let pass',
    // RFC 9110 section 5.6.3
    'A recipient MUST parse for such bad whitespace and remove it before interpreting the protocol ' +
      'element.',
  ],
  [
    'DEL is no text',
    // RFC 9110 section 5.6.4
    'qdtext = HTAB / SP / %x21 / %x23-5B / %x5D-7E / obs-text',
  ],
  [
    'a head has its limit',
    // RFC 9110 section 5.4
    'HTTP does not place a predefined limit on the length of each field line, field value, or on the ' +
      'length of a header or trailer section as a whole, as described in Section 2. Various ad hoc ' +
      "limitations on individual lengths are found in practice, often depending on the specific field's " +
      'semantics.',
  ],
  [
    'a trailer section and a line of a chunk have their limits',
    // RFC 9112 section 7.1.1, RFC 9110 section 17.5
    'A server ought to limit the total length of chunk extensions received in a request to an amount ' +
      'reasonable for the services provided, in the same way that it applies length limitations and ' +
      'timeouts for other parts of a message […] Because HTTP uses mostly textual, character-delimited ' +
      'fields, parsers are often vulnerable to attacks based on sending very long (or very slow) streams of ' +
      'data, particularly where an implementation is expecting a protocol element with no predefined ' +
      'length.',
  ],
  [
    'interim answers have their limit',
    // RFC 9110 section 17.5
    'Because HTTP uses mostly textual, character-delimited fields, parsers are often vulnerable to ' +
      'attacks based on sending very long (or very slow) streams of data, particularly where an ' +
      'implementation is expecting a protocol element with no predefined length.',
  ],
]);
