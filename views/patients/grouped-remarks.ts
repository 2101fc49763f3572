import type { ImportRemark } from './imported.ts'
import { entriesCounted } from './entries-counted.ts'

/** One line for one remark, or for several entries of which the same is to be said. */
export type RemarkLine = { readonly id: string; readonly words: string }

// `A prescription “Heparin”: the encounter …`, as the import writes what is partly read or to be looked at. What comes last
// is of fixed words and quotes nothing, so the last mark ends the name whatever the name holds.
const shape = /^[^“]*?(?:“(?<name>.*)”)?: (?<said>[^”]+)$/s

const grouped: ReadonlySet<ImportRemark['kind']> = new Set(['partly-read', 'to-be-looked-at'])

type Read = { readonly remark: ImportRemark; readonly name: string | undefined; readonly said: string }

function read(remark: ImportRemark): Read | undefined {
  const { name, said } = shape.exec(remark.words)?.groups ?? {}
  return said === undefined || !grouped.has(remark.kind) ? undefined : { remark, name, said }
}

/** "“Heparin” (2), “Aspirin”" */
function namesOf(group: readonly Read[]): string {
  const counts = new Map<string, number>()
  for (const { name } of group) {
    if (name !== undefined) {
      counts.set(name, (counts.get(name) ?? 0) + 1)
    }
  }
  return [...counts].map(([name, count]) => `“${name}”${count === 1 ? '' : ` (${count})`}`).join(', ')
}

function lineOf(group: readonly [Read, ...Read[]]): RemarkLine {
  const [{ remark, said }] = group
  if (group.length === 1) {
    return remark
  }
  const names = namesOf(group)
  const of = names === '' ? '' : `. They are ${names}`
  return { id: remark.id, words: `${entriesCounted(remark.type, group.length)}: ${said}${of}` }
}

/**
 * The remarks as lines, in their order: where the same is to be said of several entries of a type, one line counts and
 * names them, so that it does not bury the others.
 */
export function groupedRemarks(remarks: readonly ImportRemark[]): RemarkLine[] {
  const groups = new Map<string, [Read, ...Read[]]>()
  for (const remark of remarks) {
    const one = read(remark) ?? { remark, name: undefined, said: remark.words }
    const alike = JSON.stringify([
      remark.type,
      remark.kind,
      one.said,
      grouped.has(remark.kind) ? '' : remark.id,
    ])
    const group = groups.get(alike)
    if (group === undefined) {
      groups.set(alike, [one])
    } else {
      group.push(one)
    }
  }
  return [...groups.values()].map(lineOf)
}
