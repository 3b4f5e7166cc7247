// Which of curl's options take a value, so that no value is taken for an address (curl 8.17, `curl --help all`).

const LONG = `
abstract-unix-socket alt-svc aws-sigv4 cacert capath cert cert-type ciphers config connect-timeout connect-to
continue-at cookie cookie-jar create-file-mode crlfile curves data data-ascii data-binary data-raw data-urlencode
delegation dns-interface dns-ipv4-addr dns-ipv6-addr dns-servers doh-url dump-header ech egd-file engine etag-compare
etag-save expect100-timeout form form-string ftp-account ftp-alternative-to-user ftp-method ftp-port ftp-ssl-ccc-mode
happy-eyeballs-timeout-ms haproxy-clientip header help hostpubmd5 hostpubsha256 hsts interface ip-tos ipfs-gateway
json keepalive-cnt keepalive-time key key-type krb libcurl limit-rate local-port login-options mail-auth mail-from
mail-rcpt max-filesize max-redirs max-time netrc-file noproxy oauth2-bearer output output-dir parallel-max pass
pinnedpubkey preproxy proto proto-default proto-redir proxy proxy-cacert proxy-capath proxy-cert proxy-cert-type
proxy-ciphers proxy-crlfile proxy-header proxy-key proxy-key-type proxy-pass proxy-pinnedpubkey proxy-service-name
proxy-tls13-ciphers proxy-tlsauthtype proxy-tlspassword proxy-tlsuser proxy-user proxy1.0 pubkey quote random-file
range rate referer request request-target resolve retry retry-delay retry-max-time sasl-authzid service-name
socks4 socks4a socks5 socks5-gssapi-service socks5-hostname speed-limit speed-time ssl-sessions stderr sigalgs
telnet-option tftp-blksize time-cond tls-max tls13-ciphers tlsauthtype tlspassword tlsuser trace trace-ascii
trace-config unix-socket upload-file upload-flags url url-query user user-agent variable vlan-priority write-out
`;

const WITH_VALUE: ReadonlySet<string> = new Set(LONG.trim().split(/\s+/));

/** The long form of each letter that means something here. */
const LETTERS: Readonly<Record<string, string>> = {
  A: 'user-agent',
  b: 'cookie',
  d: 'data',
  e: 'referer',
  F: 'form',
  G: 'get',
  H: 'header',
  I: 'head',
  K: 'config',
  T: 'upload-file',
  u: 'user',
  X: 'request',
  ':': 'next',
};
/** Letters whose value means nothing here. */
const OTHER_LETTERS_WITH_VALUE = 'cCDEhmoPQrtUwxyYz';

export interface CurlOption {
  /** The long name; `url` also for a word without an option. */
  readonly name: string;
  /** Empty for a switch. */
  readonly value: string;
}

/** @param words behind `curl` */
export function curlOptions(words: readonly string[]): readonly CurlOption[] {
  const options: CurlOption[] = [];
  for (let at = 0; at < words.length; at++) {
    const word = words[at] ?? '';
    const next = () => words[++at] ?? '';
    if (word.startsWith('--') && word.length > 2) {
      const [name = '', inside] = splitOnce(word.slice(2));
      const takes = WITH_VALUE.has(name);
      options.push({ name, value: inside ?? (takes ? next() : '') });
    } else if (/^-[^-]/.test(word)) options.push(...letters(word.slice(1), next));
    else if (word !== '--' && word !== '-') options.push({ name: 'url', value: word });
  }
  return options;
}

/** curl takes `--name=value` for some options; nobody means another one by it. */
function splitOnce(word: string): readonly [name: string, value: string | undefined] {
  const at = word.indexOf('=');
  return at < 0 ? [word, undefined] : [word.slice(0, at), word.slice(at + 1)];
}

/** `-sXPOST`, `-sX POST`: the first letter that takes a value ends the word. */
function letters(word: string, next: () => string): readonly CurlOption[] {
  const options: CurlOption[] = [];
  for (let at = 0; at < word.length; at++) {
    const letter = word[at] ?? '';
    const name = LETTERS[letter] ?? letter;
    const takes = WITH_VALUE.has(name) || OTHER_LETTERS_WITH_VALUE.includes(letter);
    if (!takes) {
      options.push({ name, value: '' });
      continue;
    }
    const rest = word.slice(at + 1);
    return [...options, { name, value: rest === '' ? next() : rest }];
  }
  return options;
}
