import { entriesCounted } from './entries-counted.ts'
import type { ImportRemark } from './imported.ts'

/** One line for one remark, or for several entries of which the same is to be said. */
export type RemarkLine = { readonly id: string; readonly words: string }

type Group = readonly [ImportRemark, ...ImportRemark[]]

/** "“Heparin” (2), “Aspirin”" */
function namesOf(group: Group): string {
  const counts = new Map<string, number>()
  for (const { group: said } of group) {
    const name = said?.name ?? null
    if (name !== null) {
      counts.set(name, (counts.get(name) ?? 0) + 1)
    }
  }
  return [...counts].map(([name, count]) => `“${name}”${count === 1 ? '' : ` (${count})`}`).join(', ')
}

function lineOf(group: Group): RemarkLine {
  const [first] = group
  if (group.length === 1 || first.group === null) {
    return first
  }
  const names = namesOf(group)
  const of = names === '' ? '' : `. They are ${names}`
  return { id: first.id, words: `${entriesCounted(first.type, group.length)}: ${first.group.says}${of}` }
}

/** What the export says now is of one entry alone: such a remark is told by itself. */
const isAlone = ({ kind, group }: ImportRemark): boolean => group === null || kind === 'changed-here'

/**
 * The remarks as lines, in their order: where the same is to be said of several entries of a type, one line counts and
 * names them, so that it does not bury the others.
 */
export function groupedRemarks(remarks: readonly ImportRemark[]): RemarkLine[] {
  const groups = new Map<string, [ImportRemark, ...ImportRemark[]]>()
  for (const remark of remarks) {
    const { type, kind, group: said, id } = remark
    const alike = JSON.stringify([type, kind, isAlone(remark) ? id : said?.says])
    const group = groups.get(alike)
    if (group === undefined) {
      groups.set(alike, [remark])
    } else {
      group.push(remark)
    }
  }
  return [...groups.values()].map(lineOf)
}
