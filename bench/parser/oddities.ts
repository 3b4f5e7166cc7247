// What has confused parsers: values for each part of an answer, right ones and wrong ones. Much of it is the
// lore of request smuggling, where two parsers of one stream disagree.

/** The values of all lines, which a broken bar parts: it stands in none of them. */
const list = (...lines: readonly string[]): readonly string[] =>
  lines.flatMap((line) => line.split('¦'));

export const STATUS_LINES = list(
  'HTTP/1.1 200¦HTTP/1.1 200 ¦HTTP/1.1  200 OK¦HTTP/1.1\t200 OK¦HTTP/1.1 200  OK',
  'HTTP/1.1 200 O\tK¦HTTP/1.1 200 O\x00K¦HTTP/1.1 200 \xe9t\xe9¦HTTP/1.1 200 \x01',
  'HTTP/1.1 200OK¦HTTP/1.1 200\tOK¦HTTP/1.1 200 a\rb¦HTTP/1.1 200\r¦HTTP/1.1 200 \x7f',
  'http/1.1 200 OK¦Http/1.1 200 OK¦HTTP /1.1 200 OK¦HTTP/ 1.1 200 OK¦HTTP/11 200 OK',
  'HTTP/0.9 200 OK¦HTTP/1.2 200 OK¦HTTP/1.9 200 OK¦HTTP/2.0 200 OK¦HTTP/2 200 OK',
  'HTTP/3.0 200 OK¦HTTP/10.1 200 OK¦HTTP/1.10 200 OK¦HTTP/01.1 200 OK¦HTTP/1,1 200 OK',
  'RTSP/1.0 200 OK¦ICE/1.0 200 OK¦HTTPS/1.1 200 OK¦XHTTP/1.1 200 OK¦HTTP 200 OK',
  ' HTTP/1.1 200 OK¦\tHTTP/1.1 200 OK¦\rHTTP/1.1 200 OK¦\r\rHTTP/1.1 200 OK',
  '\x00HTTP/1.1 200 OK¦\r\nHTTP/1.1 200 OK¦\r\n\r\nHTTP/1.1 200 OK¦\nHTTP/1.1 200 OK',
  '\n\r\nHTTP/1.1 200 OK¦HTTP/1.1 099 OK¦HTTP/1.1 000 OK¦HTTP/1.1 600 OK¦HTTP/1.1 999 OK',
  'HTTP/1.1 1000 OK¦HTTP/1.1 20 OK¦HTTP/1.1 2 OK¦HTTP/1.1 OK¦HTTP/1.1 +20 OK¦HTTP/1.1 -20 OK',
  'HTTP/1.1 2x0 OK¦HTTP/1.1¦HTTP/1.1 ¦¦ ¦GET / HTTP/1.1',
  'HTTP/1.1 200 OK HTTP/1.1 404 Not Found¦HTTP/1.1 101 Switching Protocols',
  'HTTP/1.1 100 Continue¦HTTP/1.1 199 Odd¦HTTP/1.1 205 Reset¦HTTP/1.0 200 OK',
  'HTTP/1.0 204 None¦HTTP/1.0 304 Same¦HTTP/1.0 103 Early',
);

export const LENGTHS = list(
  '3 ¦3\t¦\t3¦ 3¦  3  ¦+3¦-3¦3,3¦3, 3¦3,4¦3;¦0x3¦¦ ¦3 3¦3.0¦03¦0000000000000000000000003¦3e0',
  '\xb3¦3\x00¦\v3¦three¦3\r\n ¦3\r\n\t3¦"3"¦9007199254740991¦9007199254740992',
  '9007199254740993¦18446744073709551615¦18446744073709551616¦18446744073709551619¦4294967299',
  '99999999999999999999999¦-0¦00¦,¦3\r\nContent-Length: 3¦3\r\nContent-Length: 4',
  '4\r\nContent-Length: 3¦3\r\ncontent-length:3¦3\r\nContent-Length:¦3\r\nX-Content-Length: 4',
  '3\r\nContent-Length : 4¦3\r\nContent_Length: 4',
);

export const CODINGS = list(
  'Chunked¦CHUNKED¦chunked ¦chunked\t¦\tchunked¦chunked,¦,chunked¦gzip,,chunked',
  'chunked, chunked¦gzip, chunked¦gzip,chunked¦gzip ,chunked¦chunked, gzip¦chunked ,¦gzip',
  'identity¦identity, chunked¦chunked, identity¦"chunked"¦chunked;q=1¦chunked ;a=b¦xchunked',
  'chunkedx¦x-chunked¦chunked-x¦chun ked¦gzip chunked¦chunked gzip¦¦ ¦,¦,,¦chun\r\n ked',
  '\r\n chunked¦\vchunked¦chunked\v¦\x00chunked¦chunked\x00¦\x7fchunked¦\xffchunked',
  'chunked\r\nTransfer-Encoding: chunked¦gzip\r\nTransfer-Encoding: chunked',
  'chunked\r\nTransfer-Encoding: gzip¦chunked\r\nTransfer-Encoding:',
  '\r\nTransfer-Encoding: chunked¦chunked\r\nTransfer-Encoding : gzip',
  'chunked\r\nTransfer_Encoding: gzip¦gzip;a="b, chunked"¦chunked\r\nContent-Length: 3',
  'gzip\r\nContent-Length: 3¦gzip;a=", chunked¦chunkechunked',
);

