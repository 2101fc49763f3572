import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { sameBrowserKind } from '../../server/access/browser-kind.ts'

const chrome = (version: number, system = 'Windows NT 10.0; Win64; x64') =>
  `Mozilla/5.0 (${system}) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/${version}.0.0.0 Safari/537.36`
const firefox = (version: number) =>
  `Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:${version}.0) Gecko/20100101 Firefox/${version}.0`

describe('the kind of a browser', () => {
  it('stays when it updates itself', () => {
    assert.equal(sameBrowserKind(chrome(146), chrome(147)), true)
    assert.equal(sameBrowserKind(firefox(132), firefox(133)), true)
  })

  it('is another for another browser or another system', () => {
    assert.equal(sameBrowserKind(chrome(147), firefox(133)), false)
    assert.equal(sameBrowserKind(chrome(147), chrome(147, 'Macintosh; Intel Mac OS X 10_15_7')), false)
    assert.equal(sameBrowserKind(chrome(147), ''), false)
  })

  it('is not guessed where nothing is known of it', () => {
    assert.equal(sameBrowserKind('Ward browser 1', 'Ward browser 2'), false)
    assert.equal(sameBrowserKind('', ' '), false)
    assert.equal(sameBrowserKind('Ward browser 1', 'Ward browser 1'), true)
  })
})
