import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { drawPatients } from '../../server/demo/records/draw-patient.ts'
import { asNoted, drawAdultVitals } from '../../server/demo/records/draw-vitals.ts'
import { DemoRandom } from '../../server/demo/random.ts'

const drawn = () => drawAdultVitals(new DemoRandom('a visit'), { systolic: 120, weight: 70, height: 170 })

const numbers = (notes: string) =>
  Object.fromEntries(
    asNoted(drawn(), notes).map(({ kind, value, diastolic }) => [kind, [value, diastolic].join('/')]),
  )

describe('vital signs of the demo', () => {
  it('are those that the notes of the same visit have, and drawn where these have none', () => {
    const plain = numbers('Feels well.')
    assert.deepEqual(numbers('BP 182/108 on arrival, 138/74 after rest. Sats 98 %, pulse 93. Temp 37.2.'), {
      ...plain,
      'blood-pressure': '182/108',
      'oxygen-saturation': '98/',
      pulse: '93/',
      temperature: '37.2/',
    })
  })

  it('contradict no note', () => {
    const notes = drawPatients().flatMap(({ visits }) => visits.map((visit) => visit.notes))
    const pressures = notes.flatMap((text) => {
      const [, first] = /BP (\d+\/\d+)/.exec(text) ?? []
      return first === undefined ? [] : [{ text, first }]
    })
    assert.ok(pressures.length > 20)
    for (const { text, first } of pressures) {
      assert.equal(numbers(text)['blood-pressure'], first)
    }
  })
})