export const CONNECTIONS = list(
  'close¦Close¦CLOSE¦close, x¦x, close¦x,close,y¦x ,close¦close\t,x¦close ,x¦,close¦close,',
  '"close"¦close;q¦closex¦xclose¦clo se¦x close¦close x¦close ¦\tclose¦¦keep-alive¦Keep-Alive',
  'keep-alive, close¦close, keep-alive¦keep-alive,close¦keep-alive\t',
  'keep-alive\r\nConnection: close¦close\r\nConnection: keep-alive¦x\r\nConnection: close',
  'keep-alivex¦close\r\nConnection: x¦upgrade¦Upgrade\r\nUpgrade: h2c¦close\r\n x¦TE, close',
  'keep-alive;x¦keep-alive\r\nKeep-Alive: timeout=5¦keep-alive\r\nKeep-Alive: timeout=0¦clos',
  'close\x00¦x,,close¦ , close¦x, \tclose\t ,y¦closeclose¦close close¦closekeep-alive',
  'upgrade, close',
);

export const FIELDS = list(
  'A:¦A: ¦A:b¦A:  b  ¦A:\tb\t¦A: b c¦A: b,, c¦A: "b¦A: \xff¦A: \x80¦A: a\tb¦A : b¦A\t: b',
  ' A: b¦\tA: b¦A¦A b: c¦: b¦:¦A(: b¦A@: b¦\xff: a¦A\x00: b¦\x00: b¦A: \x00¦A: \x01¦A: \x7f',
  'A: \x1f¦A: \v¦A: b\x00c¦A: b\rc¦A: b\nB: c¦A: b\r¦A:\n b¦A: b\r\n c¦A: b\r\n\tc¦A: b\r\n ',
  "A:\r\n b¦A\r\n: b¦A: b\r\n: c¦!#$%&'*+-.^_`|~09az: b¦Proxy-Connection: close",
  'Proxy-Connection: keep-alive¦Keep-Alive: timeout=0¦Keep-Alive: timeout=5¦Upgrade: h2c',
  'Trailer: X-Sum¦TE: trailers¦Connectio: close¦Connections: close¦X-Connection: close',
  'Content-Lengt: 4¦Content-Lengths: 4¦Transfer-Encodin: chunked¦Transfer-Encodings: chunked',
  'A:::¦HTTP/1.1 200 OK¦Content-Length¦Connection¦Transfer-Encoding¦Connection close¦\r¦\n',
  '\r\r',
);

/** Size lines of a chunk of 3 bytes. */
export const SIZE_LINES = list(
  '3;¦3;a¦3;a=b¦3;a="b"¦3;a="b¦3;a="b\\"c"¦3;a="\\\r"¦3 ;a¦3; a¦3 ¦ 3¦3\t¦\t3¦03',
  '0000000000000000000000000003¦3;a = b¦3;a=b;c¦3;a;b;c=d¦3;;¦3;a=¦3;=b¦3;a=\x01¦3;a="\x01"',
  '3;a="\x7f"¦3;a="\\\x01"¦3;a b¦+3¦-3¦0x3¦3;a="b"c¦3;a="b";c¦3;a="b" ;c¦3;a=\xff¦3;a="\xff"',
  '3;a="\t"¦3;a\r¦3;\xff¦3;"a"¦3;a=b=c¦3,3¦3.0¦¦;a¦g¦3h¦3\x00¦3;\x00¦3;a="\x00"¦3;a=""',
  '3;a="\\¦3;a=b"c"¦fffffffffffffff3¦FFFFFFFFFFFFFFFF¦10000000000000003¦1fffffffffffff',
  '20000000000000¦100000003¦3\r¦3;a="b\r\nc"¦3;a=b\t¦3;\t',
);

/** Between the data of one chunk and the next, and at the end of all. */
export const CHUNK_ENDS = list('\n¦\r¦¦\r\r\n¦ \r\n¦\r\n\r\n¦x\r\n¦\n\r¦\r\n ');

export const LAST_LINES = list('00¦0;a¦0;a="b"¦0 ¦000000000000000000000¦-0¦0x0¦¦0;¦0\n');

export const TRAILERS = list(
  'A: b¦A:¦A : b¦A: b\r\n c¦ A: b¦A¦: b¦A: \x00¦A: b\nB: c¦A: b\rc¦Content-Length: 3',
  'Content-Length: 9¦Content-Length: 0¦Transfer-Encoding: chunked¦Transfer-Encoding: gzip',
  'Connection: close¦Connection: keep-alive¦X-Sum: 1\r\nX-Other: 2¦0¦HTTP/1.1 200 OK',
  'Upgrade: x',
);

export const LINE_ENDS = list('\n¦\r¦\r\r\n¦ \r\n¦\n\r¦¦\x00\r\n¦\r\n\r\n¦\r\n ');
