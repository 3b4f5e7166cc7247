// Names of functions come from the process of a change. They are shown, and do nothing.

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { renderHtml } from '../../src/report/render-html.ts';
import { renderMarkdown } from '../../src/report/render-markdown.ts';
import { renderTerminal } from '../../src/report/render-terminal.ts';
import { profileNamed } from '../support/profiles.ts';
import { HERE } from '../support/report-parts.ts';
import { SIDE_BY_SIDE_CASES } from '../support/side-by-side-cases.ts';

const slower = SIDE_BY_SIDE_CASES['side-by-side-slower'] ?? assert.fail();

const NAMES: Readonly<Record<string, string>> = {
  script: '</title></svg><script>alert(1)</script><img src=x onerror=alert(1)>',
  attribute: '" onfocus="alert(1)" autofocus="',
  link: 'a](javascript:alert(1)) [b](https://evil.example)',
  'code and cells': '`a` | b | **c** ~~d~~\n| --- |\n# e',
  mention: '@everyone #1 GH-1 octo/shop#2',
  command: '::set-output name=a::b\n::error::c',
  ANSI: '\u001b[31mred\u001b]0;title\u0007',
  'right to left': '\u202eevil\u2066\u200b',
  long: 'x'.repeat(10_000),
};

for (const [what, name] of Object.entries(NAMES)) {
  describe(`a function whose name is ${what}`, () => {
    const report = { ...slower, profile: profileNamed(name) };
    const all = {
      html: renderHtml(report, HERE),
      markdown: renderMarkdown(report, HERE),
      terminal: renderTerminal(report, {
        ...{ reader: HERE, colour: false, more: '', width: 80, unicode: true, details: true },
      }),
    };

    it('is in the cause and in the table, and hides nothing', () => {
      for (const text of Object.values(all)) {
        assert.match(text, /What grew most:/);
        assert.doesNotMatch(text, /(?!\u200d)[\p{Cf}\p{Co}]|(?!\n)\p{Cc}/u);
        assert.doesNotMatch(text, /x{200}/);
      }
    });

    it('is neither an element nor an attribute of the page', () => {
      const page = all.html.replace(/<script>[\s\S]*?<\/script>/g, '');
      assert.doesNotMatch(page, /<script>|<img|onfocus="|\son\w+=x/);
      assert.equal(page.split('</svg>').length, page.split('<svg').length);
    });

    it('is no link, mention, element or cell of the comment, and no command of the runner', () => {
      assert.doesNotMatch(
        all.markdown,
        /\]\(javascript|\]\(https:\/\/evil|(?:^|[^\w;])@everyone|<script|<img/,
      );
      const cells = (line: string): number => line.replace(/\\\|/g, '').split('|').length;
      const rows = all.markdown.split('\n');
      const head = rows.findIndex((line) => line.startsWith('| function |'));
      assert.deepEqual(
        rows.slice(head, head + 4).map(cells),
        Array.from({ length: 4 }, () => 6),
      );
      for (const text of Object.values(all)) assert.doesNotMatch(text, /^::/m);
    });
  });
}
