import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { isPagePath, parentPath } from '../../server/pages/page-path.ts'

const segment = fc.stringMatching(/^[a-z0-9]{1,8}(-[a-z0-9]{1,8}){0,2}$/)
const path = fc.array(segment, { minLength: 1, maxLength: 6 }).map((segments) => segments.join('/'))

const likely = fc.constantFrom(...'ab0-/..%2?#\\:;@ \n\t\u0000\u00e9A')

describe('the path of a page', () => {
  it('is made of small letters, digits, single hyphens and slashes', () => {
    fc.assert(fc.property(path, (text) => isPagePath(text)))
  })

  for (const wrong of [
    '',
    '/',
    '/help',
    'help/',
    'help//signing-in',
    '..',
    'help/..',
    '../admin',
    './help',
    'help/.',
    'Help',
    'help/Signing-In',
    'signing in',
    ' help',
    'help\n',
    'help-',
    '-help',
    'a--b',
    'help_me',
    'help.html',
    'hülfe',
    'help%2fme',
    'help\\me',
    'help?x=1',
    'help#top',
    'a'.repeat(201),
  ]) {
    it(`is never ${JSON.stringify(wrong.slice(0, 30))}`, () => {
      assert.equal(isPagePath(wrong), false)
    })
  }

  it('takes nothing that a URL would read differently', () => {
    fc.assert(
      fc.property(fc.string({ unit: likely, maxLength: 6 }), (text) => {
        if (isPagePath(text)) {
          assert.equal(new URL(`/pages/${text}`, 'http://here.invalid').pathname, `/pages/${text}`)
        }
      }),
      { numRuns: 2_000 },
    )
  })

  it('names the page above it, and at the root none', () => {
    fc.assert(
      fc.property(path, segment, (above, last) => {
        assert.equal(parentPath(`${above}/${last}`), above)
        assert.equal(parentPath(last), undefined)
      }),
    )
  })
})
