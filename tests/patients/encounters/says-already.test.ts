import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { saysAlready } from '../../../server/patients/encounters/add-problems.ts'

const entry = (description: string, note: string | null = null) => ({ description, note })

describe('a problem', () => {
  for (const [known, diagnosis, expected] of [
    [entry('HBsAg −'), entry('HBsAg +'), false],
    [entry('दमा'), entry('दम'), false],
    [entry('+'), entry('−'), false],
    [entry('Café au lait'), entry('Cafe au lait'), false],
    [entry('Café au lait'), entry('CAFE\u0301  au lait '), true],
    [entry('Asthma'), entry('asthma'), true],
    [entry('Fracture of neck of femur', 'left hip'), entry('Fracture of neck of femur', 'right hip'), false],
    [entry('Fracture of neck of femur', 'left hip'), entry('Fracture of neck of femur', 'Left  hip'), true],
    [entry('Fracture of neck of femur'), entry('Fracture of neck of femur', 'right hip'), false],
    [entry('Asthma', 'since childhood'), entry('Asthma'), true],
    [entry('Essential hypertension'), entry('Hypertension'), false],
  ] as const) {
    const of = ({ description, note }: ReturnType<typeof entry>) =>
      note === null ? `“${description}”` : `“${description}: ${note}”`
    it(`of ${of(known)} ${expected ? 'says' : 'does not say'} what ${of(diagnosis)} would`, () => {
      assert.equal(saysAlready(known, diagnosis), expected)
    })
  }
})
