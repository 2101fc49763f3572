import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import * as fc from 'fast-check'
import { generateDataKey } from '../../server/crypto/key-ring.ts'
import { SealBrokenError } from '../../server/crypto/envelope.ts'
import {
  canonicalJson,
  contentHash,
  parseSignedContent,
  prescriptionContent,
  signedContent,
  type PrescriptionContent,
} from '../../server/prescriptions/prescription-content.ts'
import { buildSignedContent, openSignedContent } from '../../server/prescriptions/sealed-content.ts'

const text = fc.string({ unit: 'grapheme' })
const contents: fc.Arbitrary<PrescriptionContent> = fc.record({
  patientId: fc.uuid(),
  medicationId: fc.uuid(),
  medicationName: text,
  dose: text,
  route: text,
  frequency: text,
  quantity: fc.option(fc.integer({ min: 1, max: 100_000 })),
  repeats: fc.integer({ min: 0, max: 24 }),
  expiresOn: fc.option(fc.constantFrom('2026-03-04', '2027-03-04')),
  instructions: fc.option(text),
  prescriberId: fc.option(fc.uuid()),
  prescriberName: fc.option(text),
  repeatAfterDays: fc.option(fc.integer({ min: 1, max: 365 })),
  overrideReason: fc.option(text),
  overrideOf: fc.option(text),
})

const fields = [
  'patientId',
  'medicationId',
  'medicationName',
  'dose',
  'route',
  'frequency',
  'quantity',
  'repeats',
  'expiresOn',
  'instructions',
  'prescriberId',
  'prescriberName',
  'repeatAfterDays',
  'overrideReason',
  'overrideOf',
] as const

describe('the content of a prescription', () => {
  it('has one canonical text, in whatever order its fields come', () => {
    fc.assert(
      fc.property(contents, (content) => {
        const reversed = prescriptionContent(content)
        const shuffled = Object.fromEntries(Object.entries(reversed).toReversed())
        assert.equal(canonicalJson({ ...reversed, ...shuffled }), canonicalJson(content))
        assert.deepEqual(JSON.parse(canonicalJson(content)), reversed)
      }),
    )
  })

  it('is written with its names in order, and nothing left out', () => {
    const content: PrescriptionContent = {
      patientId: 'p',
      medicationId: 'm',
      medicationName: 'Amoxicillin 500 mg capsule',
      dose: '1 "capsule"',
      route: 'oral',
      frequency: 'daily',
      quantity: 21,
      repeats: 0,
      expiresOn: '2026-04-04',
      instructions: null,
      prescriberId: 'd',
      prescriberName: 'Dr É',
      repeatAfterDays: 28,
      overrideReason: null,
      overrideOf: null,
    }
    assert.equal(
      canonicalJson(signedContent(content, new Date('2026-03-04T08:00:00Z'))),
      '{"dose":"1 \\"capsule\\"","expiresOn":"2026-04-04","frequency":"daily","instructions":null,"medicationId":"m",' +
        '"medicationName":"Amoxicillin 500 mg capsule","overrideOf":null,"overrideReason":null,"patientId":"p",' +
        '"prescriberId":"d","prescriberName":"Dr É","quantity":21,"repeatAfterDays":28,"repeats":0,"route":"oral",' +
        '"signedAt":"2026-03-04T08:00:00.000Z","version":2}',
    )
  })

  it('is read as it was signed under the first version, which says nothing of what came later', () => {
    fc.assert(
      fc.property(contents, (content) => {
        const whole = signedContent(content, new Date('2026-03-04T08:00:00Z'))
        const later = new Set(['repeatAfterDays', 'overrideReason', 'overrideOf'])
        const first = Object.fromEntries(Object.entries(whole).filter(([name]) => !later.has(name)))
        const read = parseSignedContent(JSON.stringify({ ...first, version: 1 }))
        assert.deepEqual(read, {
          ...first,
          version: 1,
          repeatAfterDays: null,
          overrideReason: null,
          overrideOf: null,
        })
      }),
    )
  })

  it('gives another hash when any one field differs, and the same one otherwise', () => {
    fc.assert(
      fc.property(contents, contents, fc.constantFrom(...fields), (content, other, field) => {
        const changed = { ...content, [field]: other[field] }
        assert.equal(contentHash(changed) === contentHash(content), changed[field] === content[field])
      }),
    )
  })

  it('says nothing in its hash of what else an object carries', () => {
    fc.assert(
      fc.property(contents, (content) => {
        assert.equal(contentHash(Object.assign({ status: 'draft' }, content)), contentHash(content))
      }),
    )
  })

  it('comes out of its sealed archive exactly as it went in', () => {
    const key = generateDataKey()
    const at = new Date('2026-03-04T08:00:00.123Z')
    fc.assert(
      fc.property(contents, fc.uuid(), (content, id) => {
        const sealed = buildSignedContent(content, at, key, id)
        assert.deepEqual(openSignedContent(sealed, key, id), signedContent(content, at))
      }),
    )
  })

  it('does not open as the archive of another prescription', () => {
    const key = generateDataKey()
    const [content] = fc.sample(contents, 1)
    assert.ok(content)
    const sealed = buildSignedContent(
      content,
      new Date('2026-03-04T08:00:00Z'),
      key,
      '0198c0de-0000-7000-8000-000000000001',
    )
    assert.throws(
      () => openSignedContent(sealed, key, '0198c0de-0000-7000-8000-000000000002'),
      SealBrokenError,
    )
  })

  it('is not read from a text with a field too many or too few', () => {
    const [content] = fc.sample(contents, 1)
    assert.ok(content)
    const signed = signedContent(content, new Date('2026-03-04T08:00:00Z'))
    assert.deepEqual(parseSignedContent(JSON.stringify(signed)), signed)
    const { dose: _dose, ...without } = signed
    assert.throws(() => parseSignedContent(JSON.stringify(without)))
    assert.throws(() => parseSignedContent(JSON.stringify({ ...signed, note: 'x' })))
    assert.throws(() => parseSignedContent(JSON.stringify({ ...signed, version: 3 })))
  })
})
