import type { Permission } from './access/permissions.ts'
import type { MenuEntry } from './pages/hooks.ts'

/** An entry of the main menu, and what it needs: nothing, one right, or several together. */
export type MenuOffer = MenuEntry & { readonly needs: Permission | readonly Permission[] | null }
