import type { Actor } from '../access/actor.ts'
import type { MenuItem } from '../../views/shell.ts'

/** A page as hooks see it. */
export type HookedPage = { readonly id: string; readonly path: string; readonly title: string }

/** Who asked for a page: nobody signed in is `undefined`. */
export type Reader = Actor | undefined

/** An entry of the main menu before it is shown: lower `order` comes first. */
export type MenuEntry = { readonly href: string; readonly label: string; readonly order: number }

/** The hooks that are run and waited for, with what each is told. */
export type HookArguments = {
  /** Before a page that this reader may see is sent; throwing keeps it from being sent. */
  before_serve_page: [page: HookedPage, reader: Reader, occasion: HookOccasion]
  /** After a page was sent. */
  after_serve_page: [page: HookedPage, reader: Reader, occasion: HookOccasion]
  /** After a page was created, changed, published or withdrawn, in the transaction of the change. */
  after_edit_page: [page: HookedPage, change: PageChange]
}

export type HookName = keyof HookArguments

/** Adds to, or takes from, the main menu of a signed-in person: the hook `construct_main_menu`. */
export type MenuHook = (entries: readonly MenuEntry[], actor: Actor) => readonly MenuEntry[]

/** What a hook may need of the request and nothing more. */
export type HookOccasion = { readonly requestId: string; readonly at: Date }

/** A change of a page, as `after_edit_page` is told. */
export type PageChange = {
  readonly kind: 'created' | 'edited' | 'published' | 'withdrawn'
  readonly revision: number
  readonly actor: Actor
}

type Registered = { readonly [Name in HookName]: ((...told: HookArguments[Name]) => Promise<void>)[] }

/** The hooks that parts of the house, and a facility's own code, register; run in the order of registration. */
export class Hooks {
  readonly #menu: MenuHook[] = []
  readonly #registered: Registered = { before_serve_page: [], after_serve_page: [], after_edit_page: [] }

  on(name: 'construct_main_menu', hook: MenuHook): void
  on<Name extends HookName>(name: Name, hook: (...told: HookArguments[Name]) => Promise<void>): void
  on(...registration: Registration): void {
    const [name, hook] = registration
    switch (name) {
      case 'construct_main_menu':
        this.#menu.push(hook)
        break
      case 'before_serve_page':
        this.#registered.before_serve_page.push(hook)
        break
      case 'after_serve_page':
        this.#registered.after_serve_page.push(hook)
        break
      case 'after_edit_page':
        this.#registered.after_edit_page.push(hook)
        break
    }
  }

  /** Runs the hooks of a name one after the other. @throws what a hook throws, and runs no further one */
  async run<Name extends HookName>(name: Name, ...told: HookArguments[Name]): Promise<void> {
    const list: Registered[Name] = this.#registered[name]
    for (const hook of list) {
      await hook(...told)
    }
  }

  /** The main menu of a person; the entry whose address begins the current one is marked. */
  menuFor(actor: Actor, currentPath: string): MenuItem[] {
    let entries: readonly MenuEntry[] = []
    for (const hook of this.#menu) {
      entries = hook(entries, actor)
    }
    const isCurrent = (href: string) => (href === '/' ? currentPath === '/' : currentPath.startsWith(href))
    return entries
      .toSorted((one, other) => one.order - other.order)
      .map(({ href, label }) => ({ href, label, current: isCurrent(href) }))
  }
}

type Registration =
  | [name: 'construct_main_menu', hook: MenuHook]
  | { [Name in HookName]: [name: Name, hook: (...told: HookArguments[Name]) => Promise<void>] }[HookName]
