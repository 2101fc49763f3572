import type { Words } from '../words/words.ts'
import { entriesCounted } from './entries-counted.ts'
import type { ImportRemark } from './imported.ts'

/** One line for one remark, or for several entries of which the same is to be said. */
export type RemarkLine = { readonly id: string; readonly words: string }

type Group = readonly [ImportRemark, ...ImportRemark[]]

/** "“Heparin” (2), “Aspirin”" */
function namesOf({ say }: Words, group: Group): string {
  const counts = new Map<string, number>()
  for (const { group: said } of group) {
    const name = said?.name ?? null
    if (name !== null) {
      counts.set(name, (counts.get(name) ?? 0) + 1)
    }
  }
  return [...counts]
    .map(([name, count]) =>
      count === 1
        ? say('patients.remark.name', { name })
        : say('patients.remark.name-counted', { name, count }),
    )
    .join(', ')
}

function lineOf(words: Words, group: Group): RemarkLine {
  const [first] = group
  if (group.length === 1 || first.group === null) {
    return first
  }
  const names = namesOf(words, group)
  const said = { entries: entriesCounted(words, first.type, group.length), says: first.group.says }
  return {
    id: first.id,
    words:
      names === ''
        ? words.say('patients.remark.of-several', said)
        : words.say('patients.remark.of-several-named', { ...said, names }),
  }
}

/** What the export says now is of one entry alone: such a remark is told by itself. */
const isAlone = ({ kind, group }: ImportRemark): boolean => group === null || kind === 'changed-here'

/**
 * The remarks as lines, in their order: where the same is to be said of several entries of a type, one line counts and
 * names them, so that it does not bury the others.
 */
export function groupedRemarks(words: Words, remarks: readonly ImportRemark[]): RemarkLine[] {
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
  return [...groups.values()].map((group) => lineOf(words, group))
}
