import type { WaitingKind } from '../../models/queries/http/waiting-counts.ts'
import type { MenuItem } from '../../views/shell.ts'
import type { Text } from '../../views/words/said.ts'
import type { Words } from '../../views/words/words.ts'
import type { Waiting } from '../waiting-counts.ts'

/** An entry of the main menu before it is shown: lower `order` comes first. */
export type MenuEntry = {
  readonly href: string
  readonly label: Text
  readonly order: number
  /** Entries with the same section stand under one entry of that name, which leads to the first of them. */
  readonly section?: string | undefined
  /** The section unfolds in place, under this name, also where it has one entry. */
  readonly unfoldsUnder?: Text | undefined
  /** What waits under it, by kind: how much that is stands beside it. */
  readonly counts?: readonly WaitingKind[] | undefined
  /** Other addresses whose pages belong to this entry, with all below them. */
  readonly alsoAt?: readonly string[] | undefined
}

type Shown = {
  readonly currentPath: string
  readonly tell: Words['tell']
  readonly waiting: Waiting | undefined
}

/** The menu that entries make: sorted, with the pages of the section one is in, and with how much waits under each. */
export function menuOf(entries: readonly MenuEntry[], { currentPath, tell, waiting }: Shown): MenuItem[] {
  const current = nearest(entries, currentPath)?.href
  const sections = new Map<string, MenuEntry[]>()
  for (const entry of entries.toSorted((one, other) => one.order - other.order)) {
    const name = entry.section ?? entry.href
    sections.set(name, [...(sections.get(name) ?? []), entry])
  }
  return [...sections].flatMap(([name, pages]) => menuItem(name, pages, { current, tell, waiting }) ?? [])
}

/** One entry, or the section of several; the pages of a section are shown where one of them is the current one. */
function menuItem(
  section: string,
  pages: readonly MenuEntry[],
  {
    current,
    tell,
    waiting,
  }: { current: string | undefined; tell: Words['tell']; waiting: Waiting | undefined },
): MenuItem | undefined {
  const [first] = pages
  if (first === undefined) {
    return undefined
  }
  const here = pages.some(({ href }) => href === current)
  const items = pages.map((page) => ({
    href: page.href,
    label: tell(page.label),
    current: page.href === current,
    ...counted(waitingUnder([page], waiting)),
  }))
  const count = counted(waitingUnder(pages, waiting))
  if (first.unfoldsUnder !== undefined) {
    return { href: first.href, label: tell(first.unfoldsUnder), current: here, folded: items }
  }
  if (pages.length === 1) {
    return { href: first.href, label: tell(first.label), current: here, ...count }
  }
  return { href: first.href, label: section, current: here, ...count, ...(here ? { pages: items } : {}) }
}

const counted = (count: number): Pick<MenuItem, 'count'> => (count === 0 ? {} : { count })

const waitingUnder = (pages: readonly MenuEntry[], waiting: Waiting | undefined): number =>
  pages.reduce(
    (sum, { counts = [] }) => counts.reduce((own, kind) => own + (waiting?.get(kind) ?? 0), sum),
    0,
  )

/** The entry that a page belongs to. Where it is as near to two of them, its own address goes before those that it also has. */
const nearest = (entries: readonly MenuEntry[], path: string): MenuEntry | undefined =>
  [
    ...entries.map((entry) => ({ at: entry.href, entry })),
    ...entries.flatMap((entry) => (entry.alsoAt ?? []).map((at) => ({ at, entry }))),
  ]
    .filter(({ at }) => path === at || path.startsWith(`${at}/`))
    .toSorted((one, other) => other.at.length - one.at.length)[0]?.entry
