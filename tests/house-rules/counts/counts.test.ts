import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { readSources, type Source } from '../sources.ts'
import { checkBounds, lowered, readBounds } from './bounds.ts'
import { countNames, counts, findAll, type CountName } from './counts.ts'
import { arrows } from './rooms.ts'
import { tableOfChanges } from './tables.ts'
import { isSentence } from './words.ts'

const sources = readSources()
const found = findAll(sources)

describe('nothing that there should be less of becomes more:', () => {
  const bounds = readBounds()
  for (const name of countNames) {
    it(`${counts[name].what} (${name})`, () => {
      const { length } = found[name]
      assert.ok(
        length <= bounds[name],
        `${length} where ${bounds[name]} are the most; "npm run counts -- ${name}" lists them:\n${found[name].join('\n')}`,
      )
    })
  }

  it('and a bound goes down, never up', () => {
    const some = { ...bounds, 'long-files': 10, 'cursor-codecs': 1 }
    const now = { ...found, 'long-files': ['a', 'b'], 'cursor-codecs': ['a', 'b'] }
    const after = lowered(some, now)
    assert.deepEqual([after['long-files'], after['cursor-codecs']], [2, 1])
    assert.throws(() => checkBounds({ ...bounds, 'long-files': 'many' }), /wrong about long-files/)
    assert.throws(() => checkBounds({}), /wrong about http-in-verbs/)
  })
})

const made = (files: Record<string, string>): Source[] =>
  Object.entries(files).map(([file, text]) => ({ file, text }))

/** One project in which each thing that is counted stands once or twice, and beside it what looks like it and is none. */
const sample = made({
  'server/paths.ts': "export const paths = { patient: '/patients/:id' }\n",
  'server/http/errors.ts':
    'export class NotFound extends Error {}\nexport class GoneError extends NotFound {}\n',
  'server/http/cursor.ts': "export const writeCursor = (id: string): string => id\nconst cursor = 'a'\n",
  'server/patients/find.ts': [
    "import { rows } from '../prescriptions/lists/rows.ts'",
    "import type { Request } from 'express'",
    'export const find = (req: Request) => rows(req)',
    "// This is not a sentence of the product's own.",
    "export const statement = 'SELECT id FROM patients WHERE id = $1'",
    "export const words = 'The record is open already'",
  ].join('\n'),
  'server/patients/keep.ts': [
    "import { find } from './keep-more.ts'",
    'export async function keep(transaction: Transaction, services: Services) {',
    '  const within = { transaction }',
    '  await Patient.findByPk(1, within)',
    '  await Patient.findByPk(2)',
    '  await services.prepared.run(statement, [])',
    '  await services.prepared.within(transaction).run(statement, [])',
    '}',
    'export const later = () => Patient.findByPk(3)',
  ].join('\n'),
  'server/patients/keep-more.ts': "import type { Kept } from './keep.ts'\nexport const find = () => []\n",
  'server/patients/patient-routes.ts': [
    "import { Patient } from '../../models/patient.ts'",
    "route('/patients/:id', () => rows.length > pageSize)",
    ...Array.from({ length: 150 }, () => '// a line'),
  ].join('\n'),
  'server/prescriptions/lists/rows.ts': 'export const rows = () => []\n',
})

const expected: Record<CountName, string[]> = {
  'http-in-verbs': ['server/patients/find.ts'],
  'requests-in-verbs': ['server/patients/find.ts'],
  'error-classes': ['server/http/errors.ts: NotFound', 'server/http/errors.ts: GoneError'],
  'unnamed-errors': ['server/http/errors.ts: NotFound'],
  'cursor-codecs': ['server/http/cursor.ts'],
  'pagings-by-hand': ['server/patients/patient-routes.ts'],
  'import-circles': [
    'server/patients/keep-more.ts: in a circle of 2',
    'server/patients/keep.ts: in a circle of 2',
  ],
  'past-the-door': ['server/patients/find.ts: imports server/prescriptions/lists/rows.ts'],
  'routes-that-act': ['server/patients/patient-routes.ts'],
  'sentences-in-verbs': ['server/patients/find.ts: The record is open already'],
  'literal-patterns': ['server/patients/patient-routes.ts: /patients/:id'],
  'second-connections': [
    'server/patients/keep.ts: Patient.findByPk(2)',
    'server/patients/keep.ts: services.prepared.run(statement, [])',
  ],
  'long-files': ['server/patients/patient-routes.ts: 152 lines'],
  'long-route-files': ['server/patients/patient-routes.ts: 152 lines'],
}

describe('what is counted', () => {
  const counted = findAll(sample)
  for (const name of countNames) {
    it(`is each of the ${counts[name].what}, and nothing else`, () => {
      assert.deepEqual(counted[name], expected[name])
    })
  }

  it('is a sentence only where people would read one', () => {
    const sentences = ['Choose a person', 'The port … is in use on …', 'tell whoever keeps the keys.']
    const others = [
      'SELECT a FROM b',
      'patients',
      'x-request-id',
      'max-age=31536000; includeSubDomains',
      'en GB',
    ]
    assert.deepEqual(sentences.filter(isSentence), sentences)
    assert.deepEqual(others.filter(isSentence), [])
  })

  it('shows what comes and goes with a change', () => {
    const changed = findAll(
      sample
        .filter(({ file }) => file !== 'server/http/cursor.ts')
        .concat(made({ 'server/pages/place.ts': 'export function readCursor() {}\n' })),
    )
    const told = tableOfChanges(counted, changed)
    assert.match(told, /cursor-codecs +1 +1 +0/)
    assert.match(told, /gone {3}cursor-codecs: server\/http\/cursor\.ts/)
    assert.match(told, /new {4}cursor-codecs: server\/pages\/place\.ts/)
  })

  it('with the arrows from room to room', () => {
    assert.deepEqual(arrows(sample), [{ from: 'server/patients', to: 'server/prescriptions', imports: 1 }])
    assert.ok(arrows(sources).length > 50)
  })
})
