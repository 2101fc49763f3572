import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, it } from 'node:test'
import { reviewedCuts } from './reviewed-cuts.ts'

const root = path.resolve(import.meta.dirname, '../../..')

const comments = /\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm

const sources = ['middleware', 'models', 'server', 'views'].flatMap((room) =>
  readdirSync(path.join(root, room), { recursive: true, encoding: 'utf8' })
    .map((file) => path.posix.join(room, file.split(path.sep).join('/')))
    .filter((file) => /\.tsx?$/.test(file) && !/^(?:views\/assets|models\/migrations)\//.test(file))
    .map((file) => ({ file, text: readFileSync(path.join(root, file), 'utf8').replaceAll(comments, '') })),
)

/** A number in the source at which a statement stops reading; one row is no list. */
const fixedLimits = /\bLIMIT (?!1\b)(?:\$\{[^}]+\}|\d+)|\[1:[^\]]+\]/g

/** A limit that is handed on. A list that is read to one more than it shows knows whether there are more. */
const handedLimits = /\blimit: (?!\$|'|[A-Z]|number\b|string\b|\{)[^,\n}]+/g

/** A list, or a text, of which only the beginning is taken. */
const beginnings = /\.slice\(0, (\w+)\)/g

/** A number by which a list is bounded, by its name; it may be handed on without a word. */
const bounds =
  /\bconst ((?:mostShown|mostNamed|most|shown\w*|atMost|pageSize)|\w+(?:Shown|AtMost|Named)) = \d/g

/** Whether a file asks for what lies behind a bound, and so can tell of it. */
const tellsBeyond = (text: string, bound: string): boolean =>
  new RegExp(`length > ${bound}\\b|length - ${bound}\\b|\\.slice\\(${bound}\\)`).test(text)

/** Every place of a file where a list may end before its end, and nothing in the file shows that it tells of it. */
function cutsIn(text: string): string[] {
  return [
    ...(text.match(fixedLimits) ?? []),
    ...(text.match(handedLimits) ?? []).filter((limit) => !limit.trim().endsWith('+ 1')),
    ...[...text.matchAll(beginnings)]
      .filter(([, bound = '']) => /^\d/.test(bound) || !tellsBeyond(text, bound))
      .map(([cut]) => cut),
    ...[...text.matchAll(bounds)]
      .filter(([, name = '']) => !text.includes(`${name} + 1`) && !tellsBeyond(text, name))
      .map(([bound]) => bound),
  ]
}

describe('a list that is shortened says by how much and leads to the rest:', () => {
  const found = new Map(
    sources.flatMap(({ file, text }) => {
      const cuts = cutsIn(text)
      return cuts.length === 0 ? [] : [[file, cuts] as const]
    }),
  )

  it('finds a list that is cut in every way that there is', () => {
    assert.ok(sources.length > 500)
    for (const silent of [
      'SELECT * FROM conditions LIMIT 12',
      'SELECT * FROM conditions LIMIT ${shown}',
      '(array_agg(name))[1:5]',
      'Patient.findAll({ where, limit: 50 })',
      'readAlerts(prepared, { limit: shown })',
      'alerts.slice(0, 6)',
      'alerts.slice(0, shown)',
      'const mostShown = 200; readCareTeam(prepared, patientId, mostShown)',
    ]) {
      assert.equal(cutsIn(silent).length, 1, silent)
    }
    for (const told of [
      'SELECT * FROM conditions WHERE id = $1 LIMIT 1',
      'read(prepared, { limit: pageSize + 1 }); rows.slice(0, pageSize); rows.length > pageSize',
      'names.slice(0, shown); names.slice(shown)',
    ]) {
      assert.deepEqual(cutsIn(told), [])
    }
  })

  it('nothing ends before its end but what was looked at, with the reason beside it', () => {
    const unsaid = [...found].filter(([file, cuts]) => cuts.length > (reviewedCuts[file]?.cuts ?? 0))
    assert.deepEqual(
      Object.fromEntries(unsaid),
      {},
      'Read one more than is shown and lead to the rest, or count them and say so (views/components/left-out.tsx)',
    )
  })

  it('the list of what was looked at only shrinks', () => {
    const gone = Object.entries(reviewedCuts).filter(
      ([file, { cuts }]) => cuts !== (found.get(file)?.length ?? 0),
    )
    assert.deepEqual(gone, [])
    assert.ok(Object.values(reviewedCuts).every(({ why }) => why.length > 10))
  })

  it('allergies, current medicines and active conditions are read without an end', () => {
    const chart = sources.find(({ file }) => file === 'models/queries/patients/chart-rows.ts')?.text ?? ''
    const rows = (name: string) =>
      chart
        .slice(0, chart.indexOf(`AS ${name}`))
        .slice(chart.slice(0, chart.indexOf(`AS ${name}`)).lastIndexOf('json_agg'))
    for (const name of ['condition_rows', 'prescription_rows']) {
      assert.notEqual(rows(name), '')
      assert.doesNotMatch(rows(name), /LIMIT/, name)
    }
    const entries =
      sources.find(({ file }) => file === 'models/queries/patients/clinical-entries.ts')?.text ?? ''
    assert.match(entries, /AS allergy_rows/)
    assert.doesNotMatch(entries, /LIMIT/)
  })

  it('no style cuts a name or a line of a list', () => {
    const folder = path.join(root, 'views/assets')
    const styles = readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.scss'))
      .map((file) => readFileSync(path.join(folder, file), 'utf8'))
    assert.ok(styles.length > 5)
    assert.doesNotMatch(styles.join('\n'), /text-overflow|line-clamp/)
  })
})
