// Cuts what a connection sends into requests, by the blank line and the declared length.

const BLANK_LINE = '\r\n\r\n';

export class RequestCutter {
  #unread = '';

  /**
   * The paths of the requests that are whole with these bytes.
   * @param text as latin1
   */
  cut(text: string): readonly string[] {
    this.#unread = this.#unread === '' ? text : this.#unread + text;
    const paths: string[] = [];
    for (let end = this.#endOfFirst(); end !== undefined; end = this.#endOfFirst()) {
      paths.push(pathOf(this.#unread));
      this.#unread = this.#unread.slice(end);
    }
    return paths;
  }

  #endOfFirst(): number | undefined {
    const blank = this.#unread.indexOf(BLANK_LINE);
    if (blank < 0) return undefined;
    const length = /\ncontent-length: *(\d+)/i.exec(this.#unread.slice(0, blank))?.[1] ?? 0;
    const end = blank + BLANK_LINE.length + Number(length);
    return end <= this.#unread.length ? end : undefined;
  }
}

/** Some clients write the whole url, as to a proxy (RFC 9112 section 3.2.2). */
function pathOf(request: string): string {
  const [, target = '/'] = request.split(' ', 2);
  return target.replace(/^http:\/\/[^/]*/, '').replace(/\?.*$/s, '');
}
