import type { Transaction } from 'sequelize'
import type { Waiting } from '../waiting-counts.ts'
import type { MenuItem } from '../../views/shell.ts'
import type { Words } from '../../views/words/words.ts'
import type { Actor } from '../access/actor.ts'
import type { Audience } from '../access/audience.ts'
import type { SignedIn } from '../access/session.ts'
import type { Origin } from '../audit/entry.ts'
import type { RecordChange } from '../audit/record.ts'
import { menuOf, type MenuEntry } from './menu-of-entries.ts'
import type { SuppliedMedicine } from './supplied-medicine.ts'

export type { MenuEntry } from './menu-of-entries.ts'

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

/** What each hook is told. */
export type HookArguments = {
  /** Before a page is sent, once it is decided that this reader may see it; throwing keeps it from being sent. */
  before_serve_page: [page: HookedPage, reader: Reader, occasion: Occasion]
  /** After a page was sent whole; what it throws is logged. */
  after_serve_page: [page: HookedPage, reader: Reader, occasion: Occasion]
  /** After a change of a page, in its transaction; throwing undoes the change. */
  after_edit_page: [change: PageChange, occasion: EditOccasion]
  /** After a supply, or its reversal, was recorded; what it throws is logged, and nobody waits for it. */
  after_supply: [supply: SuppliedMedicine]
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
    after_supply: [],
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

  /** Runs every hook of a name, whatever becomes of the others. @param failed is told what one throws */
  async tell<Name extends Exclude<HookName, 'construct_main_menu'>>(
    name: Name,
    failed: (error: unknown) => void,
    ...told: HookArguments[Name]
  ): Promise<void> {
    const ends = await Promise.allSettled(this.#registered[name].map(async (hook) => hook(...told)))
    ends.forEach((end) => end.status === 'rejected' && failed(end.reason))
  }

  /**
   * The main menu of a person, or of strangers, in words of the reader; the entry whose address is nearest to the current one is marked, and
   * the pages of its section come with it.
   */
  menuFor(
    actor: Actor | undefined,
    currentPath: string,
    { tell }: Pick<Words, 'tell'>,
    waiting?: Waiting,
  ): MenuItem[] {
    let entries: readonly MenuEntry[] = []
    for (const hook of this.#registered.construct_main_menu) {
      entries = hook(entries, actor)
    }
    return menuOf(entries, { currentPath, tell, waiting })
  }
}
