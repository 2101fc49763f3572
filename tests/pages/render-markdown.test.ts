import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { renderMarkdown } from '../../server/pages/markdown/render-markdown.ts'

const known = new Set(
  'a blockquote br code div em h2 h3 h4 h5 h6 hr img li ol p pre s strong table tbody td th thead tr ul'.split(
    ' ',
  ),
)
const knownAttributes = new Set('href title rel src alt class start role aria-label tabindex'.split(' '))

/** The tags of rendered HTML with their attributes; whatever stands between `<` and `>`. */
function tagsOf(html: string) {
  return [...html.matchAll(/<\/?([^\s>]+)([^>]*)>/g)].map(([, name = '', rest = '']) => ({
    name,
    attributes: [...rest.matchAll(/([^\s="]+)="([^"]*)"/g)].map(([, attribute = '', value = '']) => ({
      attribute,
      value,
    })),
  }))
}

function assertHarmless(html: string): void {
  for (const { name, attributes } of tagsOf(html)) {
    assert.ok(known.has(name), `<${name}> in ${html}`)
    for (const { attribute, value } of attributes) {
      assert.ok(knownAttributes.has(attribute), `${attribute} in ${html}`)
      if (attribute === 'href') {
        const { protocol } = new URL(value.replaceAll('&amp;', '&'), 'https://here.invalid')
        assert.ok(['http:', 'https:', 'mailto:', 'tel:'].includes(protocol), html)
      }
      if (attribute === 'src') {
        assert.match(value, /^\/documents\//)
      }
    }
  }
}

describe('the text of a page', () => {
  it('becomes headings, lists, emphasis and links', () => {
    const html = renderMarkdown('# Visits\n\n- **Bring** your *card*\n\n[Help](/pages/help)')
    assert.match(html, /<h2>Visits<\/h2>/)
    assert.match(html, /<li><strong>Bring<\/strong> your <em>card<\/em><\/li>/)
    assert.match(html, /<a href="\/pages\/help">Help<\/a>/)
  })

  it('begins its headings at h2 however the author began, because the title is the h1', () => {
    assert.match(renderMarkdown('# One\n\n## Two'), /<h2>One<\/h2>\n<h3>Two<\/h3>/)
    assert.match(
      renderMarkdown('## One\n\n### Two\n\n###### Six'),
      /<h2>One<\/h2>\n<h3>Two<\/h3>\n<h6>Six<\/h6>/,
    )
    assert.match(renderMarkdown('### Only'), /<h2>Only<\/h2>/)
    assert.match(renderMarkdown('Title\n=====\n\n###### Six'), /<h2>Title<\/h2>\n<h6>Six<\/h6>/)
  })

  it('aligns the cells of a table by classes, because the content security policy takes no inline style', () => {
    const html = renderMarkdown('| a | b | c | d |\n| :-- | --: | :-: | --- |\n| 1 | 2 | 3 | 4 |')
    assert.doesNotMatch(html, /style/)
    assert.match(html, /<td class="mg-prose__right">2<\/td>/)
    assert.match(html, /<td class="mg-prose__center">3<\/td>/)
    assert.match(html, /<td>4<\/td>/)
    assert.match(html, /role="region" aria-label="Table" tabindex="0"/)
  })

  it('lets no page that a link leads to reach back or know where the reader came from', () => {
    for (const away of ['https://example.org/a', '//example.org', 'http://example.org']) {
      assert.match(renderMarkdown(`[x](${away})`), /rel="noopener noreferrer"/, away)
    }
    for (const ours of [
      '/pages/help',
      'signing-in',
      'mailto:help@example.org',
      '#top',
      '?a=1',
      '/\\example.org',
    ]) {
      assert.doesNotMatch(renderMarkdown(`[x](${ours})`), /rel=/, ours)
    }
  })

  it('shows pictures that are our own documents, and the words for any other', () => {
    assert.equal(
      renderMarkdown('![Map of the *ward*](/documents/0198/map.png "t")'),
      '<p><img src="/documents/0198/map.png" alt="Map of the ward"></p>\n',
    )
    for (const elsewhere of [
      'https://example.org/a.png',
      '//example.org/documents/a.png',
      '/\\example.org/documents/a.png',
      '/documents/../patients/1',
      '/documents/%2e%2e/patients/1',
      '/logout',
      '/documents/',
      'documents/a.png',
    ]) {
      assert.equal(renderMarkdown(`![A <b> map](${elsewhere})`), '<p>A &lt;b&gt; map</p>\n', elsewhere)
    }
  })

  for (const attack of [
    '<script>alert(1)</script>',
    '<img src=x onerror=alert(1)>',
    'a <b onclick="x">b</b>',
    '<!-- --><svg/onload=alert(1)>',
    '[x](javascript:alert(1))',
    '[x](JaVaScRiPt:alert(1))',
    '[x](java&#x73;cript:alert(1))',
    '[x](javascript&colon;alert(1))',
    '[x](<java\tscript:alert(1)>)',
    '[x](&#x01;javascript:alert(1))',
    '[x](<\u0001javascript:alert(1)>)',
    '[x](vbscript:x)',
    '[x](data:text/html,<script>alert(1)</script>)',
    '[x](data:image/png;base64,AAAA)',
    '![x](data:image/png;base64,AAAA)',
    '![x](javascript:alert(1))',
    '[x](file:///etc/passwd)',
    '[x](blob:https://example.org/1)',
    '<javascript:alert(1)>',
    '<data:text/html,x>',
    '[x]: javascript:alert(1)\n\n[x]',
    '[x](/a "\\"onmouseover=alert(1) x=\\"")',
    '```" onclick="x\ncode\n```',
    '![" onerror="alert(1)](/documents/a.png)',
    '[![x](javascript:1)](javascript:2)',
  ]) {
    it(`runs nothing of ${JSON.stringify(attack)}`, () => {
      const html = renderMarkdown(attack)
      assertHarmless(html)
      assert.doesNotMatch(html, /(href|src)="(javascript|data|vbscript|file|blob):/i)
    })
  }

  it('never makes another tag, attribute or scheme than those it is for', () => {
    const bits = fc.constantFrom(
      '[',
      ']',
      '(',
      ')',
      '<',
      '>',
      '!',
      '"',
      "'",
      '`',
      '|',
      '\n',
      ':',
      '/',
      '\\',
      '&',
      '#',
      '*',
      '-',
      ' ',

      'javascript:',
      'data:',
      'http://',
      'onload=',
      '<script>',
      '<img ',
      '</',
      '&#106;',
      '&colon;',
      '\t',
      '\u0000',
    )
    fc.assert(
      fc.property(fc.array(fc.oneof(bits, fc.string({ maxLength: 4 })), { maxLength: 30 }), (parts) => {
        assertHarmless(renderMarkdown(parts.join('')))
      }),
      { numRuns: 2_000 },
    )
  })
})
