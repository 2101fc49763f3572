import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { signedContent, type PrescriptionContent } from '../../server/prescriptions/prescription-content.ts'
import { checkSignature, type StoredPrescription } from '../../server/prescriptions/signing/signature.ts'

const signedAt = new Date('2026-03-04T08:00:00Z')

const content: PrescriptionContent = {
  patientId: 'patient',
  medicationId: 'medication',
  medicationName: 'Amoxicillin 500 mg capsule',
  dose: '1 capsule',
  route: 'oral',
  frequency: 'daily',
  quantity: 21,
  repeats: 1,
  expiresOn: '2026-04-04',
  instructions: 'With food',
  prescriberId: 'prescriber',
  prescriberName: 'Dr Khumalo',
  repeatAfterDays: null,
  overrideReason: null,
  overrideOf: null,
}

const stored = (changes: Partial<StoredPrescription> = {}): StoredPrescription => ({
  status: 'approved',
  content,
  signedAt,
  cancelledAt: null,
  supplied: 0,
  ...changes,
})

const signed = signedContent(content, signedAt)

describe('the signature of a prescription', () => {
  it('holds while everything is as it was signed', () => {
    assert.deepEqual(checkSignature(stored(), signed), { kind: 'intact', signed })
    assert.equal(checkSignature(stored({ supplied: 41 }), signed).kind, 'intact')
    assert.equal(checkSignature(stored({ status: 'dispensed', supplied: 42 }), signed).kind, 'intact')
    const cancelled = stored({ status: 'cancelled', cancelledAt: signedAt })
    assert.equal(checkSignature(cancelled, signed).kind, 'intact')
  })

  it('holds when the prescriber has another name now', () => {
    const renamed = stored({ content: { ...content, prescriberName: 'Dr Khumalo-Botha' } })
    assert.equal(checkSignature(renamed, signed).kind, 'intact')
  })

  const edits: Partial<PrescriptionContent> = {
    patientId: 'another patient',
    medicationId: 'another medication',
    medicationName: 'Morphine 10 mg tablet',
    dose: '10 capsules',
    route: 'intravenous',
    frequency: 'hourly',
    quantity: 2_100,
    repeats: 24,
    expiresOn: '2036-04-04',
    instructions: null,
    prescriberId: 'another prescriber',
  }
  for (const [field, value] of Object.entries(edits)) {
    it(`is broken by another ${field}, and names it`, () => {
      const found = checkSignature(stored({ content: { ...content, [field]: value } }), signed)
      assert.deepEqual(found, { kind: 'altered', signed, fields: [field] })
    })
  }

  it('is broken by another moment of signing', () => {
    const found = checkSignature(stored({ signedAt: new Date('2026-03-04T08:00:00.001Z') }), signed)
    assert.deepEqual(found, { kind: 'altered', signed, fields: ['signedAt'] })
  })

  const impossible: readonly [string, Partial<StoredPrescription>][] = [
    ['a cancelled prescription that is approved again', { cancelledAt: signedAt }],
    [
      'a cancelled prescription that is made out as dispensed',
      { status: 'dispensed', cancelledAt: signedAt },
    ],
    ['a dispensed prescription that is approved again', { supplied: 42 }],
    ['a signed prescription that is a draft again', { status: 'draft' }],
  ]
  for (const [what, changes] of impossible) {
    it(`is broken by ${what}`, () => {
      const found = checkSignature(stored(changes), signed)
      assert.deepEqual(found, { kind: 'altered', signed, fields: ['status'] })
    })
  }

  it('is missing, not absent, where a moment of signing stands without what was signed', () => {
    assert.equal(checkSignature(stored(), undefined).kind, 'altered')
    assert.equal(checkSignature(stored({ status: 'dispensed' }), undefined).kind, 'altered')
  })

  it('is not asked for on a draft, a cancelled draft, or another system’s prescription', () => {
    const unsigned = { signedAt: null }
    assert.equal(checkSignature(stored({ ...unsigned, status: 'draft' }), undefined).kind, 'unsigned')
    assert.equal(checkSignature(stored({ ...unsigned, status: 'imported' }), undefined).kind, 'unsigned')
    const cancelled = stored({ ...unsigned, status: 'cancelled', cancelledAt: signedAt })
    assert.equal(checkSignature(cancelled, undefined).kind, 'unsigned')
  })
})
