import type { Transaction } from 'sequelize'
import type { MenuPageRow } from '../../models/queries/pages/pages.ts'
import { said } from '../../views/words/said.ts'
import type { Actor } from '../access/actor.ts'
import { mayRead } from '../access/audience.ts'
import type { Clock } from '../clock.ts'
import { paths } from '../paths.ts'
import type { MenuEntry } from './hooks.ts'

const freshForMs = 30_000

/** After the house's own entries. */
const firstOrder = 1_000

/** Who works here looks things up under one entry; to strangers the pages are all that there is. */
const help = { section: 'Help', unfoldsUnder: said('frame.menu.help') }

/**
 * The published pages of the main menu, in memory, because a menu stands on every page. Publishing and withdrawing in
 * this process bring it up to date at once. What other processes change is seen by the first page asked for when the
 * list is 30 seconds old: that one still has the old menu, and the list is read anew behind it.
 */
export class PageMenu {
  readonly #read: () => Promise<readonly MenuPageRow[]>
  readonly #clock: Clock
  readonly #onError: (error: unknown) => void
  #pages: readonly MenuPageRow[] = []
  #readings = 0
  #newest = 0
  #askedAt = Number.NEGATIVE_INFINITY

  constructor(options: {
    read: () => Promise<readonly MenuPageRow[]>
    clock: Clock
    /** Told of a reading that failed; the menu stays as it was. */
    onError: (error: unknown) => void
  }) {
    this.#read = options.read
    this.#clock = options.clock
    this.#onError = options.onError
  }

  /** Reads the list anew. Of readings that overlap, the one that began last counts. Never throws. */
  async refresh(): Promise<void> {
    this.#askedAt = this.#clock.now().getTime()
    this.#readings += 1
    const reading = this.#readings
    try {
      const pages = await this.#read()
      if (reading > this.#newest) {
        this.#newest = reading
        this.#pages = pages
      }
    } catch (error) {
      this.#onError(error)
    }
  }

  /** Reads the list anew once a change is committed, before it is answered. */
  refreshAfter(transaction: Transaction): void {
    transaction.afterCommit(() => this.refresh())
  }

  /** The entries for a person, or for strangers. */
  entriesFor(actor: Actor | undefined): MenuEntry[] {
    if (this.#clock.now().getTime() - this.#askedAt >= freshForMs) {
      void this.refresh()
    }
    return this.#pages
      .filter(({ audience }) => mayRead(audience, actor))
      .map(({ path, title, position }) => ({
        href: paths.page(path),
        label: title,
        order: firstOrder + position,
        ...(actor === undefined ? {} : help),
      }))
  }
}
