import type { Transaction } from 'sequelize'
import type { MenuItem } from '../../views/shell.ts'
import type { Text } from '../../views/words/said.ts'
import type { Words } from '../../views/words/words.ts'
import type { Actor } from '../access/actor.ts'
import type { Audience } from '../access/audience.ts'
import type { SignedIn } from '../access/session.ts'
import type { Origin } from '../audit/entry.ts'
import type { RecordChange } from '../audit/record.ts'

/** A page as hooks see it: in the revision that is served, saved, published or withdrawn. */
export type HookedPage = {
  readonly id: string
  readonly path: string
  readonly title: string
  readonly audience: Audience
  readonly revision: number
}

/** Who asked for a page: nobody signed in is `undefined`. */
export type Reader = SignedIn | undefined

/** What a hook may need of the request and nothing more. */
export type Occasion = { readonly origin: Origin; readonly at: Date }

/** A change of a page that was just made, in a transaction that is still open. */
export type PageChange = {
  readonly kind: 'created' | 'edited' | 'published' | 'withdrawn'
  readonly page: HookedPage
  /** The number of the older revision that was brought back. */
  readonly restored?: number | undefined
}

export type EditOccasion = {
  readonly actor: Actor
  readonly at: Date
  readonly transaction: Transaction
  readonly record: RecordChange
}

/** An entry of the main menu before it is shown: lower `order` comes first. */
export type MenuEntry = {
  readonly href: string
  readonly label: Text
  readonly order: number
  /** Entries with the same section stand under one entry of that name, which leads to the first of them. */
  readonly section?: string | undefined
  /** The section unfolds in place, under this name, also where it has one entry. */
  readonly unfoldsUnder?: Text | undefined
  /** Other addresses whose pages belong to this entry, with all below them. */
  readonly alsoAt?: readonly string[] | undefined
}

/** What each hook is told. */
export type HookArguments = {
  /** Before a page is sent, once it is decided that this reader may see it; throwing keeps it from being sent. */
  before_serve_page: [page: HookedPage, reader: Reader, occasion: Occasion]
  /** After a page was sent whole; what it throws is logged. */
  after_serve_page: [page: HookedPage, reader: Reader, occasion: Occasion]
  /** After a change of a page, in its transaction; throwing undoes the change. */
  after_edit_page: [change: PageChange, occasion: EditOccasion]
  /** Adds to, or takes from, the main menu of a person; of strangers where the actor is undefined. */
  construct_main_menu: [entries: readonly MenuEntry[], actor: Actor | undefined]
}

export type HookName = keyof HookArguments

type Hook<Name extends HookName> = (
  ...told: HookArguments[Name]
) => Name extends 'construct_main_menu' ? readonly MenuEntry[] : Promise<void>

/** The hooks that parts of the house, and a facility's own code, register; run in the order of registration. */
export class Hooks {
  readonly #registered: { readonly [Name in HookName]: Hook<Name>[] } = {
    before_serve_page: [],
    after_serve_page: [],
    after_edit_page: [],
    construct_main_menu: [],
  }

  on<Name extends HookName>(name: Name, hook: Hook<Name>): void {
    this.#registered[name].push(hook)
  }

  /** Runs the hooks of a name one after the other. @throws what a hook throws, and runs no further one */
  async run<Name extends Exclude<HookName, 'construct_main_menu'>>(
    name: Name,
    ...told: HookArguments[Name]
  ): Promise<void> {
    for (const hook of this.#registered[name]) {
      await hook(...told)
    }
  }

  /**
   * The main menu of a person, or of strangers, in words of the reader; the entry whose address is nearest to the current one is marked, and
   * the pages of its section come with it.
   */
  menuFor(actor: Actor | undefined, currentPath: string, { tell }: Pick<Words, 'tell'>): MenuItem[] {
    let entries: readonly MenuEntry[] = []
    for (const hook of this.#registered.construct_main_menu) {
      entries = hook(entries, actor)
    }
    const current = nearest(entries, currentPath)?.href
    const sections = new Map<string, MenuEntry[]>()
    for (const entry of entries.toSorted((one, other) => one.order - other.order)) {
      const name = entry.section ?? entry.href
      sections.set(name, [...(sections.get(name) ?? []), entry])
    }
    return [...sections].flatMap(([name, pages]) => menuItem(name, pages, current, tell) ?? [])
  }
}

/** One entry, or the section of several; the pages of a section are shown where one of them is the current one. */
function menuItem(
  section: string,
  pages: readonly MenuEntry[],
  current: string | undefined,
  tell: Words['tell'],
): MenuItem | undefined {
  const [first] = pages
  if (first === undefined) {
    return undefined
  }
  const here = pages.some(({ href }) => href === current)
  const items = pages.map(({ href, label }) => ({ href, label: tell(label), current: href === current }))
  if (first.unfoldsUnder !== undefined) {
    return { href: first.href, label: tell(first.unfoldsUnder), current: here, folded: items }
  }
  if (pages.length === 1) {
    return { href: first.href, label: tell(first.label), current: here }
  }
  return { href: first.href, label: section, current: here, ...(here ? { pages: items } : {}) }
}

/** The entry that a page belongs to. Where it is as near to two of them, its own address goes before those that it also has. */
const nearest = (entries: readonly MenuEntry[], path: string): MenuEntry | undefined =>
  [
    ...entries.map((entry) => ({ at: entry.href, entry })),
    ...entries.flatMap((entry) => (entry.alsoAt ?? []).map((at) => ({ at, entry }))),
  ]
    .filter(({ at }) => path === at || path.startsWith(`${at}/`))
    .toSorted((one, other) => other.at.length - one.at.length)[0]?.entry
