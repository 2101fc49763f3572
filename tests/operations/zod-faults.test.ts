import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { z } from 'zod'
import { fault, saidOfIssue } from '../../server/operations/fault.ts'
import { english } from '../views/words/english.ts'

const told = (schema: z.ZodType, value: unknown) =>
  schema.safeParse(value).error?.issues.map((issue) => english.tell(saidOfIssue(issue)))

describe('what a schema finds that says nothing of its own', () => {
  for (const [what, schema, value, words] of [
    ['nothing where a text must be', z.string(), undefined, /missing/],
    ['nothing where something must be', z.unknown().nonoptional(), undefined, /missing/],
    ['a text for a number', z.number(), 'seven', /missing, or not what is asked/],
    ['a text that is too long', z.string().max(2), 'abc', /too long/],
    ['a number that is too small', z.number().min(2), 1, /too little/],
    ['an address that is none', z.email(), 'nobody', /cannot be read/],
    ['no choice of a list', z.enum(['one', 'other']), 'third', /none of the choices/],
    ['a field too many', z.strictObject({}), { more: 1 }, /cannot be taken/],
    ['none of several kinds', z.union([z.number(), z.boolean()]), 'text', /cannot be taken/],
    ['an uneven number', z.number().multipleOf(2), 3, /cannot be taken/],
  ] as const) {
    it(`is said by a message: ${what}`, () => {
      const [said, ...others] = told(schema, value) ?? []
      assert.match(said ?? '', words)
      assert.deepEqual(others, [])
    })
  }

  it('gives way to what the schema says itself', () => {
    const schema = z.string(fault('fault.schema.no-choice')).max(2, 'Shorten it')
    assert.deepEqual(told(schema, undefined), [english.say('fault.schema.no-choice')])
    assert.deepEqual(told(schema, 'abc'), ['Shorten it'])
  })
})
