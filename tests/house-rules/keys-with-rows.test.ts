import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, it } from 'node:test'
import { folders } from '../../server/assets/folders.ts'
import { patientSealedTables } from '../../models/sealing/sealed-columns.ts'

const sources = readdirSync(path.join(folders.project, 'server'), { recursive: true, encoding: 'utf8' })
  .filter((file) => /\.tsx?$/.test(file))
  .map((file) => ({
    file: `server/${file}`,
    text: readFileSync(path.join(folders.project, 'server', file), 'utf8'),
  }))

const modelOf = (table: string): string => {
  const singular = table.replace(/^allergies$/, 'allergy').replace(/^(.*)s$/, '$1')
  return singular.replaceAll(/(^|_)([a-z])/g, (_match, _before, letter: string) => letter.toUpperCase())
}

const models = patientSealedTables.map(({ table }) => modelOf(table))

/** What stands between the parenthesis that ends at `from` and the one that closes it. */
function argumentsAt(text: string, from: number): string {
  let depth = 1
  let at = from
  while (depth > 0 && at < text.length) {
    depth += text[at] === '(' ? 1 : text[at] === ')' ? -1 : 0
    at += 1
  }
  return text.slice(from, at - 1)
}

const camel = (column: string) =>
  column.replaceAll(/_([a-z])/g, (_match, letter: string) => letter.toUpperCase())
const sealedAttributes = new Set(patientSealedTables.flatMap(({ columns }) => columns.map(camel)))

/** Whether a find names what it reads, and nothing of it is sealed. */
const readsNothingSealed = (asked: string): boolean => {
  const named = /attributes: \[([^\]]*)\]/.exec(asked)?.[1]
  return named !== undefined && !named.split(',').some((one) => sealedAttributes.has(one.trim().slice(1, -1)))
}

describe('the key of a patient and what stands under it', () => {
  it('are never read apart: no model reads sealed columns outside a transaction that holds the key', () => {
    const find = new RegExp(`\\b(${models.join('|')})\\.(findByPk|findOne|findAll|findOrCreate)\\(`, 'g')
    let found = 0
    const apart = sources.flatMap(({ file, text }) =>
      [...text.matchAll(find)].flatMap((match) => {
        found += 1
        const asked = argumentsAt(text, match.index + match[0].length)
        return /\btransaction\b/.test(asked) || readsNothingSealed(asked)
          ? []
          : [`${file}: ${match[0]}${asked})`]
      }),
    )
    assert.ok(found > 20)
    assert.deepEqual(
      apart,
      [],
      'Read it by a statement that brings the key along: ofPatient() in models/queries',
    )
  })

  it('are both held in one order: only hold-record.ts and the renewal lock a patient’s row, only these and the keys themselves a key', () => {
    const locks = sources.flatMap(({ file, text }) =>
      [...text.matchAll(/\b(Patient|PatientKey)\.(findByPk|findOne|findAll)\(/g)]
        .filter((match) => /\block\b/.test(argumentsAt(text, match.index + match[0].length)))
        .map((match) => `${match[1]} in ${file}`),
    )
    assert.deepEqual([...new Set(locks)].toSorted(), [
      'Patient in server/keys/renew-patient-key.ts',
      'Patient in server/patients/hold-record.ts',
      'PatientKey in server/keys/renew-patient-key.ts',
      'PatientKey in server/patients/hold-record.ts',
      'PatientKey in server/patients/patient-keys.ts',
    ])
  })

  it('are held before any row that is about the patient: whoever locks one has the key already', () => {
    const about = models.filter((model) => model !== 'Patient')
    const locking = new RegExp(`\\b(${about.join('|')})\\.(findByPk|findOne|findAll)\\(`, 'g')
    const holds = /\b(holdPatient|holdForErasure|patientKeys\.load|loadGrantKey)\(/g
    const late = sources.flatMap(({ file, text }) =>
      [...text.matchAll(locking)].flatMap((match) => {
        const asked = argumentsAt(text, match.index + match[0].length)
        const held = [...text.slice(0, match.index).matchAll(holds)].length > 0
        return /\block\b/.test(asked) && !held ? [`${file}: ${match[0]}${asked})`] : []
      }),
    )
    // Taking one's own request back, and ending one's own access, lock that alone.
    assert.deepEqual(
      late.map((one) => one.slice(0, one.indexOf(':'))).toSorted(),
      [
        'server/emergency-access/grants/end-emergency-access.ts',
        'server/patients/erasure/request-erasure.ts',
      ].filter((file) => late.some((one) => one.startsWith(file))),
      late.join('\n'),
    )
  })

  it('nothing asks for several things at once on the one connection of a transaction', () => {
    const together = sources.flatMap(({ file, text }) =>
      [...text.matchAll(/Promise\.(all|allSettled|race)\(/g)].flatMap((match) => {
        const asked = argumentsAt(text, match.index + match[0].length)
        return /\b(transaction|within|appendIn)\b/.test(asked) ? [`${file}: ${match[0]}${asked})`] : []
      }),
    )
    assert.deepEqual(together, [])
  })
})
