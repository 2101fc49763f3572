import type { RefusalValues } from '../operations/refused.ts'

/** What is said for each code of a room's table. */
export type RefusedWords<Code extends string> = Readonly<
  Record<
    Code,
    {
      readonly reason: string | ((values: RefusalValues) => string)
      /** Above it, where it is a problem of its own. */
      readonly heading?: string
    }
  >
>
