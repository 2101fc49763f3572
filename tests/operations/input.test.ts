import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { z } from 'zod'
import { isId } from '../../server/is-id.ts'
import { choiceInAddress, idInAddress, placeInAddress } from '../../server/operations/input.ts'
import { operations, definePatientCommand } from '../../server/operations/operation.ts'
import { Refused } from '../../server/operations/refused.ts'
import { searchInAddress, seek } from '../../server/operations/search-in-address.ts'

const id = '0197a000-0000-7000-8000-00000000000a'

describe('what an address says to an operation', () => {
  it('is an identifier, or one that nothing has: there is no other answer for what cannot be one', () => {
    assert.equal(idInAddress.parse(id), id)
    for (const text of ['', 'new', id.toUpperCase(), `${id}0`, `${id}\n`, '../x']) {
      const read = idInAddress.parse(text)
      assert.ok(isId(read), text)
      assert.match(read, /^[0-]+$/)
    }
  })

  it('chooses nothing where it says too much, nothing, or several things', () => {
    const schema = z.object({ show: choiceInAddress(5), cursor: placeInAddress })
    assert.deepEqual(schema.parse({}), { show: '', cursor: '' })
    assert.deepEqual(schema.parse({ show: 'drafts', cursor: ['a', 'b'] }), { show: '', cursor: '' })
    assert.deepEqual(schema.parse({ show: 'draft', cursor: 'a' }), { show: 'draft', cursor: 'a' })
  })

  it('seeks nobody, and above all not everybody, where a search cannot be read', async () => {
    const schema = z.object({ q: searchInAddress })
    const sought: string[] = []
    const ask = (given: object) =>
      seek(schema.parse(given).q, {
        seek: async (text) => ({ found: sought.push(text) }),
        nothing: { found: 0 },
      })
    assert.deepEqual(await ask({}), { found: 1, text: '', refused: undefined })
    assert.deepEqual(await ask({ q: 'Mo\u0000kone' }), { found: 2, text: 'Mokone', refused: undefined })
    assert.equal((await ask({ q: ['a', 'b'] })).refused?.code, 'search-twice')
    const long = await ask({ q: 'a'.repeat(201) })
    assert.deepEqual([long.found, long.refused?.code, long.text.length], [0, 'search-too-long', 200])
    assert.deepEqual(sought, ['', 'Mokone'])
  })

  it('is not searched for where the search itself refuses it; another fault is no answer', async () => {
    const asked = searchInAddress.parse('one two')
    const refusing = { seek: () => Promise.reject(new Refused('name-alone')), nothing: { found: 0 } }
    assert.deepEqual(await seek(asked, refusing), {
      found: 0,
      text: 'one two',
      refused: { code: 'name-alone', values: {} },
    })
    const gone = { seek: () => Promise.reject(new Refused('no-such-thing')), nothing: { found: 0 } }
    await assert.rejects(seek(asked, gone), Refused)
  })
})

describe('an operation', () => {
  it('has a name of its own', () => {
    const name = 'tests.twice'
    const command = {
      name,
      action: 'chart.open' as const,
      event: 'chart.viewed' as const,
      subject: 'patient' as const,
      input: z.object({}),
      run: () => Promise.reject(new Error('not run')),
    }
    definePatientCommand(command)
    assert.ok(operations.has(name))
    assert.throws(() => definePatientCommand(command), /two operations are called tests\.twice/)
  })
})
